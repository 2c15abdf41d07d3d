import { describe, expect, test } from 'vitest';
import { fromJsonSchema } from '../src/from-json-schema/from-json-schema.ts';
import { fromJsonSchemaLosses, type Loss } from '../src/from-json-schema/losses.ts';
import { lint, type Json, type JsonObject } from '../src/index.ts';
import { jsonSchemaOf } from './ajv.ts';
import { core, instancesOf, validation } from './documents.ts';
import { accepts } from './reference/checker.ts';

const convert = (schema: Json): ReturnType<typeof fromJsonSchema> =>
  fromJsonSchema(schema, { name: 'Root', id: 'https://example.com/root' });
const errorsOf = (document: JsonObject): unknown => lint(document).filter(({ severity }) => severity === 'error');

const typeOf = (schema: Json): Json | undefined =>
  (convert({ type: 'object', properties: { it: schema } }).document['properties'] as JsonObject)['it'];
const ref = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });

describe('JSON Structure of', () => {
  const rows: readonly (readonly [name: string, schema: Json, type: JsonObject, told?: number])[] = [
    ['true', true, { type: 'any' }],
    ['false', false, { type: 'any', not: { type: 'any' } }],
    ['bounds of a type', { type: 'integer', minimum: 0, maximum: 255 }, { type: 'uint8' }],
    ['other bounds', { type: 'integer', minimum: 1, maximum: 9 }, { type: 'int32', minimum: 1, maximum: 9 }],
    ['bounds of 32 bits without sign', { type: 'integer', minimum: 0, maximum: 3e9 }, { type: 'uint32', maximum: 3e9 }],
    ['integer', { type: 'integer' }, { type: 'number', multipleOf: 1 }, 1],
    [
      'int64 as a number',
      { type: 'integer', format: 'int64' },
      { type: 'double', multipleOf: 1, minimum: -(2 ** 63), maximum: 2 ** 63 },
      1,
    ],
    [
      'names that a pattern and more is said of',
      {
        type: 'object',
        propertyNames: { maxLength: 3 },
        patternProperties: { '^a$': { type: 'string' } },
        additionalProperties: false,
      },
      {
        type: 'map',
        values: { type: 'any' },
        patternKeys: { '^a$': { type: 'string' } },
        keyNames: {
          type: 'string',
          allOf: [
            { type: 'string', maxLength: 3 },
            { type: 'string', pattern: '^a$' },
          ],
        },
      },
    ],
    [
      'a bound of draft 4',
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    ['date-time', { type: 'string', format: 'date-time' }, { type: 'datetime' }],
    [
      'a format with limits',
      { type: 'string', format: 'date', maxLength: 9 },
      { type: 'date', allOf: [{ type: 'string', maxLength: 9 }] },
    ],
    ['uri', { type: 'string', format: 'uri' }, { type: 'uri' }, 1],
    ['email', { type: 'string', format: 'email' }, { type: 'string', format: 'email' }],
    ['password', { type: 'string', format: 'password' }, { type: 'string', 'x-format': 'password' }, 1],
    ['byte', { type: 'string', format: 'byte' }, { type: 'binary' }],
    ['int64 in a text', { type: 'string', format: 'int64' }, { type: 'int64' }],
    ['uint64 in a text', { type: 'string', format: 'uint64' }, { type: 'uint64' }],
    ['js-int64', { type: 'string', format: 'js-int64' }, { type: 'int64' }],
    ['an anchored pattern', { type: 'string', pattern: '^a$' }, { type: 'string', pattern: '^a$' }],
    ['a pattern', { type: 'string', pattern: 'a|b' }, { type: 'string', pattern: String.raw`^[\s\S]*(?:a|b)[\s\S]*$` }],
    ['no pattern', { type: 'string', pattern: '(' }, { type: 'string' }, 1],
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'nullable with limits',
      { type: ['string', 'null'], minLength: 1 },
      { type: [{ $ref: '#/definitions/RootItText' }, 'null'] },
    ],
    ['unlike values', { enum: ['a', null] }, { type: [{ $ref: '#/definitions/RootItText' }, 'null'] }],
    [
      'a constant object',
      { const: { a: 1 } },
      { type: 'object', properties: { a: { type: 'number', const: 1 } }, required: ['a'], additionalProperties: false },
    ],
    ['object', { type: 'object' }, { type: 'map', values: { type: 'any' } }],
    [
      'additionalProperties',
      { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 },
      { type: 'map', values: { type: 'string' }, minEntries: 1 },
    ],
    [
      'what is required and not declared',
      { type: 'object', required: ['a'] },
      { type: 'object', properties: { a: { type: 'any' } }, required: ['a'] },
    ],
    [
      'a key that is no identifier',
      { type: 'object', properties: { 'x-y': { type: 'string' } }, required: ['x-y'] },
      { type: 'object', properties: { x_y: { type: 'string', altnames: { json: 'x-y' } } }, required: ['x_y'] },
      1,
    ],
    [
      'uniqueItems',
      { type: 'array', items: { type: 'string' }, uniqueItems: true },
      { type: 'set', items: { type: 'string' } },
    ],
    [
      'prefixItems',
      {
        type: 'array',
        prefixItems: [
          { type: 'string', title: 'key' },
          { type: 'null', title: 'value' },
        ],
        items: false,
        minItems: 2,
      },
      {
        type: 'tuple',
        properties: { key: { type: 'string', title: 'key' }, value: { type: 'null', title: 'value' } },
        tuple: ['key', 'value'],
      },
    ],
    [
      'an open tuple',
      { type: 'array', prefixItems: [{ type: 'string' }] },
      { type: 'array', items: { type: 'any' } },
      1,
    ],
    [
      'one-member objects',
      {
        oneOf: ['a', 'b'].map((tag) => ({
          type: 'object',
          properties: { [tag]: { type: 'null' } },
          required: [tag],
          additionalProperties: false,
        })),
      },
      { type: 'choice', choices: { a: { type: 'null' }, b: { type: 'null' } } },
    ],
    [
      'unevaluatedProperties',
      { type: 'object', allOf: [{ properties: { a: { type: 'null' } } }], unevaluatedProperties: false },
      { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: false },
    ],
    ['an external reference', { $ref: 'https://example.com/x' }, { type: 'any' }, 1],
    [
      'a word of JSON Structure',
      { type: 'string', choices: 1, 'x-own': 2 },
      { type: 'string', 'x-choices': 1, 'x-own': 2 },
      1,
    ],
  ];
  test.each(rows.map(([name, schema, type, told]) => ({ name, schema, type, told })))(
    '$name',
    ({ schema, type, told }) => {
      expect(typeOf(schema)).toEqual(type);
      const { document, problems } = convert({ type: 'object', properties: { it: schema } });
      expect(errorsOf(document)).toEqual([]);
      expect(problems.map(({ code, severity }) => [code, severity])).toEqual(
        Array.from({ length: told ?? 0 }, () => ['js-from-json-schema-loss', 'warning']),
      );
    },
  );
});

