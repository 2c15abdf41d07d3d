import { expect, test } from 'vitest';
import { A, a, array, asking, nothing, object, rules, text, whole, type Row } from './support/words.ts';

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
  [
    'what several alternatives take whole where any may hold',
    { anyOf: [asking('x'), asking('y')] },
    { ...object, anyOf: [asking('x'), asking('y')] },
  ],
  [
    'what is said outside of alternatives, and in one of them',
    { ...object, ...asking('b'), oneOf: [asking('x'), asking('y')] },
    { ...object, oneOf: [asking('x', 'b'), asking('y')] },
  ],
  [
    'exactly one of two among others, and any of them',
    { anyOf: [{ oneOf: [A, { ...A, ...asking('z') }] }, text] },
    { anyOf: [A, { ...A, ...asking('z') }, text] },
  ],
  [
    'two conditions that change what they lead to',
    {
      allOf: [
        { if: { pattern: '^a' }, then: { minLength: 2 } },
        { if: { pattern: '^b' }, then: { minLength: 3 } },
      ],
    },
    {
      allOf: [
        { if: { pattern: '^a' }, then: { minLength: 3 } },
        { if: { pattern: '^b' }, then: { minLength: 2 } },
      ],
    },
  ],
  ['what is below a length, and at it', { ...text, not: { minLength: 3 } }, { ...text, maxLength: 3 }],
  ['what is beyond one of two limits', { ...text, not: { minLength: 3, maxLength: 5 } }, { ...text, maxLength: 2 }],
  ['what is beyond two limits', { ...text, not: { minLength: 3, maxLength: 5 } }, { ...text, not: { minLength: 3 } }],
  [
    'exactly one of two, and any of which one excludes the other',
    { ...object, oneOf: [asking('x'), asking('y')] },
    { ...object, anyOf: [asking('x'), { ...asking('y'), not: asking('x') }] },
  ],
  [
    'names that are kept out, and let in',
    { ...object, propertyNames: { not: { const: 'a' } } },
    { ...object, propertyNames: { const: 'a' } },
  ],
  [
    'one member less than there can be',
    { ...object, properties: { a: text, b: text }, additionalProperties: false, minProperties: 1 },
    { ...object, properties: { a: text, b: text }, additionalProperties: false, required: ['a', 'b'] },
  ],
  [
    'as many items as there are values, not all different',
    { ...array, items: { enum: ['a', 'b'] } },
    { ...array, items: { enum: ['a', 'b'] }, maxItems: 2 },
  ],
  ['no fraction, and no whole number', { type: 'number', not: whole }, false],
  ['null once', { oneOf: [text, nothing] }, text],
  ['the same alternative twice where exactly one may hold', { oneOf: [a, a, whole] }, { oneOf: [a, whole] }],
];

test.each(lookalikes)('%s', (_, one, other) => {
  expect(rules(one, other)).not.toEqual([]);
});
