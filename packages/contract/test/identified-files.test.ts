import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../src/contract.ts';
import { loadContract } from '../src/load.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const entry = (schemas: object): object => ({
  openapi: '3.1.1',
  info: { title: 't', version: '1' },
  paths: {},
  components: { schemas },
});
const load = (files: Readonly<Record<string, unknown>>, file = 'openapi.json'): Contract => {
  const folder = folderWith(files);
  return loadContract(path.join(folder, file), { cwd: folder });
};
const schemasOf = (contract: Contract): unknown => {
  expect(contract.problems).toEqual([]);
  return contract.document.components?.schemas;
};
const uri = 'https://schemas.example/shop';

describe('a URI names a file beside the description', () => {
  test('that has it as its $id, wherever it lies', () => {
    const files = {
      'openapi.json': entry({ A: { items: { $ref: `${uri}/price.json` } } }),
      'deep/er/any.json': { $id: `${uri}/price.json`, type: 'number' },
    };
    expect(schemasOf(load(files))).toEqual({
      A: { items: { $ref: '#/components/schemas/any' } },
      any: { type: 'number' },
    });
  });

  test('with a pointer, an anchor, in YAML, by a relative URI', () => {
    const files = {
      'openapi.json': entry({
        A: { items: { $ref: `${uri}/all.json#/$defs/Price` } },
        B: { items: { $ref: `${uri}/all.json#size` } },
        C: { $id: `${uri}/sub/c.json`, items: { $ref: '../all.json#/$defs/Price' } },
      }),
      'x.yaml': `$id: ${uri}/all.json\n$defs: { Price: { items: { $ref: '#size' } }, Size: { $anchor: size, type: integer } }\n`,
    };
    expect(schemasOf(load(files))).toEqual({
      A: { items: { $ref: '#/components/schemas/Price' } },
      B: { items: { $ref: '#/components/schemas/Size' } },
      C: { items: { $ref: '#/components/schemas/Price' } },
      Price: { items: { $ref: '#/components/schemas/Size' } },
      Size: { type: 'integer' },
    });
  });

  test('that lies to the schema file which refers to it as their URIs do', () => {
    const files = {
      'main.json': {
        $id: `${uri}/main.json`,
        items: { $id: 'parts/', items: { $ref: 'part.json' } },
        contains: { $ref: `${uri}/whole.json` },
      },
      'parts/part.json': { type: 'string' },
      'part.json': { type: 'null' },
      'whole.json': { type: 'array' },
    };
    expect(schemasOf(load(files, 'main.json'))).toEqual({
      main: {
        items: { items: { $ref: '#/components/schemas/part' } },
        contains: { $ref: '#/components/schemas/whole' },
      },
      part: { type: 'string' },
      whole: { type: 'array' },
    });
  });

  test.each([
    ['none has it', {}, 'ref-remote'],
    ['it is said elsewhere in the file', { 'a.json': { const: { $id: `${uri}/price.json` } } }, 'ref-remote'],
    [
      'two have it',
      { 'a.json': { $id: `${uri}/price.json` }, 'b.json': { $id: `${uri}/price.json#` } },
      'ref-ambiguous',
    ],
    ['it is no JSON', { 'a.json': `{"$id": "${uri}/price.json"` }, 'ref-remote'],
    ['it is a dependency', { 'node_modules/a/a.json': { $id: `${uri}/price.json` } }, 'ref-remote'],
  ])('and is refused where %s', (_title, files, code) => {
    const description = entry({ A: { items: { $ref: `${uri}/price.json` } } });
    expect(refusals(() => load({ 'openapi.json': description, ...files }))).toMatchObject([{ code }]);
  });
});

describe('a meta-schema beside the description', () => {
  const vocabulary = 'https://json-schema.org/draft/2020-12/vocab/';
  const dialect = (vocabularies: object): object => ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${uri}/dialect`,
    $vocabulary: vocabularies,
  });
  const written = {
    $schema: `${uri}/dialect`,
    type: 'object',
    properties: { a: { minimum: 1, format: 'ipv4' }, b: false },
  };
  const read = (vocabularies: object): Contract =>
    load({ 'openapi.json': entry({ A: written }), 'dialect.json': dialect(vocabularies) });

  test('without the vocabularies of validation and of formats takes their keywords away, and tells where', () => {
    const contract = read({ [`${vocabulary}core`]: true, [`${vocabulary}applicator`]: true });
    expect(contract.document.components?.schemas?.['A']).toMatchObject({ properties: { a: {}, b: false } });
    expect(contract.document.components?.schemas?.['A']).not.toHaveProperty('type');
    expect(contract.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['dialect-keyword', '/components/schemas/A/type'],
      ['dialect-keyword', '/components/schemas/A/properties/a/minimum'],
      ['dialect-keyword', '/components/schemas/A/properties/a/format'],
    ]);
  });

  test('with a vocabulary that nobody knows is read where it may be passed over', () => {
    const own = `${uri}/vocabulary`;
    const known = Object.fromEntries(
      ['core', 'applicator', 'validation', 'format-assertion'].map((name) => [vocabulary + name, true]),
    );
    expect(read({ ...known, [own]: false }).problems).toEqual([]);
    expect(read({ ...known, [own]: true }).problems).toMatchObject([
      { severity: 'error', code: 'oas-dialect-unknown' },
    ]);
  });
});
