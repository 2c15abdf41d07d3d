import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderWith, remove, schemawright } from './schemawright.ts';
import { circular, common, customer, orderYaml, petStructure } from './structures.ts';

const addIns = {
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $id: 'https://example.com/add-ins',
  name: 'Holder',
  $root: '#/definitions/Person',
  $offers: { Phone: '#/definitions/WithPhone' },
  definitions: {
    Person: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false },
    WithPhone: {
      type: 'object',
      abstract: true,
      $extends: '#/definitions/Person',
      properties: { phone: { type: 'string' } },
      required: ['phone'],
    },
  },
};

const cwd = folderWith({
  'pet.struct.json': petStructure,
  'order.struct.yaml': orderYaml,
  'customer.struct.json': customer,
  'add-ins.struct.json': addIns,
  'library/common.struct.json': common,
  'twice/one.struct.json': common,
  'twice/two.struct.json': common,
  'repository/schemas/customers/customer.struct.json': customer,
  'repository/schemas/common/common.struct.json': common,
  'circle/a.struct.json': circular('a', 'b'),
  'circle/b.struct.json': circular('b', 'a'),
  'beside/customer.struct.json': customer,
  'beside/common.struct.json': common,
  'sound/customer.struct.json': customer,
  'sound/deeper/common.struct.json': common,
  'unsound/broken.struct.json': { ...common, properties: { a: { type: 'strnig' } } },
  'good.json': { at: { street: 'a' } },
  'bad.json': { at: { zip: 'a' } },
  'pet.json': { id: '7' },
  'tag.json': '"a long tag indeed"',
  'order.json': { id: '18446744073709551616' },
  'line.json': { sku: 'a' },
  'phone.json': { $uses: ['Phone'], name: 'Ann', phone: '1' },
  'no-phone.json': { $uses: ['Phone'], name: 'Ann' },
  'unused-phone.json': { name: 'Ann', phone: '1' },
});
mkdirSync(join(cwd, 'linked'));
symlinkSync(join(cwd, 'library/common.struct.json'), join(cwd, 'linked/common.struct.json'));
afterAll(() => remove(cwd));

const validate = (...args: string[]) => schemawright(['validate', ...args], { cwd });
const lint = (...args: string[]) => schemawright(['lint', ...args], { cwd });

describe('validate by a JSON Structure file', () => {
  test.each<[string, string[], number, string]>([
    ['in YAML', ['order.json', '--schema', 'order.struct.yaml'], 1, '/id type'],
    ['a definition of one in YAML', ['line.json', '--schema', 'order.struct.yaml#/definitions/Line'], 0, '1 valid'],
    ['a definition', ['tag.json', '--schema', 'pet.struct.json#/definitions/Tag'], 1, 'maxLength'],
    [
      'a definition in a namespace',
      ['pet.json', '--schema', 'pet.struct.json#/definitions/people/Owner'],
      0,
      '1 valid',
    ],
    ['an add-in that a value uses', ['phone.json', '--schema', 'add-ins.struct.json'], 0, '1 valid'],
    ['an add-in whose member is missing', ['no-phone.json', '--schema', 'add-ins.struct.json'], 1, 'required'],
    [
      'an add-in that a value does not use',
      ['unused-phone.json', '--schema', 'add-ins.struct.json'],
      1,
      'additionalProperties',
    ],
    ['an import from a folder', ['good.json', '--schema', 'customer.struct.json', '--import', 'library'], 0, '1 valid'],
    ['an import from beside the file', ['good.json', '--schema', 'beside/customer.struct.json'], 0, '1 valid'],
    [
      'an import from a file',
      ['bad.json', '--schema', 'customer.struct.json', '--import', 'library/common.struct.json'],
      1,
      '/at required',
    ],
    [
      'an import from several',
      ['bad.json', '--schema', 'customer.struct.json', '--import', 'circle', '--import', 'library'],
      1,
      '/at required',
    ],
    [
      'an import from below the schemas/ it is in',
      ['bad.json', '--schema', 'repository/schemas/customers/customer.struct.json'],
      1,
      '/at required',
    ],
  ])('%s', (_, args, status, said) => {
    const run = validate(...args);
    expect(run.stdout + run.stderr).toContain(said);
    expect(run.status).toBe(status);
  });

  test('an import from below the schemas/ of the working folder', () => {
    const run = schemawright(['validate', '../bad.json', '--schema', '../customer.struct.json'], {
      cwd: join(cwd, 'repository'),
    });
    expect([run.status, run.stdout]).toEqual([1, expect.stringContaining('/at required')]);
  });

  const unresolved = 'customer.struct.json:18:7 error js-import-unresolved';
  test.each<[string, string[], string]>([
    ['an import that nothing declares', ['good.json', '--schema', 'customer.struct.json'], unresolved],
    [
      'one that a link out of the folder declares',
      ['good.json', '--schema', 'customer.struct.json', '--import', 'linked'],
      unresolved,
    ],
    [
      'a circle of imports',
      ['good.json', '--schema', 'circle/a.struct.json', '--import', 'circle'],
      'circle/a.struct.json:16:7 error js-import-cycle',
    ],
    [
      'an $id that two files claim',
      ['good.json', '--schema', 'customer.struct.json', '--import', 'twice'],
      'twice/two.struct.json:3:3 error oas-id-duplicate\n  without its fragment this $id is also that of twice/one.struct.json:1:1',
    ],
  ])('%s is refused with its place', (_, args, said) => {
    const { status, stdout, stderr } = validate(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});

describe('lint of files that import', () => {
  test.each<[string, string[], number, string]>([
    [
      'each other, found among the files of the call',
      ['customer.struct.json', 'library/common.struct.json'],
      0,
      '2 files: no problems',
    ],
    ['each other, below a folder', ['sound'], 0, '2 files: no problems'],
    ['from the schemas/ they are in', ['repository'], 0, '2 files: no problems'],
    ['what is not there', ['customer.struct.json'], 1, 'customer.struct.json:18:7 error js-import-unresolved'],
    [
      'with an error in one of a folder',
      ['unsound', 'sound'],
      1,
      'unsound/broken.struct.json:8:7 error js-type-unknown',
    ],
  ])('%s', (_, args, status, said) => {
    const run = lint(...args);
    expect(run.stdout).toContain(said);
    expect(run.status).toBe(status);
  });

  test('in a circle: told once in each file, at the keyword that imports, with the way round', () => {
    const { status, stdout } = lint('circle/a.struct.json', 'circle/b.struct.json');
    expect(status).toBe(1);
    expect(stdout.match(/^\S+ error js-import-cycle$/gmu)).toEqual([
      'circle/a.struct.json:16:7 error js-import-cycle',
      'circle/b.struct.json:16:7 error js-import-cycle',
    ]);
    expect(stdout).toContain('"https://example.com/a" imports "https://example.com/b" imports "https://example.com/a"');
    expect(stdout).toContain('2 files: 2 errors');
  });
});
