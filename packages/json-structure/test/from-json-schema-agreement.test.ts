import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJsonSchema } from '../src/from-json-schema/from-json-schema.ts';
import * as formats from '../src/formats.ts';
import { lint, type Json, type JsonObject } from '../src/index.ts';
import { accepts } from './reference/checker.ts';

const convert = (schema: Json): ReturnType<typeof fromJsonSchema> =>
  fromJsonSchema(schema, { name: 'Root', id: 'https://example.com/root' });
const errorsOf = (document: JsonObject): unknown => lint(document).filter(({ severity }) => severity === 'error');

/** Ajv over the input: formats asserted, as the description of the conversion says. */
const ajvOf = (schema: Json): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  for (const [name, validate] of Object.entries({
    date: formats.isDate,
    uuid: formats.isUuid,
    email: formats.isEmail,
    'uri-reference': formats.isUriReference,
  }))
    ajv.addFormat(name, { type: 'string', validate });
  ajv.addFormat('int32', { type: 'number', validate: formats.isInt32 });
  const validate = ajv.compile(schema as JsonObject);
  return (value) => validate(value) === true;
};

const names = ['a', 'b', 'kind'];
const name = fc.constantFrom(...names);
const count = fc.constantFrom(0, 1, 2, 3);
const scalar = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2.5,
  -3,
  300,
  '',
  'a',
  'ab',
  'abc',
  '2024-02-29',
  'a@b.c',
);
const optional = (keyword: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<JsonObject> =>
  fc.option(value, { nil: undefined, freq: 3 }).map((one) => (one === undefined ? {} : { [keyword]: one as Json }));
const some = (...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as JsonObject);
const kinds = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const pattern = fc.constantFrom('^a', 'b$', '^ab?$', 'a|^b$', '[^a]', '^(?:a|b)$', String.raw`\$`);

const { schema } = fc.letrec<{ schema: Json; flat: JsonObject; deep: JsonObject }>((tie) => ({
  flat: fc.oneof(
    some(
      optional(
        'type',
        fc.oneof(fc.constantFrom('string'), fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 })),
      ),
      optional('minLength', count),
      optional('maxLength', count),
      optional('pattern', pattern),
      optional('format', fc.constantFrom('date', 'uuid', 'email', 'uri-reference')),
    ),
    some(
      optional('type', fc.constantFrom('integer', 'number')),
      optional('minimum', fc.constantFrom(0, -3, 1.5, -128)),
      optional('maximum', fc.constantFrom(255, 2, 127, 1e10)),
      optional('exclusiveMinimum', fc.constantFrom(0, 1.5)),
      optional('multipleOf', fc.constantFrom(1, 2, 0.5)),
    ),
    some(
      optional('type', fc.constantFrom(...kinds)),
      fc.oneof(
        fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }).map((list) => ({ enum: list })),
        fc.oneof(scalar, fc.constantFrom<Json>([], {}, [1, { a: 'b' }], { 'x y': 1 })).map((one) => ({ const: one })),
      ),
    ),
    fc.constantFrom('Word', 'Leaf', 'Tree', 'Cat').map((target) => ({ $ref: `#/$defs/${target}` })),
  ),
  deep: fc.oneof(
    some(
      optional('type', fc.constantFrom('object', 'object', 'object', ['object', 'null'])),
      optional('properties', fc.dictionary(name, tie('schema'), { minKeys: 1, maxKeys: 3, noNullPrototype: true })),
      optional('required', fc.uniqueArray(name, { maxLength: 2 })),
      optional('additionalProperties', tie('schema')),
      optional('minProperties', count),
      optional('maxProperties', count),
      optional('patternProperties', fc.dictionary(pattern, tie('schema'), { maxKeys: 2, noNullPrototype: true })),
      optional('propertyNames', tie('flat')),
      optional('dependentRequired', fc.constant({ a: ['b'] })),
      optional('dependentSchemas', fc.dictionary(name, tie('schema'), { maxKeys: 1, noNullPrototype: true })),
    ),
    some(
      optional('type', fc.constant('array')),
      optional('items', tie('schema')),
      optional('prefixItems', fc.array(tie('schema'), { minLength: 1, maxLength: 2 })),
      optional('minItems', count),
      optional('maxItems', count),
      optional('uniqueItems', fc.boolean()),
    ),
    // Apart from prefixItems: beside those, Ajv finds what it looks for in an empty array.
    some(
      optional('type', fc.constant('array')),
      optional('items', tie('schema')),
      optional('contains', tie('schema')),
      optional('minContains', count),
      optional('maxContains', count),
    ),
    some(
      tie('flat'),
      optional('allOf', fc.array(tie('schema'), { minLength: 1, maxLength: 3 })),
      optional('anyOf', fc.array(tie('schema'), { minLength: 1, maxLength: 3 })),
      optional('oneOf', fc.array(tie('schema'), { minLength: 1, maxLength: 3 })),
      optional('not', tie('schema')),
      optional('if', tie('schema')),
      optional('then', tie('schema')),
      optional('else', tie('schema')),
      optional('unevaluatedProperties', tie('schema')),
    ),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc
      .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 2 })
      .chain((tags) =>
        fc.tuple(
          ...tags.map((tag) =>
            tie('schema').map((a) => ({
              type: 'object',
              properties: { kind: { const: tag }, a: a as Json },
              required: ['kind'],
            })),
          ),
        ),
      )
      .map((oneOf) => ({ oneOf }) as JsonObject),
    fc
      .tuple(
        fc.constantFrom('Cat', 'Dog'),
        fc.dictionary(fc.constantFrom('c', 'd', 'a'), tie('schema'), { minKeys: 1, noNullPrototype: true }),
        fc.constantFrom<JsonObject>({}, { unevaluatedProperties: false }),
      )
      .map(
        ([base, properties, more]) =>
          ({ allOf: [{ $ref: `#/$defs/${base}` }, { type: 'object', properties }], ...more }) as JsonObject,
      ),
  ),
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof({ arbitrary: tie('flat'), weight: 6 }, { arbitrary: fc.boolean(), weight: 1 }),
    tie('deep'),
  ) as fc.Arbitrary<Json>,
}));

