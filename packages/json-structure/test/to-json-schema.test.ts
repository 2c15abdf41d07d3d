import { describe, expect, test } from 'vitest';
import { parse, toJsonSchema, type JsonObject } from '../src/index.ts';
import { toJsonSchemaLosses, type JsonSchemaLoss } from '../src/json-schema-losses.ts';
import { jsonSchemaOf } from './ajv.ts';
import { core, instancesOf, validation } from './documents.ts';

const subject = (type: JsonObject, $schema?: string): unknown =>
  toJsonSchema(instancesOf(type, {}, $schema)).definitions.get('Subject')?.schema;

describe('JSON Schema of', () => {
  const rows: readonly (readonly [name: string, type: JsonObject, schema: JsonObject, $schema?: string])[] = [
    ['string', { type: 'string', maxLength: 5, description: 'd' }, { type: 'string', maxLength: 5, description: 'd' }],
    ['int32', { type: 'int32' }, { type: 'integer', minimum: -2147483648, maximum: 2147483647, format: 'int32' }],
    [
      'uint8',
      { type: 'uint8' },
      { type: 'integer', minimum: 0, maximum: 255, format: 'int32', 'x-json-structure': { type: 'uint8' } },
    ],
    ['int64', { type: 'int64' }, { type: 'string', format: 'js-int64', pattern: '^-?(?:0|[1-9][0-9]{0,18})$' }],
    ['double', { type: 'double' }, { type: 'number', format: 'double' }],
    [
      'double with whole steps and bounds',
      { type: 'double', multipleOf: 1, minimum: 0, maximum: 9007199254740991 },
      {
        type: 'integer',
        minimum: 0,
        maximum: 9007199254740991,
        format: 'int64',
        'x-json-structure': { type: 'double' },
      },
      validation,
    ],
    [
      'number with steps',
      { type: 'number', multipleOf: 5 },
      { type: 'integer', multipleOf: 5, 'x-json-structure': { type: 'number' } },
      validation,
    ],
    [
      'inert keyword',
      { type: 'int32', minimum: 5 },
      {
        type: 'integer',
        minimum: -2147483648,
        maximum: 2147483647,
        format: 'int32',
        'x-json-structure': { minimum: 5, inert: ['minimum'] },
      },
    ],
    ['nullable', { type: ['date', 'null'] }, { type: ['string', 'null'], format: 'date' }],
    ['union', { type: ['string', 'boolean'] }, { type: ['string', 'boolean'] }],
    [
      'set',
      { type: 'set', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' }, uniqueItems: true, 'x-json-structure': { type: 'set' } },
    ],
    ['map', { type: 'map', values: { type: 'string' } }, { type: 'object', additionalProperties: { type: 'string' } }],
    ['any', { type: 'any' }, {}],
    ['example', { type: 'string', example: 'x', 'x-own': 1 }, { type: 'string', 'x-own': 1, examples: ['x'] }],
    ['what has an error', { type: 'email', description: 'd' }, { description: 'd' }],
  ];
  const named = rows.map(([name, type, schema, $schema]) => ({ name, type, schema, $schema }));
  test.each(named)('$name', ({ type, schema, $schema }) => {
    expect(subject(type, $schema)).toEqual(schema);
  });
});

test('the root stands apart from the named types, which keep unique names', () => {
  const T = { type: 'null' };
  const { name, schema, definitions, problems } = toJsonSchema({
    $schema: core,
    $id: 'https://example.com/pet',
    name: 'Pet',
    type: 'object',
    properties: { child: { type: { $ref: '#/definitions/Pet' } }, t: { type: { $ref: '#/definitions/A/B' } } },
    definitions: { A: { B: T }, A_B: { type: 'boolean' } },
  });
  expect(problems).toEqual([]);
  expect(name).toBe('Pet');
  expect(schema).toEqual({ $ref: '#/$defs/Pet' });
  expect([...definitions].map(([key, { pointer }]) => [key, pointer])).toEqual([
    ['Pet', ''],
    ['A_B_2', '/definitions/A/B'],
    ['A_B', '/definitions/A_B'],
  ]);
  expect(definitions.get('Pet')?.schema).toEqual({
    type: 'object',
    properties: { child: { $ref: '#/$defs/Pet' }, t: { $ref: '#/$defs/A_B_2' } },
    // That it stood in place, at the root.
    'x-json-structure': { name: 'Pet' },
  });
});

test('a library of types has no schema of its own', () => {
  const { schema, definitions } = toJsonSchema({
    $schema: core,
    $id: 'https://example.com/lib',
    name: 'Lib',
    definitions: { T: { type: 'null' } },
  });
  expect([schema, [...definitions.keys()]]).toEqual([undefined, ['T']]);
});

test('bases are flattened, and what they declared is known', () => {
  const { definitions } = toJsonSchema(
    instancesOf(
      {
        type: 'object',
        $extends: '#/definitions/Base',
        properties: { own: { type: 'null' } },
        required: ['b'],
        additionalProperties: false,
      },
      { Base: { type: 'object', abstract: true, properties: { b: { type: 'string' } } } },
    ),
  );
  expect(definitions.get('Subject')?.schema).toEqual({
    type: 'object',
    properties: { own: { type: 'null' }, b: { type: 'string' } },
    required: ['b'],
    additionalProperties: false,
    'x-json-structure': { $extends: '#/$defs/Base' },
  });
  expect(definitions.get('Base')?.schema).toEqual({
    type: 'object',
    properties: { b: { type: 'string' } },
    'x-json-structure': { abstract: true },
  });
});

test('sources lead back from each part that moved', () => {
  const { sources } = toJsonSchema({
    $schema: core,
    $id: 'https://example.com/x',
    name: 'X',
    type: 'object',
    properties: {
      same: { type: 'array', items: { type: 'string' } },
      map: { type: 'map', values: { type: 'array', items: { type: 'string' } } },
      pair: { type: 'tuple', properties: { x: { type: 'null' }, y: { type: 'null' } }, tuple: ['y', 'x'] },
    },
    definitions: { Ns: { T: { type: 'string' } } },
  });
  expect(Object.fromEntries(sources)).toEqual({
    '/properties/map/additionalProperties': '/properties/map/values',
    '/properties/pair/prefixItems/0': '/properties/pair/properties/y',
    '/properties/pair/prefixItems/1': '/properties/pair/properties/x',
    '/$defs/Ns_T': '/definitions/Ns/T',
  });
});

test('what JSON Schema cannot say is told and kept', () => {
  const { definitions, problems } = toJsonSchema(instancesOf({ type: 'int64', multipleOf: '7' }, {}, validation));
  expect(problems.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
    ['js-json-schema-loss', 'warning', '/definitions/Subject/multipleOf'],
  ]);
  expect(definitions.get('Subject')?.schema['x-json-structure']).toEqual({ multipleOf: '7' });
});

