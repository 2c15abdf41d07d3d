import { v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});
const string = { type: 'string' };
const number = { type: 'number' };

/** Unions without discriminators. */
export const unions: readonly Row[] = [
  v31(
    'told apart by listed values',
    {
      Info: { oneOf: [ref('Access'), ref('Client')] },
      Access: object({
        use: { type: 'string', enum: ['access'], default: 'access' },
        scopes: { type: 'array', items: string },
      }),
      Client: object({ use: { type: 'string', enum: ['client'] }, app: number }),
    },
    {
      is: [
        { use: 'access', scopes: [] },
        { use: 'client', app: 1 },
      ],
      isNot: [{ use: 'client', scopes: [] }, { scopes: [] }],
      right: ["export const f = (info: T): string[] => (info.use === 'access' ? info.scopes : []);"],
    },
  ),
  v31(
    'oneOf of scalars',
    { A: { oneOf: [string, number, { type: 'boolean' }] } },
    { is: ['', 1, true], isNot: [null, {}] },
  ),
  v31(
    'a union of objects is no object of optionals',
    { A: { oneOf: [object({ a: string }), object({ b: number })] } },
    { is: [{ a: '' }, { b: 1 }], isNot: [{}, { a: 1 }] },
  ),
  v31(
    'oneOf beside properties',
    { A: { ...object({ id: string }), oneOf: [object({ a: string }), object({ b: number })] } },
    {
      is: [
        { id: '', a: '' },
        { id: '', b: 1 },
      ],
      isNot: [{ id: '' }, { a: '' }, { id: 1, a: '' }],
    },
  ),
  v31(
    'anyOf beside properties',
    { A: { ...object({ id: string }), anyOf: [object({ a: string }), object({ b: number })] } },
    { is: [{ id: '', a: '', b: 1 }], isNot: [{ id: '' }, { b: 1 }] },
  ),
  v31(
    'anyOf of required',
    { A: { type: 'object', properties: { a: string, b: number }, anyOf: [{ required: ['a'] }, { required: ['b'] }] } },
    { is: [{ a: '' }, { b: 1 }, { a: '', b: 1 }], isNot: [{}, { a: 1 }] },
  ),
  v31(
    'oneOf of required',
    { A: { ...object({ a: string, b: number }, []), oneOf: [{ required: ['a'] }, { required: ['b'] }] } },
    { is: [{ a: '' }, { b: 1 }], isNot: [{}] },
  ),
  v31(
    'properties: {} beside oneOf',
    { A: { type: 'object', properties: {}, oneOf: [ref('B'), object({ c: number })] }, B: object({ b: string }) },
    { is: [{ b: '' }, { c: 1 }], isNot: [{}, { b: 1 }] },
  ),
  v31(
    'properties: {} beside allOf',
    { A: { type: 'object', properties: {}, allOf: [ref('B')] }, B: object({ b: string }) },
    { is: [{ b: '' }], isNot: [{}, { b: 1 }] },
  ),
  v31(
    'type: object beside oneOf',
    { A: { type: 'object', oneOf: [ref('B'), ref('C')] }, B: object({ b: string }), C: object({ c: number }) },
    { is: [{ b: '' }], isNot: [{}, 1] },
  ),
  v31(
    'required that names members of the branches',
    { A: { type: 'object', required: ['k'], oneOf: [{ properties: { k: string } }, { properties: { k: number } }] } },
    { is: [{ k: '' }, { k: 1 }], isNot: [{}, { k: true }] },
  ),
  v31(
    'required that names members of another branch of allOf',
    {
      A: {
        allOf: [
          { type: 'object', properties: { x: string } },
          { type: 'object', properties: { y: number }, required: ['x', 'y'] },
        ],
      },
    },
    { is: [{ x: '', y: 1 }], isNot: [{ y: 1 }, { x: 1, y: 1 }] },
  ),
  v31('an empty oneOf branch', { A: { anyOf: [string, {}] } }, { is: [null, 1, ''], isNot: [] }),
  v31('oneOf with false', { A: { oneOf: [string, false] } }, { is: [''], isNot: [1, null] }),
  v31('one branch', { A: { oneOf: [ref('B')] }, B: object({ b: string }) }, { is: [{ b: '' }], isNot: [{}] }),
];
