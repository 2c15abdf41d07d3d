import { v20, v31, type Row } from '../../support/assignable.ts';

const string = { type: 'string' };
const number = { type: 'number' };

/** Arrays, and elements that are told apart. */
export const tuples: readonly Row[] = [
  v31(
    'prefixItems without items',
    { A: { type: 'array', prefixItems: [string, number] } },
    { is: [[], [''], ['', 1], ['', 1, null]], isNot: [[1], ['', '']] },
  ),
  v31(
    'prefixItems and items',
    { A: { type: 'array', prefixItems: [string], items: number } },
    { is: [[], [''], ['', 1, 2]], isNot: [[1], ['', '']] },
  ),
  v31(
    'prefixItems and items: false',
    { A: { type: 'array', prefixItems: [string, number], items: false } },
    { is: [[], ['', 1]], isNot: [['', 1, 1]] },
  ),
  v31(
    'prefixItems and minItems',
    { A: { type: 'array', prefixItems: [string, number], items: false, minItems: 2 } },
    { is: [['', 1]], isNot: [[], [''], ['', 1, 1]] },
  ),
  v31(
    'prefixItems and maxItems',
    { A: { type: 'array', prefixItems: [string, number], minItems: 2, maxItems: 2 } },
    { is: [['', 1]], isNot: [[''], ['', 1, 1]] },
  ),
  v31(
    'prefixItems and more minItems',
    { A: { type: 'array', prefixItems: [string], items: number, minItems: 2 } },
    {
      is: [
        ['', 1],
        ['', 1, 2],
      ],
      isNot: [[]],
    },
  ),
  v31(
    'prefixItems and unevaluatedItems: false',
    { A: { type: 'array', prefixItems: [string], unevaluatedItems: false } },
    { is: [[], ['']], isNot: [['', 1]] },
  ),
  v31('prefixItems without a type', { A: { prefixItems: [string] } }, { is: [[''], []], isNot: [[1]] }),
  v31(
    'prefixItems of constants',
    { A: { type: 'array', prefixItems: [{ const: 'a' }, { type: ['number', 'null'] }], minItems: 2, items: false } },
    {
      is: [['a', null]],
      isNot: [
        ['b', 1],
        ['a', ''],
      ],
    },
  ),
  v31(
    'labelled prefixItems',
    {
      A: {
        type: 'array',
        prefixItems: [
          { type: 'number', title: 'x' },
          { type: 'number', title: 'not a name' },
          { type: 'number', title: 'default' },
        ],
        minItems: 1,
        items: false,
      },
    },
    { is: [[1], [1, 2, 3]], isNot: [[], ['']] },
  ),
  v31('maxItems: 0', { A: { type: 'array', items: string, maxItems: 0 } }, { is: [[]], isNot: [1] }),
  v20(
    'a list in 2.0',
    { A: { type: 'array', items: { type: 'array', items: string } } },
    { is: [[['']]], isNot: [[''], [[1]]] },
  ),
];