test('objects with a tag of their own become a choice with an abstract base', () => {
  const variant = (tag: string, own: string): JsonObject => ({
    type: 'object',
    properties: { kind: { const: tag }, [own]: { type: 'boolean' } },
    required: ['kind'],
  });
  const { document, problems } = convert({
    oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
    $defs: { Cat: variant('cat', 'meows'), Dog: variant('dog', 'barks') },
  });
  expect(problems.map(({ pointer, message }) => [pointer, message])).toEqual([
    ['/$defs/Cat', 'by itself, Cat takes any kind: only the choice asks for the tag'],
    ['/$defs/Dog', 'by itself, Dog takes any kind: only the choice asks for the tag'],
  ]);
  const derived = (own: string): JsonObject => ({
    type: 'object',
    $extends: '#/definitions/RootBase',
    properties: { [own]: { type: 'boolean' } },
  });
  expect(document).toEqual({
    $schema: core,
    $id: 'https://example.com/root',
    name: 'Root',
    type: 'choice',
    $extends: '#/definitions/RootBase',
    selector: 'kind',
    choices: { cat: ref('Cat'), dog: ref('Dog') },
    definitions: {
      Cat: derived('meows'),
      Dog: derived('barks'),
      RootBase: { type: 'object', abstract: true, properties: { kind: { type: 'string' } } },
    },
  });
});

test('allOf of a declared object becomes inheritance', () => {
  const { document } = convert({
    allOf: [{ $ref: '#/$defs/Pet' }, { type: 'object', properties: { age: { type: 'string' } }, required: ['id'] }],
    $defs: { Pet: { type: 'object', properties: { id: { type: 'string' } } } },
  });
  expect(document).toMatchObject({
    type: 'object',
    $extends: '#/definitions/PetBase',
    properties: { age: { type: 'string' } },
    required: ['id'],
    definitions: {
      Pet: { type: 'object', $extends: '#/definitions/PetBase' },
      PetBase: { type: 'object', abstract: true, properties: { id: { type: 'string' } } },
    },
  });
});

