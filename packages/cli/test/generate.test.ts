import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { manifest, pets, petsBroken, petsWithMore } from './contracts.ts';
import { folderWith, remove, type Run, schemawright } from './schemawright.ts';
import { common, customer, petStructure } from './structures.ts';

const inFolder = (files: Record<string, unknown>): { cwd: string; generate: (...args: string[]) => Run } => {
  const cwd = folderWith(files);
  onTestFinished(() => remove(cwd));
  return { cwd, generate: (...args) => schemawright(['generate', ...args], { cwd }) };
};

const adHoc = ['--input', 'pets.json', '--out', 'generated', '--name', '@example/pets'];

interface Document {
  packages: { name: string; dir: string; files: { path: string; status: string }[] }[];
}
const statuses = ({ stdout }: Run): string[] => [
  ...new Set((JSON.parse(stdout) as Document).packages.flatMap(({ files }) => files.map(({ status }) => status))),
];

test('a plain file becomes three packages; once more changes nothing', () => {
  const { cwd, generate } = inFolder({ 'pets.json': pets });
  const first = generate(...adHoc, '--format', 'json');
  expect(first.status).toBe(0);
  expect((JSON.parse(first.stdout) as Document).packages.map(({ name, dir }) => [name, dir])).toEqual([
    ['@example/pets-types', 'generated/types'],
    ['@example/pets-client', 'generated/client'],
    ['@example/pets-validators', 'generated/validators'],
  ]);
  expect(statuses(first)).toEqual(['written']);
  for (const role of ['types', 'client', 'validators']) {
    expect(JSON.parse(readFileSync(join(cwd, 'generated', role, 'package.json'), 'utf8'))).toMatchObject({
      name: `@example/pets-${role}`,
    });
  }
  const second = generate(...adHoc);
  expect(second.stdout).toMatch(/^@example\/pets-types up to date/u);
  expect(second.status).toBe(0);
});

test('--check writes nothing and tells what is stale', () => {
  const { cwd, generate } = inFolder({ 'pets.json': pets });
  const missing = generate(...adHoc, '--check', '--format', 'json');
  expect([missing.status, statuses(missing)]).toEqual([1, ['stale']]);
  expect(existsSync(join(cwd, 'generated'))).toBe(false);
  generate(...adHoc);
  expect(generate(...adHoc, '--check').status).toBe(0);
  writeFileSync(join(cwd, 'pets.json'), JSON.stringify(petsWithMore));
  const { status, stdout } = generate(...adHoc, '--check');
  expect(status).toBe(1);
  expect(stdout).toContain('  stale   ');
  expect(stdout).toContain('mend: ');
});

test('a contract of the repository goes to the packages that contract.yaml names', () => {
  const { cwd, generate } = inFolder({ 'schemas/pets/contract.yaml': manifest, 'schemas/pets/openapi.json': pets });
  expect(generate('pets').status).toBe(0);
  expect(readdirSync(join(cwd, 'packages')).filter((name) => !name.startsWith('.'))).toEqual([
    'pets-client',
    'pets-types',
    'pets-validators',
  ]);
  const below = schemawright(['generate', '--check', '--format', 'json'], { cwd: join(cwd, 'schemas/pets') });
  expect([below.status, statuses(below)]).toEqual([0, ['unchanged']]);
});

