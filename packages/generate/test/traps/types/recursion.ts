import { v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});
const string = { type: 'string' };
const number = { type: 'number' };

/** Schemas that hold themselves. */
export const recursion: readonly Row[] = [
  v31(
    'direct',
    { Node: object({ next: ref('Node'), v: number }, ['v']) },
    { type: 'NodeSchema', is: [{ v: 1 }, { v: 1, next: { v: 2, next: { v: 3 } } }], isNot: [{ v: 1, next: {} }] },
  ),
  v31(
    'mutual',
    { A: object({ b: ref('B') }, []), B: object({ a: { type: 'array', items: ref('A') } }, []) },
    { is: [{ b: { a: [{ b: {} }] } }], isNot: [{ b: { a: [{ b: 1 }] } }] },
  ),
  v31(
    'any JSON',
    {
      Json: {
        oneOf: [
          { type: ['string', 'number', 'boolean', 'null'] },
          { type: 'array', items: ref('Json') },
          { type: 'object', additionalProperties: ref('Json') },
        ],
      },
    },
    {
      is: [null, 1, [[['a']]], { a: [{ b: null }] }],
      isNot: [],
      wrong: ['export const u: T = undefined;', 'export const f: T = { a: () => 1 };'],
    },
  ),
  v30(
    'any JSON, with nullable',
    {
      Json: {
        nullable: true,
        anyOf: [
          string,
          number,
          { type: 'array', items: ref('Json') },
          { type: 'object', additionalProperties: ref('Json') },
        ],
      },
    },
    { is: [null, [null, [1]], { a: { b: null } }], isNot: [true, [true], { a: true }] },
  ),
  v31(
    'a union that holds an array of itself',
    { A: { anyOf: [string, { type: 'array', items: ref('A') }] } },
    { is: ['', ['', ['']]], isNot: [1, [1], [[1]]] },
  ),
  v31(
    'a union through another',
    { A: { oneOf: [string, ref('B')] }, B: { type: 'array', items: { oneOf: [ref('A'), number] } } },
    { is: ['', [1, '', [1]]], isNot: [1, [true]] },
  ),
  v31(
    'through a map',
    { A: { type: 'object', additionalProperties: ref('A') } },
    { is: [{}, { a: { b: {} } }], isNot: [{ a: 1 }, { a: { b: null } }] },
  ),
  v31(
    'through a tuple',
    { A: { type: 'array', prefixItems: [string, ref('A')], minItems: 1, items: false } },
    { is: [[''], ['', ['']]], isNot: [[], ['', ''], ['', [1]]] },
  ),
  v31(
    'through the rest of a tuple',
    { A: { type: 'array', prefixItems: [string], items: ref('A'), minItems: 1 } },
    { is: [[''], ['', [''], ['', ['']]]], isNot: [['', '']] },
  ),
  v31(
    'through allOf',
    { A: { allOf: [object({ v: number }), { type: 'object', properties: { next: ref('A') } }] } },
    { is: [{ v: 1, next: { v: 2 } }], isNot: [{ v: 1, next: {} }] },
  ),
  v31(
    'through a nullable member',
    { A: object({ next: { anyOf: [ref('A'), { type: 'null' }] } }) },
    { is: [{ next: null }, { next: { next: null } }], isNot: [{}, { next: {} }] },
  ),
  v31(
    'through patternProperties',
    { A: { type: 'object', patternProperties: { '.*': ref('A') } } },
    { is: [{ a: { b: {} } }], isNot: [{ a: 1 }] },
  ),
  v31(
    'a filter tree',
    {
      Filter: { oneOf: [ref('And'), ref('Leaf')] },
      And: object({ and: { type: 'array', items: ref('Filter') } }),
      Leaf: object({ eq: string }),
    },
    { is: [{ and: [{ eq: '' }, { and: [] }] }], isNot: [{ and: [{}] }, { eq: 1 }] },
  ),
  v31(
    'a circle of references alone means nothing',
    { A: ref('B'), B: ref('A'), C: object({ a: ref('A') }) },
    { is: [], isNot: [], right: ['export const c: api.C = { a: 1 };'] },
  ),
  v31(
    'an array of arrays of itself',
    { A: { type: 'array', items: ref('A') } },
    { is: [[], [[], [[]]]], isNot: [[1], 1] },
  ),
  v31(
    'a circle through a pointer into a schema',
    {
      A: {
        $defs: { x: { anyOf: [string, { $ref: '#/components/schemas/A' }] } },
        anyOf: [number, { $ref: '#/components/schemas/A/$defs/x' }],
      },
    },
    { right: ['export const a: readonly T[] = [1, ""];'] },
  ),
  v31(
    'a member that refers to itself',
    { A: { type: 'object', properties: { a: { $ref: '#/components/schemas/A/properties/a' }, b: number } } },
    { is: [], isNot: [], right: ['export const a: T = { a: 1, b: 1 };'], wrong: ['export const b: T = { b: "" };'] },
  ),
  v31(
    'circles of unions and of allOf at once',
    {
      A: { allOf: [ref('B'), { type: 'object', properties: { a: number } }] },
      B: { anyOf: [ref('C'), object({ b: string })] },
      C: { oneOf: [ref('A'), object({ c: string })] },
    },
    { right: ['export const a: T = { a: 1 };'] },
  ),
  v31(
    'through a tuple, a union and a map',
    {
      A: {
        anyOf: [
          { type: 'null' },
          { type: 'array', prefixItems: [ref('A'), { type: 'object', additionalProperties: ref('A') }], items: false },
        ],
      },
    },
    { is: [null, [null], [[null], { x: [] }]], isNot: [1, [1], [null, { x: 1 }], [null, null, null]] },
  ),
];
