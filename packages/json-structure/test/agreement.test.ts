import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, lint, type JsonObject } from '../src/index.ts';
import { ajvOf } from './ajv.ts';
import { instancesOf, validation } from './documents.ts';

type Schema = Readonly<Record<string, unknown>>;

const integers = ['int8', 'int16', 'int32', 'integer', 'uint8', 'uint16', 'uint32'];
const floats = ['number', 'double', 'float', 'float8'];
const wide = ['int64', 'uint64', 'int128', 'uint128'];
const texts = ['date', 'datetime', 'time', 'duration', 'uuid', 'uri', 'jsonpointer', 'binary'];
// `constructor` and `toString` are left out: as own members they mislead the deep comparison that Ajv uses.
const names = ['a', 'b', 'c', 'isPrototypeOf', 'valueOf_'];
const name = fc.constantFrom(...names);
const reference = fc
  .constantFrom('Word', 'Leaf', 'Tree', 'Either', 'Shape')
  .map((type) => ({ type: { $ref: `#/definitions/${type}` } }));

const ordered = (low: unknown, high: unknown, a: number, b: number): Schema => ({
  [String(low)]: Math.min(a, b),
  [String(high)]: Math.max(a, b),
});
const bounded = (type: string): fc.Arbitrary<Schema> =>
  fc
    .record({
      low: fc.constantFrom('minimum', 'exclusiveMinimum'),
      high: fc.constantFrom('maximum', 'exclusiveMaximum'),
      a: fc.integer({ min: -300, max: 300 }),
      b: fc.integer({ min: -300, max: 300 }),
      step: fc.constantFrom(undefined, 1, 3, 0.5),
    })
    .map(({ low, high, a, b, step }) => ({
      type,
      ...ordered(low, high, a, b),
      ...(step === undefined ? {} : { multipleOf: step }),
    }));
const decimals = fc
  .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
const boundedText = (type: string): fc.Arbitrary<Schema> =>
  fc
    .record({ keyword: fc.constantFrom('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'), bound: decimals })
    .map(({ keyword, bound }) => ({ type, [keyword]: bound }));

