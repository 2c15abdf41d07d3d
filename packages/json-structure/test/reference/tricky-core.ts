import type { JsonObject } from '../../src/index.ts';
import { core, instancesOf } from '../documents.ts';

/** One row: where the digest of the language says it, the document, values it accepts and values it refuses. */
export type Row = readonly [name: string, document: JsonObject, valid: readonly unknown[], invalid: readonly unknown[]];

const int = { type: 'int32' };
const text = { type: 'string' };
const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const head = { $schema: core, $id: 'https://example.com/tricky', name: 'Tricky' };
/** Parsed, so that `__proto__` is a name like any other. */
const json = (source: string): JsonObject => JSON.parse(source) as JsonObject;

const base = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  abstract: true,
  properties,
  ...more,
});
const closed = { additionalProperties: false };

export const coreRows: readonly Row[] = [
  [
    'root: the inline root type is a member of the root namespace',
    { ...head, type: 'object', properties: { next: to('Tricky') }, ...closed },
    [{}, { next: { next: {} } }, { $schema: 'x' }],
    [{ next: { other: 1 } }, { next: { $schema: 'x' } }, { next: { $uses: [] } }],
  ],
  [
    'root: $root may name a union',
    {
      ...head,
      $root: '#/definitions/U',
      definitions: {
        U: { type: ['null', { $ref: '#/definitions/O' }] },
        O: { type: 'object', properties: { a: int }, ...closed },
      },
    },
    [null, {}, { a: 1 }, { $schema: 'x', a: 1 }],
    [1, { b: 1 }],
  ],
  [
    'root: a root type beside $root stays a library member only',
    { ...head, $root: '#/definitions/Ns/T', definitions: { T: text, Ns: { T: int } } },
    [1],
    ['1'],
  ],
  [
    'types: whole numbers may be written with a fraction or exponent of nothing',
    instancesOf({ type: 'uint8' }),
    [json('{"a":1.0}')['a'], json('{"a":1e2}')['a'], -0],
    [json('{"a":1e3}')['a'], 0.1],
  ],
  [
    'types: minus zero is an int64 but no uint64',
    instancesOf({ type: ['int64', 'null'] }),
    ['-0', null],
    ['-00', '0.0', 0],
  ],
  ['types: minus zero is no uint128', instancesOf({ type: 'uint128' }), ['0'], ['-0', '-1']],
  [
    'types: no blanks or line ends around a number in a string',
    instancesOf({ type: 'int64' }),
    ['7'],
    ['7\n', ' 7', '7 ', '٧'],
  ],
  [
    'types: nor around a decimal',
    instancesOf({ type: 'decimal' }),
    ['0.0000000', '-0.5'],
    ['1\n', '1,5', '١', '1.5e0', 'Infinity', 'NaN'],
  ],
  [
    'types: nor around a date',
    instancesOf({ type: 'date' }),
    ['0000-02-29'],
    ['2024-02-29\n', '+2024-02-29', '2024-02-29Z', '2100-02-29'],
  ],
  [
    'types: datetime',
    instancesOf({ type: 'datetime' }),
    ['2024-02-29t10:00:00z', '2016-12-31T18:59:60-05:00'],
    [
      '2024-02-29 10:00:00Z',
      '2024-02-29T10:00Z',
      '2024-02-29T10:00:00+0100',
      '2023-02-29T10:00:00Z',
      '2024-02-29T10:00:00.Z',
    ],
  ],
  [
    'types: duration',
    instancesOf({ type: 'duration' }),
    ['P3W', 'P1YT1S', 'PT0.5S'],
    ['P1Y1W', 'P1.5D', 'PT1H1H', 'P1S', 'p1d', 'P1D\n'],
  ],
  ['types: jsonpointer', instancesOf({ type: 'jsonpointer' }), ['', '/', '//', '/~01'], ['a/b', '/a~', '/a~2b']],
  [
    'types: uuid',
    instancesOf({ type: 'uuid' }),
    ['00000000-0000-0000-0000-000000000000'],
    [
      '{00000000-0000-0000-0000-000000000000}',
      '00000000-0000-0000-0000-00000000000',
      '00000000-0000-0000-0000-000000000000\n',
    ],
  ],
  [
    'types: float takes what fits binary32',
    instancesOf({ type: 'float' }),
    [1e-300, -3.4028234663852886e38],
    [3.41e38, -1e39],
  ],
  [
    'types: null is no object, an array is none',
    instancesOf({ type: 'object', properties: { a: int } }),
    [{}],
    [null, [], [['a', 1]], 'a'],
  ],
  ['types: an object is no array', instancesOf({ type: 'array', items: int }), [[]], [{ length: 0 }, { 0: 1 }, null]],
  [
    'tuple: order is that of tuple, not of properties',
    instancesOf({ type: 'tuple', properties: { a: int, b: text, c: { type: 'null' } }, tuple: ['c', 'a', 'b'] }),
    [[null, 1, '']],
    [
      [1, '', null],
      [null, 1],
      [null, 1, '', 0],
      [null, 1, null],
    ],
  ],
  [
    'set: equality is deep, knows no order of members, and tells 1 from "1"',
    instancesOf({ type: 'set', items: { type: 'any' } }),
    [
      [1, '1', true, null, [1], { a: 1 }, { a: 1, b: 1 }, [], {}],
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      [[], []],
      [{ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }],
      [0, -0],
      [1, 1.0],
      [null, 1, null],
    ],
  ],
  [
    'set: elements of one type, still unique',
    instancesOf({ type: 'set', items: { type: 'decimal' } }),
    [['1', '1.0', '1.00']],
    [
      ['1', '1'],
      ['1', 1],
    ],
  ],
  [
    'map: keys are free, also those that objects inherit',
    instancesOf({ type: 'map', values: int }),
    [json('{"__proto__":1,"constructor":2,"":3,"a b":4}'), {}],
    [json('{"__proto__":"1"}'), { toString: '' }, []],
  ],
  [
    'properties: names of Object.prototype are absent until a value has them',
    instancesOf({
      type: 'object',
      properties: { toString: int, hasOwnProperty: int, valueOf: text },
      required: ['toString'],
      ...closed,
    }),
    [{ toString: 1 }, { toString: 1, hasOwnProperty: 2 }],
    [{}, { toString: '' }, { toString: 1, constructor: 1 }],
  ],
  [
    'properties: __proto__ is a name',
    {
      ...head,
      $root: '#/definitions/T',
      definitions: {
        T: json(
          '{"type":"object","properties":{"__proto__":{"type":"int32"}},"required":["__proto__"],"additionalProperties":false}',
        ),
      },
    },
    [json('{"__proto__":1}')],
    [{}, json('{"__proto__":{}}'), json('{"__proto__":1,"a":1}')],
  ],
  [
    'properties: absent and null are different things',
    instancesOf({ type: 'object', properties: { a: int, b: { type: ['int32', 'null'] } }, required: ['b'] }),
    [{ b: null }, { b: 1, a: 1 }],
    [{}, { a: 1 }, { a: null, b: null }],
  ],
  [
    'required: exactly one of several sets, however they overlap',
    instancesOf({ type: 'object', properties: { a: int, b: int, c: int }, required: [['a'], ['a', 'b'], ['c']] }),
    [{ a: 1 }, { c: 1 }, { c: 1, b: 1 }],
    [{}, { b: 1 }, { a: 1, b: 1 }, { a: 1, c: 1 }],
  ],
  [
    'required: sets of a base and of the heir both bind',
    instancesOf(
      { type: 'object', $extends: '#/definitions/B', properties: { c: int, d: int }, required: [['c'], ['d']] },
      { B: base({ a: int, b: int }, { required: [['a'], ['b']] }) },
    ),
    [
      { a: 1, c: 1 },
      { b: 1, d: 1 },
    ],
    [{ a: 1 }, { c: 1 }, { a: 1, b: 1, c: 1 }, { a: 1, c: 1, d: 1 }],
  ],
  [
    'additionalProperties: a schema binds only what is not declared',
    instancesOf({ type: 'object', properties: { a: text }, additionalProperties: { type: ['int32', 'null'] } }),
    [{ a: '', b: 1, c: null }],
    [{ a: 1 }, { b: '' }],
  ],
  [
    'const and enum compare as they stand',
    instancesOf({ type: 'decimal', enum: ['1.5', '2'] }),
    ['1.5', '2'],
    ['1.50', '2.0', 2, 1.5],
  ],
  ['const false is no absent const', instancesOf({ type: 'boolean', const: false }), [false], [true, 0, null, '']],
  ['const null', instancesOf({ type: 'null', const: null }), [null], [0, false, '']],
  ['const 0 takes minus zero', instancesOf({ type: 'int32', const: 0 }), [0, -0], [1, '0', false]],
  [
    'maxLength counts code points, not UTF-16 units, nor marks joined',
    instancesOf({ type: 'string', maxLength: 1 }),
    ['', '😀', 'é'],
    ['e\u0301', '👍🏽'],
  ],
  ['maxLength 0', instancesOf({ type: 'string', maxLength: 0 }), [''], ['a']],
  [
    '$ref: percent-encoded, and the whole of a union member',
    instancesOf({ type: [{ $ref: '#/definitions/%54', description: 'd' }, 'null'] }, { T: int }),
    [1, null],
    [''],
  ],
  [
    '$ref: aliases of aliases, each with its own keywords',
    instancesOf(
      { ...to('A'), enum: ['abc', 'ab'] },
      { A: { ...to('B'), enum: ['ab', 'b'] }, B: { type: 'string', maxLength: 2 } },
    ),
    ['ab'],
    ['abc', 'b', 'a'],
  ],
  [
    '$extends: transitive, and the closed heir knows every name',
    instancesOf(
      { type: 'object', $extends: '#/definitions/C', properties: { d: int }, required: ['d'], ...closed },
      {
        A: base({ a: int }, { required: ['a'] }),
        B: base({ b: int }, { $extends: '#/definitions/A' }),
        C: base({ c: int }, { $extends: '#/definitions/B', required: ['b'] }),
      },
    ),
    [
      { a: 1, b: 1, d: 1 },
      { a: 1, b: 1, c: 1, d: 1 },
    ],
    [
      { a: 1, d: 1 },
      { b: 1, d: 1 },
      { a: 1, b: 1, d: 1, e: 1 },
      { a: '', b: 1, d: 1 },
    ],
  ],
  [
    '$extends: of two bases the first wins, with all it inherits',
    instancesOf(
      { type: 'object', $extends: ['#/definitions/B', '#/definitions/C'], ...closed },
      { A: base({ x: int }), B: base({ b: int }, { $extends: '#/definitions/A' }), C: base({ x: text, c: int }) },
    ),
    [{ x: 1, b: 1, c: 1 }],
    [{ x: '' }, { d: 1 }],
  ],
  [
    '$extends: no substitution, and a base leaves the heir open',
    instancesOf({ type: 'object', $extends: '#/definitions/A' }, { A: base({ a: int }) }),
    [{ z: 1 }, {}],
    [{ a: '' }],
  ],
  [
    'union: one that accepts is enough',
    instancesOf({ type: ['uint8', 'int64', to('E')['type'] as JsonObject] }, { E: { type: 'string', enum: ['x'] } }),
    [255, '1', 'x'],
    [256, 'y', null],
  ],
  [
    'tagged choice: exactly one member, named by a key',
    instancesOf({ type: 'choice', choices: { constructor: int, n: { type: 'null' } } }),
    [{ constructor: 1 }, { n: null }],
    [{}, { toString: 1 }, { n: null, constructor: 1 }, { constructor: '' }, null, ['n']],
  ],
  [
    'tagged choice behind an alias and a union: $schema and $uses of the root stay uncounted',
    instancesOf(
      { type: ['null', { $ref: '#/definitions/A' }] },
      { A: to('C'), C: { type: 'choice', choices: { a: int } } },
    ),
    [{ a: 1 }, { $schema: 'x', a: 1 }, { $uses: [], a: 1 }],
    [{ $schema: 'x' }, { a: 1, b: 1 }],
  ],
  [
    'tagged choice further down: nothing is uncounted',
    instancesOf({ type: 'array', items: { type: 'choice', choices: { a: int } } }),
    [[{ a: 1 }]],
    [[{ a: 1, $schema: 'x' }]],
  ],
  [
    'inline choice: the tag is the key, own members only, and the selector is declared in a closed type',
    instancesOf(
      {
        type: 'choice',
        $extends: '#/definitions/B',
        selector: 'kind',
        choices: { a: to('A'), Z: to('A'), y: to('Alias') },
      },
      {
        B: base({ b: int }, { required: ['b'] }),
        A: { type: 'object', $extends: '#/definitions/B', properties: { a: int }, ...closed },
        Alias: to('A'),
      },
    ),
    [
      { kind: 'a', b: 1 },
      { kind: 'Z', b: 1, a: 1 },
      { kind: 'y', b: 1 },
      { kind: 'a', b: 1, $schema: 'x' },
    ],
    [
      { kind: 'A', b: 1 },
      { kind: 'constructor', b: 1 },
      { kind: 'a' },
      { kind: ['a'], b: 1 },
      { b: 1 },
      { kind: 'a', b: 1, other: 1 },
    ],
  ],
  [
    'inline choice: the selector is additional again one level down',
    instancesOf(
      { type: 'choice', $extends: '#/definitions/B', selector: 'kind', choices: { a: to('A') } },
      {
        B: base({ b: to('C') }),
        A: { type: 'object', $extends: '#/definitions/B', ...closed },
        C: { type: 'object', properties: { c: int }, ...closed },
      },
    ),
    [{ kind: 'a', b: { c: 1 } }],
    [{ kind: 'a', b: { kind: 'a' } }],
  ],
  [
    'inline choice: a selector that shadows a string of the base',
    instancesOf(
      { type: 'choice', $extends: '#/definitions/B', selector: 'kind', choices: { a: to('A') } },
      {
        B: base({ kind: text }, { required: ['kind'] }),
        A: { type: 'object', $extends: '#/definitions/B', ...closed },
      },
    ),
    [{ kind: 'a' }],
    [{ kind: 'b' }, {}],
  ],
  [
    'inactive: keywords of an extension that is off bind nothing',
    instancesOf({
      type: 'string',
      minLength: 3,
      pattern: 'z',
      format: 'ipv4',
      not: { type: 'string' },
      oneOf: [{ type: 'int32' }],
    }),
    ['', 'a'],
    [1],
  ],
];
