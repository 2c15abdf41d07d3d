import type { Contract } from '@schemawright/contract';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generators } from '../src/generators/table.ts';
import type { Int64 } from '../src/views/views.ts';
import { hooks, old, rich } from './support/contracts.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'generate-compilers-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Installs the packages of a contract, and tells the paths of their declarations. */
const install = async (contract: Contract, int64: Int64): Promise<string[]> => {
  const scope = `@${contract.name}`;
  const names = { types: `${scope}/types`, client: `${scope}/client`, validators: `${scope}/validators` };
  const declarations: string[] = [];
  for (const generator of generators) {
    const { files } = await generator.generate(contract, names, { int64 });
    for (const file of files) {
      const target = path.join('node_modules', names[generator.id], file.path);
      mkdirSync(path.dirname(path.join(folder, target)), { recursive: true });
      writeFileSync(path.join(folder, target), file.text);
      if (target.endsWith('.d.ts')) declarations.push(target);
    }
  }
  return declarations;
};

const consumer = `import { createClient, getPet, byPath, serverUrl } from '@rich/client';
import type { CatSent, Pet, PetReceived, Place, components, handlers, paths } from '@rich/types';
import { kindValues } from '@rich/types/values';
import type { handlers as hooks } from '@hooks/types';
import type { Access } from '@old/types';
import { isPet } from '@rich/validators';

export const client: ReturnType<typeof createClient> = createClient({ baseUrl: serverUrl('https://{region}.example.com') });
export const tryIt = async (): Promise<bigint | undefined> => {
  const { data } = await getPet(client, { params: { path: { id: 1n } } });
  return typeof data === 'object' && 'kind' in data && data.kind === 'cat' ? data.id : undefined;
};
export const read = (value: unknown): Pet | undefined => (isPet(value) ? value : undefined);
export const cat: CatSent = { kind: 'cat', secret: 'x' };
export const lives = (pet: PetReceived): number => (pet.kind === 'cat' ? pet.lives : 0);
export const place: Place = [1, 2];
export const kinds: readonly components['schemas']['Kind'][] = kindValues;
export const born: handlers['petBorn'] = async (request) => {
  if (request.contentType !== 'application/json') return { status: 410 };
  return { status: 200, body: request.body.kind };
};
export const ping: hooks['onPingPOST'] = ({ body }) => ({ status: body?.zen === undefined ? 204 : 200 });
export const access: Access = { use: 'Access', access: 'x' };
export type Path = keyof paths;
export const other: ReturnType<typeof byPath> = byPath(client);
`;

const declarations = [
  ...(await install(rich, 'bigint')),
  ...(await install(hooks, 'string')),
  ...(await install(old, 'number')),
];
writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
writeFileSync(path.join(folder, 'consumer.ts'), consumer);

const require = createRequire(import.meta.url);

/** What the compiler of a package prints; nothing when it is content. */
const compile = (manifest: string, name: string, options: object): Promise<string> => {
  const project = path.join(folder, `tsconfig.${name}.json`);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    declaration: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    ...options,
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: ['consumer.ts', ...declarations] }));
  const program = path.join(path.dirname(manifest), 'bin', 'tsc');
  return new Promise((done) => {
    execFile(process.execPath, [program, '-p', project], { cwd: folder }, (error, stdout, stderr) =>
      done(stdout + stderr + (error === null || stdout !== '' ? '' : error.message)),
    );
  });
};

const bundler = { module: 'ESNext', moduleResolution: 'Bundler' };

test.concurrent.each([
  ['5.4', require.resolve('typescript-5.4/package.json'), {}],
  ['5.9', require.resolve('typescript/package.json'), { isolatedDeclarations: true }],
  ['6', require.resolve('typescript-6/package.json'), { isolatedDeclarations: true }],
  ['7', require.resolve('typescript-7/package.json'), { isolatedDeclarations: true }],
  ['7 for a bundler', require.resolve('typescript-7/package.json'), { isolatedDeclarations: true, ...bundler }],
])('the packages type-check with TypeScript %s', async (name, manifest, options) => {
  expect(await compile(manifest, name.replaceAll(' ', '-'), options)).toBe('');
});