const $defs: JsonObject = {
  Word: { type: 'string', maxLength: 2 },
  Leaf: { enum: ['a', 1] },
  Tree: {
    type: 'object',
    properties: { a: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    additionalProperties: false,
  },
  Cat: {
    type: 'object',
    properties: { kind: { type: 'string' }, b: { type: 'object', properties: { a: { type: 'integer' } } } },
    required: ['kind'],
  },
  Dog: { allOf: [{ $ref: '#/$defs/Cat' }], properties: { a: { type: ['string', 'null'] } }, type: 'object' },
};

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, 'c', 'x y'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.record(
      { kind: fc.constantFrom('x', 'y', 'z', 'w'), a: tie('value') },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
})).value as fc.Arbitrary<Json>;

describe('for any schema', () => {
  test('the document is sound, and accepts what the schema accepts unless a loss is told', () => {
    const seen = { exact: 0, lossy: 0, valid: 0 };
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 10, maxLength: 25 }), (root, values) => {
        const input = typeof root === 'boolean' ? root : { ...(root as JsonObject), $defs };
        const { document, problems } = convert(input);
        expect(errorsOf(document)).toEqual([]);
        const losses = problems.filter(({ message }) => !message.startsWith('a whole number beyond'));
        seen[losses.length === 0 ? 'exact' : 'lossy'] += 1;
        if (losses.length > 0) return;
        const ajv = ajvOf(input);
        for (const one of values) {
          const valid = ajv(one);
          seen.valid += Number(valid);
          expect([one, accepts(document, one)]).toEqual([one, valid]);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
    expect(seen.exact).toBeGreaterThan(seen.lossy);
    expect(seen.valid).toBeGreaterThan(300);
  }, 120_000);
});
