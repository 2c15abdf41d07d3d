// Types, client and validators of one description: this command beside its peers, as ratios to openapi-typescript, which
// makes the types alone. CPU time and peak memory are the child's own. Peers are fetched on demand into .cache/, for they
// are large and some need a newer Node, which comes along. `ROUNDS=2 LIMIT=900 node src/generators.mjs [FILE...]`
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['ROUNDS'] ?? 2);
/** Seconds that one run may take: the peers need minutes for the largest description. */
const limit = Number(process.env['LIMIT'] ?? 900) * 1000;
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Each in a folder of its own: what one asks for is no business of another. */
const peers = {
  node: { node: '24.9.0' },
  'openapi-typescript': { 'openapi-typescript': '7.13.0', typescript: '5.9.3' },
  '@hey-api/openapi-ts': { '@hey-api/openapi-ts': '0.99.0', typescript: '5.9.3' },
  orval: { orval: '7.21.0', typescript: '5.9.3' },
  '@kubb/cli': Object.fromEntries(
    ['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-client', 'plugin-zod'].map((name) => [
      `@kubb/${name}`,
      '4.39.3',
    ]),
  ),
};
const folderOf = (peer) => path.join(cache, peer.replace('/', '+'));

/** Why a peer can't be run; nothing when it can. */
const fetched = (peer) => {
  const folder = folderOf(peer);
  const manifest = path.join(folder, 'package.json');
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: peers[peer] });
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  rmSync(manifest);
  return `not installed: ${/npm error notarget No matching version found for (\S+)/.exec(stderr)?.[1] ?? 'npm failed'}`;
};
mkdirSync(cache, { recursive: true });
const absences = new Map(Object.keys(peers).map((peer) => [peer, fetched(peer)]));

/** Of a package of 385 MB one file. */
const github = path.join(cache, 'package/generated/api.github.com.json');
if (!existsSync(github)) {
  const archive = 'octokit-openapi-22.0.0.tgz';
  const inCache = (name, ...args) => spawnSync(name, args, { cwd: cache, shell: process.platform === 'win32' });
  inCache('npm', 'pack', '@octokit/openapi@22.0.0');
  inCache('tar', '-xzf', archive, 'package/generated/api.github.com.json');
  rmSync(path.join(cache, archive), { force: true });
  if (!existsSync(github)) throw new Error('the GitHub description could not be fetched');
}

