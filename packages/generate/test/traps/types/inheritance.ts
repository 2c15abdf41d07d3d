import { v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});
const string = { type: 'string' };
const number = { type: 'number' };

/** `allOf`. */
export const inheritance: readonly Row[] = [
  v31(
    'allOf that only requires, of a reference',
    { A: { allOf: [ref('B'), { required: ['n'] }] }, B: object({ n: number, s: string }, []) },
    { is: [{ n: 1 }], isNot: [{}, { n: '' }, { n: null }] },
  ),
  v31(
    'required beside allOf',
    { A: { allOf: [ref('B')], required: ['n'] }, B: object({ n: number }, []) },
    { is: [{ n: 1 }], isNot: [{}, { n: '' }] },
  ),
  v31(
    'required of a member of an ancestor',
    {
      A: { allOf: [ref('B'), { required: ['n'] }] },
      B: { allOf: [ref('C'), object({ b: string }, [])] },
      C: { allOf: [ref('D')] },
      D: object({ n: number }, []),
    },
    { is: [{ n: 1 }], isNot: [{}, { n: '' }], right: ['export const f = (a: T): number => a.n;'] },
  ),
  v30(
    'required of a member of an ancestor',
    {
      A: { allOf: [ref('B'), { type: 'object', required: ['n'], properties: { own: string } }] },
      B: { allOf: [ref('C')] },
      C: object({ n: number }, []),
    },
    { is: [{ n: 1 }], isNot: [{}, { n: '' }, { own: '' }] },
  ),
  v31(
    'required of a nullable member',
    { A: { allOf: [ref('B'), { required: ['n'] }] }, B: object({ n: { type: ['number', 'null'] } }, []) },
    { is: [{ n: 1 }, { n: null }], isNot: [{}, { n: '' }], right: ['export const f = (a: T): number | null => a.n;'] },
  ),
  v31(
    'required of a member that lists values',
    { A: { allOf: [ref('B'), { required: ['n'] }] }, B: object({ n: { enum: ['a', 1] } }, []) },
    { is: [{ n: 'a' }, { n: 1 }], isNot: [{}, { n: 'b' }], right: ["export const f = (a: T): 'a' | 1 => a.n;"] },
  ),
  v31(
    'allOf narrows a member',
    { A: { allOf: [ref('B'), { properties: { k: { const: 'x' } } }] }, B: object({ k: string }) },
    { is: [{ k: 'x' }], isNot: [{ k: 'y' }, {}] },
  ),
  v31('allOf of scalars', { A: { allOf: [string, { minLength: 1 }] } }, { is: ['a'], isNot: [1] }),
  v31(
    'allOf of an enum and its words',
    { A: { allOf: [ref('E')], description: 'x', default: 'a' }, E: { type: 'string', enum: ['a', 'b'] } },
    { is: ['a'], isNot: ['c'] },
  ),
  v31(
    'allOf with {} and true',
    { A: { allOf: [ref('B'), {}, true, { description: 'x' }] }, B: object({ b: string }) },
    { is: [{ b: '' }], isNot: [{}] },
  ),
  v31(
    'allOf of a bare object',
    { A: { allOf: [ref('B'), { type: 'object' }] }, B: object({ b: string }) },
    { is: [{ b: '' }], isNot: [{}, { b: 1 }] },
  ),
  v31(
    'allOf of a map',
    { A: { allOf: [{ type: 'object', additionalProperties: string }] } },
    { is: [{ a: '' }], isNot: [{ a: 1 }] },
  ),
  v31(
    'children of a union that are allOf of it',
    {
      Parent: { ...object({ id: string }), oneOf: [ref('A'), ref('B')] },
      A: { allOf: [ref('Parent'), object({ a: number })] },
      B: { allOf: [ref('Parent'), object({ b: number })] },
    },
    {
      is: [
        { id: '', a: 1 },
        { id: '', b: 1 },
      ],
      isNot: [{ id: '' }, { a: 1 }],
    },
  ),
  v31(
    'a child of a union that is allOf of it',
    {
      A: { allOf: [ref('Parent'), object({ a: number })] },
      Parent: { ...object({ id: string }), oneOf: [ref('A'), ref('B')] },
      B: { allOf: [ref('Parent'), object({ b: number })] },
    },
    { is: [{ id: '', a: 1 }], isNot: [{ id: '', b: 1 }, { a: 1 }] },
  ),
];
