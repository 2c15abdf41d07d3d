import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { manifest, pets, petsWithOtherTag } from './contracts.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const decided = `${manifest}decisions:
  - pointer: /components/schemas/Pet/properties/tag
    reason: the page is wrong about tags
`;

const cwd = folderWith({
  'pets.json': pets,
  'same.json': pets,
  'drifted.json': petsWithOtherTag,
  'prose.md': 'Dear reader, log in to see this page.',
  'schemas/pets/contract.yaml': decided,
  'schemas/pets/openapi.json': pets,
  'schemas/pets/upstream/openapi.json': petsWithOtherTag,
  'schemas/plain/contract.yaml': manifest.replaceAll('pets', 'plain'),
  'schemas/plain/openapi.json': pets,
  'schemas/plain/upstream/openapi.json': pets,
});
execFileSync('mkfifo', [join(cwd, 'pipe')]);
writeFileSync(join(cwd, 'latin1.md'), Buffer.from('# \u00e9', 'latin1'));
afterAll(() => remove(cwd));

const check = (...args: string[]) => schemawright(['upstream', 'check', ...args], { cwd });

test.each<[string, string[], number, string, string?]>([
  ['the same', ['--from', 'same.json', '--contract', 'pets.json'], 0, 'same: no difference'],
  ['another type', ['--from', 'drifted.json', '--contract', 'pets.json'], 1, 'response-type-changed'],
  ['a page that is none', ['--from', 'prose.md', '--contract', 'pets.json'], 2, 'refused ', 'prose.md:1:1 error'],
  ['a missing page', ['--from', 'gone.md', '--contract', 'pets.json'], 2, 'refused ', 'gone.md'],
  ['a folder', ['--from', 'schemas', '--contract', 'pets.json'], 2, 'refused ', 'this is a folder'],
  ['a pipe', ['--from', 'pipe', '--contract', 'pets.json'], 2, 'refused ', 'no regular file'],
  ['a page of another encoding', ['--from', 'latin1.md', '--contract', 'pets.json'], 2, 'refused ', 'not valid UTF-8'],
  ['an address', ['--from', 'https://example.com/', '--contract', 'pets.json'], 2, '', 'opens no connection'],
  ['a missing contract', ['--from', 'same.json', '--contract', 'gone.json'], 2, '', 'gone.json:1:1 error'],
  ['a difference that is decided on', ['pets'], 0, 'decided: the page is wrong about tags'],
  ['all contracts', [], 0, 'same: 1 difference, each decided on'],
])('%s', (_, args, status, stdout, stderr = '') => {
  const run = check(...args);
  expect(run.stdout).toContain(stdout);
  expect(run.stderr).toContain(stderr);
  expect(run.status).toBe(status);
});

test('decisions hold for another copy of the page too', () => {
  expect(check('--from', join('schemas', 'pets', 'upstream', 'openapi.json'), '--contract', 'pets').status).toBe(0);
  expect(check('--from', 'drifted.json', '--contract', 'schemas/pets/openapi.json').status).toBe(0);
});

test('--format json says where a change comes from', () => {
  const { status, stdout } = check('--from', 'drifted.json', '--contract', 'pets.json', '--format', 'json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'drift',
    source: { from: 'drifted.json', kind: 'openapi', operation: 'GET /pets', language: null },
    bump: 'major',
    changes: [
      { rule: 'response-type-changed', operation: 'GET /pets', evidence: 'declared', old: 'string', new: 'integer' },
    ],
  });
});

test('--format json is one document for a refused page too', () => {
  const { status, stdout } = check('--from', 'prose.md', '--contract', 'pets.json', '--format', 'json');
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'refused',
    source: { from: 'prose.md', kind: null },
    changes: [],
    refused: { code: expect.any(String) as string, message: expect.any(String) as string },
  });
});

test('several sources are one document with a check for each', () => {
  const { stdout } = check('--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'same',
    checks: [
      { contract: 'pets', verdict: 'same' },
      { contract: 'plain', verdict: 'same' },
    ],
  });
});
