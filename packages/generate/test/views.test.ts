import { contractOf, type JsonObject, type Schema } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { declarations } from '../src/adapters/openapi-typescript.ts';
import { viewsOf, type Int64 } from '../src/views/views.ts';

const json = (schema: Schema): JsonObject => ({ content: { 'application/json': { schema } } }) as JsonObject;
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A contract whose one operation sends and receives `Root`. */
const contract = (schemas: Record<string, Schema>, body: Schema = ref('Root')) =>
  contractOf(
    {
      openapi: '3.1.0',
      info: { title: 'Views', version: '1' },
      paths: {
        '/roots': {
          post: { requestBody: json(body), responses: { 200: { description: 'ok', ...json(body) } } },
        },
      },
      components: { schemas },
    },
    { name: 'views' },
  );

/** The alias of a name without its comments and line ends. */
const alias = (schemas: Record<string, Schema>, name: string, int64: Int64 = 'number'): string | undefined =>
  declarations(contract(schemas), int64)
    .text.replaceAll(/\/\*\*[^]*?\*\/\s*/g, '')
    .split(/;\n(?=export |type )/)
    .find((statement) => statement.startsWith(`export type ${name} = `))
    ?.replace(/^[^=]*= /, '')
    .replaceAll(/\s+/g, ' ');

const id: Schema = { type: 'integer', readOnly: true };
const secret: Schema = { type: 'string', writeOnly: true };

describe('a member that goes in one direction only', () => {
  const rows: [
    what: string,
    schemas: Record<string, Schema>,
    plain: string,
    sent: string | undefined,
    received: string | undefined,
  ][] = [
    [
      'is there in the schema and in its own direction',
      {
        Root: {
          type: 'object',
          required: ['id', 'secret', 'name'],
          properties: { id, secret, name: { type: 'string' } },
        },
      },
      '{ id: number; secret: string; name: string; }',
      '{ secret: string; name: string; }',
      '{ id: number; name: string; }',
    ],
    [
      'is known by what it refers to',
      { Root: { type: 'object', properties: { id: ref('Id'), n: { type: 'number' } } }, Id: id },
      '{ id?: Id; n?: number; }',
      '{ n?: number; }',
      undefined,
    ],
    [
      'is not asked for by allOf either',
      {
        Root: { allOf: [ref('Base'), { required: ['id'] }] },
        Base: { type: 'object', properties: { id, n: { type: 'number' } } },
      },
      'Base & { id: {} | null; }',
      'BaseSent',
      undefined,
    ],
    [
      'is found at any depth, in circles too',
      { Root: { type: 'object', properties: { list: { type: 'array', items: ref('Root') }, id } } },
      '{ list?: Root[]; id?: number; }',
      '{ list?: RootSent[]; }',
      undefined,
    ],
    [
      'is found in unions that nothing tells apart',
      {
        Root: { anyOf: [ref('A'), ref('B')] },
        A: { type: 'object', properties: { id, a: { type: 'string' } } },
        B: { type: 'object' },
      },
      'A | B',
      'ASent | B',
      undefined,
    ],
    [
      'leaves an object without members in a union',
      { Root: { anyOf: [{ type: 'object', properties: { id } }, { type: 'string' }] } },
      '{ id?: number; } | string',
      'Record<string, unknown> | string',
      undefined,
    ],
    [
      'leaves an object without members in allOf, once',
      { Root: { allOf: [1, 2].map(() => ({ type: 'object', properties: { secret } })) } },
      '{ secret?: string; } & { secret?: string; }',
      undefined,
      'Record<string, unknown>',
    ],
    [
      'leaves what the other parts say in allOf',
      {
        Root: {
          allOf: [
            { type: 'object', properties: { id } },
            { type: 'object', properties: { n: { type: 'number' } } },
          ],
        },
      },
      '{ id?: number; } & { n?: number; }',
      '{ n?: number; }',
      undefined,
    ],
  ];
  test.each(rows)('%s', (_, schemas, plain, sent, received) => {
    expect([alias(schemas, 'Root'), alias(schemas, 'RootSent'), alias(schemas, 'RootReceived')]).toEqual([
      plain,
      sent,
      received,
    ]);
  });
});

