import { describe, expect, test } from 'vitest';
import { A, a, array, asking, closed, nothing, object, rules, text, whole, type Row } from './support/words.ts';

const [noText, noItems] = [
  { ...text, maxLength: 0 },
  { ...array, maxItems: 0 },
];
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
    'members that others ask for, by a condition with what says nothing',
    { ...object, if: { ...asking('a'), minProperties: 0, propertyNames: text }, then: { ...asking('b'), allOf: [] } },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'members that others ask for, by the contrary condition',
    { ...object, if: { not: asking('a') }, else: asking('b') },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'members that others ask for, and more',
    { ...object, dependentSchemas: { a: { ...asking('b'), minProperties: 3 } } },
    { ...object, dependentRequired: { a: ['b'] }, dependentSchemas: { a: { minProperties: 3 } } },
  ],
  [
    'what a member brings, said by a condition',
    { ...object, if: asking('a'), then: { minProperties: 3 } },
    { ...object, dependentSchemas: { a: { minProperties: 3 } } },
  ],
  [
    'what a member brings, in two parts',
    { ...object, dependentSchemas: { a: { minProperties: 3, maxProperties: 9 } } },
    {
      allOf: [
        { ...object, dependentSchemas: { a: { maxProperties: 9 } } },
        { dependentSchemas: { a: { minProperties: 3 } } },
      ],
    },
  ],
  [
    'a member that is never there, of none but those described',
    { ...object, properties: { a: text, b: false }, additionalProperties: false },
    { ...object, properties: { a: text }, additionalProperties: false },
  ],
  ['a member that is never there', { ...object, properties: { a: false } }, { ...object, not: asking('a') }],
  ...[{ const: 'b' }, { ...text, enum: ['b'] }, { pattern: '^b$' }].map((name): Row => [
    `a name that is kept out: ${JSON.stringify(name)}`,
    { ...object, properties: { a: text, b: whole }, propertyNames: { not: name } },
    { ...object, properties: { a: text, b: false } },
  ]),
  [
    'names that are kept out by a pattern',
    { ...object, propertyNames: { not: { pattern: '^x' } } },
    { ...object, patternProperties: { '^x': false } },
  ],
  [
    'as many members as there can be',
    { ...object, properties: { a: text, b: text, c: false }, additionalProperties: false, minProperties: 2 },
    closed({ a: text, b: text }),
  ],
  ['no members', { ...object, maxProperties: 0 }, { ...object, additionalProperties: false }],
  [
    'a member that asks for itself',
    { ...object, dependentRequired: { a: ['a', 'b'] } },
    { ...object, dependentRequired: { a: ['b'] } },
  ],
  [
    'a member that can be nothing, as a pattern says',
    { ...object, ...asking('c'), properties: { c: text }, allOf: [{ properties: { c: whole } }] },
    { ...object, ...asking('c'), properties: { c: text }, allOf: [{ patternProperties: { '^c$': whole } }] },
  ],
  ...[{ enum: ['y', 'w'] }, { anyOf: [{ const: 'y' }, { allOf: [{ const: 'w' }] }] }].map((listed): Row => [
    `a member that can be none of what is listed: ${JSON.stringify(listed)}`,
    { ...object, ...asking('c'), properties: { c: { ...text, minLength: 2 } }, patternProperties: { c$: listed } },
    false,
  ]),
  ...[text, { not: { not: text } }, { oneOf: [false, text] }, { enum: ['x', null] }].map((brought): Row => [
    `a member that brings what is no object: ${JSON.stringify(brought)}`,
    { ...object, ...asking('c'), dependentSchemas: { c: brought } },
    false,
  ]),
  [
    'a member that one alternative can not be with',
    { ...object, ...asking('c'), anyOf: [A, { ...object, dependentSchemas: { c: { oneOf: [text, whole] } } }] },
    { ...A, ...asking('c') },
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
  ['whole numbers excluded as a part', { ...whole, not: { allOf: [whole] } }, false],
  ['what is below a length', { ...text, not: { minLength: 3 } }, { ...text, maxLength: 2 }],
  ['what is above a length, in parts', { not: { allOf: [text, { maxLength: 3 }] } }, { minLength: 4 }],
  ['what is from a number on', { type: 'number', not: { minimum: 3 } }, { type: 'number', exclusiveMaximum: 3 }],
  ['what is up to a whole number', { ...whole, not: { maximum: 3 } }, { ...whole, minimum: 4 }],
  ['few items', { ...array, not: { maxItems: 1 } }, { ...array, minItems: 2 }],
  [
    'what none of several takes',
    { ...object, not: { anyOf: [asking('a'), { minProperties: 3 }] } },
    { ...object, maxProperties: 2, allOf: [{ not: asking('a') }] },
  ],
  [
    'values excluded at once and one by one',
    { ...text, not: { enum: ['a', 'b'] } },
    { ...text, allOf: [{ not: { const: 'a' } }, { not: { const: 'b' } }] },
  ],
  [
    'two exclusions in another order',
    { ...object, properties: { x: { allOf: [{ not: A }, { not: asking('b', 'c') }] } } },
    { ...object, properties: { x: { allOf: [{ not: asking('b', 'c') }, { not: A }] } } },
  ],
  ['the same beside a type', { ...text, not: { not: { minLength: 2 } } }, { ...text, minLength: 2 }],
  [
    'what is beyond one of two limits',
    { ...text, not: { minLength: 3, maxLength: 5 } },
    { ...text, anyOf: [{ maxLength: 2 }, { minLength: 6 }] },
  ],
  [
    'what is beyond one of two numbers',
    { type: 'number', not: { minimum: 3, maximum: 5 } },
    { type: 'number', anyOf: [{ exclusiveMaximum: 3 }, { exclusiveMinimum: 5 }] },
  ],
  [
    'what one of several exclusions leaves',
    { not: { minLength: 3, pattern: '^a' } },
    { anyOf: [{ not: { minLength: 3 } }, { not: { pattern: '^a' } }] },
  ],
  [
    'what one of several exclusions leaves, of members and of types',
    { not: { allOf: [A, asking('a')] } },
    { anyOf: [{ not: asking('a') }, { not: a }] },
  ],
];