test.each([
  ['core', { type: 'string' }, core, undefined],
  [
    'validation',
    { type: 'string', minLength: 1 },
    'https://json-structure.org/meta/extended/v0/#',
    ['JSONStructureValidation'],
  ],
  [
    'both',
    { type: 'string', not: { pattern: 'a' } },
    'https://json-structure.org/meta/extended/v0/#',
    ['JSONStructureValidation', 'JSONStructureConditionalComposition'],
  ],
])('the smallest meta-schema: %s', (_, schema, $schema, uses) => {
  const { document } = convert(schema as Json);
  expect([document['$schema'], document['$uses']]).toEqual([$schema, uses]);
});

describe('a document comes back from JSON Schema', () => {
  const Base: JsonObject = { type: 'object', abstract: true, properties: { z: { type: 'null' } }, required: ['z'] };
  const types: readonly (readonly [string, JsonObject])[] = [
    ...['float8', 'int8', 'uint32', 'int64', 'decimal', 'binary', 'duration', 'uri', 'jsonpointer', 'any'].map(
      (type) => [type, { type }] as const,
    ),
    ['union', { type: ['uint8', 'null'] }],
    ['union of three', { type: ['null', 'int8', 'string'] }],
    ['set', { type: 'set', items: { type: 'duration' } }],
    ['tuple', { type: 'tuple', properties: { x: { type: 'int8' }, y: { type: 'null' } }, tuple: ['y', 'x'] }],
    ['choice', { type: 'choice', choices: { a: { type: 'string' }, 'b c': { type: 'int8' } } }],
    [
      'sets of required names',
      { type: 'object', properties: { a: { type: 'any' }, b: { type: 'any' } }, required: [['a'], ['b']] },
    ],
    [
      'derived',
      {
        type: 'object',
        $extends: '#/definitions/Base',
        properties: { a: { type: 'int8' } },
        additionalProperties: false,
      },
    ],
    ['derived without members', { type: 'object', $extends: '#/definitions/Base' }],
    ['narrowed alias', { type: { $ref: '#/definitions/Word' }, enum: ['a'] }],
    ['annotated', { type: 'string', description: 'd', default: 'a', foo: { a: 1 } }],
  ];
  test.each(types)('%s', (_, type) => {
    const document = instancesOf(type, { Base, Word: { type: 'string', maxLength: 3 } });
    const back = fromJsonSchema(jsonSchemaOf(document), { name: 'Test', id: 'https://example.com/test' });
    expect(back).toEqual({ document, problems: [] });
  });

  const limited: readonly JsonObject[] = [
    { type: 'double', multipleOf: 1, minimum: 0, maximum: 2 ** 53 - 1 },
    { type: 'int32', minimum: 0, maximum: 255 },
    { type: 'uint8', maximum: 9 },
    { type: 'float', exclusiveMinimum: 0 },
  ];
  test.each(limited)('%j', (type) => {
    const document = instancesOf(type, {}, validation);
    const back = fromJsonSchema(jsonSchemaOf(document), {
      name: 'Test',
      id: 'https://example.com/test',
      metaSchema: validation,
    });
    expect(back).toEqual({ document, problems: [] });
  });
});