describe('a default', () => {
  const received = (property: Schema, more: Record<string, Schema> = {}, required: string[] = []): string | undefined =>
    alias({ Root: { type: 'object', required, properties: { a: property } }, ...more }, 'RootReceived');

  test.each([
    ['false', { type: 'boolean', default: false }, '{ a: boolean; }'],
    ['zero', { type: 'integer', default: 0 }, '{ a: number; }'],
    ['the empty text', { type: 'string', default: '' }, '{ a: string; }'],
    ['null', { type: ['string', 'null'], default: null }, '{ a: string | null; }'],
    ['a list', { type: 'array', items: { type: 'string' }, default: [] }, '{ a: string[]; }'],
  ] as [string, Schema, string][])(
    '%s: the member is there when received, and may be left out when sent',
    (_, schema, type) => {
      expect(received(schema)).toBe(type);
      expect(alias({ Root: { type: 'object', properties: { a: schema } } }, 'RootSent')).toBeUndefined();
    },
  );

  test('counts when the schema that is referred to has it', () => {
    expect(received(ref('A'), { A: { type: 'integer', default: 1 } })).toBe('{ a: A; }');
  });

  test.each([
    ['of another type', { type: 'integer', default: 'x' }],
    ['that is none of the values', { enum: ['a', 'b'], default: 'c' }],
    ['null where null is not allowed', { type: 'string', default: null }],
    ['without what it must have', { type: 'object', required: ['b'], default: {} }],
  ] as [string, Schema][])('%s can not be relied on', (_, schema) => {
    expect(received(schema)).toBeUndefined();
  });

  test('does not make a required member optional', () => {
    expect(
      alias({ Root: { type: 'object', required: ['a'], properties: { a: { enum: ['x'], default: 'x' } } } }, 'Root'),
    ).toBe('{ a: "x"; }');
  });

  test('is not filled in where nothing tells which variant it is', () => {
    const schemas: Record<string, Schema> = {
      Root: { anyOf: [ref('A'), ref('B')] },
      A: { type: 'object', properties: { a: { type: 'integer', default: 1 } } },
      B: { type: 'object' },
    };
    expect(alias(schemas, 'RootReceived')).toBeUndefined();
  });
});

describe('a number of 64 bits', () => {
  const long: Schema = { type: 'integer', format: 'int64' };
  const root = (schema: Schema): Record<string, Schema> => ({ Root: { type: 'object', properties: { a: schema } } });

  test.each([
    ['bigint', long, '{ a?: bigint; }'],
    ['string', long, '{ a?: string; }'],
    ['bigint', { type: ['integer', 'null'], format: 'int64' }, '{ a?: (bigint) | null; }'],
    ['bigint', { type: 'array', items: long }, '{ a?: bigint[]; }'],
    ['bigint', { type: 'object', additionalProperties: long }, '{ a?: { [key: string]: bigint; }; }'],
    ['bigint', { anyOf: [long, { type: 'string' }] }, '{ a?: bigint | string; }'],
    ['bigint', { anyOf: [long, { type: 'null' }] }, '{ a?: bigint | null; }'],
  ] as [Int64, Schema, string][])('is a %s to callers, and a number in the schema itself', (int64, schema, type) => {
    const plain = alias(root(schema), 'Root', int64);
    expect(plain).toContain('number');
    expect(
      [alias(root(schema), 'RootSent', int64), alias(root(schema), 'RootReceived', int64)].map((text) =>
        text?.replaceAll(/[()]/g, ''),
      ),
    ).toEqual(Array(2).fill(type.replaceAll(/[()]/g, '')));
  });

  test('is a number unless asked otherwise', () => {
    expect(alias(root(long), 'RootReceived')).toBeUndefined();
  });

  test('stays one where its values are listed', () => {
    expect(alias(root({ ...(long as object), enum: [1, 2] }), 'RootReceived', 'bigint')).toBeUndefined();
  });
});

test('a chain of 10,000 references is followed to its end', () => {
  const schemas: Record<string, Schema> = { Root: ref('S0'), S9999: { type: 'object', properties: { id } } };
  for (let at = 0; at < 9999; at += 1) schemas[`S${at}`] = { type: 'object', properties: { next: ref(`S${at + 1}`) } };
  const views = viewsOf(contract(schemas), 'number');
  expect(views.losesMembers('/components/schemas/Root', 'sent')).toBe(true);
  expect(views.losesMembers('/components/schemas/Root', 'received')).toBe(false);
});

test('a default below unions of unions is given up, not looked for without end', () => {
  const schemas: Record<string, Schema> = {
    Root: { type: 'object', properties: { a: { $ref: '#/components/schemas/U0', default: 'x' } } },
    U12: { type: 'integer' },
  };
  for (let at = 0; at < 12; at += 1) schemas[`U${at}`] = { anyOf: Array.from({ length: 40 }, () => ref(`U${at + 1}`)) };
  expect(viewsOf(contract(schemas), 'number').isConverted('/components/schemas/Root', 'received')).toBe(false);
});
