import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAjv, validatorAt } from '../src/ajv.ts';
import { contractOf, createValidation, effectiveSchema, type Contract, type Json } from '../src/index.ts';

type Members = Readonly<Record<string, unknown>>;

const contract = (schemas: Members): Contract =>
  contractOf({
    openapi: '3.1.0',
    info: { title: 'Values', version: '1.0.0' },
    paths: {},
    components: { schemas },
  });

const pointer = '/components/schemas/A';

const refusals = (schema: unknown, value: unknown, absent: 'readOnly' | 'writeOnly' = 'readOnly') =>
  createValidation(absent).refusals(
    effectiveSchema(contract({ A: schema, B: { type: 'string' } }), pointer),
    value as Json,
  );

const asking = (...names: readonly string[]): unknown => ({ required: names });

const names = ['a', 'b', 'ab', '__proto__', 'toString'] as const;
const name = fc.constantFrom(...names);
const small = fc.nat({ max: 3 });
const pattern = fc.constantFrom('^a', 'b$', '^[a-z]{1,2}$', '^$');
const text = fc.constantFrom('', 'a', 'b', 'ab', 'abc', '😀', '2024-02-29', '1');
const number = fc.constantFrom(0, 1, -1, 2, 1.5, 0.3, 3, 1e300, 2 ** 31);

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false),
    text,
    number,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((members) => Object.fromEntries(members) as Json),
  ),
}));

/** Some of the keywords. */
const some = (keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Members> =>
  fc
    .subarray(Object.keys(keywords), { maxLength: Math.min(4, Object.keys(keywords).length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] as fc.Arbitrary<unknown>]))),
    );

const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** Every keyword that says something about values. */
const { schema } = fc.letrec<{ schema: unknown }>((tie) => {
  const one = tie('schema');
  const several = fc.array(one, { minLength: 1, maxLength: 3 });
  const named = fc.array(fc.tuple(name, one), { maxLength: 3 }).map((members) => Object.fromEntries(members));
  const asked = fc.subarray([...names], { maxLength: 2 });
  const applied = {
    allOf: several,
    anyOf: several,
    oneOf: several,
    not: one,
    if: one,
    then: one,
    else: one,
    $ref: fc.constant('#/components/schemas/B'),
  };
  const ofObjects = {
    properties: named,
    patternProperties: fc.array(fc.tuple(pattern, one), { maxLength: 2 }).map((members) => Object.fromEntries(members)),
    additionalProperties: one,
    propertyNames: one,
    required: asked,
    minProperties: small,
    maxProperties: small,
    dependentRequired: fc.dictionary(fc.constantFrom('a', 'b'), asked),
    dependentSchemas: named,
    unevaluatedProperties: one,
  };
  const ofArrays = {
    prefixItems: several,
    items: one,
    contains: one,
    minContains: small,
    maxContains: small,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    unevaluatedItems: one,
  };
  const ofScalars = {
    type: fc.oneof(fc.constantFrom(...types), fc.subarray(types, { minLength: 1 })),
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom(0.1, 0.5, 1, 2),
    minLength: small,
    maxLength: small,
    pattern,
  };
  return {
    schema: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.boolean(),
      some(ofScalars),
      some({ type: ofScalars.type, format: fc.constantFrom('date', 'int32', 'int64', 'uuid', 'custom') }),
      some({ enum: fc.array(value, { minLength: 1, maxLength: 3 }), const: value, type: ofScalars.type }),
      some(ofObjects),
      some(ofArrays),
      some({ ...applied, properties: named, unevaluatedProperties: one }),
      some({ ...applied, prefixItems: several, unevaluatedItems: one }),
      some(applied),
    ),
  };
});