describe('hostile schemas', () => {
  const nested = (levels: number, wrap: (inner: Json) => JsonObject): Json => {
    let inner: Json = { type: 'string' };
    for (let level = 0; level < levels; level += 1) inner = wrap(inner);
    return inner;
  };
  test.each<readonly [string, (inner: Json) => JsonObject]>([
    ['items', (items) => ({ type: 'array', items })],
    ['properties', (x) => ({ type: 'object', properties: { x } })],
    ['allOf', (x) => ({ properties: { a: true }, allOf: [x] })],
    ['oneOf', (x) => ({ oneOf: [x, { type: 'null' }] })],
    ['not', (not) => ({ not })],
    ['annotated items', (items) => ({ type: 'array', items, 'x-json-structure': { type: 'set' } })],
  ])('100,000 levels of %s are cut, and told', (_, wrap) => {
    const { document, problems } = convert(nested(100_000, wrap));
    expect(problems.length).toBeGreaterThan(0);
    expect(errorsOf(document)).toEqual([]);
  });
  test('200 levels that each hold the next twice stay small', () => {
    const link = (index: number): JsonObject => ({ $ref: `#/$defs/L${index + 1}` });
    const $defs = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `L${index}`,
        {
          type: 'object',
          allOf: [link(index), { allOf: [link(index)] }],
          properties: { a: { allOf: [link(index), { properties: { b: link(index) } }] } },
        },
      ]),
    );
    const { document } = convert({ $ref: '#/$defs/L0', $defs: { ...$defs, L200: { type: 'object' } } });
    expect(JSON.stringify(document).length).toBeLessThan(5_000_000);
  });
  test('a schema that only leads back to itself is cut', () => {
    const { document, problems } = convert({
      $ref: '#/$defs/A',
      $defs: {
        A: { anyOf: [{ $ref: '#/$defs/B' }, { type: 'string' }] },
        B: { allOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }] },
      },
    });
    expect(errorsOf(document)).toEqual([]);
    expect(problems).toHaveLength(1);
  });
  test('names of Object.prototype are names', () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"],"$defs":{"__proto__":{"type":"null"},"constructor":{"$ref":"#/$defs/__proto__"}}}',
    ) as Json;
    const { document } = convert(schema);
    expect(errorsOf(document)).toEqual([]);
    expect([accepts(document, JSON.parse('{"__proto__":"x"}')), accepts(document, {})]).toEqual([true, false]);
  });
  test('annotations that fit nothing are not followed', () => {
    const { document, problems } = convert({
      type: 'object',
      properties: { a: { type: 'string' } },
      'x-json-structure': { abstract: 7, tuple: 'x', required: true },
    });
    expect(document).toMatchObject({ type: 'object', properties: { a: { type: 'string' } } });
    expect(problems).toHaveLength(1);
  });
});

describe('each row of the table of losses occurs:', () => {
  let deep: Json = true;
  for (let level = 0; level < 300; level += 1) deep = { type: 'array', items: deep };
  const closed = (tag: string): JsonObject => ({
    type: 'object',
    properties: { kind: { const: tag } },
    required: ['kind'],
  });
  const two = { A: closed('a'), B: closed('b') };
  const either = [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }];
  const rows: Readonly<Record<Loss, readonly [schema: Json, told: RegExp, metaSchema?: string]>> = {
    integer: [{ type: 'integer' }, /has no type/],
    int64: [{ type: 'integer', format: 'int64' }, /sent as a number/],
    'laxer-format': [{ type: 'string', format: 'uri' }, /also accepts relative/],
    bytes: [{ type: 'string', contentEncoding: 'base64' }, /only base64 is accepted/],
    'unknown-format': [{ type: 'string', format: 'password' }, /checks nothing/],
    pattern: [{ type: 'string', pattern: '(' }, /no regular expression/],
    malformed: [{ type: 'string', minLength: -1 }, /must be a whole number/],
    reference: [{ $ref: 'https://example.com/x' }, /leads to no schema/],
    'property-name': [{ type: 'object', properties: { 'a-b': true } }, /no identifier/],
    'instance-keywords': [{ type: 'object', properties: { a: true }, additionalProperties: false }, /may always carry/],
    tuple: [{ type: 'array', prefixItems: [true] }, /is no tuple/],
    unevaluated: [{ anyOf: [{ properties: { a: true } }, true], unevaluatedProperties: false }, /depends on the value/],
    discriminator: [{ oneOf: [{ type: 'string' }], discriminator: { propertyName: 'a' } }, /are no choice/],
    tag: [{ oneOf: either, $defs: two }, /only the choice asks/],
    scope: [{ properties: { a: { $id: 'https://example.com/a' } } }, /is not followed/],
    annotation: [{ type: 'string', choices: 1 }, /kept as x-choices/],
    restored: [{ type: 'string', 'x-json-structure': { type: 'int8' } }, /does not fit its schema/],
    extension: [{ type: 'string', minLength: 1 }, /does not have it/, core],
    cycle: [{ $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } }, /nothing of a value but itself/],
    size: [deep, /nest deeper/],
  };
  test.each(Object.entries(rows))('%s', (kind, [schema, told, metaSchema]) => {
    const { problems } = fromJsonSchema(schema, {
      name: 'Root',
      id: 'https://example.com/root',
      ...(metaSchema === undefined ? {} : { metaSchema }),
    });
    expect(problems.some(({ message }) => told.test(message))).toBe(true);
    expect(fromJsonSchemaLosses[kind as Loss]).toMatch(/^[A-Za-z].*\.$/);
  });
});
