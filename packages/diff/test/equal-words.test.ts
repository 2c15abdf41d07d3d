import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Row = readonly [says: string, one: Json, other: Json];

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = { type: 'object' };
const array = { type: 'array' };
const nothing = { type: 'null' };
const A = { type: 'object', properties: { z: text } };
const a = { $ref: '#/components/schemas/A' };
const asking = (...required: readonly string[]): object => ({ required });

const rules = (one: Json, other: Json): readonly string[] =>
  [sending, reading].flatMap((place) =>
    [
      [one, other],
      [other, one],
    ].flatMap(([old, next]) => diff(place(old, { A }), place(next, { A })).changes.map(({ rule }) => rule)),
  );

const ofAllMembers = ['', '^', '$', '.*', '^.*', '.*$', '^[\\s\\S]*$'];

const members: readonly Row[] = [
  ...ofAllMembers.map((pattern): Row => [
    `all members by the pattern '${pattern}'`,
    { ...object, patternProperties: { [pattern]: text } },
    { ...object, additionalProperties: text },
  ]),
  [
    'a pattern that leaves no other members',
    { ...object, patternProperties: { '.*': text }, additionalProperties: false },
    { ...object, additionalProperties: text },
  ],
  [
    'a pattern for all members, described ones too',
    { ...object, properties: { a: { minLength: 1 } }, patternProperties: { '.*': text } },
    { ...object, properties: { a: { ...text, minLength: 1 } }, additionalProperties: text },
  ],
  [
    'a pattern for all members beside another one',
    { ...object, patternProperties: { '.*': text, '^x': { minLength: 2 } } },
    { ...object, additionalProperties: text, patternProperties: { '^x': { ...text, minLength: 2 } } },
  ],
  ['a pattern that says nothing', { ...object, patternProperties: { '^x': {} } }, object],
  ['other members that are only described', { ...object, additionalProperties: { description: 'Any' } }, object],
  ['any names', { ...object, propertyNames: {} }, object],
  ['names that are texts', { ...object, propertyNames: text }, object],
  [
    'unevaluated members that may be anything',
    { ...object, anyOf: [asking('a'), asking('b')], unevaluatedProperties: {} },
    { ...object, anyOf: [asking('a'), asking('b')] },
  ],
  [
    'members that others ask for, by a schema',
    { ...object, dependentSchemas: { a: { ...object, ...asking('b') } } },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'members that others ask for, by a condition',
    { ...object, if: asking('a'), then: asking('b') },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'a member that asks for itself',
    { ...object, dependentRequired: { a: ['a', 'b'] } },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
];

const exclusions: readonly Row[] = [
  ['a type that is excluded', { not: text }, { type: ['null', 'boolean', 'number', 'array', 'object'] }],
  [
    'types that are excluded, whole numbers beside all',
    { not: { type: ['string', 'number', 'integer'] } },
    { type: ['null', 'boolean', 'array', 'object'] },
  ],
  ['null that is excluded', { type: ['string', 'null'], not: { const: null } }, text],
  ['whole numbers that are excluded of whole numbers', { type: ['string', 'integer'], not: whole }, text],
  [
    'types excluded as alternatives',
    { not: { anyOf: [text, { enum: [null] }] } },
    { not: { type: ['string', 'null'] } },
  ],
  ['what a silent schema excludes', { not: asking('a') }, { ...object, not: asking('a') }],
  ['an exclusion of an exclusion', { not: { not: { ...A, ...asking('z') } } }, { ...A, ...asking('z') }],
  ['the same beside a type', { ...text, not: { not: { minLength: 2 } } }, { ...text, minLength: 2 }],
];

const conditions: readonly Row[] = [
  ['a condition that always holds', { if: {}, then: text, else: whole }, text],
  ['a condition that never holds', { if: false, then: whole, else: text }, text],
  ['a condition that leads nowhere', { ...text, if: { minLength: 2 }, then: {}, else: { title: 'Any' } }, text],
  ['a condition that has to hold', { ...text, if: { minLength: 2 }, else: false }, { ...text, minLength: 2 }],
  [
    'a condition that must not hold',
    { ...text, if: { minLength: 2 }, then: false },
    { ...text, not: { minLength: 2 } },
  ],
];

const unions: readonly Row[] = [
  ['null twice where exactly one may hold', { oneOf: [text, nothing, { const: null }] }, text],
  ['null twice, and objects', { oneOf: [a, nothing, nothing] }, a],
  ['null twice and nothing else', { oneOf: [nothing, nothing] }, false],
  ['the same alternative twice', { anyOf: [a, a, whole] }, { anyOf: [a, whole] }],
];

const items: readonly Row[] = [
  ['items where there can be none', { ...array, items: text, maxItems: 0 }, { ...array, items: whole, maxItems: 0 }],
  [
    'items behind the last',
    { ...array, prefixItems: [text, whole], items: text, maxItems: 1 },
    { ...array, prefixItems: [text], maxItems: 1 },
  ],
];

describe('no change', () => {
  test.each([...members, ...exclusions, ...conditions, ...unions, ...items])('%s', (_, one, other) => {
    expect(rules(one, other)).toEqual([]);
  });
});

const lookalikes: readonly Row[] = [
  ...['^.*$', '.+', '.', '^$', '\\b'].map((pattern): Row => [
    `not all members by the pattern '${pattern}'`,
    { ...object, patternProperties: { [pattern]: text } },
    { ...object, additionalProperties: text },
  ]),
  [
    'a pattern for all members, and others than those described',
    { ...object, properties: { a: { minLength: 1 } }, patternProperties: { '.*': text } },
    { ...object, properties: { a: { minLength: 1 } }, additionalProperties: text },
  ],
  ['names that are short', { ...object, propertyNames: { maxLength: 3 } }, object],
  [
    'who asks for whom',
    { ...object, dependentSchemas: { a: asking('b') } },
    { ...object, dependentRequired: { b: ['a'] } },
  ],
  [
    'a schema that asks for more than members',
    { ...object, dependentSchemas: { a: { ...asking('b'), minProperties: 3 } } },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'a condition of two members',
    { ...object, if: asking('a', 'c'), then: asking('b') },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'whole numbers that are excluded of all',
    { not: whole },
    { type: ['null', 'boolean', 'string', 'array', 'object'] },
  ],
  ['some values of a type that are excluded', { not: { ...text, minLength: 1 } }, { not: text }],
  ['one member excluded, and two', { ...object, not: asking('a') }, { ...object, not: asking('a', 'b') }],
  ['an exclusion of two', { not: { not: text, type: 'integer' } }, text],
  ['a condition that may hold', { ...text, if: { minLength: 2 }, then: { maxLength: 3 } }, { ...text, maxLength: 3 }],
  ['null once', { oneOf: [text, nothing] }, text],
  ['the same alternative twice where exactly one may hold', { oneOf: [a, a, whole] }, { oneOf: [a, whole] }],
];

describe('a change', () => {
  test.each(lookalikes)('%s', (_, one, other) => {
    expect(rules(one, other)).not.toEqual([]);
  });
});
