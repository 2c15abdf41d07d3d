import type { Group } from './group.ts';

const notObjects = [true, 123, 1.5, [], 'foo', null];

/** Core 11.3. */
export const unevaluatedProperties: readonly Group[] = [
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
