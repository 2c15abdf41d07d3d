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
  ['unevaluatedProperties true', { type: 'object', unevaluatedProperties: true }, [{}, { foo: 'foo' }], []],
  [
    'unevaluatedProperties schema',
    { type: 'object', unevaluatedProperties: { type: 'string', minLength: 3 } },
    [{}, { foo: 'foo' }],
    [{ foo: 'fo' }],
  ],
  ['unevaluatedProperties false', { unevaluatedProperties: false }, [{}, ...notObjects], [{ foo: 'foo' }]],
  [
    'unevaluatedProperties beside properties',
    { properties: { foo: { type: 'string' } }, unevaluatedProperties: false },
    [{ foo: 'foo' }],
    [{ foo: 'foo', bar: 'bar' }],
  ],
  [
    'unevaluatedProperties beside patternProperties',
    { patternProperties: { '^foo': { type: 'string' } }, unevaluatedProperties: false },
    [{ foo: 'foo' }],
    [{ foo: 'foo', bar: 'bar' }],
  ],
  [
    'unevaluatedProperties beside additionalProperties',
    { properties: { foo: { type: 'string' } }, additionalProperties: true, unevaluatedProperties: false },
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
    [],
  ],
  [
    'unevaluatedProperties beside a schema for additional ones',
    { additionalProperties: { type: 'string' }, unevaluatedProperties: { type: 'number' } },
    [{ foo: 'foo' }],
    [{ foo: 1 }],
  ],
  [
    'unevaluatedProperties sees properties of allOf',
    {
      properties: { foo: { type: 'string' } },
      allOf: [{ properties: { bar: { type: 'string' } } }],
      unevaluatedProperties: false,
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ foo: 'foo', bar: 'bar', baz: 'baz' }],
  ],
  [
    'unevaluatedProperties sees patterns of allOf',
    {
      properties: { foo: { type: 'string' } },
      allOf: [{ patternProperties: { '^bar': { type: 'string' } } }],
      unevaluatedProperties: false,
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ foo: 'foo', bar: 'bar', baz: 'baz' }],
  ],
  [
    'unevaluatedProperties sees additionalProperties of allOf',
    { properties: { foo: { type: 'string' } }, allOf: [{ additionalProperties: true }], unevaluatedProperties: false },
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
    [],
  ],
  [
    'unevaluatedProperties sees unevaluatedProperties of allOf',
    {
      properties: { foo: { type: 'string' } },
      allOf: [{ unevaluatedProperties: true }],
      unevaluatedProperties: { type: 'string', maxLength: 2 },
    },
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
    [],
  ],
  [
    'unevaluatedProperties sees the branches of anyOf that hold',
    {
      properties: { foo: { type: 'string' } },
      anyOf: [
        { properties: { bar: { const: 'bar' } }, required: ['bar'] },
        { properties: { baz: { const: 'baz' } }, required: ['baz'] },
        { properties: { quux: { const: 'quux' } }, required: ['quux'] },
      ],
      unevaluatedProperties: false,
    },
    [
      { foo: 'foo', bar: 'bar' },
      { foo: 'foo', bar: 'bar', baz: 'baz' },
    ],
    [
      { foo: 'foo', bar: 'bar', baz: 'not-baz' },
      { foo: 'foo', bar: 'bar', baz: 'baz', quux: 'not-quux' },
    ],
  ],
  [
    'unevaluatedProperties sees the branch of oneOf',
    {
      properties: { foo: { type: 'string' } },
      oneOf: [
        { properties: { bar: { const: 'bar' } }, required: ['bar'] },
        { properties: { baz: { const: 'baz' } }, required: ['baz'] },
      ],
      unevaluatedProperties: false,
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ foo: 'foo', bar: 'bar', quux: 'quux' }],
  ],
  [
    'unevaluatedProperties: not adds nothing',
    {
      properties: { foo: { type: 'string' } },
      not: { not: { properties: { bar: { const: 'bar' } }, required: ['bar'] } },
      unevaluatedProperties: false,
    },
    [],
    [{ foo: 'foo', bar: 'bar' }],
  ],
  [
    'unevaluatedProperties: if, then, else',
    {
      if: { properties: { foo: { const: 'then' } }, required: ['foo'] },
      then: { properties: { bar: { type: 'string' } }, required: ['bar'] },
      else: { properties: { baz: { type: 'string' } }, required: ['baz'] },
      unevaluatedProperties: false,
    },
    [{ foo: 'then', bar: 'bar' }, { baz: 'baz' }],
    [
      { foo: 'then', bar: 'bar', baz: 'baz' },
      { foo: 'else', baz: 'baz' },
    ],
  ],
  [
    'unevaluatedProperties: if without then',
    {
      if: { properties: { foo: { const: 'then' } }, required: ['foo'] },
      else: { properties: { baz: { type: 'string' } }, required: ['baz'] },
      unevaluatedProperties: false,
    },
    [{ foo: 'then' }, { baz: 'baz' }],
    [
      { foo: 'then', bar: 'bar' },
      { foo: 'else', baz: 'baz' },
    ],
  ],
  [
    'unevaluatedProperties: if without else',
    {
      if: { properties: { foo: { const: 'then' } }, required: ['foo'] },
      then: { properties: { bar: { type: 'string' } }, required: ['bar'] },
      unevaluatedProperties: false,
    },
    [{ foo: 'then', bar: 'bar' }],
    [{ foo: 'then', bar: 'bar', baz: 'baz' }, { baz: 'baz' }, { foo: 'else', baz: 'baz' }],
  ],
  [
    'unevaluatedProperties sees dependentSchemas',
    {
      properties: { foo: { type: 'string' } },
      dependentSchemas: { foo: { properties: { bar: { const: 'bar' } }, required: ['bar'] } },
      unevaluatedProperties: false,
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ bar: 'bar' }],
  ],
  [
    'unevaluatedProperties: boolean schemas',
    { properties: { foo: { type: 'string' } }, allOf: [true], unevaluatedProperties: false },
    [{ foo: 'foo' }],
    [{ bar: 'bar' }],
  ],
  [
    'unevaluatedProperties sees $ref',
    {
      $ref: '#/$defs/bar',
      properties: { foo: { type: 'string' } },
      unevaluatedProperties: false,
      $defs: { bar: { properties: { bar: { type: 'string' } } } },
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ foo: 'foo', bar: 'bar', baz: 'baz' }],
  ],
  [
    'unevaluatedProperties does not see cousins',
    { allOf: [{ properties: { foo: true } }, { unevaluatedProperties: false }] },
    [{}],
    [{ foo: 1 }],
  ],
  [
    'unevaluatedProperties does not see cousins before it',
    { allOf: [{ unevaluatedProperties: false }, { properties: { foo: true } }] },
    [{}],
    [{ foo: 1 }],
  ],
  [
    'outer false, inner true, properties outside',
    { properties: { foo: { type: 'string' } }, allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
    [],
  ],
  [
    'outer false, inner true, properties inside',
    { allOf: [{ properties: { foo: { type: 'string' } }, unevaluatedProperties: true }], unevaluatedProperties: false },
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
    [],
  ],
  [
    'outer true, inner false, properties outside',
    { properties: { foo: { type: 'string' } }, allOf: [{ unevaluatedProperties: false }], unevaluatedProperties: true },
    [{}],
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
  ],
  [
    'outer true, inner false, properties inside',
    { allOf: [{ properties: { foo: { type: 'string' } }, unevaluatedProperties: false }], unevaluatedProperties: true },
    [{ foo: 'foo' }],
    [{ foo: 'foo', bar: 'bar' }],
  ],
  [
    'cousins: true with properties, then false',
    {
      allOf: [
        { properties: { foo: { type: 'string' } }, unevaluatedProperties: true },
        { unevaluatedProperties: false },
      ],
    },
    [{}],
    [{ foo: 'foo' }, { foo: 'foo', bar: 'bar' }],
  ],
  [
    'cousins: true, then false with properties',
    {
      allOf: [
        { unevaluatedProperties: true },
        { properties: { foo: { type: 'string' } }, unevaluatedProperties: false },
      ],
    },
    [{ foo: 'foo' }],
    [{ foo: 'foo', bar: 'bar' }],
  ],
  [
    'unevaluatedProperties: uncles do not count',
    {
      properties: { foo: { properties: { bar: { type: 'string' } }, unevaluatedProperties: false } },
      anyOf: [{ properties: { foo: { properties: { faz: { type: 'string' } } } } }],
    },
    [{ foo: { bar: 'test' } }],
    [{ foo: { bar: 'test', faz: 'test' } }],
  ],
  [
    'siblings: allOf has it',
    { allOf: [{ properties: { foo: true }, unevaluatedProperties: false }], anyOf: [{ properties: { bar: true } }] },
    [{ foo: 1 }],
    [{ foo: 1, bar: 1 }, { bar: 1 }],
  ],
  [
    'siblings: anyOf has it',
    { allOf: [{ properties: { foo: true } }], anyOf: [{ properties: { bar: true }, unevaluatedProperties: false }] },
    [{ bar: 1 }],
    [{ foo: 1, bar: 1 }, { foo: 1 }],
  ],
  [
    'unevaluatedProperties in a circle',
    { properties: { x: { $ref: '#' } }, unevaluatedProperties: false },
    [{}, { x: {} }, { x: { x: {} } }, { x: { x: { x: {} } } }],
    [{ x: {}, y: {} }, { x: { x: {}, y: {} } }, { x: { x: { x: {}, y: {} } } }],
  ],
  [
    'unevaluatedProperties: references in allOf and oneOf',
    {
      $defs: { one: { properties: { a: true } }, two: { required: ['x'], properties: { x: true } } },
      allOf: [
        { $ref: '#/$defs/one' },
        { properties: { b: true } },
        { oneOf: [{ $ref: '#/$defs/two' }, { required: ['y'], properties: { y: true } }] },
      ],
      unevaluatedProperties: false,
    },
    [
      { a: 1, x: 1 },
      { a: 1, y: 1 },
      { a: 1, b: 1, x: 1 },
      { a: 1, b: 1, y: 1 },
    ],
    [{}, { a: 1, b: 1 }, { x: 1, y: 1 }, { a: 1, b: 1, x: 1, y: 1 }],
  ],
  [
    'unevaluatedProperties through nested references',
    {
      $defs: {
        one: {
          oneOf: [
            { $ref: '#/$defs/two' },
            { required: ['b'], properties: { b: true } },
            { required: ['xx'], patternProperties: { x: true } },
            { required: ['all'], unevaluatedProperties: true },
          ],
        },
        two: {
          oneOf: [
            { required: ['c'], properties: { c: true } },
            { required: ['d'], properties: { d: true } },
          ],
        },
      },
      oneOf: [{ $ref: '#/$defs/one' }, { required: ['a'], properties: { a: true } }],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, { b: 1 }, { c: 1 }, { d: 1 }, { xx: 1 }, { xx: 1, foox: 1 }, { all: 1 }, { all: 1, foo: 1 }],
    [
      {},
      { a: 1, b: 1 },
      { a: 1, c: 1 },
      { a: 1, d: 1 },
      { b: 1, c: 1 },
      { b: 1, d: 1 },
      { c: 1, d: 1 },
      { xx: 1, foo: 1 },
      { xx: 1, a: 1 },
      { xx: 1, b: 1 },
      { xx: 1, c: 1 },
      { xx: 1, d: 1 },
      { all: 1, a: 1 },
    ],
  ],
  ['unevaluatedProperties: null', { unevaluatedProperties: { type: 'null' } }, [{ foo: null }], [{ foo: 0 }]],
  [
    'unevaluatedProperties: propertyNames adds nothing',
    { propertyNames: { maxLength: 1 }, unevaluatedProperties: { type: 'number' } },
    [{ a: 1 }],
    [{ a: 'b' }],
  ],
  [
    'unevaluatedProperties sees an if alone',
    { if: { patternProperties: { foo: { type: 'string' } } }, unevaluatedProperties: false },
    [{ foo: 'a' }],
    [{ bar: 'a' }, { foo: 1 }],
  ],
  [
    'unevaluatedProperties: dependentSchemas that do not apply',
    {
      properties: { foo2: {} },
      dependentSchemas: { foo: {}, foo2: { properties: { bar: {} } } },
      unevaluatedProperties: false,
    },
    [{ foo2: '' }, { foo2: '', bar: '' }],
    [{ foo: '' }, { bar: '' }],
  ],
  [
    'unevaluatedProperties goes by place',
    { properties: { foo: { properties: { bar: { type: 'string' } } } }, unevaluatedProperties: false },
    [{ foo: { bar: 'foo' } }],
    [{ foo: { bar: 'foo' }, bar: 'bar' }],
  ],
];
