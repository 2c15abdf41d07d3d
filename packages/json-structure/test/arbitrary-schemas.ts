import fc from 'fast-check';
import type { Json, JsonObject } from '../src/index.ts';

export const names: readonly string[] = ['a', 'b', 'kind'];
const name = fc.constantFrom(...names);
const count = fc.constantFrom(0, 1, 2, 3);
export const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
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

/** A self-contained JSON Schema that refers to a few definitions. */
export const anySchema: fc.Arbitrary<Json> = schema.map((root) =>
  typeof root === 'boolean' ? root : { ...(root as JsonObject), $defs },
);
