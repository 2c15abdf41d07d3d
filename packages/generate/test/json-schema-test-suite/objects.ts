import type { Group } from './group.ts';

const notObjects = [true, 123, 1.5, [], 'foo', null];
const inherited = JSON.parse('{"__proto__":1}') as unknown;

/** Core 10.3.2, 10.2.2.4, 11.3; Validation 6.5. */
export const objects: readonly Group[] = [
  [
    'properties',
    { properties: { foo: { type: 'integer' }, bar: { type: 'string' } } },
    [{ foo: 1, bar: 'baz' }, { quux: [] }, [], 12],
    [
      { foo: 1, bar: {} },
      { foo: [], bar: {} },
    ],
  ],
  [
    'properties, patternProperties, additionalProperties together',
    {
      properties: { foo: { type: 'array', maxItems: 3 }, bar: { type: 'array' } },
      patternProperties: { 'f.o': { minItems: 2 } },
      additionalProperties: { type: 'integer' },
    },
    [{ foo: [1, 2] }, { fxo: [1, 2] }, { bar: [] }, { quux: 3 }],
    [{ foo: [1, 2, 3, 4] }, { foo: [] }, { fxo: [] }, { quux: 'foo' }],
  ],
  [
    'properties of booleans',
    { properties: { foo: true, bar: false } },
    [{}, { foo: 1 }],
    [{ bar: 2 }, { foo: 1, bar: 2 }],
  ],
  [
    'properties with escapes',
    {
      properties: {
        'foo\nbar': { type: 'number' },
        'foo"bar': { type: 'number' },
        'foo\\bar': { type: 'number' },
        'foo\rbar': { type: 'number' },
        'foo\tbar': { type: 'number' },
        'foo\fbar': { type: 'number' },
      },
    },
    [{ 'foo\nbar': 1, 'foo"bar': 1, 'foo\\bar': 1, 'foo\rbar': 1, 'foo\tbar': 1, 'foo\fbar': 1 }],
    [{ 'foo\nbar': '1', 'foo"bar': '1', 'foo\\bar': '1', 'foo\rbar': '1', 'foo\tbar': '1', 'foo\fbar': '1' }],
  ],
  ['properties: null', { properties: { foo: { type: 'null' } } }, [{ foo: null }], [{ foo: 0 }]],
  [
    'properties that every object inherits',
    {
      properties: {
        ['__proto__']: { type: 'number' },
        toString: { properties: { length: { type: 'string' } } },
        constructor: { type: 'number' },
      },
    },
    [[], 12, 'foo', {}, JSON.parse('{"__proto__":12,"toString":{"length":"foo"},"constructor":37}')],
    [JSON.parse('{"__proto__":"foo"}'), { toString: { length: 37 } }, { constructor: { length: 37 } }],
  ],
  [
    'required',
    { properties: { foo: {}, bar: {} }, required: ['foo'] },
    [{ foo: 1 }, { foo: null }, ...notObjects],
    [{ bar: 1 }, {}],
  ],
  ['required is optional', { properties: { foo: {} } }, [{}], []],
  ['required empty', { properties: { foo: {} }, required: [] }, [{}], []],
  [
    'required with escapes',
    { required: ['foo\nbar', 'foo"bar', 'foo\\bar', 'foo\rbar', 'foo\tbar', 'foo\fbar'] },
    [{ 'foo\nbar': 1, 'foo"bar': 1, 'foo\\bar': 1, 'foo\rbar': 1, 'foo\tbar': 1, 'foo\fbar': 1 }],
    [{ 'foo\nbar': '1', 'foo"bar': '1' }],
  ],
  [
    'required that every object inherits',
    { required: ['__proto__', 'toString', 'constructor'] },
    [[], 12, JSON.parse('{"__proto__":12,"toString":{"length":"foo"},"constructor":37}')],
    [{}, inherited, { toString: 1 }, { constructor: 1 }],
  ],
  [
    'additionalProperties false',
    { properties: { foo: {}, bar: {} }, patternProperties: { '^v': {} }, additionalProperties: false },
    [{ foo: 1 }, { foo: 1, vroom: 2 }, ...notObjects],
    [{ foo: 1, bar: 2, quux: 'boom' }, inherited],
  ],
  [
    'additionalProperties false with a pattern beyond ASCII',
    { patternProperties: { '^á': {} }, additionalProperties: false },
    [{ ármányos: 2 }],
    [{ élmény: 2 }],
  ],
  [
    'additionalProperties schema',
    { properties: { foo: {}, bar: {} }, additionalProperties: { type: 'boolean' } },
    [{ foo: 1 }, { foo: 1, bar: 2, quux: true }],
    [{ foo: 1, bar: 2, quux: 12 }],
  ],
  [
    'additionalProperties alone',
    { additionalProperties: { type: 'boolean' } },
    [{ foo: true }],
    [{ foo: 1 }, inherited],
  ],
  [
    'additionalProperties does not look into applicators',
    { allOf: [{ properties: { foo: {} } }], additionalProperties: { type: 'boolean' } },
    [{ foo: true }],
    [{ foo: 1, bar: true }],
  ],
  ['additionalProperties: null', { additionalProperties: { type: 'null' } }, [{ foo: null }], [{ foo: 0 }]],
  [
    'additionalProperties beside propertyNames',
    { propertyNames: { maxLength: 5 }, additionalProperties: { type: 'number' } },
    [{ apple: 4 }],
    [{ fig: 2, pear: 'available' }],
  ],
  [
    'additionalProperties beside dependentSchemas',
    {
      properties: { foo2: {} },
      dependentSchemas: { foo: {}, foo2: { properties: { bar: {} } } },
      additionalProperties: false,
    },
    [{ foo2: '' }],
    [{ foo: '' }, { bar: '' }, { foo2: '', bar: '' }],
  ],
  [
    'patternProperties',
    { patternProperties: { 'f.*o': { type: 'integer' } } },
    [{ foo: 1 }, { foo: 1, foooooo: 2 }, ...notObjects],
    [
      { foo: 'bar', fooooo: 2 },
      { foo: 'bar', foooooo: 'baz' },
    ],
  ],
  [
    'patternProperties, several',
    { patternProperties: { 'a*': { type: 'integer' }, 'aaa*': { maximum: 20 } } },
    [{ a: 21 }, { aaaa: 18 }, { a: 21, aaaa: 18 }],
    [{ a: 'bar' }, { aaaa: 31 }, { aaa: 'foo', aaaa: 31 }],
  ],
  [
    'patternProperties are not anchored and tell cases apart',
    { patternProperties: { '[0-9]{2,}': { type: 'boolean' }, X_: { type: 'string' } } },
    [{ 'answer 1': '42' }, { a_x_3: 3 }],
    [{ a31b: null }, { a_X_3: 3 }],
  ],
  [
    'patternProperties of booleans',
    { patternProperties: { 'f.*': true, 'b.*': false } },
    [{ foo: 1 }, {}],
    [{ bar: 2 }, { foo: 1, bar: 2 }, { foobar: 1 }],
  ],
  [
    'patternProperties: null',
    { patternProperties: { '^.*bar$': { type: 'null' } } },
    [{ foobar: null }],
    [{ foobar: 0 }],
  ],
  [
    'propertyNames',
    { propertyNames: { maxLength: 3 } },
    [{ f: {}, foo: {} }, {}, ...notObjects],
    [{ foo: {}, foobar: {} }],
  ],
  ['propertyNames pattern', { propertyNames: { pattern: '^a+$' } }, [{ a: {}, aa: {}, aaa: {} }, {}], [{ aaA: {} }]],
  ['propertyNames true', { propertyNames: true }, [{ foo: 1 }, {}], []],
  ['propertyNames false', { propertyNames: false }, [{}], [{ foo: 1 }, inherited]],
  ['propertyNames const', { propertyNames: { const: 'foo' } }, [{ foo: 1 }, {}], [{ bar: 1 }]],
  [
    'propertyNames enum',
    { propertyNames: { enum: ['foo', 'bar'] } },
    [{ foo: 1 }, { foo: 1, bar: 1 }, {}],
    [{ baz: 1 }],
  ],
  [
    'propertyNames by reference',
    { propertyNames: { $ref: '#/$defs/short' }, $defs: { short: { anyOf: [{ maxLength: 2 }, { const: 'long' }] } } },
    [{ ab: 1, long: 2 }],
    [{ abc: 1 }],
  ],
  [
    'maxProperties',
    { maxProperties: 2 },
    [{ foo: 1 }, { foo: 1, bar: 2 }, [1, 2, 3], 'foobar', 12],
    [{ foo: 1, bar: 2, baz: 3 }],
  ],
  ['maxProperties 2.0', { maxProperties: 2.0 }, [{ foo: 1 }], [{ foo: 1, bar: 2, baz: 3 }]],
  ['maxProperties 0', { maxProperties: 0 }, [{}], [{ foo: 1 }, inherited]],
  ['minProperties', { minProperties: 1 }, [{ foo: 1, bar: 2 }, { foo: 1 }, [], '', 12, inherited], [{}]],
  ['minProperties 1.0', { minProperties: 1.0 }, [{ foo: 1 }], [{}]],
  [
    'dependentRequired',
    { dependentRequired: { bar: ['foo'] } },
    [{}, { foo: 1 }, { foo: 1, bar: 2 }, ['bar'], 'foobar', 12],
    [{ bar: 2 }],
  ],
  ['dependentRequired empty', { dependentRequired: { bar: [] } }, [{}, { bar: 2 }, 1], []],
  [
    'dependentRequired of several',
    { dependentRequired: { quux: ['foo', 'bar'] } },
    [{}, { foo: 1, bar: 2 }, { foo: 1, bar: 2, quux: 3 }],
    [{ foo: 1, quux: 2 }, { bar: 1, quux: 2 }, { quux: 1 }],
  ],
  [
    'dependentRequired with escapes',
    { dependentRequired: { 'foo\nbar': ['foo\rbar'], 'foo"bar': ["foo'bar"] } },
    [
      { 'foo\nbar': 1, 'foo\rbar': 2 },
      { "foo'bar": 1, 'foo"bar': 2 },
    ],
    [{ 'foo\nbar': 1, foo: 2 }, { 'foo"bar': 2 }],
  ],
  [
    'dependentSchemas',
    { dependentSchemas: { bar: { properties: { foo: { type: 'integer' }, bar: { type: 'integer' } } } } },
    [{ foo: 1, bar: 2 }, { foo: 'quux' }, ['bar'], 'foobar', 12],
    [
      { foo: 'quux', bar: 2 },
      { foo: 2, bar: 'quux' },
      { foo: 'quux', bar: 'quux' },
    ],
  ],
  [
    'dependentSchemas of booleans',
    { dependentSchemas: { foo: true, bar: false } },
    [{ foo: 1 }, {}],
    [{ bar: 2 }, { foo: 1, bar: 2 }],
  ],
  [
    'dependentSchemas with escapes',
    { dependentSchemas: { 'foo\tbar': { minProperties: 4 }, "foo'bar": { required: ['foo"bar'] } } },
    [{ 'foo\tbar': 1, a: 2, b: 3, c: 4 }],
    [{ "foo'bar": { 'foo"bar': 1 } }, { 'foo\tbar': 1, a: 2 }, { "foo'bar": 1 }],
  ],
  [
    'dependentSchemas against the parent',
    { properties: { foo: {} }, dependentSchemas: { foo: { properties: { bar: {} }, additionalProperties: false } } },
    [{ bar: 1 }, { baz: 1 }],
    [{ foo: 1 }, { foo: 1, bar: 2 }],
  ],
];
