import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractOf, loadContract, loadSchema } from '../src/load.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const core = 'https://json-structure.org/meta/core/v0/#';
const structure = {
  $schema: core,
  $id: 'urn:example:pet',
  name: 'Pet',
  type: 'object',
  properties: {
    id: { type: 'int32' },
    owner: { type: { $ref: '#/definitions/Owner' } },
    friends: { type: 'array', items: { type: { $ref: '#/definitions/people/Friend' } } },
  },
  required: ['id'],
  definitions: {
    Owner: { type: 'object', properties: { name: { type: 'string' }, born: { type: 'int64' } } },
    people: { Friend: { type: 'object', properties: { name: { type: 'string' } } } },
  },
};
const openapi = (schemas: object, extra: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {},
  components: { schemas },
  ...extra,
});

describe('a JSON Structure resource in an OpenAPI description', () => {
  test('becomes JSON Schema in its place, and its definitions become components', () => {
    const folder = folderWith({
      'openapi.json': openapi({
        Animal: { $ref: './pet.struct.json' },
        Zoo: { items: { $ref: '#/components/schemas/Animal' } },
      }),
      'pet.struct.json': JSON.stringify(structure, null, 2),
    });
    const contract = loadContract('openapi.json', { cwd: folder });
    const schemas = contract.document.components?.schemas;
    expect(contract.problems).toEqual([]);
    expect(schemas).toMatchObject({
      Animal: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer', format: 'int32' },
          owner: { $ref: '#/components/schemas/Animal_Owner' },
          friends: { items: { $ref: '#/components/schemas/Animal_people_Friend' } },
        },
      },
      Zoo: { items: { $ref: '#/components/schemas/Animal' } },
      Animal_Owner: { properties: { born: { type: 'string' } } },
      Animal_people_Friend: { properties: { name: { type: 'string' } } },
    });
    expect(contract.origin('/components/schemas/Animal_Owner/properties/born')).toMatchObject({
      file: 'pet.struct.json',
      line: 34,
    });
  });

  test('may stand inline, by its own $schema or by jsonSchemaDialect, and needs no $id there', () => {
    const { $id: _, $schema: __, ...inline } = structure;
    const byItself = contractOf(openapi({ Pet: { ...inline, $schema: core } }));
    const byDocument = contractOf(openapi({ Pet: inline }, { jsonSchemaDialect: core }));
    for (const contract of [byItself, byDocument]) {
      expect(contract.problems).toEqual([]);
      expect(contract.document.components?.schemas).toHaveProperty('Pet.properties.id.format', 'int32');
    }
  });

  test('its faults are told in its own file', () => {
    const folder = folderWith({
      'openapi.json': openapi({ Pet: { $ref: 'pet.struct.json' } }),
      'pet.struct.json': JSON.stringify({ ...structure, properties: { id: { type: 'email' } } }, null, 2),
    });
    expect(loadContract('openapi.json', { cwd: folder }).problems).toMatchObject([
      { severity: 'error', code: 'js-type-unknown', place: { file: 'pet.struct.json', line: 8 } },
    ]);
  });

  test('an unknown dialect is reported and read as anything, and $schema inside a schema switches nothing', () => {
    const unknown = contractOf(openapi({ A: { $schema: 'https://example.com/dialect', type: 'string' } }));
    expect(unknown.problems.map(({ code }) => code)).toEqual(['oas-dialect-unknown']);
    expect(unknown.document.components?.schemas).toEqual({ A: {} });
    const nested = contractOf(openapi({ A: { properties: { b: { $schema: core, type: 'int32' } } } }));
    expect(nested.problems.map(({ code }) => code)).toEqual(['oas-dialect-nested']);
  });
});

describe('a JSON Structure file on its own', () => {
  const folder = folderWith({ 'pet.struct.json': structure, 'openapi.json': openapi({ Pet: structure }) });

  test('is a contract with components and no operations', () => {
    const { name, document } = loadContract('pet.struct.json', { cwd: folder });
    expect([name, Object.keys(document.components?.schemas ?? {})]).toEqual([
      'pet',
      ['Pet', 'Pet_Owner', 'Pet_people_Friend'],
    ]);
  });

  test.each([
    ['pet.struct.json', '/components/schemas/Pet'],
    ['pet.struct.json#/properties/id', '/components/schemas/Pet/properties/id'],
    ['pet.struct.json#/definitions/people/Friend', '/components/schemas/Pet_people_Friend'],
    ['openapi.json#/components/schemas/Pet', '/components/schemas/Pet'],
  ])('%s names %s', (reference, pointer) => {
    expect(loadSchema(reference, { cwd: folder }).pointer).toBe(pointer);
  });

  test.each([
    'openapi.json',
    'openapi.json#/components/schemas/None',
    'pet.struct.json#/none',
    'openapi.json#/info/title',
  ])('%s names no schema, and the mend names one that is there', (reference) => {
    expect(refusals(() => loadSchema(reference, { cwd: folder }))).toMatchObject([
      { code: 'schema-not-found', mend: expect.stringMatching(/Pet|NAME/u) },
    ]);
  });
});

test('the folder of the entry file may be elsewhere than the working folder', () => {
  const folder = folderWith({
    'a/openapi.json': openapi({ Pet: { $ref: 'pet.struct.json' } }),
    'a/pet.struct.json': structure,
  });
  expect(loadContract(path.join(folder, 'a/openapi.json')).problems).toEqual([]);
});