const conditions: readonly Row[] = [
  ['a condition that always holds', { if: {}, then: text, else: whole }, text],
  ['a condition that never holds', { if: false, then: whole, else: text }, text],
  ['a condition that leads nowhere', { ...text, if: { minLength: 2 }, then: {}, else: { title: 'Any' } }, text],
  ['a condition that has to hold', { ...text, if: { minLength: 2 }, else: false }, { ...text, minLength: 2 }],
  ['a condition that leads to the same either way', { if: { minLength: 2 }, then: a, else: a }, a],
  ['what a condition leads to, without one', { ...text, then: { minLength: 2 }, else: { minLength: 2 } }, text],
  [
    'a condition turned round',
    { ...text, if: { not: { pattern: '^a' } }, then: { minLength: 2 } },
    { ...text, if: { pattern: '^a' }, else: { minLength: 2 } },
  ],
  [
    'a condition of types turned round',
    { if: text, then: { minLength: 2 }, else: { minimum: 3 } },
    {
      if: { type: ['null', 'boolean', 'number', 'array', 'object'] },
      then: { minimum: 3 },
      else: { minLength: 2 },
    },
  ],
  [
    'two conditions in other words and order',
    {
      allOf: [
        { if: { pattern: '^a' }, then: { minLength: 2 } },
        { if: { pattern: '^b' }, then: { minLength: 3 } },
      ],
    },
    {
      allOf: [
        { if: { pattern: '^b' }, then: { allOf: [{ minLength: 3 }] } },
        { if: { pattern: '^a' }, then: { minLength: 2 } },
      ],
    },
  ],
  ['a type that no outcome takes', { ...text, if: { minLength: 2 }, then: whole, else: object }, false],
  [
    'a condition that must not hold',
    { ...text, if: { minLength: 2 }, then: false },
    { ...text, not: { minLength: 2 } },
  ],
  ...[{ readOnly: true }, { deprecated: true }, { default: 'x' }].map((more): Row => [
    `a condition of the only type: ${JSON.stringify(more)}`,
    { ...text, ...more },
    { ...text, if: text, then: more },
  ]),
];

const unions: readonly Row[] = [
  [
    'values of which one list has some twice',
    { oneOf: [{ enum: ['a', 'b', 'a'] }, { enum: ['b', 'c'] }] },
    { enum: ['a', 'c'] },
  ],
  [
    'values beside what says nothing of them',
    { oneOf: [{ ...text, enum: ['a', 'b'], items: false }, { enum: ['b', 'c'] }] },
    { enum: ['a', 'c'] },
  ],
  ['a value that is no whole number', { ...whole, enum: [1, 2.5] }, { const: 1 }],
  ['null twice where exactly one may hold', { oneOf: [text, nothing, { const: null }] }, text],
  ['null twice, and objects', { oneOf: [a, nothing, nothing] }, a],
  ['null twice and nothing else', { oneOf: [nothing, nothing] }, false],
  ['the same alternative twice', { anyOf: [a, a, whole] }, { anyOf: [a, whole] }],
  [
    'what several alternatives take whole where exactly one may hold',
    { oneOf: [asking('x'), asking('y')] },
    { ...object, oneOf: [asking('x'), asking('y')] },
  ],
  [
    'both truth values of the only member',
    { ...object, properties: { x: { type: 'boolean' } }, required: ['x'], additionalProperties: false },
    { oneOf: [true, false].map((value) => closed({ x: { const: value } })) },
  ],
  ['a text, a list and an object with nothing in it', { enum: ['', []] }, { anyOf: [noText, noItems] }],
  ['an object without members', { ...object, maxProperties: 0 }, { const: {} }],
  [
    'exactly one of two, and each without the other',
    { ...object, oneOf: [asking('x'), asking('y')] },
    {
      anyOf: [
        { ...object, ...asking('x'), not: asking('y') },
        { ...object, ...asking('y'), not: asking('x') },
      ],
    },
  ],
  [
    'exactly one of three, and each without the others',
    { ...object, oneOf: ['x', 'y', 'z'].map((name) => asking(name)) },
    {
      ...object,
      anyOf: ['x', 'y', 'z'].map((name) => ({
        ...asking(name),
        not: { anyOf: ['x', 'y', 'z'].filter((other) => other !== name).map((other) => asking(other)) },
      })),
    },
  ],
  [
    'exactly one of two, and any but both',
    { ...object, oneOf: [asking('x'), asking('y')] },
    { ...object, anyOf: [asking('x'), asking('y')], not: asking('x', 'y') },
  ],
  [
    'exactly one of two patterns, and each without the other',
    { ...text, oneOf: [{ pattern: '^a' }, { pattern: 'b$' }] },
    {
      ...text,
      anyOf: [
        { pattern: '^a', not: { pattern: 'b$' } },
        { pattern: 'b$', not: { pattern: '^a' } },
      ],
    },
  ],
  ['names of members that all fit', closed({ x: text }), { ...closed({ x: text }), propertyNames: { maxLength: 1 } }],
];

