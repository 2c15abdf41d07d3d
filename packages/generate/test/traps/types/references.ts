import { v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});
const string = { type: 'string' };
const number = { type: 'number' };

/** What stands beside `$ref`, and references into schemas. */
export const references: readonly Row[] = [
  v31(
    'what stands beside $ref applies',
    {
      A: { $ref: '#/components/schemas/B', required: ['n'], properties: { extra: string } },
      B: object({ n: number }, []),
    },
    { is: [{ n: 1 }, { n: 1, extra: '' }], isNot: [{}, { n: 1, extra: 1 }, { n: '' }] },
  ),
  v31(
    'an enum beside $ref',
    { A: { $ref: '#/components/schemas/B', enum: ['a'] }, B: { type: 'string', enum: ['a', 'b'] } },
    { is: ['a'], isNot: ['b'] },
  ),
  v31(
    'words beside $ref',
    {
      A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B', description: 'x', deprecated: true } } },
      B: string,
    },
    { is: [{ b: '' }], isNot: [{ b: 1 }] },
  ),
  v30(
    'nothing beside $ref applies in 3.0',
    { A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B', enum: ['a'] } } }, B: string },
    { is: [{ b: 'x' }], isNot: [{ b: 1 }] },
  ),
  v31(
    'a pointer into $defs',
    {
      A: {
        $defs: { in: object({ n: number }) },
        type: 'object',
        required: ['x'],
        properties: { x: { $ref: '#/components/schemas/A/$defs/in' } },
      },
    },
    { is: [{ x: { n: 1 } }], isNot: [{ x: {} }, {}, { x: { n: '' } }] },
  ),
  v31(
    '$defs are no members',
    { A: { $defs: { in: string }, type: 'object', properties: { x: string } } },
    { is: [{ x: '' }], isNot: [{ $defs: { in: '' } }], apart: 'isNot' },
  ),
  v31(
    'a pointer into $defs of another schema',
    {
      B: { type: 'array', items: { $ref: '#/components/schemas/A/$defs/in' } },
      A: { $defs: { in: { enum: ['a'] } }, type: 'object' },
    },
    { is: [['a']], isNot: [['b']] },
  ),
  v31(
    'recursion in $defs',
    {
      A: {
        $defs: { tree: object({ kids: { type: 'array', items: { $ref: '#/components/schemas/A/$defs/tree' } } }) },
        $ref: '#/components/schemas/A/$defs/tree',
      },
    },
    { is: [{ kids: [{ kids: [] }] }], isNot: [{ kids: [1] }, {}] },
  ),
  v31(
    'a pointer to a member',
    { A: object({ a: string, b: { $ref: '#/components/schemas/A/properties/a' } }) },
    { is: [{ a: '', b: '' }], isNot: [{ a: '', b: 1 }] },
  ),
  v31(
    'a pointer to items, by an escaped name',
    {
      A: { type: 'array', items: { $ref: '#/components/schemas/x~1y%20z/items' } },
      'x/y z': { type: 'array', items: { const: 1 } },
    },
    { is: [[1]], isNot: [[2]] },
  ),
  v31('an alias of an alias', { A: ref('B'), B: ref('C'), C: string }, { is: [''], isNot: [1] }),
  v31(
    '$anchor',
    { A: { $ref: '#/components/schemas/B' }, B: { $anchor: 'b', type: 'string' } },
    { is: [''], isNot: [1] },
  ),
];
