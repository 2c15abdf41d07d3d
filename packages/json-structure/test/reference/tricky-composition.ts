import type { JsonObject } from '../../src/index.ts';
import { instancesOf, validation } from '../documents.ts';
import type { Row } from './tricky-core.ts';

const int = { type: 'int32' };
const text = { type: 'string' };
const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const on = (type: JsonObject, definitions: JsonObject = {}): JsonObject => instancesOf(type, definitions, validation);
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const closed = { additionalProperties: false };

const typed = (properties: JsonObject, more: JsonObject = {}): JsonObject => object(properties, more);
const non = (more: JsonObject): JsonObject => ({
  $schema: validation,
  $id: 'https://example.com/tricky',
  name: 'Tricky',
  ...more,
});

export const compositionRows: readonly Row[] = [
  [
    'composition: allOf',
    on({
      type: 'any',
      allOf: [
        { type: 'int32', minimum: 1 },
        { type: 'int32', maximum: 3 },
      ],
    }),
    [1, 3],
    [0, 4, ''],
  ],
  [
    'composition: anyOf beside a type',
    on({
      type: 'string',
      anyOf: [
        { type: 'string', minLength: 3 },
        { type: 'string', const: 'x' },
      ],
    }),
    ['abc', 'x'],
    ['', 'ab', 1],
  ],
  [
    'composition: oneOf, exactly',
    on({ type: 'any', oneOf: [{ type: 'number' }, { type: 'int32' }, text] }),
    [0.5, ''],
    [1, null],
  ],
  ['composition: not', on({ type: 'any', not: { type: ['string', 'null'] } }), [1, {}], ['', null]],
  [
    'composition: if, then, else',
    on({ type: 'any', if: int, then: { type: 'int32', minimum: 5 }, else: text }),
    [5, ''],
    [4, null],
  ],
  [
    'composition: if without else',
    on({ type: 'any', if: int, then: { type: 'int32', minimum: 5 } }),
    [5, '', null],
    [4],
  ],
  ['composition: if alone asks for nothing', on({ type: 'any', if: int }), [5, ''], []],
  ['composition: then without if asks for nothing', on({ type: 'any', then: int, else: int }), [5, ''], []],
  [
    'composition: branches test, they do not declare',
    on(typed({ a: int }, { ...closed, allOf: [typed({ b: int })] })),
    [{ a: 1 }],
    [{ b: 1 }, { a: 1, b: 1 }],
  ],
  [
    'composition: a closed branch knows only its own',
    on(typed({ a: int, b: int }, { anyOf: [typed({ a: int }, closed), typed({ b: int }, { required: ['b'] })] })),
    [{ a: 1 }, { a: 1, b: 1 }, {}],
    [{ c: 1 }],
  ],
  [
    'composition: on a member and in items',
    on({ type: 'array', items: { type: 'string', not: { type: 'string', enum: ['x'] } } }),
    [['a'], []],
    [['a', 'x']],
  ],
  [
    'composition: a branch that refers',
    on({ type: 'any', anyOf: [to('T'), { type: 'null' }] }, { T: typed({ a: int }, { required: ['a'] }) }),
    [null, { a: 1 }],
    [{}, 1],
  ],
  [
    'composition: a root of tests alone',
    non({ oneOf: [text, { type: 'number' }, { type: 'int8' }] }),
    ['', 0.5, 200],
    [1, null],
  ],
  [
    'composition: tests inside tests',
    non({ allOf: [{ type: 'any', not: { type: 'any', not: int } }] }),
    [1],
    ['', 0.5],
  ],
  [
    'composition: beside a choice',
    on({
      type: 'choice',
      choices: { a: int, b: int },
      not: typed({ a: { type: 'int32', const: 0 } }, { required: ['a'] }),
    }),
    [{ a: 1 }, { b: 0 }],
    [{ a: 0 }],
  ],
];

const offering = (properties: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  $schema: validation,
  $id: 'https://example.com/tricky',
  $root: '#/definitions/Root',
  name: 'Tricky',
  $offers: {
    One: '#/definitions/One',
    Both: ['#/definitions/One', '#/definitions/Two'],
    constructor: '#/definitions/Two',
  },
  definitions: {
    Root: typed({ a: int, ...properties }, { ...closed, ...more }),
    One: { type: 'object', abstract: true, $extends: '#/definitions/Root', properties: { one: int } },
    Two: {
      type: 'object',
      abstract: true,
      $extends: '#/definitions/Root',
      properties: { two: int },
      required: ['two'],
    },
  },
});

export const addInRows: readonly Row[] = [
  [
    'add-ins: declared when used, unknown when not',
    offering(),
    [
      {},
      { $uses: [] },
      { $uses: ['One'], one: 1 },
      { $uses: ['Both'], one: 1, two: 1 },
      { $uses: ['constructor'], two: 1 },
      { $uses: ['One'] },
    ],
    [
      { one: 1 },
      { $uses: ['One'], one: '' },
      { $uses: ['One'], two: 1 },
      { $uses: ['Both'], one: 1 },
      { $uses: ['constructor'] },
    ],
  ],
  [
    'add-ins: a name that is not offered',
    offering(),
    [{ $uses: ['One'] }],
    [{ $uses: ['Two'] }, { $uses: ['toString'] }, { $uses: ['One', 'None'] }],
  ],
  [
    'add-ins: merged wherever the type is used',
    offering({ next: to('Root'), list: { type: 'array', items: to('Root') } }),
    [
      { $uses: ['One'], next: { one: 1 } },
      { $uses: ['One'], list: [{ one: 1 }] },
    ],
    [
      { next: { one: 1 } },
      { next: { $uses: ['One'], one: 1 } },
      { $uses: ['One'], next: { one: '' } },
      { $uses: ['constructor'], two: 1, next: {} },
    ],
  ],
];