const installed = (peer, name = peer) => path.join(folderOf(peer), 'node_modules', name);
const program = (peer) => {
  const { bin } = JSON.parse(readFileSync(installed(peer, `${peer}/package.json`), 'utf8'));
  return path.join(installed(peer), typeof bin === 'string' ? bin : Object.values(bin)[0]);
};
const newerNode = path.join(installed('node'), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const command = path.join(
  path.dirname(createRequire(import.meta.url).resolve('schemawright/package.json')),
  'bin/schemawright.js',
);

/** A configuration file, where the peer's packages are found. */
const configured = (peer, text) => {
  const file = path.join(folderOf(peer), 'bench.config.mjs');
  writeFileSync(file, text);
  return file;
};

/** By name: the Node that it needs, and its arguments. The first is what the others are compared to. */
const contenders = {
  'openapi-typescript, types alone': {
    peer: 'openapi-typescript',
    node: process.execPath,
    args: (file, out) => [program('openapi-typescript'), file, '-o', path.join(out, 'types.d.ts')],
  },
  'schemawright, all three': {
    node: process.execPath,
    args: (file, out) => [command, 'generate', '--input', file, '--out', path.join(out, 'packages'), '--name', 'bench'],
  },
  '@hey-api/openapi-ts, all three': {
    peer: '@hey-api/openapi-ts',
    node: newerNode,
    args: (file, out) => [
      // Its own bin starts another process, which the meter does not see.
      path.join(path.dirname(program('@hey-api/openapi-ts')), '../dist/run.mjs'),
      '-f',
      configured(
        '@hey-api/openapi-ts',
        `export default ${JSON.stringify({
          input: file,
          output: path.join(out, 'api'),
          plugins: ['@hey-api/typescript', '@hey-api/client-fetch', { name: '@hey-api/sdk', validator: 'zod' }, 'zod'],
        })};`,
      ),
    ],
  },
  'orval, all three': {
    peer: 'orval',
    node: newerNode,
    args: (file, out) => [
      program('orval'),
      '--config',
      configured(
        'orval',
        `export default ${JSON.stringify({
          client: { input: { target: file }, output: { target: path.join(out, 'client.ts'), client: 'fetch' } },
          zod: { input: { target: file }, output: { target: path.join(out, 'zod.ts'), client: 'zod' } },
        })};`,
      ),
    ],
  },
  'kubb, all three': {
    peer: '@kubb/cli',
    node: newerNode,
    args: (file, out) => [
      program('@kubb/cli'),
      'generate',
      '--config',
      configured(
        '@kubb/cli',
        `import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginClient } from '@kubb/plugin-client';
import { pluginZod } from '@kubb/plugin-zod';
export default {
  root: ${JSON.stringify(out)},
  input: { path: ${JSON.stringify(file)} },
  output: { path: 'api', clean: true, format: false, lint: false },
  plugins: [pluginOas({ validate: false }), pluginTs(), pluginClient(), pluginZod()],
};`,
      ),
    ],
  },
};

/** Runs as the last thing of the child: tells its own resources on a further stream. */
const meter = path.join(cache, 'meter.cjs');
writeFileSync(
  meter,
  `if (require('node:worker_threads').isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 }) + '\\n');
});`,
);

const run = ({ node, args }, file) =>
  new Promise((resolve) => {
    const out = path.join(cache, 'out');
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    const start = performance.now();
    const child = spawn(node, ['--require', meter, ...args(file, out)], {
      cwd: cache,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: limit,
      killSignal: 'SIGKILL',
      env: { ...process.env, CI: '1', NODE_NO_WARNINGS: '1' },
    });
    let said = '';
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = (said + data).slice(-2000)));
    child.stdio[3].on('data', (data) => (told += data));
    child.on('close', (status, signal) => {
      const wall = (performance.now() - start) / 1000;
      if (signal !== null) return resolve({ failed: `stopped after ${Math.round(wall)} s` });
      if (status !== 0 || told === '')
        return resolve({
          failed: `exit ${status}: ${/\w*Error: .*/.exec(said)?.[0] ?? said.trim().split('\n').at(-1)}`,
        });
      return resolve({ wall, ...JSON.parse(told.trim().split('\n').at(-1)) });
    });
  });

const best = (runs, key) => Math.min(...runs.map((one) => one[key]));

const files =
  process.argv.length > 2
    ? process.argv.slice(2).map((file) => path.resolve(file))
    : [github, path.join(root, 'schemas/hubspot-oauth/openapi.yaml')];
for (const file of files) {
  const runs = new Map(Object.keys(contenders).map((name) => [name, []]));
  const failures = new Map(
    Object.entries(contenders).flatMap(([name, { peer, node }]) => {
      const absence = absences.get(peer) ?? (node === newerNode ? absences.get('node') : undefined);
      return absence === undefined ? [] : [[name, absence]];
    }),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      if (failures.has(name)) continue;
      const result = await run(contender, file);
      if (result.failed !== undefined) failures.set(name, result.failed);
      else runs.get(name).push(result);
      // A whole comparison takes long: each run is told as it ends.
      console.error(
        `${name}: ${result.failed ?? `CPU ${result.cpu.toFixed(1)} s, memory ${Math.round(result.rss)} MiB`}`,
      );
    }
  }
  console.log(`\n${path.relative(root, file)}, best of ${rounds}: ratios to the first line`);
  const [base] = runs.values();
  for (const [name, done] of runs) {
    if (failures.has(name) || base.length === 0) {
      console.log(`${name.padEnd(34)} ${failures.get(name) ?? 'nothing to compare it to'}`);
      continue;
    }
    const cells = [
      ['wall', 'wall', 's'],
      ['CPU', 'cpu', 's'],
      ['memory', 'rss', 'MiB'],
    ].map(([title, key, unit]) => {
      const value = best(done, key);
      const ratio = (value / best(base, key)).toFixed(2);
      return `${title} ${ratio.padStart(5)} (${unit === 's' ? value.toFixed(1) : Math.round(value)} ${unit})`;
    });
    console.log(`${name.padEnd(34)} ${cells.join('   ')}`);
  }
}
rmSync(path.join(cache, 'out'), { recursive: true, force: true });
