// How much later than `node -e 0` the command ends: median wall time of alternating runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = 15;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = path.join(
  path.dirname(createRequire(import.meta.url).resolve('schemawright/package.json')),
  'bin/schemawright.js',
);
const payload = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'payload.json');
writeFileSync(
  payload,
  JSON.stringify({ token: 't', token_type: 'access', hub_id: 1, user_id: 2, scopes: [], app_id: 3, expires_in: 4 }),
);

const schemas = 'schemas/hubspot-oauth';
const cases = {
  'node -e 0': ['-e', '0'],
  '--help': [command, '--help'],
  'validate, JSON Structure': [
    command,
    'validate',
    payload,
    '--schema',
    `${schemas}/access-token-metadata.struct.json`,
  ],
  'validate, OpenAPI component': [
    command,
    'validate',
    payload,
    '--schema',
    `${schemas}/openapi.yaml#/components/schemas/AccessTokenMetadata`,
  ],
};
const times = new Map(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(cases)) {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root });
    times.get(name).push(Number(process.hrtime.bigint() - start) / 1e6);
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  }
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(times.get('node -e 0'));
console.log('start-up                        median ms   above node -e 0');
for (const [name, values] of times) {
  console.log(
    `${name.padEnd(30)} ${median(values).toFixed(0).padStart(10)} ${(median(values) - base).toFixed(0).padStart(17)}`,
  );
}
