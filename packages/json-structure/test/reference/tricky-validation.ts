import type { JsonObject } from '../../src/index.ts';
import { instancesOf, validation } from '../documents.ts';
import type { Row } from './tricky-core.ts';

const int = { type: 'int32' };
const text = { type: 'string' };
const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const on = (type: JsonObject, definitions: JsonObject = {}): JsonObject => instancesOf(type, definitions, validation);
const extended = (uses: readonly string[], type: JsonObject): JsonObject => ({
  ...instancesOf(type, {}, 'https://json-structure.org/meta/extended/v0/#'),
  $uses: uses,
});
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const closed = { additionalProperties: false };

export const activationRows: readonly Row[] = [
  [
    'activation: extended offers, and $uses switches on',
    extended(['JSONStructureValidation'], { type: 'string', minLength: 2, not: text }),
    ['ab'],
    ['a'],
  ],
  [
    'activation: the older spelling',
    extended(['JSONSchemaValidation'], { type: 'string', minLength: 2 }),
    ['ab'],
    ['a'],
  ],
  [
    'activation: composition alone',
    extended(['JSONStructureConditionalComposition'], {
      type: 'string',
      minLength: 2,
      not: { type: 'string', const: 'x' },
    }),
    ['', 'a'],
    ['x'],
  ],
  [
    'activation: nothing used, nothing bound',
    extended([], { type: 'string', minLength: 2, not: text }),
    ['', 'a'],
    [1],
  ],
];

