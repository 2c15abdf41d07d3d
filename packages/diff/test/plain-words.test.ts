import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Row = readonly [says: string, one: Json, other: Json];

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = { type: 'object' };
const array = { type: 'array' };
const A = { type: 'object', properties: { z: text } };
const closed = (properties: object): object => ({
  ...object,
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
/** No value that it lists is of one of its alternatives. */
const unlisted = { enum: ['x', 2.5], anyOf: [{ ...text, pattern: '[0-9]' }, whole] };
const notNull = ['boolean', 'number', 'string', 'array', 'object'];
const asking = (...required: readonly string[]): object => ({ required });

const plainly: readonly Row[] = [
  [
    'null that alone is left, and is not sent',
    closed({ z: { anyOf: [false, { type: 'null' }], readOnly: true } }),
    closed({ z: { anyOf: [{ anyOf: [false, { type: 'null' }], readOnly: true }] } }),
  ],
  ['an exclusion of the one alternative that excludes', { not: { oneOf: [{ not: { ...A } }] } }, { ...A }],
  [
    'a member that is asked for beside alternatives that all describe it',
    { ...object, required: ['a'], properties: { a: text } },
    { ...object, required: ['a'], allOf: [{ anyOf: [{ properties: { a: text } }, { properties: { a: text } }] }] },
  ],
  [
    'what holds of some types, in alternatives that are types',
    { if: { type: ['string', 'boolean'] }, then: { type: ['string', 'integer'] }, else: { maximum: 3 } },
    {
      if: { type: ['string', 'boolean'] },
      then: { anyOf: [text, { type: 'integer' }] },
      else: { maximum: 3 },
    },
  ],
  ...[{ anyOf: [text, { type: 'boolean' }] }, { oneOf: [text, { type: 'boolean' }] }, { enum: [true, false, 1] }].map(
    (then): Row => ['nothing of one type', { if: { type: 'boolean' }, then }, {}],
  ),
  [
    'what a member brings that is asked for, with alternatives of which one says nothing',
    { ...object, required: ['a'], properties: { a: text }, maxProperties: 3 },
    {
      ...object,
      required: ['a'],
      dependentSchemas: { a: { properties: { a: text }, maxProperties: 3, anyOf: [{}, text] } },
    },
  ],
  ['a condition of a type', { if: text, then: { maxLength: 3 } }, { maxLength: 3 }],
  [
    'a condition of a type, and of all others',
    { if: object, then: asking('a'), else: { maxLength: 3 } },
    { ...asking('a'), maxLength: 3 },
  ],
  [
    'a condition of null',
    { type: ['string', 'null'], if: { const: null }, else: { maxLength: 3 } },
    { type: ['string', 'null'], maxLength: 3 },
  ],
  [
    'what all items are',
    { ...array, items: { ...text, minLength: 2 }, minItems: 1, contains: text },
    { ...array, items: { ...text, minLength: 2 }, minItems: 1 },
  ],
  [
    'so many of what all items are',
    { ...array, items: text, contains: text, minContains: 0, maxContains: 2 },
    { ...array, items: text, maxItems: 2 },
  ],
  [
    'what the first item is',
    { ...array, prefixItems: [text], minItems: 1, contains: text },
    { ...array, prefixItems: [text], minItems: 1 },
  ],
  ['items of which none is of a kind', { not: { contains: text } }, { ...array, items: { not: text } }],
  [
    'items of which none may be of a kind',
    { ...array, contains: text, minContains: 0, maxContains: 0 },
    { ...array, items: { not: text } },
  ],
  ['more items than there may be', { anyOf: [text, { ...array, items: false, minItems: 1 }] }, text],
  [
    'more items than are described, where no others may be',
    { anyOf: [text, { ...array, prefixItems: [text, whole], items: false, minItems: 3 }] },
    text,
  ],
  ['fewer of a kind than there have to be', { ...array, contains: text, maxContains: 0 }, false],
  [
    'one of several exclusions left out',
    { ...object, not: { allOf: [{ not: asking('a') }, { not: asking('b') }] } },
    { ...object, anyOf: [asking('a'), asking('b')] },
  ],
  [
    'what neither an exclusion of an exclusion takes nor another one',
    { not: { not: { anyOf: [{ not: { not: { ...text, minLength: 2 } } }, { not: { type: notNull } }] } } },
    { anyOf: [{ ...text, minLength: 2 }, { type: 'null' }] },
  ],
  [
    'a member of whose list nothing is left, as a part',
    { anyOf: [array, { ...object, ...asking('c'), properties: { c: { allOf: [unlisted] } } }] },
    array,
  ],
  ['a pattern of one name', { ...object, patternProperties: { '^a$': text } }, { ...object, properties: { a: text } }],
  [
    'a pattern of two names',
    { ...object, patternProperties: { '^(?:a|b)$': text }, additionalProperties: false },
    { ...object, properties: { a: text, b: text }, additionalProperties: false },
  ],
  ...[
    { if: true, then: { ...text, maxLength: 3 } },
    { if: { ...text, maxLength: 3 }, else: false },
    { ...text, if: text, then: { maxLength: 3 } },
    { oneOf: [false, { ...text, maxLength: 3 }] },
  ].map((short): Row => [`what is above a length, in ${JSON.stringify(short)}`, { not: short }, { minLength: 4 }]),
  [
    'one of two, as what is not both the contrary of one and of the other',
    {
      not: {
        allOf: [{ not: { ...whole, maximum: 3 } }, { not: { not: { type: notNull } } }],
      },
    },
    { anyOf: [{ ...whole, maximum: 3 }, { type: 'null' }] },
  ],
  ...[{ pattern: '^a' }, { minLength: 3, maxLength: 5 }, { type: 'number' }].map((not): Row => [
    `a condition of a type that excludes ${JSON.stringify(not)}`,
    { ...text, if: text, then: { not } },
    { ...text, not },
  ]),
  [
    'a condition of a type that alternatives take all of',
    { if: { type: 'boolean' }, then: { anyOf: [{ type: 'boolean' }, { minLength: 2 }] } },
    {},
  ],
  ...['properties', 'patternProperties'].map((keyword): Row => [
    `all of two alternatives of which ${keyword} are none`,
    { oneOf: [{ [keyword]: {} }, { [keyword]: {} }] },
    false,
  ]),
  [
    'what a member brings that is there',
    { ...object, ...asking('a'), dependentSchemas: { a: { properties: { b: whole } } } },
    { ...object, ...asking('a'), properties: { b: whole } },
  ],
  [
    'a member that another one that is there says to be read-only',
    { ...object, properties: { x: { ...object, ...asking('a'), dependentSchemas: { a: { ...A, readOnly: true } } } } },
    { ...object, properties: { x: { ...A, ...asking('a'), readOnly: true } } },
  ],
  [
    'what a member brings that another member asks for',
    { ...object, ...asking('b'), dependentRequired: { b: ['a'] }, dependentSchemas: { a: { minProperties: 3 } } },
    { ...object, ...asking('a', 'b'), minProperties: 3 },
  ],
  [
    'a member that none can have and that another one asks for',
    { ...object, ...asking('b'), dependentRequired: { b: ['a'] }, dependentSchemas: { a: false } },
    false,
  ],
  [
    'what a member brings that another part asks for',
    { allOf: [asking('a'), { ...object, dependentSchemas: { a: { minProperties: 3 } } }] },
    { ...object, ...asking('a'), minProperties: 3 },
  ],
  [
    'what a member brings that is never there',
    { ...object, properties: { a: false }, dependentSchemas: { a: asking('b') } },
    { ...object, properties: { a: false } },
  ],
  [
    'members that bring each other',
    { ...object, dependentRequired: { a: ['b'], b: ['c'] } },
    { ...object, dependentRequired: { a: ['b', 'c'], b: ['c'] } },
  ],
  [
    'names that are listed',
    { ...object, propertyNames: { enum: ['a', 'b'] } },
    { ...object, properties: { a: true, b: true }, additionalProperties: false },
  ],
  [
    'names of those that are described',
    { ...object, properties: { a: text }, propertyNames: { const: 'a' } },
    { ...object, properties: { a: text }, additionalProperties: false },
  ],
  [
    'names by a pattern',
    { ...object, additionalProperties: text, propertyNames: { pattern: '^x' } },
    { ...object, patternProperties: { '^x': text }, additionalProperties: false },
  ],
  [
    'no more members than those that are asked for',
    { ...object, ...asking('a', 'b'), maxProperties: 2 },
    { ...closed({ a: {}, b: {} }), ...asking('a', 'b') },
  ],
  [
    'a member that is never there, as there may be no more than those that are asked for',
    { ...object, properties: { a: text, b: text }, required: ['a'], maxProperties: 1 },
    { ...closed({ a: text }), required: ['a'] },
  ],
  ['no names', { ...object, propertyNames: false }, { ...object, maxProperties: 0 }],
  [
    'two unions that hold together',
    { ...object, allOf: [{ anyOf: [asking('a'), asking('b')] }, { anyOf: [asking('c'), asking('d')] }] },
    { ...object, anyOf: [asking('a', 'c'), asking('a', 'd'), asking('b', 'c'), asking('b', 'd')] },
  ],
  ...[
    { ...text, const: 3 },
    { enum: [3, 4], minimum: 5 },
    { ...object, ...asking('long'), propertyNames: { maxLength: 2 } },
    { ...closed({ b: text }), minProperties: 2 },
    { ...object, ...asking('a', 'b'), maxProperties: 1 },
    ...[{ type: 'boolean' }, { enum: [1, 2] }, { type: ['boolean', 'null'], enum: [true, null] }].map((items) => ({
      type: 'array',
      items,
      uniqueItems: true,
      minItems: 3,
    })),
  ].map((never): Row => [`a branch that contradicts itself: ${JSON.stringify(never)}`, { anyOf: [A, never] }, A]),
  ...[
    { enum: ['a', 'bc'], minLength: 3 },
    { const: 'a', pattern: '^b' },
  ].map((never): Row => {
    const one = { oneOf: [{ ...whole, minimum: 2 }, { type: 'number' }, text] };
    return [
      `one that refuses all that it lists, beside branches: ${JSON.stringify(never)}`,
      { anyOf: [one, never] },
      one,
    ];
  }),
  [
    'a branch that contradicts what holds outside',
    {
      ...object,
      properties: { k: { const: 'x' } },
      required: ['k'],
      anyOf: [asking('b'), { properties: { k: { const: 'y' } } }],
    },
    { ...object, properties: { k: { const: 'x' } }, required: ['k', 'b'] },
  ],
  [
    'a member that each of several closed branches keeps out',
    { ...asking('b'), anyOf: [closed({ c: text }), closed({ d: text })] },
    { anyOf: [closed({ c: text }), closed({ d: text })].map((branch) => ({ allOf: [branch, asking('b')] })) },
  ],
  [
    'a member that the only branch keeps out',
    { ...asking('b'), anyOf: [closed({})] },
    { ...asking('b'), anyOf: [{ allOf: [closed({}), asking('b')] }] },
  ],
  [
    'a member that one branch keeps out, beside one that contradicts what holds outside',
    { ...asking('a'), dependentSchemas: { d: text }, anyOf: [{ ...object, ...asking('d') }, closed({ c: text })] },
    {
      required: ['a'],
      dependentSchemas: { d: text },
      anyOf: [{ ...object, ...asking('a', 'd') }, { allOf: [asking('a'), closed({ c: text })] }],
    },
  ],
  [
    'a member of which no value that it lists is left, in each branch',
    { ...object, ...asking('a'), properties: { a: unlisted }, anyOf: [asking('b'), asking('c')] },
    {
      ...object,
      required: ['a'],
      properties: { a: unlisted },
      anyOf: [asking('b'), asking('c')].map((branch) => ({ ...branch, properties: { a: unlisted } })),
    },
  ],
  [
    'types as alternatives, beside exactly one of others',
    { anyOf: [text, whole], allOf: [{ oneOf: [{}, A] }] },
    { type: ['string', 'integer'], allOf: [{ oneOf: [{}, A] }] },
  ],
  ['a type of which nothing is long enough', { type: ['string', 'integer'], minimum: 3, maximum: 2 }, text],
];

describe('what plain keywords say too is no change', () => {
  test.each(plainly)('%s', (_, one, other) => {
    for (const place of [sending, reading]) {
      expect(diff(place(one), place(other)).changes).toEqual([]);
      expect(diff(place(other), place(one)).changes).toEqual([]);
    }
  });
});

test.each([whole, { ...object, properties: { a: text } }, { properties: { a: text } }])(
  'beside an alternative that says nothing another one counts for nothing: %j',
  (next) => {
    for (const place of [sending, reading]) {
      const free = { anyOf: [{ ...text, maxLength: 3 }, {}] };
      const told = (one: Json, other: Json) =>
        diff(place(one), place(other)).changes.map(({ rule, impact, witness }) => ({ rule, impact, witness }));
      expect(told(free, next)).toEqual(told({}, next));
      expect(told(next, free)).toEqual(told(next, {}));
    }
  },
);

const lookalikes: readonly Row[] = [
  [
    'types of which one is in two alternatives',
    { minimum: 2, oneOf: [asking('a'), { type: 'number' }] },
    { minimum: 2, oneOf: [asking('a')] },
  ],
  [
    'items beside a condition of texts with alternatives',
    { if: text, then: { oneOf: [{ pattern: '^x' }, { pattern: '^y' }] }, items: whole },
    { if: text, then: { oneOf: [{ pattern: '^x' }, { pattern: '^y' }] } },
  ],
  [
    'a pattern of a beginning',
    { ...object, patternProperties: { '^a': text } },
    { ...object, properties: { a: text } },
  ],
  [
    'names that leave some out',
    { ...object, properties: { a: text, b: text }, propertyNames: { const: 'a' } },
    { ...object, properties: { a: text, b: text }, additionalProperties: false },
  ],
];

describe('a change', () => {
  test.each(lookalikes)('%s', (_, one, other) => {
    const found = [sending, reading].flatMap((place) => diff(place(one), place(other)).changes);
    expect(found).not.toEqual([]);
  });
});