test('a property named __proto__ stays a property', () => {
  const document = JSON.parse(
    `{"$schema":"${core}","$id":"https://example.com/p","name":"P","type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}`,
  ) as JsonObject;
  const { schema } = toJsonSchema(document);
  expect(JSON.stringify(schema)).toBe(
    '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}',
  );
});

test('an inherited type that is declared in place gets one definition', () => {
  const nested = { type: 'object', properties: { x: { type: 'null' } } };
  const schema = jsonSchemaOf(
    instancesOf(
      { type: 'object', $extends: '#/definitions/Base' },
      { Base: { type: 'object', abstract: true, properties: { n: nested } } },
    ),
  );
  expect(schema['$defs']).toEqual({
    Base: { type: 'object', properties: { n: { $ref: '#/$defs/Base_n' } }, 'x-json-structure': { abstract: true } },
    Base_n: { ...nested, 'x-json-structure': { inPlace: true } },
    Subject: {
      type: 'object',
      properties: { n: { $ref: '#/$defs/Base_n' } },
      'x-json-structure': { $extends: '#/$defs/Base' },
    },
  });
});

describe('each row of the table of losses occurs:', () => {
  const base = { type: 'object', abstract: true, properties: { a: { type: 'string' } } };
  const other = { type: 'object', $extends: '#/definitions/Base', properties: { b: { type: 'string' } } };
  const rows: Readonly<Record<JsonSchemaLoss, readonly [document: JsonObject, told: RegExp]>> = {
    digits: [
      instancesOf({ type: 'double', minimum: parse('0.10000000000000000001').value as never }, {}, validation),
      /more digits/,
    ],
    keyword: [instancesOf({ type: 'int64', multipleOf: '7' }, {}, validation), /can't express multipleOf/],
    'add-in': [
      {
        ...instancesOf({ type: 'string' }, { Base: base, Add: { ...other, abstract: true } }),
        $offers: { add: '#/definitions/Add' },
      },
      /depend on \$uses/,
    ],
    offers: [
      {
        $schema: core,
        $id: 'https://example.com/lib',
        name: 'Lib',
        $offers: { add: '#/definitions/Add' },
        definitions: { Base: base, Add: { ...other, abstract: true } },
      },
      /has no instances/,
    ],
  };
  test.each(Object.entries(rows))('%s', (kind, [document, told]) => {
    const { problems } = toJsonSchema(document);
    expect(problems.filter(({ code, message }) => code === 'js-json-schema-loss' && told.test(message))).toHaveLength(
      1,
    );
    expect(toJsonSchemaLosses[kind as JsonSchemaLoss]).toMatch(/^[A-Z].*\.$/);
  });
});

test('what says the same twice is told to be conditions', () => {
  const type = { type: 'object', properties: { a: { type: 'string' } } };
  const { definitions } = toJsonSchema(
    instancesOf(
      { ...type, has: { type: 'string' }, anyOf: [type, type], not: { type: 'map', values: { type: 'null' } } },
      {},
      validation,
    ),
  );
  expect(definitions.get('Subject')?.schema['x-json-structure']).toEqual({ conditions: ['not', 'anyOf', 'allOf/0'] });
});

describe('a document whose schemas are shared objects, as by anchors of YAML', () => {
  test('keeps every definition', () => {
    const shared = { type: 'string' };
    const { definitions } = toJsonSchema(instancesOf({ type: 'boolean' }, { A: shared, N: { B: shared } }));
    expect([...definitions.keys()]).toEqual(['A', 'N_B', 'Subject']);
  });
  test('is not written out twice for each level', () => {
    let level: JsonObject = { type: 'string' };
    for (let depth = 0; depth < 100; depth += 1) level = { type: 'object', properties: { a: level, b: level } };
    expect(JSON.stringify(jsonSchemaOf(instancesOf(level))).length).toBeLessThan(60_000);
  });
});
