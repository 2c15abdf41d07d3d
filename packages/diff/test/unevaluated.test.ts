import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;

const text = { type: 'string' };
const some = { minItems: 1, minProperties: 1 };
const asking = (...required: readonly string[]): object => ({ type: 'object', required });

const gravest = (changes: readonly Change[]): string =>
  (['breaking', 'risky', 'compatible'] as const).find((one) => changes.some(({ impact }) => impact === one)) ?? 'none';

const between = (place: typeof sending, old: Json, next: Json, parts: Record<string, Json> = {}): readonly Change[] =>
  diff(place(old, parts), place(next, parts)).changes;

/** What evaluates without taking anything from anyone, and whether members or items. */
const evaluators: readonly (readonly [says: string, Json: object])[] = [
  ['all items', { items: true }],
  ['the first item', { prefixItems: [{}] }],
  ['items of a kind, of which none needs to be there', { contains: text, minContains: 0 }],
  ['any items, of which none needs to be there', { contains: {}, minContains: 0 }],
  ['all members', { additionalProperties: true }],
  ['members by a pattern', { patternProperties: { '^p': {} } }],
];

/** Where something may be evaluated, for some values or for all of those that there are. */
const places: readonly (readonly [says: string, place: (evaluator: object) => Json])[] = [
  ['a branch', (one) => ({ anyOf: [{ ...some, ...one }, asking('a')] })],
  ['a branch of a branch', (one) => ({ anyOf: [{ oneOf: [{ ...some, ...one }, asking('b')] }, asking('a')] })],
  ['a part of a branch', (one) => ({ anyOf: [{ allOf: [some, one] }, asking('a')] })],
  ['a condition', (one) => ({ if: some, then: one, else: text })],
];

const refused = { unevaluatedItems: false, unevaluatedProperties: false };
const closed = (one: Json): Json => ({ ...(one as object), ...refused });

describe('what is evaluated', () => {
  describe.each(evaluators)('%s', (_, evaluator) => {
    test.each(places)('in %s is a change where the rest is refused', (__, place) => {
      const [old, next] = [closed(place(evaluator)), closed(place({}))];
      expect(gravest(between(sending, old, next))).toMatch(/breaking|risky/u);
      expect(gravest(between(sending, next, old))).toBe('compatible');
      expect(gravest(between(reading, next, old))).toMatch(/breaking|risky/u);
    });

    test.each(places)('in %s is the same in other words', (__, place) => {
      const old = closed(place({ ...evaluator, maxItems: 9 }));
      expect(between(sending, old, closed(place({ allOf: [{ maxItems: 9 }, evaluator] })))).toEqual([]);
      const next = closed(place({ maxItems: 9, allOf: [{ $ref: '#/components/schemas/A' }] }));
      expect(between(sending, old, next, { A: evaluator })).toEqual([]);
    });

    test.each(places)('in %s harms nobody where nobody asks for the rest', (__, place) => {
      expect(gravest(between(sending, place(evaluator), place({})))).toMatch(/none|compatible/u);
    });
  });

  test('is another thing in another branch', () => {
    const union = (one: object, other: object): Json =>
      closed({
        anyOf: [
          { ...asking('a'), ...one },
          { ...asking('b'), ...other },
        ],
      });
    const [old, next] = [union({ additionalProperties: true }, {}), union({}, { additionalProperties: true })];
    expect(gravest(between(sending, old, next))).toBe('breaking');
    expect(gravest(between(reading, old, next))).toBe('breaking');
  });

  test.each<readonly [says: string, old: Json, next: Json]>([
    ['comes', { unevaluatedItems: false }, { contains: text, minContains: 0, unevaluatedItems: false }],
    ['had to be there', { contains: text, maxContains: 3 }, { contains: text, minContains: 0, maxContains: 3 }],
  ])('a kind of item that %s and need not be there takes nothing from anyone', (_, old, next) => {
    const [before, after] = [old, next].map((one) => ({ type: 'array', ...(one as object) }));
    expect(gravest(between(sending, before, after))).toBe('compatible');
    expect(gravest(between(reading, before, after))).toMatch(/breaking|risky/u);
  });

  test('may be so beside a member', () => {
    const bringing = (a: object): Json => closed({ properties: { a: text }, dependentSchemas: { a } });
    const [old, next] = [bringing({ additionalProperties: true }), bringing({})];
    expect(gravest(between(sending, old, next))).toMatch(/breaking|risky/u);
  });
});

describe('a value shows', () => {
  const kind = (value: string, more: object = {}): object => ({
    ...asking('kind'),
    properties: { kind: { const: value }, ...more },
  });
  const whole = { type: 'integer' };
  const rest = { type: 'object', unevaluatedProperties: text };
  const [x, y] = [kind('x', { m: text }), kind('y', { m: text })];

  test.each<readonly [says: string, old: object, next: object, witness: Json]>([
    ['a member that moved', { anyOf: [x, kind('y')] }, { anyOf: [kind('x'), y] }, { kind: 'x', m: 'a' }],
    ['a member that moved back', { anyOf: [kind('x'), y] }, { anyOf: [x, kind('y')] }, { kind: 'y', m: 'a' }],
    ['a free member', { anyOf: [{ properties: { a: {} } }, asking('a')] }, { anyOf: [{}, asking('a')] }, { a: 'a' }],
    [
      'members by a pattern',
      { anyOf: [{ patternProperties: { '^p': {} } }, asking('a')] },
      { anyOf: [{}, asking('a')] },
      { p: 'text' },
    ],
    [
      'what was of the rest',
      { ...rest, anyOf: [asking('a'), { properties: { c: whole } }] },
      { ...rest, anyOf: [asking('a'), { properties: { c: whole } }], properties: { b: whole } },
      { a: 'a', b: 'a' },
    ],
    [
      'what was of the rest of a branch',
      { ...rest, anyOf: [asking('a'), { properties: { c: whole } }] },
      { ...rest, anyOf: [asking('a'), { properties: { c: whole, b: whole } }] },
      { b: 'a' },
    ],
    [
      'items of lists that may be something else too',
      { prefixItems: [true, true], minItems: 2, anyOf: [{ minItems: 2 }, { minItems: 1 }] },
      { prefixItems: [true], minItems: 2, anyOf: [{ minItems: 2 }, { minItems: 1 }] },
      ['a', 'a'],
    ],
  ])('that %s is refused', (_, old, next, witness) => {
    const [first, ...others] = between(sending, { ...refused, ...old }, { ...refused, ...next }).filter(
      ({ impact }) => impact !== 'compatible',
    );
    expect([first?.impact, first?.witness?.value, others]).toEqual(['breaking', witness, []]);
  });
});