const outside: readonly Row[] = (['oneOf', 'anyOf'] as const).flatMap((kind): readonly Row[] => {
  const [x, y] = [{ properties: { x: text } }, { properties: { y: whole } }];
  const [hasX, hasY] = [
    { ...x, required: ['x'] },
    { ...y, required: ['y'] },
  ];
  const base = { ...object, properties: { b: text }, required: ['b'] };
  const together = (...parts: readonly unknown[]): unknown => ({ allOf: parts });
  const said = { ...base, [kind]: [hasX, hasY] };
  return [
    [`all, of ${kind}`, said, { [kind]: [together(base, hasX), together(hasY, base)] }],
    [
      `a type, of ${kind}`,
      { ...object, [kind]: [hasX, hasY] },
      { [kind]: [hasX, hasY].map((one) => ({ ...object, ...one })) },
    ],
    [
      `a member that is asked for, of ${kind}`,
      { ...object, ...asking('b'), [kind]: [hasX, hasY] },
      {
        ...object,
        [kind]: [
          { ...x, required: ['x', 'b'] },
          { ...y, required: ['b', 'y'] },
        ],
      },
    ],
    [
      `some of it, of ${kind}`,
      said,
      { ...object, ...asking('b'), [kind]: [together(base, hasX), together(hasY, base)] },
    ],
    [`all of it twice, of ${kind}`, said, { ...base, [kind]: [together(base, hasX), hasY] }],
    [
      `what is said of components, of ${kind}`,
      { ...base, [kind]: [a, hasY] },
      { [kind]: [together(a, base), together(hasY, base)] },
    ],
    [
      `what is said of unions in unions, of ${kind}`,
      { [kind]: [{ ...base, oneOf: [hasX, hasY] }, text] },
      { [kind]: [{ oneOf: [together(base, hasX), together(hasY, base)] }, text] },
    ],
    [
      `lengths beside patterns, of ${kind}`,
      { ...text, maxLength: 5, [kind]: [{ pattern: '^a' }, { pattern: '^b' }] },
      { [kind]: ['^a', '^b'].map((pattern) => ({ ...text, maxLength: 5, pattern })) },
    ],
    [
      `whatever else the alternatives take, of ${kind}`,
      { ...asking('b'), [kind]: [hasX, hasY, nothing] },
      { [kind]: [together(asking('b'), hasX), together(asking('b'), hasY), nothing] },
    ],
    [
      `tagged alternatives, of ${kind}`,
      { ...base, [kind]: ['k', 'l'].map((tag) => ({ properties: { t: { const: tag } }, required: ['t'] })) },
      {
        [kind]: ['k', 'l'].map((tag) => ({
          ...object,
          properties: { b: text, t: { const: tag } },
          required: ['b', 't'],
        })),
      },
    ],
  ];
});

const items: readonly Row[] = [
  [
    'no more different items than there are values',
    { ...array, items: { enum: ['a', 'b'] }, uniqueItems: true },
    { ...array, items: { enum: ['a', 'b'] }, uniqueItems: true, maxItems: 2 },
  ],
  [
    'one item of one value',
    { ...array, items: { const: 'a' }, uniqueItems: true },
    { ...array, items: { const: 'a' }, maxItems: 1 },
  ],
  ['one of any kind', { ...array, contains: { not: { not: {} } } }, { ...array, minItems: 1 }],
  ['one where there can be none', { ...array, items: false, contains: {} }, false],
  ['one of no kind', { ...array, contains: false }, false],
  [
    'more of a kind than there may be',
    { ...array, contains: text, maxContains: 3, maxItems: 3 },
    { ...array, contains: text, maxItems: 3 },
  ],
  ['nothing at a position', { ...array, prefixItems: [text, false] }, { ...array, prefixItems: [text], maxItems: 1 }],
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

  test.each(outside)('outside of alternatives and in each of them: %s', (_, one, other) => {
    expect(rules(one, other)).toEqual([]);
  });
});