export const validationRows: readonly Row[] = [
  [
    'numbers: bounds of uint64 are compared exactly',
    on({ type: 'uint64', minimum: '9007199254740993', maximum: '18446744073709551615' }),
    ['9007199254740993', '18446744073709551615'],
    ['9007199254740992', '18446744073709551616'],
  ],
  [
    'numbers: exclusive bounds of int128',
    on({ type: 'int128', exclusiveMinimum: '-1', exclusiveMaximum: '1' }),
    ['0', '-0'],
    ['1', '-1'],
  ],
  [
    'numbers: decimals by value, not by text',
    on({ type: 'decimal', minimum: '1.10', maximum: '1.2' }),
    ['1.1', '1.100', '1.2000', '1.15'],
    ['1.09', '1.0999999999999999999999', '1.20000000000000000000001', '11'],
  ],
  [
    'numbers: a negative decimal',
    on({ type: 'decimal', exclusiveMinimum: '-2', maximum: '-1.5' }),
    ['-1.5', '-1.9999'],
    ['-2', '-2.0', '-1.49', '0'],
  ],
  [
    'numbers: multipleOf of zero and of negative numbers',
    on({ type: 'int32', multipleOf: 3 }),
    [0, -0, -3, 9],
    [1, -1],
  ],
  [
    'numbers: steps of a decimal',
    on({ type: 'decimal', multipleOf: '0.1' }),
    ['0.3', '-12', '0.30', '100000000000000000000.1'],
    ['0.35', '100000000000000000000.11'],
  ],
  [
    'numbers: steps of int64',
    on({ type: 'int64', multipleOf: '3' }),
    ['0', '9223372036854775806', '-3'],
    ['9223372036854775807', '1'],
  ],
  ['numbers: fractions in steps of a number', on({ type: 'double', multipleOf: 0.5 }), [1.5, -2], [0.25]],
  ['strings: minLength counts code points', on({ type: 'string', minLength: 2 }), ['😀😀', 'ab'], ['😀', 'a', '']],
  [
    'strings: pattern has to match all of the value',
    on({ type: 'string', pattern: 'a|bb' }),
    ['a', 'bb'],
    ['ab', 'abb', 'b', 'a\n', ''],
  ],
  [
    'strings: pattern with its own anchors, alternatives apart',
    on({ type: 'string', pattern: '^a|b$' }),
    ['a', 'b'],
    ['ax', 'xb', ''],
  ],
  ['strings: pattern reads code points', on({ type: 'string', pattern: '.' }), ['😀', 'a'], ['', 'ab', '\n']],
  ['strings: pattern of nothing', on({ type: 'string', pattern: '' }), [''], ['a']],
  [
    'strings: all of them together',
    on({ type: 'string', minLength: 2, maxLength: 3, pattern: '[a-z]*', enum: ['a', 'ab', 'abcd', 'A1'] }),
    ['ab'],
    ['a', 'abcd', 'A1'],
  ],
  [
    'strings: format ipv4',
    on({ type: 'string', format: 'ipv4' }),
    ['127.0.0.1'],
    ['127.0.0.256', '127.1', '127.0.0.01', ''],
  ],
  [
    'strings: format ipv6',
    on({ type: 'string', format: 'ipv6' }),
    ['::', '::ffff:1.2.3.4'],
    ['::1%eth0', ':', '1:2:3:4:5:6:7'],
  ],
  ['strings: format email', on({ type: 'string', format: 'email' }), ['a@example.com'], ['a', '@example.com', 'a@']],
  [
    'strings: format relative-json-pointer',
    on({ type: 'string', format: 'relative-json-pointer' }),
    ['0', '12/a', '0#'],
    ['-1', '01', '/a', '0##'],
  ],
  ['strings: format regex', on({ type: 'string', format: 'regex' }), ['a+'], ['(', 'a{2,1}']],
  [
    'strings: keywords on an alias of a string',
    on({ ...to('W'), minLength: 2, pattern: 'a*' }, { W: { type: 'string', maxLength: 3 } }),
    ['aa', 'aaa'],
    ['a', 'aaaa', 'ab'],
  ],
  [
    'lists: minItems and maxItems',
    on({ type: 'array', items: int, minItems: 1, maxItems: 2 }),
    [[1], [1, 1]],
    [[], [1, 1, 1]],
  ],
  ['lists: the same on a set', on({ type: 'set', items: int, minItems: 2 }), [[1, 2]], [[1], [1, 1]]],
  [
    'lists: uniqueItems',
    on({ type: 'array', items: { type: 'any' }, uniqueItems: true }),
    [
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
    ],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [1, 1],
    ],
  ],
  ['lists: uniqueItems false', on({ type: 'array', items: int, uniqueItems: false }), [[1, 1]], [['']]],
  [
    'lists: contains asks for one',
    on({ type: 'array', items: { type: 'any' }, contains: int }),
    [[1], ['', 1]],
    [[], ['']],
  ],
  [
    'lists: minContains 0 asks for none',
    on({ type: 'array', items: { type: 'any' }, contains: int, minContains: 0 }),
    [[], ['']],
    [{}],
  ],
  [
    'lists: minContains 0 with a limit',
    on({ type: 'array', items: { type: 'any' }, contains: int, minContains: 0, maxContains: 1 }),
    [[], [1, '']],
    [[1, 2]],
  ],
  [
    'lists: between two and three',
    on({ type: 'array', items: { type: 'any' }, contains: int, minContains: 2, maxContains: 3 }),
    [
      [1, '', 2],
      [1, 1, 1, ''],
    ],
    [[1], [1, 1, 1, 1]],
  ],
  [
    'lists: contains of a set',
    on({ type: 'set', items: { type: 'any' }, contains: { type: 'string', const: 'x' } }),
    [['x', 1]],
    [[1], ['x', 'x']],
  ],
  [
    'members: minProperties and maxProperties',
    on(object({ a: int }, { minProperties: 1, maxProperties: 2 })),
    [{ a: 1 }, { x: 1, y: 2 }],
    [{}, { a: 1, b: 2, c: 3 }],
  ],
  [
    'members: minEntries and maxEntries',
    on({ type: 'map', values: int, minEntries: 1, maxEntries: 2 }),
    [{ a: 1 }],
    [{}, { a: 1, b: 1, c: 1 }],
  ],
  [
    'members: dependentRequired',
    on(object({ a: int, b: int }, { dependentRequired: { a: ['b'], b: [] } })),
    [{}, { b: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }],
  ],
  [
    'members: dependentRequired on names that objects inherit',
    on(object({ constructor: int, b: int }, { dependentRequired: { constructor: ['b'] } })),
    [{}, { constructor: 1, b: 1 }],
    [{ constructor: 1 }],
  ],
  [
    'members: patternProperties are declared in a closed type',
    on(object({ a: int }, { patternProperties: { '^x': text }, ...closed })),
    [{ a: 1, x: '', x2: '' }],
    [{ x: 1 }, { y: '' }],
  ],
  [
    'members: patternProperties bind declared members too, and all that match',
    on(object({ ab: int }, { patternProperties: { '^a': { type: 'int8' }, b$: { type: 'int32', minimum: 5 } } })),
    [{ ab: 5 }, { a: 1 }, { b: 200 }],
    [{ ab: 4 }, { ab: 128 }, { a: 128 }, { b: 1 }],
  ],
  [
    'members: patternProperties leave the rest to additionalProperties',
    on(object({ a: int }, { patternProperties: { '^x': text }, additionalProperties: int })),
    [{ x: '', y: 1 }],
    [{ y: '' }, { x: 1 }],
  ],
  [
    'members: patternKeys bind beside values',
    on({ type: 'map', values: { type: ['string', 'int32'] }, patternKeys: { '^n': int } }),
    [{ n: 1, a: '' }],
    [{ n: '' }, { a: null }],
  ],
  [
    'members: propertyNames',
    on(object({ a: int }, { propertyNames: { type: 'string', pattern: '[a-z]', maxLength: 1 } })),
    [{ a: 1, b: 1 }, {}],
    [{ A: 1 }, { ab: 1 }, { '': 1 }],
  ],
  [
    'members: keyNames',
    on({ type: 'map', values: int, keyNames: { type: 'string', enum: ['x', 'y z'] } }),
    [{ x: 1, 'y z': 1 }],
    [{ z: 1 }],
  ],
  [
    'members: has',
    on(object({ a: { type: 'any' } }, { has: { type: 'int32', minimum: 5 } })),
    [{ a: 5 }, { a: '', b: 9 }],
    [{}, { a: 4 }, { a: '' }],
  ],
  ['members: has on a map', on({ type: 'map', values: { type: 'any' }, has: text }), [{ a: 1, b: '' }], [{}, { a: 1 }]],
];
