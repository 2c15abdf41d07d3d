import type { Group } from './group.ts';

const uri = 'https://example.com/suite/';
const dynamicList = (extra: object): object => ({
  $id: `list`,
  type: 'array',
  items: { $dynamicRef: '#items' },
  ...extra,
});
const text = { $dynamicAnchor: 'items', type: 'string' };

/** Core 8.2.3.2, and what leads to or through it. */
export const dynamicReferences: readonly Group[] = [
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
  [
    'a pointer across resources enters the one that it ends in alone',
    {
      $id: `${uri}crossing/start`,
      properties: { a: { $ref: 'middle#/$defs/part' } },
      $defs: {
        middle: {
          $id: 'middle',
          $defs: {
            part: {
              $id: 'part',
              items: { $dynamicRef: '#kind' },
              $defs: { own: { $dynamicAnchor: 'kind', type: 'integer' } },
            },
            other: { $dynamicAnchor: 'kind', type: 'string' },
          },
        },
      },
    },
    [{ a: [1] }],
    [{ a: ['x'] }],
  ],
  [
    'resources on the way count, though their roots were never looked at',
    {
      $id: `${uri}passing/start`,
      $ref: 'one#/$defs/go',
      $defs: {
        one: { $id: 'one', $defs: { go: { $ref: 'two#/$defs/go' }, l: { $dynamicAnchor: 'limit', maximum: 1 } } },
        two: { $id: 'two', $defs: { go: { $ref: 'three#/$defs/go' }, l: { $dynamicAnchor: 'limit', maximum: 2 } } },
        three: { $id: 'three', $defs: { go: { $dynamicRef: '#limit' }, l: { $dynamicAnchor: 'limit', maximum: 3 } } },
      },
    },
    [1],
    [2, 3],
  ],
];