test.each<[string, string[], string]>([
  ['a contract with errors', ['--input', 'broken.json', '--out', 'generated', '--name', 'pets'], 'ref-unresolved'],
  ['a missing file', ['--input', 'gone.json', '--out', 'generated', '--name', 'pets'], 'gone.json:1:1 error'],
  ['a name that npm would not take', ['--input', 'pets.json', '--out', 'generated', '--name', 'Pets!'], 'npm package'],
  ['a name where there is no repository', ['pets'], 'schemas/NAME/contract.yaml'],
])('%s is refused before anything is written', (_, args, said) => {
  const { cwd, generate } = inFolder({ 'pets.json': pets, 'broken.json': petsBroken });
  const { status, stdout, stderr } = generate(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
  expect(existsSync(join(cwd, 'generated'))).toBe(false);
});

test('one broken contract of several keeps all from being written', () => {
  const { cwd, generate } = inFolder({
    'schemas/pets/contract.yaml': manifest,
    'schemas/pets/openapi.json': pets,
    'schemas/strays/contract.yaml': manifest.replaceAll('pets', 'strays'),
    'schemas/strays/openapi.json': petsBroken,
  });
  const { status, stderr } = generate();
  expect(status).toBe(2);
  expect(stderr).toContain('schemas/strays/openapi.json:');
  expect(existsSync(join(cwd, 'packages'))).toBe(false);
});

describe('schemas without operations', () => {
  const structures = {
    'structures/pet.struct.json': petStructure,
    'structures/customer.struct.json': customer,
    'structures/deeper/common.struct.json': common,
  };
  const packagesOf = ({ stdout }: Run): readonly [name: string, dir: string][] =>
    (JSON.parse(stdout) as Document).packages.map(({ name, dir }) => [name, dir]);

  test.each([
    ['a file', 'structures/pet.struct.json', ['isPet', 'isPet_Tag']],
    ['a folder of files that import each other', 'structures', ['isPet', 'isCustomer', 'isCommon_Address']],
  ])('%s becomes types and validators, for there is nothing that a client could call', (_, input, exported) => {
    const { cwd, generate } = inFolder(structures);
    const args = ['--input', input, '--out', 'generated', '--name', 'things'];
    const run = generate(...args, '--format', 'json');
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(packagesOf(run)).toEqual([
      ['things-types', 'generated/types'],
      ['things-validators', 'generated/validators'],
    ]);
    expect(existsSync(join(cwd, 'generated/client'))).toBe(false);
    const index = readFileSync(join(cwd, 'generated/validators/index.js'), 'utf8');
    for (const name of exported) expect(index).toContain(name);
    expect(generate(...args, '--check').status).toBe(0);
  });

  test('the client of an earlier generation is left alone', () => {
    const { cwd, generate } = inFolder({ ...structures, 'pets.json': pets });
    generate('--input', 'pets.json', '--out', 'generated', '--name', 'things');
    const client = readFileSync(join(cwd, 'generated/client/index.js'), 'utf8');
    const run = generate('--input', 'structures', '--out', 'generated', '--name', 'things', '--format', 'json');
    expect(packagesOf(run)).toHaveLength(2);
    expect(readFileSync(join(cwd, 'generated/client/index.js'), 'utf8')).toBe(client);
  });

  test('a client that contract.yaml names is generated all the same', () => {
    const { generate } = inFolder({
      'schemas/pets/contract.yaml': manifest.replace('openapi.json', 'pet.struct.json'),
      'schemas/pets/pet.struct.json': petStructure,
    });
    expect(packagesOf(generate('pets', '--format', 'json'))).toHaveLength(3);
  });

  test.each([
    ['without JSON Structure files', 'empty', 'folder-empty'],
    ['with two of the same name', 'twice', 'twice/two.struct.json:4:3 error oas-name-collision'],
  ])('a folder %s is refused', (_, input, said) => {
    const { cwd, generate } = inFolder({
      'empty/README.md': '',
      'twice/one.struct.json': common,
      'twice/two.struct.json': { ...common, $id: 'https://example.com/other' },
    });
    const { status, stderr } = generate('--input', input, '--out', 'generated', '--name', 'things');
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });
});

describe('a reference that leads nowhere', () => {
  const dangling = {
    ...pets,
    paths: {},
    components: {
      schemas: { Holder: { type: 'object', properties: { gone: { $ref: '#/components/schemas/Gone' } } } },
    },
  };
  const given = ['--input', 'dangling.json', '--out', 'generated', '--name', 'holder'];

  test('is refused, with the way out, and nothing is written', () => {
    const { cwd, generate } = inFolder({ 'dangling.json': dangling });
    const { status, stderr } = generate(...given);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^dangling\.json:\d+:\d+ error ref-unresolved\n {2}#\/components\/schemas\/Gone is not declared/u,
    );
    expect(stderr).toContain('--allow-dangling');
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });

  test('stands for anything when that is allowed, and is told', () => {
    const { cwd, generate } = inFolder({ 'dangling.json': dangling });
    const { status, stderr } = generate(...given, '--allow-dangling');
    expect(status).toBe(0);
    expect(stderr).toContain('warning ref-unresolved');
    expect(readFileSync(join(cwd, 'generated/types/index.d.ts'), 'utf8')).toContain('gone?: unknown;');
  });
});