describe('what is held against a value', () => {
  test('is nothing when Ajv takes it, and something when Ajv does not', () => {
    const judged = fc.property(schema, fc.array(value, { minLength: 6, maxLength: 6 }), (made, values) => {
      const lowered = contract({ A: made, B: { type: ['string', 'array'], maxLength: 2, prefixItems: [true] } });
      // Without `allErrors` Ajv forgets what `contains: {}` says beside `prefixItems`.
      const oracle = validatorAt(createAjv(lowered, { allErrors: true }), pointer);
      const validation = createValidation('readOnly');
      const node = effectiveSchema(lowered, pointer);
      for (const one of values) {
        expect({ one, taken: validation.refusals(node, one)?.length === 0 }).toEqual({ one, taken: oracle(one) });
      }
    });
    fc.assert(judged, { numRuns: Number(process.env['RUNS'] ?? 400) });
  }, 120_000);

  test.each<[string, unknown, unknown, readonly unknown[]]>([
    ['a member that is missing', { required: ['a', 'b'] }, { b: 1 }, [['required', '', { missingProperty: 'a' }]]],
    [
      'one that another asks for',
      { dependentRequired: { a: ['toString'] } },
      { a: 1 },
      [['dependentRequired', '', { missingProperty: 'toString' }]],
    ],
    [
      'one that is too many',
      { properties: { a: { additionalProperties: false } } },
      { a: { 'x/y': 1 } },
      [['additionalProperties', '/a', { additionalProperty: 'x/y' }]],
    ],
    [
      'one that nothing looked at',
      { anyOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { a: 1, b: 2 },
      [['unevaluatedProperties', '', { unevaluatedProperty: 'b' }]],
    ],
    [
      'all that is wrong',
      { properties: { 'a/b': { type: 'string', minLength: 1 } }, maxProperties: 0 },
      { 'a/b': '' },
      [
        ['minLength', '/a~1b', {}],
        ['maxProperties', '', {}],
      ],
    ],
    [
      'what each branch of a union holds against it',
      { anyOf: [{ type: 'string' }, { minimum: 3 }] },
      1,
      [
        ['type', '', {}],
        ['minimum', '', {}],
        ['anyOf', '', {}],
      ],
    ],
    ['that two branches take it', { oneOf: [{ type: 'number' }, { minimum: 1 }] }, 1, [['oneOf', '', {}]]],
  ])('names %s', (_, made, one, found) => {
    expect(refusals(made, one)?.map(({ keyword, instancePath, params }) => [keyword, instancePath, params])).toEqual(
      found,
    );
  });

  test.each<[string, unknown, unknown]>([
    ['a listed text that is not of its format', { enum: ['never'], format: 'date' }, 'never'],
    ['a pattern that may take for ever', { pattern: '^(?=(a+)+$).*(\\1)+b' }, `${'a'.repeat(40)}c`],
    ['a schema that holds itself', { anyOf: [{ $ref: `#${pointer}` }, { $ref: `#${pointer}` }] }, 1],
    [
      'a schema that asks without end',
      { not: { anyOf: Array.from({ length: 3 }, () => ({ not: { $ref: `#${pointer}` } })) } },
      {},
    ],
  ])('is not told of %s', (_, made, one) => {
    expect(refusals(made, one)).toBeUndefined();
  });

  test('is told of values that are deeper than any stack', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as Json;
    expect(refusals({ items: { $ref: `#${pointer}` } }, deep)).toBeUndefined();
    expect(refusals({ items: { type: 'array' } }, deep)).toEqual([]);
  });

  test('is nothing of members that take no part in a direction', () => {
    const made = {
      properties: {
        id: { type: 'integer', readOnly: true },
        key: { allOf: [{ $ref: '#/components/schemas/B' }, { writeOnly: true }] },
      },
      required: ['id', 'key'],
    };
    const told = (one: unknown, absent: 'readOnly' | 'writeOnly'): readonly unknown[] | undefined =>
      refusals(made, one, absent)?.map(({ params }) => params['missingProperty']);
    expect([told({ key: 'a' }, 'readOnly'), told({ id: 'no number', key: 'a' }, 'readOnly')]).toEqual([[], []]);
    expect([told({}, 'readOnly'), told({}, 'writeOnly')]).toEqual([['key'], ['id']]);
  });

  test('is nothing of such members whichever part of a schema says so', () => {
    const parts = {
      id: { properties: { id: { readOnly: true } } },
      closed: { properties: { name: true }, additionalProperties: false, required: ['id'] },
      stated: { properties: { id: { type: 'integer' } }, patternProperties: { '^i': { type: 'integer' } } },
    };
    const joined = { allOf: [parts.id, parts.closed, parts.stated] };
    expect([refusals(joined, {}), refusals(joined, { id: 'no number' })]).toEqual([[], []]);
    expect(refusals(joined, {}, 'writeOnly')).toMatchObject([{ keyword: 'required' }]);
    // What one variant says of its member binds no other one.
    const variants = { oneOf: [{ ...parts.id, required: ['id', 'name'] }, asking('id', 'key')] };
    expect([refusals(variants, { name: 1 }), refusals(variants, { key: 1 })?.map(({ keyword }) => keyword)]).toEqual([
      [],
      ['required', 'required', 'oneOf'],
    ]);
    // Nor what is said of a member that is an object.
    const nested = { allOf: [parts.id, { properties: { inner: asking('id') } }] };
    expect(refusals(nested, { inner: {} })).toMatchObject([{ keyword: 'required', instancePath: '/inner' }]);
  });
});
