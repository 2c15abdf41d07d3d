import type { Group } from './group.ts';

const uri = 'https://example.com/suite/';

/** Core 8 and 9. */
export const references: readonly Group[] = [
  [
    '#',
    { properties: { foo: { $ref: '#' } }, additionalProperties: false },
    [{ foo: false }, { foo: { foo: false } }],
    [{ bar: false }, { foo: { bar: false } }],
  ],
  [
    'into properties',
    { properties: { foo: { type: 'integer' }, bar: { $ref: '#/properties/foo' } } },
    [{ bar: 3 }],
    [{ bar: true }],
  ],
  ['into a list', { prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }] }, [[1, 2]], [[1, 'foo']]],
  [
    'escapes',
    {
      $defs: {
        'tilde~field': { type: 'integer' },
        'slash/field': { type: 'integer' },
        'percent%field': { type: 'integer' },
      },
      properties: {
        tilde: { $ref: '#/$defs/tilde~0field' },
        slash: { $ref: '#/$defs/slash~1field' },
        percent: { $ref: '#/$defs/percent%25field' },
      },
    },
    [{ slash: 123 }, { tilde: 123 }, { percent: 123 }],
    [{ slash: 'a' }, { tilde: 'a' }, { percent: 'a' }],
  ],
  [
    'chains',
    { $defs: { a: { type: 'integer' }, b: { $ref: '#/$defs/a' }, c: { $ref: '#/$defs/b' } }, $ref: '#/$defs/c' },
    [5],
    ['a'],
  ],
  [
    'siblings apply',
    { $defs: { reffed: { type: 'array' } }, properties: { foo: { $ref: '#/$defs/reffed', maxItems: 2 } } },
    [{ foo: [] }],
    [{ foo: [1, 2, 3] }, { foo: 'string' }],
  ],
  ['a property named $ref', { properties: { $ref: { type: 'string' } } }, [{ $ref: 'a' }], [{ $ref: 2 }]],
  [
    'a property named $ref that is one',
    { properties: { $ref: { $ref: '#/$defs/is-string' } }, $defs: { 'is-string': { type: 'string' } } },
    [{ $ref: 'a' }],
    [{ $ref: 2 }],
  ],
  ['to true', { $ref: '#/$defs/bool', $defs: { bool: true } }, ['foo'], []],
  ['to false', { $ref: '#/$defs/bool', $defs: { bool: false } }, [], ['foo']],
  [
    'trees of two schemas',
    {
      $id: `${uri}tree`,
      type: 'object',
      properties: { meta: { type: 'string' }, nodes: { type: 'array', items: { $ref: 'node' } } },
      required: ['meta', 'nodes'],
      $defs: {
        node: {
          $id: `${uri}node`,
          type: 'object',
          properties: { value: { type: 'number' }, subtree: { $ref: 'tree' } },
          required: ['value'],
        },
      },
    },
    [
      {
        meta: 'root',
        nodes: [{ value: 1, subtree: { meta: 'child', nodes: [{ value: 1.1 }, { value: 1.2 }] } }, { value: 2 }],
      },
    ],
    [{ meta: 'root', nodes: [{ value: 1, subtree: { meta: 'child', nodes: [{ value: 'string' }, { value: 1.2 }] } }] }],
  ],
  [
    'quotes',
    { properties: { 'foo"bar': { $ref: '#/$defs/foo%22bar' } }, $defs: { 'foo"bar': { type: 'number' } } },
    [{ 'foo"bar': 1 }],
    [{ 'foo"bar': '1' }],
  ],
  [
    'the target has a scope of its own',
    { $defs: { A: { unevaluatedProperties: false } }, properties: { prop1: { type: 'string' } }, $ref: '#/$defs/A' },
    [{}],
    [{ prop1: 'match' }],
  ],
  [
    'a $ref in an enum is a value',
    { $defs: { a_string: { type: 'string' } }, enum: [{ $ref: '#/$defs/a_string' }] },
    [{ $ref: '#/$defs/a_string' }],
    ['this is a string', { type: 'string' }],
  ],
  [
    'a $ref in a const is a value',
    { const: { $ref: '#/$defs/a_string' }, $defs: { a_string: { type: 'string' } } },
    [{ $ref: '#/$defs/a_string' }],
    ['this is a string'],
  ],
  [
    'relative URIs',
    {
      $id: `${uri}relative1.json`,
      properties: {
        foo: {
          $id: 'relative2.json',
          $defs: { inner: { properties: { bar: { type: 'string' } } } },
          $ref: '#/$defs/inner',
        },
      },
      $ref: 'relative2.json',
    },
    [{ foo: { bar: 'a' }, bar: 'a' }],
    [
      { foo: { bar: 1 }, bar: 'a' },
      { foo: { bar: 'a' }, bar: 1 },
    ],
  ],
  [
    'into keywords that nobody knows',
    {
      'x/shapes': { small: { maximum: 9 } },
      properties: {
        a: { $ref: '#/x~1shapes/small' },
        b: { extra: { type: 'null' } },
        c: { $ref: '#/properties/b/extra' },
      },
    },
    [{ a: 9, c: null }],
    [{ a: 10 }, { c: 0 }],
  ],
  ['into examples', { examples: [{ minimum: 3 }], items: { $ref: '#/examples/0' } }, [[3]], [[2]]],
  [
    'empty names on the way',
    { $defs: { '': { $defs: { '': { type: 'boolean' } } } }, items: { $ref: '#/$defs//$defs/' } },
    [[true]],
    [['true']],
  ],
  [
    'a path from the root of a host',
    {
      $id: `${uri}deep/er/start.json`,
      items: { $ref: '/suite/flat.json' },
      $defs: { near: { $id: 'suite/flat.json', type: 'null' }, far: { $id: '/suite/flat.json', type: 'integer' } },
    },
    [[1]],
    [[null]],
  ],
  [
    'a file name',
    { $id: 'file:///c:/shapes/all.json', items: { $ref: '#/$defs/n' }, $defs: { n: { type: 'integer' } } },
    [[1]],
    [['a']],
  ],
];
