import type { Group } from './group.ts';

const of2019 = { $schema: 'https://json-schema.org/draft/2019-09/schema' };
const of07 = { $schema: 'http://json-schema.org/draft-07/schema#' };
const of06 = { $schema: 'http://json-schema.org/draft-06/schema#' };
const of04 = { $schema: 'http://json-schema.org/draft-04/schema#' };
const uri = 'https://example.com/suite/drafts/';

/** What the schemas of earlier drafts mean otherwise. */
export const drafts: readonly Group[] = [
  [
    'draft 7: nothing counts beside $ref',
    {
      ...of07,
      definitions: { list: { type: 'array' } },
      properties: { a: { $ref: '#/definitions/list', maxItems: 1 } },
    },
    [{ a: [1, 2] }],
    [{ a: 'x' }],
  ],
  [
    'draft 7: not even $id',
    {
      ...of07,
      $id: `${uri}seven/root.json`,
      definitions: {
        here: { $id: `${uri}seven/here.json`, type: 'integer' },
        there: { $id: `${uri}other/here.json`, type: 'null' },
      },
      allOf: [{ $id: `${uri}other/`, $ref: 'here.json' }],
    },
    [4],
    [null, 'a'],
  ],
  [
    '2019-09: all of them count',
    { ...of2019, $defs: { list: { type: 'array' } }, properties: { a: { $ref: '#/$defs/list', maxItems: 1 } } },
    [{ a: [1] }],
    [{ a: [1, 2] }, { a: 'x' }],
  ],
  [
    'draft 7: an $id of a fragment is an anchor',
    { ...of07, items: { $ref: '#count' }, definitions: { any: { $id: '#count', minimum: 2 } } },
    [[2, 'a']],
    [[1]],
  ],
  [
    'draft 4: id',
    {
      ...of04,
      id: `${uri}four/root.json`,
      items: { $ref: 'count.json' },
      properties: { a: { $ref: '#named' } },
      definitions: { c: { id: 'count.json', type: 'integer' }, n: { id: '#named', type: 'string' } },
    },
    [[1], { a: 'x' }],
    [['x'], { a: 1 }],
  ],
  ['a property that is called id', { ...of04, properties: { id: { type: 'string' } } }, [{ id: 'x' }], [{ id: 1 }]],
  [
    'draft 7: dependencies',
    { ...of07, dependencies: { a: ['b'], c: { required: ['d'] } } },
    [{ a: 1, b: 1 }, { c: 1, d: 1 }, {}],
    [{ a: 1 }, { c: 1 }],
  ],
  [
    'references into a list under items',
    { ...of07, items: [{ type: 'integer' }, { $ref: '#/items/0' }], additionalItems: { $ref: '#/items/1' } },
    [[1, 2, 3]],
    [
      [1, 'a'],
      [1, 2, 'a'],
    ],
  ],
  ['2019-09 has no prefixItems', { ...of2019, prefixItems: [{ type: 'string' }] }, [[1]], []],
  ['draft 7 has no dependentRequired', { ...of07, dependentRequired: { a: ['b'] } }, [{ a: 1 }], []],
  ['draft 7 has no unevaluatedProperties', { ...of07, unevaluatedProperties: false }, [{ a: 1 }], []],
  ['draft 6 has no if', { ...of06, if: { type: 'string' }, then: { maxLength: 1 } }, ['ab'], []],
  ['draft 4 has no const', { ...of04, const: 1 }, [2], []],
  [
    'a draft holds for what is below dependencies and lists, too',
    {
      ...of07,
      items: [{ dependentRequired: { a: ['b'] } }],
      dependencies: { c: { unevaluatedProperties: false } },
    },
    [[{ a: 1 }], { c: 1, d: 1 }],
    [],
  ],
  [
    'a schema of a later draft refers to one of an earlier',
    {
      items: { $ref: `${uri}mixed` },
      prefixItems: [true],
      $defs: { m: { ...of2019, $id: `${uri}mixed`, prefixItems: [{ type: 'string' }], maxItems: 2 } },
    },
    [['x', [1, 2]]],
    [['x', [1, 2, 3]]],
  ],
  [
    '$recursiveRef without an anchor is a $ref',
    { ...of2019, properties: { a: { $recursiveRef: '#' } }, additionalProperties: false },
    [{ a: { a: {} } }],
    [{ a: { b: {} } }],
  ],
  [
    '$recursiveRef to the outermost anchor',
    {
      ...of2019,
      $id: `${uri}recursive/strict`,
      $recursiveAnchor: true,
      $ref: 'loose',
      unevaluatedProperties: false,
      $defs: {
        loose: {
          $id: 'loose',
          $recursiveAnchor: true,
          properties: { name: { type: 'string' }, parts: { items: { $recursiveRef: '#' } } },
        },
      },
    },
    [{ parts: [{ name: 'x', parts: [] }] }],
    [{ parts: [{ nmae: 'x' }] }, { parts: [{ name: 1 }] }],
  ],
  [
    '$recursiveRef stays where its own resource is no anchor',
    {
      ...of2019,
      $id: `${uri}recursive/outer`,
      $recursiveAnchor: true,
      type: ['object', 'boolean'],
      additionalProperties: {
        $id: 'inner',
        type: ['object', 'integer'],
        additionalProperties: { $recursiveRef: '#' },
      },
    },
    [true, { a: 1 }, { a: { b: 1 } }],
    [{ a: true }, { a: { b: true } }],
  ],
  [
    '$recursiveRef on several ways',
    {
      ...of2019,
      $id: `${uri}recursive/ways`,
      if: { required: ['whole'] },
      then: { $id: 'integers', $recursiveAnchor: true, type: ['object', 'integer', 'boolean'], $ref: 'node' },
      else: { $id: 'texts', $recursiveAnchor: true, type: ['object', 'string', 'boolean'], $ref: 'node' },
      $defs: { node: { $id: 'node', $recursiveAnchor: true, additionalProperties: { $recursiveRef: '#' } } },
    },
    [
      { whole: true, a: 1 },
      { a: 'x', b: { c: 'y' } },
    ],
    [{ whole: true, a: 'x' }, { a: 1 }, { a: { b: 1 } }],
  ],
];