const { schema } = fc.letrec<{ schema: Schema; leaf: Schema; compound: Schema }>((tie) => ({
  leaf: fc.oneof(
    fc
      .constantFrom(...integers, ...floats, ...wide, ...texts, 'string', 'boolean', 'null', 'any', 'decimal')
      .map((type) => ({ type })),
    fc.constantFrom(...integers, ...floats).chain(bounded),
    fc.constantFrom(...wide, 'decimal').chain(boundedText),
    fc.nat(3).map((maxLength) => ({ type: 'string', maxLength })),
    fc.constant({ type: 'string', enum: ['a', 'b'] }),
    fc
      .constantFrom('base64url', 'base16', 'base32', 'base32hex')
      .map((contentEncoding) => ({ type: 'binary', contentEncoding })),
    fc
      .uniqueArray(fc.constantFrom('string', 'int8', 'double', 'null', 'boolean', 'date', 'int64'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((type) => ({ type })),
    reference,
  ),
  compound: fc.oneof(
    fc
      .record({
        properties: fc.dictionary(name, tie('schema'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
        required: fc.constantFrom('none', 'all', 'first', 'sets'),
        additional: fc.oneof(fc.constantFrom<unknown>(undefined, true, false), tie('schema')),
        extending: fc.constantFrom(undefined, '#/definitions/Base'),
      })
      .map(({ properties, required, additional, extending }) => {
        const all = Object.keys(properties);
        const requirement = { none: undefined, all, first: all.slice(0, 1), sets: all.map((one) => [one]) }[required];
        return {
          type: 'object',
          properties,
          ...(requirement === undefined ? {} : { required: requirement }),
          ...(additional === undefined ? {} : { additionalProperties: additional }),
          ...(extending === undefined ? {} : { $extends: extending }),
        };
      }),
    fc.tuple(fc.constantFrom('array', 'set'), tie('schema')).map(([type, items]) => ({ type, items })),
    tie('schema').map((values) => ({ type: 'map', values })),
    fc
      .dictionary(name, tie('schema'), { minKeys: 1, maxKeys: 3, noNullPrototype: true })
      .map((properties) => ({ type: 'tuple', properties, tuple: Object.keys(properties).reverse() })),
    fc
      .dictionary(name, tie('schema'), { minKeys: 1, maxKeys: 3, noNullPrototype: true })
      .map((choices) => ({ type: 'choice', choices })),
  ),
  schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('compound')) as fc.Arbitrary<Schema>,
}));

const definitions: JsonObject = {
  Word: { type: 'string', maxLength: 2 },
  Leaf: { type: { $ref: '#/definitions/Word' }, enum: ['a', 'bb'] },
  Tree: {
    type: 'object',
    properties: { a: { type: 'array', items: { type: { $ref: '#/definitions/Tree' } } } },
    additionalProperties: false,
  },
  Either: { type: ['int8', { $ref: '#/definitions/Tree' }, { $ref: '#/definitions/Leaf' }] },
  Base: {
    type: 'object',
    abstract: true,
    properties: { inherited: { type: 'object', properties: { b: { type: 'uint8' } } }, z: { type: 'null' } },
  },
  Round: {
    type: 'object',
    $extends: '#/definitions/Base',
    properties: { a: { type: 'int8' } },
    required: ['a'],
    additionalProperties: false,
  },
  Flat: {
    type: 'object',
    $extends: '#/definitions/Base',
    properties: { b: { type: { $ref: '#/definitions/Shape' } } },
  },
  Shape: {
    type: 'choice',
    $extends: '#/definitions/Base',
    selector: 'kind',
    choices: { round: { type: { $ref: '#/definitions/Round' } }, flat: { type: { $ref: '#/definitions/Flat' } } },
  },
};

const scalars = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'a',
    'bb',
    'ccc',
    '😀😀',
    '0',
    '-0',
    '-1',
    '18446744073709551615',
    '9223372036854775808',
    '1.50',
  ),
  fc.constantFrom(
    '2024-02-29',
    '2023-02-29',
    '2024-01-01T00:00:00Z',
    '10:00:00Z',
    'P1D',
    'PT1.5S',
    '123e4567-e89b-12d3-a456-426614174000',
    '/a',
    '#/a',
    'TWFu',
    'JBSWY3DP',
  ),
  fc.integer({ min: -310, max: 310 }),
  fc.constantFrom(0.5, 2 ** 31, -(2 ** 31), 2 ** 32, 1e39, 1e300),
  decimals,
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

interface Parts {
  readonly type?: unknown;
  readonly properties?: Schema;
  readonly items?: unknown;
  readonly values?: unknown;
  readonly choices?: Schema;
  readonly tuple?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** Values that come close to the schema, each part of them sometimes anything at all. */
const valueOf = (one: unknown, depth = 0): fc.Arbitrary<unknown> => {
  if (typeof one !== 'object' || one === null || depth > 4) return anything;
  const { type, properties, items, values, choices, tuple, additionalProperties } = one as Parts;
  const inner = (schema: unknown): fc.Arbitrary<unknown> => valueOf(schema, depth + 1);
  const fitting = (): fc.Arbitrary<unknown> => {
    if (typeof type === 'object' && type !== null && '$ref' in type)
      return inner(definitions[String(type['$ref']).slice(14)]);
    if (Array.isArray(type)) return fc.oneof(...(type as unknown[]).map((member) => inner({ type: member })));
    if (type === 'object') {
      const declared = Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, member]) => [key, inner(member)]),
      );
      const inherited = { inherited: anything, z: fc.constant(null), more: inner(additionalProperties) };
      const some = fc.record({ ...declared, ...inherited }, { requiredKeys: [], noNullPrototype: true });
      return fc.oneof(some, fc.record(declared, { noNullPrototype: true }));
    }
    if (type === 'array' || type === 'set') return fc.array(inner(items), { maxLength: 3 });
    if (type === 'map')
      return fc.dictionary(fc.constantFrom('a', 'x y', '__x'), inner(values), { maxKeys: 2, noNullPrototype: true });
    if (type === 'tuple') return fc.tuple(...(tuple ?? []).map((key) => inner(properties?.[key])));
    if (type === 'choice' && 'selector' in one)
      return fc.record(
        {
          kind: fc.constantFrom('round', 'flat', 'Round'),
          a: fc.integer({ min: 100, max: 130 }),
          z: fc.constantFrom(null, 1),
          b: anything,
        },
        { requiredKeys: ['kind'], noNullPrototype: true },
      );
    if (type === 'choice')
      return fc.oneof(
        ...Object.entries(choices ?? {}).map(([tag, member]) => inner(member).map((value) => ({ [tag]: value }))),
      );
    return scalars;
  };
  return fc.oneof({ weight: 6, arbitrary: fitting() }, { weight: 1, arbitrary: anything });
};

describe('for any schema and value', () => {
  test('the compiled check and Ajv over the JSON Schema agree, and findings come exactly with a refusal', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(
        schema.chain((type) => fc.tuple(fc.constant(type), fc.array(valueOf(type), { minLength: 5, maxLength: 10 }))),
        ([type, values]) => {
          const document = instancesOf(type as JsonObject, definitions, validation);
          expect(lint(document).filter(({ severity }) => severity === 'error')).toEqual([]);
          const check = compile(document);
          const ajv = ajvOf(document);
          for (const value of values) {
            const findings = check(value);
            seen[findings.length === 0 ? 'valid' : 'invalid'] += 1;
            expect([value, findings.length === 0]).toEqual([value, ajv(value)]);
          }
        },
      ),
      { numRuns: 300 },
    );
    // The values have to try both answers, or the agreement would mean little.
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(200);
  }, 120_000);
});
