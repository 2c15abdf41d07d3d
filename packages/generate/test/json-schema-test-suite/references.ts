import type { Group } from './group.ts';

const uri = 'https://example.com/suite/';
const dynamicList = (extra: object): object => ({
  $id: `list`,
  type: 'array',
  items: { $dynamicRef: '#items' },
  ...extra,
});
const text = { $dynamicAnchor: 'items', type: 'string' };

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
  [
    '$dynamicRef to $dynamicAnchor in one resource',
    { type: 'array', items: { $dynamicRef: '#items' }, $defs: { foo: text } },
    [['foo', 'bar']],
    [['foo', 42]],
  ],
  [
    '$dynamicRef to $anchor',
    { type: 'array', items: { $dynamicRef: '#items' }, $defs: { foo: { $anchor: 'items', type: 'string' } } },
    [['foo', 'bar']],
    [['foo', 42]],
  ],
  [
    '$ref to $dynamicAnchor',
    { type: 'array', items: { $ref: '#items' }, $defs: { foo: text } },
    [['foo', 'bar']],
    [['foo', 42]],
  ],
  [
    '$dynamicRef finds the outermost',
    {
      $id: `${uri}dynamic1/root`,
      $ref: 'list',
      $defs: { foo: text, list: dynamicList({ $defs: { items: { $dynamicAnchor: 'items' } } }) },
    },
    [['foo', 'bar']],
    [['foo', 42]],
  ],
  [
    '$dynamicRef by pointer is a $ref',
    {
      $id: `${uri}dynamic2/root`,
      $ref: 'list',
      $defs: {
        foo: text,
        list: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#/$defs/items' },
          $defs: { items: { $dynamicAnchor: 'items', type: 'number' } },
        },
      },
    },
    [[24, 42]],
    [['foo', 'bar']],
  ],
  [
    '$dynamicRef passes scopes without the anchor',
    {
      $id: `${uri}dynamic3/root`,
      $ref: 'between',
      $defs: {
        foo: text,
        between: { $id: 'between', $ref: 'list' },
        list: dynamicList({ $defs: { items: { $dynamicAnchor: 'items' } } }),
      },
    },
    [['foo', 'bar']],
    [['foo', 42]],
  ],
  [
    '$dynamicRef does not look at $anchor',
    {
      $id: `${uri}dynamic4/root`,
      $ref: 'list',
      $defs: {
        foo: { $anchor: 'items', type: 'string' },
        list: dynamicList({ $defs: { items: { $dynamicAnchor: 'items' } } }),
      },
    },
    [['foo', 42]],
    ['x'],
  ],
  [
    '$dynamicRef without a bookend is a $ref',
    {
      $id: `${uri}dynamic5/root`,
      $ref: 'list',
      $defs: { foo: text, list: dynamicList({ $defs: { items: { $anchor: 'items' } } }) },
    },
    [['foo', 42]],
    ['x'],
  ],
  [
    '$dynamicRef whose bookend has another name is a $ref',
    {
      $id: `${uri}dynamic6/root`,
      $ref: 'list',
      $defs: { foo: text, list: dynamicList({ $defs: { items: { $anchor: 'items', $dynamicAnchor: 'foo' } } }) },
    },
    [['foo', 42]],
    ['x'],
  ],
  [
    '$dynamicRef with a URI',
    {
      $id: `${uri}dynamic7/root`,
      $dynamicAnchor: 'meta',
      type: 'object',
      properties: { foo: { const: 'pass' } },
      $ref: 'extended',
      $defs: {
        extended: { $id: 'extended', $dynamicAnchor: 'meta', type: 'object', properties: { bar: { $ref: 'bar' } } },
        bar: { $id: 'bar', type: 'object', properties: { baz: { $dynamicRef: 'extended#meta' } } },
      },
    },
    [{ foo: 'pass', bar: { baz: { foo: 'pass' } } }],
    [{ foo: 'pass', bar: { baz: { foo: 'fail' } } }],
  ],
  [
    '$dynamicRef with a URI and no bookend',
    {
      $id: `${uri}dynamic8/root`,
      $dynamicAnchor: 'meta',
      type: 'object',
      properties: { foo: { const: 'pass' } },
      $ref: 'extended',
      $defs: {
        extended: { $id: 'extended', $anchor: 'meta', type: 'object', properties: { bar: { $ref: 'bar' } } },
        bar: { $id: 'bar', type: 'object', properties: { baz: { $dynamicRef: 'extended#meta' } } },
      },
    },
    [{ foo: 'pass', bar: { baz: { foo: 'fail' } } }],
    [{ foo: 'fail' }],
  ],
  [
    '$dynamicRef on several ways',
    {
      $id: `${uri}dynamic9/main`,
      if: { properties: { kindOfList: { const: 'numbers' } }, required: ['kindOfList'] },
      then: { $ref: 'numberList' },
      else: { $ref: 'stringList' },
      $defs: {
        genericList: {
          $id: 'genericList',
          properties: { list: { items: { $dynamicRef: '#itemType' } } },
          $defs: { defaultItemType: { $dynamicAnchor: 'itemType' } },
        },
        numberList: {
          $id: 'numberList',
          $defs: { itemType: { $dynamicAnchor: 'itemType', type: 'number' } },
          $ref: 'genericList',
        },
        stringList: {
          $id: 'stringList',
          $defs: { itemType: { $dynamicAnchor: 'itemType', type: 'string' } },
          $ref: 'genericList',
        },
      },
    },
    [
      { kindOfList: 'numbers', list: [1.1] },
      { kindOfList: 'strings', list: ['foo'] },
    ],
    [
      { kindOfList: 'numbers', list: ['foo'] },
      { kindOfList: 'strings', list: [1.1] },
    ],
  ],
  [
    '$dynamicRef after a scope was left',
    {
      $id: `${uri}dynamic10/main`,
      if: { $id: 'first_scope', $defs: { thingy: { $dynamicAnchor: 'thingy', type: 'number' } } },
      then: { $id: 'second_scope', $ref: 'start', $defs: { thingy: { $dynamicAnchor: 'thingy', type: 'null' } } },
      $defs: {
        start: { $id: 'start', $dynamicRef: 'inner_scope#thingy' },
        thingy: { $id: 'inner_scope', $dynamicAnchor: 'thingy', type: 'string' },
      },
    },
    [null],
    ['a string', 42],
  ],
  [
    'a tree made strict',
    {
      $id: `${uri}strict-tree`,
      $dynamicAnchor: 'node',
      $ref: 'loose-tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'loose-tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
      },
    },
    [{ children: [{ data: 1 }] }],
    [{ children: [{ daat: 1 }] }, { daat: 1 }],
  ],
  [
    'an extensible schema, extended in allOf',
    {
      $id: `${uri}extension`,
      allOf: [
        { $ref: 'extensible' },
        {
          $defs: {
            elements: {
              $dynamicAnchor: 'elements',
              properties: { a: true },
              required: ['a'],
              additionalProperties: false,
            },
          },
        },
      ],
      $defs: {
        base: {
          $id: 'extensible',
          type: 'object',
          properties: { elements: { type: 'array', items: { $dynamicRef: '#elements' } } },
          required: ['elements'],
          additionalProperties: false,
          $defs: { elements: { $dynamicAnchor: 'elements' } },
        },
      },
    },
    [{ elements: [{ a: 1 }] }],
    [{ a: true }, { elements: [{ b: 1 }] }],
  ],
  [
    '$dynamicRef to booleans',
    {
      $defs: { true: true, false: false },
      properties: { true: { $dynamicRef: '#/$defs/true' }, false: { $dynamicRef: '#/$defs/false' } },
    },
    [{ true: 1 }],
    [{ false: 1 }],
  ],
  [
    '$dynamicRef by a pointer alone',
    { $dynamicRef: '#/$defs/number', $defs: { number: { type: 'number' } } },
    [9],
    [''],
  ],
  [
    '$dynamicRef beside $ref',
    {
      $ref: '#/$defs/short',
      $dynamicRef: '#text',
      $defs: { short: { maxLength: 3 }, t: { $dynamicAnchor: 'text', type: 'string' } },
    },
    ['abc'],
    ['abcd', 1],
  ],
  [
    'unevaluatedItems sees $dynamicRef',
    {
      $id: `${uri}unevaluated-items/derived`,
      $ref: './base',
      $defs: {
        derived: { $dynamicAnchor: 'addons', prefixItems: [true, { type: 'string' }] },
        base: {
          $id: './base',
          unevaluatedItems: false,
          type: 'array',
          prefixItems: [{ type: 'string' }],
          $dynamicRef: '#addons',
          $defs: { none: { $dynamicAnchor: 'addons' } },
        },
      },
    },
    [['foo', 'bar']],
    [['foo', 'bar', 'baz']],
  ],
  [
    'unevaluatedProperties sees $dynamicRef',
    {
      $id: `${uri}unevaluated-properties/derived`,
      $ref: './base',
      $defs: {
        derived: { $dynamicAnchor: 'addons', properties: { bar: { type: 'string' } } },
        base: {
          $id: './base',
          unevaluatedProperties: false,
          properties: { foo: { type: 'string' } },
          $dynamicRef: '#addons',
          $defs: { none: { $dynamicAnchor: 'addons' } },
        },
      },
    },
    [{ foo: 'foo', bar: 'bar' }],
    [{ foo: 'foo', bar: 'bar', baz: 'baz' }],
  ],
];
