import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder } from './examples.ts';
import { startServer } from './server.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'schemawright-'));
const project = path.join(root, 'project');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (place: string): Manifest =>
  JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as Manifest;

/** Where a package is that the package in `from` depends on, by the algorithm of Node.js. */
const locate = (name: string, from: string): string =>
  createRequire(path.join(from, 'package.json'))
    .resolve.paths(name)
    ?.map((place) => path.join(place, name))
    .find((place) => existsSync(path.join(place, 'package.json'))) ?? expect.fail(`${name} is not installed`);

/** The packages and all that they depend on, by name. */
const closure = (places: readonly string[], found = new Map<string, string>()): ReadonlyMap<string, string> => {
  for (const place of places) {
    const { name, dependencies = {} } = manifestIn(place);
    if (found.has(name)) continue;
    found.set(name, place);
    closure(
      Object.keys(dependencies).map((dependency) => locate(dependency, place)),
      found,
    );
  }
  return found;
};

/** Runs a command to its end; what it printed. Settings of the package manager that started the test are kept out. */
const run = async (command: string, parameters: readonly string[], cwd: string): Promise<string> => {
  const env = Object.entries(process.env).filter(([name]) => !/^(?:npm_|node_options$|node_path$)/i.test(name));
  const { stdout } = await promisify(execFile)(command, parameters, { cwd, env: Object.fromEntries(env) });
  return stdout;
};

const npm = (parameters: readonly string[], cwd: string): Promise<string> =>
  run('npm', [...parameters, '--ignore-scripts', '--loglevel=error', '--cache', path.join(root, 'cache')], cwd);

/** A copy with the ranges that publication puts in place of `workspace:^`. */
const published = (place: string, copy: string): string => {
  cpSync(place, copy, { recursive: true, dereference: true, filter: (file) => path.basename(file) !== 'node_modules' });
  const manifest = manifestIn(copy);
  const dependencies = Object.entries(manifest.dependencies ?? {}).map(([name, range]) => [
    name,
    range.startsWith('workspace:') ? `^${manifestIn(locate(name, place)).version}` : range,
  ]);
  writeFileSync(
    path.join(copy, 'package.json'),
    JSON.stringify({ ...manifest, dependencies: Object.fromEntries(dependencies) }),
  );
  return copy;
};

const ours = ['types', 'client', 'validators'].map((part) => `@schemawright/hubspot-oauth-${part}`);

/** The examples that the README of each package shows, as files in the project. */
const examplesOf = (part: string): readonly { readonly file: string; readonly text: string }[] => {
  const readme = readFileSync(path.join(project, 'node_modules', part, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```(ts|js)\n(.*?)^```$/gms)].map(([, language, text = ''], index) => ({
    file: `${path.basename(part)}-${index}.${language}`,
    text,
  }));
};

// What is foreign is packed from where it is installed, so that the installation needs no registry.
beforeAll(async () => {
  const places = [...closure(ours.map((name) => locate(name, folder))).values()];
  const copies = places.map((place, index) => published(place, path.join(root, 'copies', String(index))));
  await npm(['pack', '--pack-destination', root, ...copies], root);
  cpSync(path.join(import.meta.dirname, 'consumer'), project, { recursive: true });
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const tarballs = readdirSync(root).filter((name) => name.endsWith('.tgz'));
  await npm(
    ['install', '--offline', '--no-audit', '--no-fund', ...tarballs.map((name) => path.join(root, name))],
    project,
  );
  for (const { file, text } of ours.flatMap(examplesOf)) writeFileSync(path.join(project, file), text);
}, 60_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Everything in a package, but for what the package manager put there. */
const filesOf = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !name.startsWith('node_modules/'))
    .sort();

describe('the packages, packed and installed', () => {
  test.each(ours)('%s carries all that was generated', (name) => {
    const generated = filesOf(locate(name, folder)).filter((file) => file !== '.schemawright.json');
    expect(filesOf(path.join(project, 'node_modules', name))).toEqual(generated);
  });

  const tsc = (parameters: readonly string[]): Promise<string> => {
    const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    return run(process.execPath, [compiler, '--target', 'es2022', ...parameters], project);
  };
  const filesIn = (extension: string): string[] =>
    readdirSync(project).filter((name) => path.extname(name) === extension);
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
  const nodeTypes = ['--types', 'node', '--typeRoots', path.join(folder, '../../node_modules/@types')];

  test.each([
    ['Node.js', ['--module', 'nodenext']],
    ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
    ['Node.js without the types of a browser', ['--module', 'nodenext', '--lib', 'es2023', ...nodeTypes]],
  ])(
    'have types that hold for %s',
    async (_, parameters) => {
      const printed = await tsc([...strict, ...parameters, ...filesIn('.ts')]).catch(
        (error: { stdout: string }) => error.stdout,
      );
      expect(printed).toBe('');
    },
    60_000,
  );

  test('show examples that can be run', async () => {
    const shown = filesIn('.js').filter((name) => name !== 'consumer.js');
    expect(shown).toHaveLength(3);
    for (const name of shown) expect(await run(process.execPath, [name], project)).not.toBe('');
  }, 60_000);

  test('run, without making code from text', async () => {
    await tsc(['--module', 'nodenext', '--noCheck', 'consumer.ts']);
    const server = await startServer();
    const script = `import { use } from './consumer.js'; console.log((await use('${server.origin}')).join('\\n'));`;
    const noEval = '--disallow-code-generation-from-strings';
    const printed = await run(process.execPath, [noEval, '--input-type=module', '--eval', script], project).finally(
      server.close,
    );
    expect(printed.trim().split('\n')).toEqual([
      'access for 1754 s in na1',
      'refresh for 2 scopes',
      'active: false',
      'invalid_client',
      'active: false',
      'active',
    ]);
    expect(server.requests.map((request) => request.path)).toEqual(Array(4).fill('/oauth/v3/token/introspect'));
  }, 60_000);
});
