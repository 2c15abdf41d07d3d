import type { Group } from './group.ts';

const notArrays = [true, 123, 1.5, {}, 'foo', null];

/** Core 11.2. */
export const unevaluatedItems: readonly Group[] = [
  ['unevaluatedItems true', { unevaluatedItems: true }, [[], ['foo']], []],
  ['unevaluatedItems false', { unevaluatedItems: false }, [[], ...notArrays], [['foo']]],
  ['unevaluatedItems schema', { unevaluatedItems: { type: 'string' } }, [[], ['foo']], [[42]]],
  [
    'unevaluatedItems beside items',
    { items: { type: 'number' }, unevaluatedItems: { type: 'string' } },
    [[5, 6]],
    [['foo']],
  ],
  [
    'unevaluatedItems beside prefixItems',
    { prefixItems: [{ type: 'string' }], unevaluatedItems: false },
    [['foo']],
    [['foo', 'bar']],
  ],
  [
    'unevaluatedItems beside both',
    { prefixItems: [{ type: 'string' }], items: true, unevaluatedItems: false },
    [['foo', 42]],
    [[42]],
  ],
  [
    'unevaluatedItems sees allOf',
    {
      prefixItems: [{ type: 'string' }],
      allOf: [{ prefixItems: [true, { type: 'number' }] }],
      unevaluatedItems: false,
    },
    [['foo', 42]],
    [['foo', 42, true]],
  ],
  [
    'unevaluatedItems sees items of anyOf',
    { unevaluatedItems: { type: 'boolean' }, anyOf: [{ items: { type: 'string' } }, true] },
    [
      [true, false],
      ['yes', 'no'],
    ],
    [['yes', false]],
  ],
  [
    'unevaluatedItems sees prefix and items of allOf',
    { allOf: [{ prefixItems: [{ type: 'string' }], items: true }], unevaluatedItems: false },
    [['foo'], ['foo', 42, true]],
    [[1]],
  ],
  [
    'unevaluatedItems sees unevaluatedItems of allOf',
    { allOf: [{ prefixItems: [{ type: 'string' }] }, { unevaluatedItems: true }], unevaluatedItems: false },
    [['foo'], ['foo', 42, true]],
    [[1]],
  ],
  [
    'unevaluatedItems sees the branches of anyOf that hold',
    {
      prefixItems: [{ const: 'foo' }],
      anyOf: [{ prefixItems: [true, { const: 'bar' }] }, { prefixItems: [true, true, { const: 'baz' }] }],
      unevaluatedItems: false,
    },
    [
      ['foo', 'bar'],
      ['foo', 'bar', 'baz'],
    ],
    [
      ['foo', 'bar', 42],
      ['foo', 'bar', 'baz', 42],
    ],
  ],
  [
    'unevaluatedItems sees the branch of oneOf',
    {
      prefixItems: [{ const: 'foo' }],
      oneOf: [{ prefixItems: [true, { const: 'bar' }] }, { prefixItems: [true, { const: 'baz' }] }],
      unevaluatedItems: false,
    },
    [
      ['foo', 'bar'],
      ['foo', 'baz'],
    ],
    [['foo', 'bar', 42]],
  ],
  [
    'unevaluatedItems: a failed branch adds nothing',
    {
      prefixItems: [{ const: 'foo' }],
      oneOf: [{ prefixItems: [true, { const: 'bar' }] }, { prefixItems: [true, true, { const: 'baz' }] }],
      unevaluatedItems: false,
    },
    [['foo', 'quux', 'baz']],
    [['foo', 'bar', 42]],
  ],
  [
    'unevaluatedItems: not adds nothing',
    {
      prefixItems: [{ const: 'foo' }],
      not: { not: { prefixItems: [true, { const: 'bar' }] } },
      unevaluatedItems: false,
    },
    [],
    [['foo', 'bar']],
  ],
  [
    'unevaluatedItems: if, then, else',
    {
      prefixItems: [{ const: 'foo' }],
      if: { prefixItems: [true, { const: 'bar' }] },
      then: { prefixItems: [true, true, { const: 'then' }] },
      else: { prefixItems: [true, true, true, { const: 'else' }] },
      unevaluatedItems: false,
    },
    [
      ['foo', 'bar', 'then'],
      ['foo', 42, 42, 'else'],
    ],
    [
      ['foo', 'bar', 'then', 'else'],
      ['foo', 42, 42, 'else', 42],
    ],
  ],
  ['unevaluatedItems: boolean schemas', { allOf: [true], unevaluatedItems: false }, [[]], [['foo']]],
  [
    'unevaluatedItems sees $ref',
    {
      $ref: '#/$defs/bar',
      prefixItems: [{ type: 'string' }],
      unevaluatedItems: false,
      $defs: { bar: { prefixItems: [true, { type: 'string' }] } },
    },
    [['foo', 'bar']],
    [['foo', 'bar', 'baz']],
  ],
  [
    'unevaluatedItems does not see cousins',
    { allOf: [{ prefixItems: [true] }, { unevaluatedItems: false }] },
    [[]],
    [[1]],
  ],
  [
    'unevaluatedItems: uncles do not count',
    {
      properties: { foo: { prefixItems: [{ type: 'string' }], unevaluatedItems: false } },
      anyOf: [{ properties: { foo: { prefixItems: [true, { type: 'string' }] } } }],
    },
    [{ foo: ['test'] }],
    [{ foo: ['test', 'test'] }],
  ],
  [
    'unevaluatedItems sees contains',
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    [[1, 'foo']],
    [
      [1, 2],
      [1, 2, 'foo'],
    ],
  ],
  [
    'unevaluatedItems sees several contains',
    { allOf: [{ contains: { multipleOf: 2 } }, { contains: { multipleOf: 3 } }], unevaluatedItems: { multipleOf: 5 } },
    [[2, 3, 4, 5, 6]],
    [[2, 3, 4, 7, 8]],
  ],
  [
    'unevaluatedItems: contains in nested conditions',
    {
      if: { contains: { const: 'a' } },
      then: { if: { contains: { const: 'b' } }, then: { if: { contains: { const: 'c' } } } },
      unevaluatedItems: false,
    },
    [[], ['a', 'a'], ['a', 'b', 'a', 'b'], ['c', 'a', 'c', 'c', 'b', 'a']],
    [
      ['b', 'b'],
      ['c', 'c'],
      ['c', 'b', 'c'],
      ['c', 'a', 'c'],
    ],
  ],
  [
    'unevaluatedItems: minContains 0',
    { contains: { type: 'string' }, minContains: 0, unevaluatedItems: false },
    [[], ['foo', 'bar']],
    [[0], ['foo', 0]],
  ],
  ['unevaluatedItems: null elements', { unevaluatedItems: { type: 'null' } }, [[null]], [[0]]],
  [
    'unevaluatedItems sees an if alone',
    { if: { prefixItems: [{ const: 'a' }] }, unevaluatedItems: false },
    [['a']],
    [['b']],
  ],
  [
    'unevaluatedItems goes by place',
    { prefixItems: [{ prefixItems: [true, { type: 'string' }] }], unevaluatedItems: false },
    [[['foo', 'bar']]],
    [[['foo', 'bar'], 'bar']],
  ],
  [
    'contains need not hold to evaluate what it holds for',
    { contains: { type: 'integer' }, minContains: 0, unevaluatedItems: { type: 'null' } },
    [[], [1, 2], [null], [1, null]],
    [['a'], [1, 'a']],
  ],
];
