import { v20, v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const inner = { type: 'object', required: ['n'], properties: { n: { type: 'number' } } };
const member = (schema: unknown): object => ({ type: 'object', required: ['a'], properties: { a: schema } });

/** Null, in every spelling. */
export const nulls: readonly Row[] = [
  v30(
    'a nullable scalar',
    { A: member({ type: 'string', nullable: true }) },
    { is: [{ a: null }, { a: '' }], isNot: [{ a: 1 }, {}] },
  ),
  v30('a nullable integer', { A: { type: 'integer', nullable: true } }, { is: [null, 1], isNot: ['1'] }),
  v30('nullable: false', { A: { type: 'string', nullable: false } }, { is: [''], isNot: [null] }),
  v30(
    'a nullable array',
    { A: { type: 'array', nullable: true, items: { type: 'string' } } },
    { is: [null, ['']], isNot: [[null], [1]] },
  ),
  v30(
    'nullable items',
    { A: { type: 'array', items: { type: 'string', nullable: true } } },
    { is: [[null, '']], isNot: [null, [1]] },
  ),
  v30(
    'nullable items of a member',
    { A: member({ type: 'array', items: { type: 'integer', nullable: true } }) },
    { is: [{ a: [null, 1] }], isNot: [{ a: null }] },
  ),
  v30(
    'nullable values of a map',
    { A: { type: 'object', additionalProperties: { type: 'string', nullable: true } } },
    { is: [{ x: null }], isNot: [{ x: 1 }] },
  ),
  v30('a nullable object', { A: { ...inner, nullable: true } }, { is: [null, { n: 1 }], isNot: [{}, { n: null }] }),
  v30(
    'a nullable enum without null',
    { A: { type: 'string', enum: ['a', 'b'], nullable: true } },
    { is: ['a', null], isNot: ['c'] },
  ),
  v30(
    'a nullable enum with null',
    { A: { type: 'string', enum: ['a', null], nullable: true } },
    { is: ['a', null], isNot: ['b'] },
  ),
  v30(
    'an enum with null that is not nullable',
    { A: { type: 'string', enum: ['a', null] } },
    { is: ['a'], isNot: [null, 'b'] },
  ),
  v30(
    'allOf of a reference and nullable',
    { A: member({ nullable: true, allOf: [ref('B')] }), B: inner },
    { is: [{ a: null }, { a: { n: 1 } }], isNot: [{ a: {} }, { a: { n: null } }, {}] },
  ),
  v30(
    'allOf of a reference, a type and nullable',
    { A: { type: 'object', nullable: true, allOf: [ref('B')] }, B: inner },
    { is: [null, { n: 1 }], isNot: [{}] },
  ),
  v30(
    'oneOf and nullable',
    { A: { nullable: true, oneOf: [ref('B'), { type: 'string' }] }, B: inner },
    { is: [null, '', { n: 1 }], isNot: [1] },
  ),
  v30(
    'anyOf and nullable',
    { A: { nullable: true, anyOf: [ref('B')] }, B: inner },
    { is: [null, { n: 1 }], isNot: [{}] },
  ),
  v30(
    'a nullable branch',
    { A: { oneOf: [{ type: 'string', nullable: true }, { type: 'number' }] } },
    { is: [null, '', 1], isNot: [true] },
  ),
  v30(
    'nullable beside $ref is ignored, by the letter',
    { A: member({ $ref: '#/components/schemas/B', nullable: true }), B: inner },
    { is: [{ a: { n: 1 } }], isNot: [{ a: null }] },
  ),
  v30(
    'a reference to a nullable schema',
    { A: member(ref('B')), B: { type: 'string', nullable: true } },
    { is: [{ a: null }], isNot: [{ a: 1 }] },
  ),
  v31(
    'a type with null',
    { A: member({ type: ['string', 'null'] }) },
    { is: [{ a: null }, { a: '' }], isNot: [{ a: 1 }, {}] },
  ),
  v31('null alone', { A: { type: 'null' } }, { is: [null], isNot: [0, '', {}] }),
  v31('a list of null alone', { A: { type: ['null'] } }, { is: [null], isNot: [0] }),
  v31('a member that is null', { A: member({ type: 'null' }) }, { is: [{ a: null }], isNot: [{}, { a: 0 }] }),
  v31(
    'anyOf of a reference and null',
    { A: member({ anyOf: [ref('B'), { type: 'null' }] }), B: inner },
    { is: [{ a: null }, { a: { n: 1 } }], isNot: [{ a: {} }, {}] },
  ),
  v31(
    'oneOf of null and a reference',
    { A: { oneOf: [{ type: 'null' }, ref('B')] }, B: inner },
    { is: [null, { n: 1 }], isNot: [{}] },
  ),
  v31(
    'items with null',
    { A: { type: 'array', items: { type: ['integer', 'null'] } } },
    { is: [[null, 1]], isNot: [null, ['']] },
  ),
  v31(
    'an array or null of items with null',
    { A: { type: ['array', 'null'], items: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
    { is: [null, [null, '']], isNot: [[1]] },
  ),
  v31('an object or null', { A: { ...inner, type: ['object', 'null'] } }, { is: [null, { n: 1 }], isNot: [{}] }),
  v31('an enum that holds null, without a type', { A: { enum: ['a', null] } }, { is: ['a', null], isNot: ['b', 0] }),
  v31(
    'an enum with null of a type with null',
    { A: { type: ['string', 'null'], enum: ['a', null] } },
    { is: ['a', null], isNot: ['b'] },
  ),
  v31(
    'an enum without null of a type with null',
    { A: { type: ['string', 'null'], enum: ['a'] } },
    { is: ['a'], isNot: [null] },
  ),
  v31(
    'an enum with null of a type without',
    { A: { type: 'string', enum: ['a', null] } },
    { is: ['a'], isNot: [null] },
  ),
  v31('const null', { A: { const: null } }, { is: [null], isNot: [0, ''] }),
  v31('nullable, a leftover', { A: { type: 'string', nullable: true } }, { is: [null, ''], isNot: [1] }),
  v31(
    'null by a definition',
    { A: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/N' }] }, N: { type: 'null' } },
    { is: [null, ''], isNot: [1] },
  ),
  v31(
    'a default of null on a member that is not nullable',
    { A: { type: 'object', properties: { a: { type: 'string', default: null } } } },
    { is: [{}, { a: '' }], isNot: [{ a: null }] },
  ),
  v31(
    'an example of null says nothing',
    { A: member({ type: 'string', example: null, examples: [null] }) },
    { is: [{ a: '' }], isNot: [{ a: null }] },
  ),
  v20(
    'x-nullable is an extension',
    { A: member({ type: 'string', 'x-nullable': true }) },
    { is: [{ a: '' }], isNot: [{}] },
  ),
];
