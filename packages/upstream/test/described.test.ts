import { contractOf, parent, tokens, valueAt } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';
import { codes, driftOf, orders, read } from './orders.ts';

const structure = (changes: object): string =>
  JSON.stringify(
    {
      $schema: 'https://json-structure.org/meta/core/v0/#',
      $id: 'https://example.com/line',
      name: 'Line',
      type: 'object',
      properties: { sku: { type: 'string' }, count: { type: 'int32' } },
      required: ['sku', 'count'],
      ...changes,
    },
    null,
    2,
  );

const page = (document: string): string =>
  `Shop · JSON Structure\n\nLine Structure\n\nType: object Properties: 2 Required: 2\n\nJSON Structure\n\n${document}\n`;
const line = '/components/schemas/Line';

describe('a JSON Structure document', () => {
  test('that agrees is no drift, as a file and on a page', () => {
    expect(driftOf(read(structure({})))).toEqual([]);
    expect(driftOf(read(page(structure({}))))).toEqual([]);
    expect(readSource(page(structure({})), { file: 'p' })).toMatchObject({
      kind: 'json-structure-page',
      operation: null,
    });
  });

  test('states wire types: int32 is an integer of that format, int64 a string', () => {
    expect(driftOf(read(structure({ properties: { sku: { type: 'string' }, count: { type: 'int64' } } }))).at(0)).toBe(
      `${line}/properties/count/type "integer" -> "string"`,
    );
  });

  test('as a file lists all fields; on a page of somebody else it removes none', () => {
    const less = structure({ properties: { sku: { type: 'string' } }, required: ['sku'] });
    expect(driftOf(read(less))).toEqual([
      `${line}/required ["sku","count"] -> ["sku"]`,
      `${line}/properties/count {"type":"integer","format":"int32"} -> undefined`,
    ]);
    const shown = read(page(less));
    expect(driftOf(shown)).toEqual([]);
    expect(codes(shown)).toEqual(['counts-disagree', 'counts-disagree', 'third-party', 'fields-not-shown']);
  });

  test('is compared with the schema that is named, and refused when there is none', () => {
    expect(() => read(structure({ name: 'Row' }))).toThrow('the contract has no schema Row');
    expect(driftOf(read(structure({ name: 'Row' }), { schema: 'Line' }))).toEqual([]);
  });

  test('that is faulty is refused', () => {
    expect(() => read(structure({ properties: { sku: { type: 'text' } } }))).toThrow(/line|type|text/u);
  });
});

/** The contract's own document with one value set, or removed when there is none. */
const described = (pointer = '', value?: unknown): string => {
  const document = structuredClone(orders.document);
  const holder = valueAt(document, parent(pointer)) as Record<string, unknown>;
  const key = tokens(pointer).at(-1);
  if (key !== undefined && value === undefined) delete holder[key];
  else if (key !== undefined) holder[key] = value;
  return JSON.stringify(document, null, 2);
};

describe('an OpenAPI document', () => {
  test.each<[string, string, unknown, readonly string[]]>([
    ['the same', '', undefined, []],
    ['the same in another order', `${line}/required`, ['count', 'sku'], []],
    [
      'a schema in place of a reference to it',
      '/components/schemas/OpenOrder/allOf/1/properties/address',
      orders.document.components?.schemas?.['Address'],
      [],
    ],
    ['no fields at all, which is silence', '/components/schemas/Failure', { type: 'object' }, []],
    [
      'another format',
      `${line}/properties/count/format`,
      'int64',
      [`${line}/properties/count/format "int32" -> "int64"`],
    ],
    [
      'a nested field less',
      '/components/schemas/Address/properties/zip',
      undefined,
      ['/components/schemas/Address/properties/zip {"type":"string","pattern":"^[0-9]+$"} -> undefined'],
    ],
    [
      'required in one variant',
      '/components/schemas/ClosedOrder/allOf/1/required',
      ['state', 'closed_at'],
      ['/components/schemas/ClosedOrder/allOf/1/required ["state"] -> ["state","closed_at"]'],
    ],
    [
      'a body that must be there',
      '/paths/~1v1~1orders~1{orderId}/post/requestBody/required',
      true,
      ['/paths/~1v1~1orders~1{orderId}/post/requestBody/required undefined -> true'],
    ],
  ])('%s', (_name, pointer, value, drift) => {
    expect(driftOf(read(described(pointer, value)))).toEqual(drift);
  });

  test('with recursion ends', () => {
    const tree = (type: string): object => ({
      openapi: '3.1.0',
      info: { title: 'Tree', version: '1' },
      paths: {
        '/tree': {
          get: {
            responses: {
              200: {
                description: '',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Node: { type: 'object', properties: { value: { type }, next: { $ref: '#/components/schemas/Node' } } },
        },
      },
    });
    const contract = contractOf(tree('string'), { name: 'tree' });
    expect(driftOf(read(JSON.stringify(tree('integer')), {}, contract), contract)).toEqual([
      '/components/schemas/Node/properties/value/type "string" -> "integer"',
    ]);
  });

  test('of other operations is refused', () => {
    expect(() => read(described('/paths', {}))).toThrow('no operation of the contract');
  });
});
