import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { manifest, pets, petsWithMore, petsWithOtherTag, petsWithoutTag } from './contracts.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const cwd = folderWith({
  'pets.json': pets,
  'without-tag.json': petsWithoutTag,
  'other-tag.json': petsWithOtherTag,
  'more.json': petsWithMore,
  'malformed.json': '{\n  "a": 1,,\n}',
  'repository/schemas/pets/contract.yaml': manifest,
  'repository/schemas/pets/openapi.json': petsWithOtherTag,
  'repository/schemas/pets/releases/1.9.0.json': petsWithMore,
  'repository/schemas/pets/releases/1.10.0.json': pets,
  'repository/schemas/young/contract.yaml': manifest.replace('name: pets', 'name: young'),
  'repository/schemas/young/openapi.json': pets,
  'bare/pets.json': pets,
});
afterAll(() => remove(cwd));

const repository = join(cwd, 'repository');

test.each<[string, string[], number, string, string?]>([
  ['nothing changed', ['pets.json', 'pets.json'], 0, 'none: nothing changed'],
  ['something was added', ['pets.json', 'more.json'], 0, 'minor: 0 breaking, 0 risky, 1 compatible'],
  ['something broke, and nobody asked', ['pets.json', 'other-tag.json'], 0, 'major: 1 breaking'],
  ['something broke', ['pets.json', 'other-tag.json', '--fail-on', 'breaking'], 1, 'response-type-changed'],
  ['something broke, less would do', ['pets.json', 'other-tag.json', '--fail-on', 'risky'], 1, 'major'],
  ['something risky', ['pets.json', 'without-tag.json', '--fail-on', 'breaking'], 0, 'minor: 0 breaking, 1 risky'],
  ['something risky is too much', ['pets.json', 'without-tag.json', '--fail-on', 'risky'], 1, 'minor'],
  ['nothing broke', ['pets.json', 'more.json', '--fail-on', 'risky'], 0, 'operation-added'],
  ['a missing file', ['pets.json', 'gone.json'], 2, '', 'gone.json:1:1 error'],
  ['a folder', ['pets.json', 'bare'], 2, '', 'bare:1:1 error'],
  ['malformed JSON', ['malformed.json', 'pets.json'], 2, '', 'malformed.json:2:10 error'],
  ['a git revision', ['git:main:pets.json', 'pets.json'], 2, '', 'git show'],
  ['a published package', ['npm:pets@1.0.0', 'pets.json'], 2, '', 'contract.json'],
  ['an address', ['https://example.com/pets.json', 'pets.json'], 2, '', 'download'],
])('two files, %s', (_, args, status, stdout, stderr = '') => {
  const run = schemawright(['diff', ...args], { cwd });
  expect(run.stdout).toContain(stdout);
  expect(run.stderr).toContain(stderr);
  expect(run.status).toBe(status);
});

test('--format json is the document of the changes', () => {
  const { stdout } = schemawright(['diff', 'pets.json', 'without-tag.json', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    bump: 'minor',
    changes: [
      {
        rule: 'response-property-removed',
        impact: 'risky',
        operation: 'GET /pets',
        location: 'response.200.body application/json',
        pointer: '/components/schemas/Pet/properties/tag',
      },
    ],
  });
});

test('--format json is one document for a refused input too', () => {
  const { status, stdout } = schemawright(['diff', 'malformed.json', 'pets.json', '--format', 'json'], { cwd });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    refused: { problems: [{ file: 'malformed.json', line: 2, column: 10 }] },
  });
});

test('a contract by its name is compared with its last release, from anywhere in the repository', () => {
  for (const folder of [repository, join(repository, 'schemas/pets')]) {
    const { status, stdout } = schemawright(['diff', 'pets', '--fail-on', 'breaking'], { cwd: folder });
    expect(stdout).toContain('response-type-changed');
    expect(stdout).not.toContain('operation-removed');
    expect(status).toBe(1);
  }
});

test('a contract without a release has nothing to be compared with', () => {
  const { status, stdout, stderr } = schemawright(['diff', 'young'], { cwd: repository });
  expect(status).toBe(0);
  expect(stdout).toBe('none: nothing changed\n');
  expect(stderr).toContain('young has no release yet');
});

test('an unknown name is told with those that are known', () => {
  const { status, stderr } = schemawright(['diff', 'cats'], { cwd: repository });
  expect(status).toBe(2);
  expect(stderr).toContain('there is no contract cats; schemas/ has pets, young');
});

test('--changeset writes what releases the packages, once', () => {
  const write = () => schemawright(['diff', 'pets', '--changeset', '--format', 'json'], { cwd: repository });
  const [first, second] = [write(), write()];
  expect(second).toEqual(first);
  const { changesets } = JSON.parse(first.stdout) as { changesets: string[] };
  expect(readdirSync(join(repository, '.changeset')).map((name) => `.changeset/${name}`)).toEqual(changesets);
  const text = readFileSync(join(repository, changesets[0] ?? ''), 'utf8');
  for (const role of ['types', 'client', 'validators']) expect(text).toContain(`"@example/pets-${role}": `);
});
