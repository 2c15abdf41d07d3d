import type { Group } from './group.ts';

const uri = 'https://example.com/suite/';

/** Core 8.2: base URIs and anchors. */
export const identifiers: readonly Group[] = [
  [
    'absolute URIs',
    {
      $id: `${uri}absolute1.json`,
      properties: {
        foo: {
          $id: `${uri}absolute2.json`,
          $defs: { inner: { properties: { bar: { type: 'string' } } } },
          $ref: '#/$defs/inner',
        },
      },
      $ref: 'absolute2.json',
    },
    [{ foo: { bar: 'a' }, bar: 'a' }],
    [
      { foo: { bar: 1 }, bar: 'a' },
      { foo: { bar: 'a' }, bar: 1 },
    ],
  ],
  [
    '$id against the nearest parent',
    {
      $id: `${uri}a.json`,
      $defs: { x: { $id: `${uri}b/c.json`, not: { $defs: { y: { $id: 'd.json', type: 'number' } } } } },
      allOf: [{ $ref: `${uri}b/d.json` }],
    },
    [1],
    ['a'],
  ],
  [
    '$id before $ref',
    {
      $id: `${uri}ref-and-id1/base.json`,
      $ref: 'int.json',
      $defs: { big: { $id: 'int.json', maximum: 10 }, small: { $id: `${uri}ref-and-id1-int.json`, maximum: 2 } },
    },
    [5],
    [50],
  ],
  [
    '$id before $anchor and $ref',
    {
      $id: `${uri}ref-and-id2/base.json`,
      $ref: '#bigint',
      $defs: {
        bigint: { $anchor: 'bigint', maximum: 10 },
        smallint: { $id: `${uri}ref-and-id2/`, $anchor: 'bigint', maximum: 2 },
      },
    },
    [5],
    [50],
  ],
  [
    'URN',
    {
      $id: 'urn:uuid:deadbeef-1234-ffff-ffff-000000000001',
      minimum: 30,
      properties: { foo: { $ref: 'urn:uuid:deadbeef-1234-ffff-ffff-000000000001' } },
    },
    [{ foo: 37 }],
    [{ foo: 12 }],
  ],
  [
    'URN and a pointer',
    {
      $id: 'urn:uuid:deadbeef-1234-00ff-ff00-000000000002',
      properties: { foo: { $ref: '#/$defs/bar' } },
      $defs: { bar: { type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN of several parts',
    {
      $id: 'urn:example:1/406/47452/2',
      properties: { foo: { $ref: '#/$defs/bar' } },
      $defs: { bar: { type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN with an r-component',
    {
      $id: 'urn:example:foo-bar-baz-qux?+CCResolve:cc=uk',
      properties: { foo: { $ref: '#/$defs/bar' } },
      $defs: { bar: { type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN with a q-component',
    {
      $id: 'urn:example:weather?=op=map&lat=39.56',
      properties: { foo: { $ref: '#/$defs/bar' } },
      $defs: { bar: { type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN spelt out, and a pointer',
    {
      $id: 'urn:uuid:deadbeef-1234-0000-0000-000000000003',
      properties: { foo: { $ref: 'urn:uuid:deadbeef-1234-0000-0000-000000000003#/$defs/bar' } },
      $defs: { bar: { type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN spelt out, and an anchor',
    {
      $id: 'urn:uuid:deadbeef-1234-ff00-00ff-000000000004',
      properties: { foo: { $ref: 'urn:uuid:deadbeef-1234-ff00-00ff-000000000004#something' } },
      $defs: { bar: { $anchor: 'something', type: 'string' } },
    },
    [{ foo: 'bar' }],
    [{ foo: 12 }],
  ],
  [
    'URN below',
    {
      $ref: 'urn:uuid:deadbeef-4321-ffff-ffff-000000000005',
      $defs: {
        foo: {
          $id: 'urn:uuid:deadbeef-4321-ffff-ffff-000000000005',
          $defs: { bar: { type: 'string' } },
          $ref: '#/$defs/bar',
        },
      },
    },
    ['bar'],
    [12],
  ],
  ['to if', { $ref: `${uri}ref/if`, if: { $id: `${uri}ref/if`, type: 'integer' } }, [12], ['foo']],
  ['to then', { $ref: `${uri}ref/then`, then: { $id: `${uri}ref/then`, type: 'integer' } }, [12], ['foo']],
  ['to else', { $ref: `${uri}ref/else`, else: { $id: `${uri}ref/else`, type: 'integer' } }, [12], ['foo']],
  [
    'an absolute path',
    {
      $id: 'https://example.net/ref/absref.json',
      $defs: {
        a: { $id: 'https://example.net/ref/absref/foobar.json', type: 'number' },
        b: { $id: 'https://example.net/absref/foobar.json', type: 'string' },
      },
      $ref: '/absref/foobar.json',
    },
    ['foo'],
    [12],
  ],
  [
    'file URIs',
    { $id: 'file:///folder/file.json', $defs: { foo: { type: 'number' } }, $ref: '#/$defs/foo' },
    [1],
    ['a'],
  ],
  [
    'file URIs with a drive',
    { $id: 'file:///c:/folder/file.json', $defs: { foo: { type: 'number' } }, $ref: '#/$defs/foo' },
    [1],
    ['a'],
  ],
  [
    'empty tokens',
    { $defs: { '': { $defs: { '': { type: 'number' } } } }, allOf: [{ $ref: '#/$defs//$defs/' }] },
    [1],
    ['a'],
  ],
  [
    '$ref and $recursiveAnchor are of other drafts',
    { $defs: { a: { type: 'integer' } }, properties: { a: { $ref: '#/$defs/a' } } },
    [{ a: 1 }],
    [{ a: '1' }],
  ],
  [
    'a schema used twice is no circle',
    {
      $defs: { int: { type: 'integer' } },
      allOf: [{ properties: { foo: { $ref: '#/$defs/int' } } }, { additionalProperties: { $ref: '#/$defs/int' } }],
    },
    [{ foo: 1 }],
    [{ foo: 'a string' }],
  ],
  [
    '$defs at any depth',
    {
      $defs: { a: { $defs: { b: { $defs: { c: { type: 'boolean' } } } } } },
      items: { $ref: '#/$defs/a/$defs/b/$defs/c' },
    },
    [[true]],
    [[1]],
  ],
  [
    'into an unknown keyword',
    { unknown: { type: 'integer' }, properties: { a: { $ref: '#/unknown' } } },
    [{ a: 3 }],
    [{ a: true }],
  ],
  [
    'into a list below an unknown keyword',
    { unknown: [{ inner: { type: 'integer' } }], properties: { a: { $ref: '#/unknown/0/inner' } } },
    [{ a: 3 }],
    [{ a: true }],
  ],
  [
    'no $id in an enum',
    {
      $defs: {
        in_enum: { enum: [{ $id: `${uri}my_identifier.json`, type: 'null' }] },
        real: { $id: `${uri}my_identifier.json`, type: 'string' },
        in_const: { const: { $id: `${uri}my_identifier.json`, type: 'null' } },
      },
      anyOf: [{ $ref: '#/$defs/in_enum' }, { $ref: `${uri}my_identifier.json` }],
    },
    [{ $id: `${uri}my_identifier.json`, type: 'null' }, 'a string to match'],
    [1],
  ],
  [
    'no $anchor in a const',
    {
      $defs: { in_const: { const: { $anchor: 'here', type: 'null' } }, real: { $anchor: 'here', type: 'string' } },
      anyOf: [{ $ref: '#/$defs/in_const' }, { $ref: '#here' }],
    },
    [{ $anchor: 'here', type: 'null' }, 'text'],
    [1],
  ],
  [
    'a property named $id',
    { properties: { $id: { type: 'string' }, $anchor: { type: 'integer' } }, additionalProperties: false },
    [{ $id: 'x', $anchor: 1 }],
    [{ $id: 1 }],
  ],
  ['anchor', { $ref: '#foo', $defs: { A: { $anchor: 'foo', type: 'integer' } } }, [1], ['a']],
  [
    'anchor below an absolute URI',
    { $ref: `${uri}bar#foo`, $defs: { A: { $id: `${uri}bar`, $anchor: 'foo', type: 'integer' } } },
    [1],
    ['a'],
  ],
  [
    'anchor below a relative URI',
    {
      $id: `${uri}anchors/root`,
      $ref: `${uri}anchors/nested.json#foo`,
      $defs: { A: { $id: 'nested.json', $defs: { B: { $anchor: 'foo', type: 'integer' } } } },
    },
    [1],
    ['a'],
  ],
  [
    'one anchor in two resources',
    {
      $id: `${uri}foobar`,
      $defs: {
        A: {
          $id: 'child1',
          allOf: [
            { $id: 'child2', $anchor: 'my_anchor', type: 'number' },
            { $anchor: 'my_anchor', type: 'string' },
          ],
        },
      },
      $ref: 'child1#my_anchor',
    },
    [],
    [1],
  ],
  [
    'one anchor in two resources, the inner resource accepts anything',
    {
      $id: `${uri}foobaz`,
      $defs: {
        A: { $id: 'kid1', allOf: [{ $id: 'kid2', $anchor: 'my_anchor', type: 'number' }] },
        B: { $id: 'kid3', not: { $anchor: 'my_anchor', type: 'string' } },
      },
      $ref: 'kid3#my_anchor',
    },
    ['a'],
    [1],
  ],
];
