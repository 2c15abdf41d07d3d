import { v20, v30, v31, type Row } from '../../support/assignable.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const names = [
  '"',
  "'",
  '\\',
  '`',
  '${a}',
  '\n',
  '\r',
  '\u2028',
  '1a',
  '',
  ' ',
  'a-b',
  'a.b',
  'a/b',
  'a~b',
  '$ref',
  'constructor',
  'default',
  'class',
  'toString',
  '__proto__',
  'hasOwnProperty',
  '日本',
  '🙂',
  '*/',
  '@',
  '0',
  '-1',
  '1e3',
  'length',
  'get',
  'new',
  'readonly',
];
const odd = Object.fromEntries(names.map((name) => [name, 1]));

/** Objects: members, names, what is open. */
export const objects: readonly Row[] = [
  v31('bare', { A: { type: 'object' } }, { is: [{}, { a: 1 }, { a: { b: null } }], isNot: [null, 1, 'a'] }),
  v30(
    'bare, of a member',
    { A: { type: 'object', required: ['m'], properties: { m: { type: 'object' } } } },
    { is: [{ m: {} }, { m: { a: 1 } }], isNot: [{ m: null }, { m: 1 }, {}] },
  ),
  v20('bare, in 2.0', { A: { type: 'object' } }, { is: [{ a: 1 }], isNot: [1] }),
  v31('with properties: {}', { A: { type: 'object', properties: {} } }, { is: [{}, { a: 1 }], isNot: [1, null] }),
  v31(
    'a required member that only additionalProperties describes',
    { A: { type: 'object', required: ['a'], additionalProperties: { type: 'number' } } },
    { is: [{ a: 1 }], isNot: [{}, { a: 'a' }, { a: null }] },
  ),
  v31(
    'a required member that only additionalProperties describes, in a part',
    {
      A: {
        allOf: [
          { type: 'object', required: ['a'], additionalProperties: { type: 'number' } },
          { type: 'object', required: ['b'], properties: { b: { type: 'number' } } },
        ],
      },
    },
    { is: [{ a: 1, b: 1 }], isNot: [{ b: 1 }, { a: 'a', b: 1 }] },
  ),
  v31(
    'additionalProperties: true',
    { A: { type: 'object', additionalProperties: true } },
    { is: [{}, { a: null }], isNot: [1] },
  ),
  v31(
    'additionalProperties: {}',
    { A: { type: 'object', additionalProperties: {} } },
    { is: [{}, { a: null }], isNot: [1] },
  ),
  v31(
    'additionalProperties without a type',
    { A: { additionalProperties: { type: 'string' } } },
    { is: [{ a: '' }], isNot: [{ a: 1 }] },
  ),
  v31(
    'closed without members',
    { A: { type: 'object', additionalProperties: false } },
    { is: [{}], isNot: [{ a: 1 }, { a: null }, 1] },
  ),
  v31(
    'closed with members',
    { A: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false } },
    { is: [{}, { a: '' }], isNot: [{ b: 1 }, { a: '', b: 1 }] },
  ),
  v31(
    'a map',
    { A: { type: 'object', additionalProperties: { type: 'integer' } } },
    { is: [{}, { a: 1, b: 2 }], isNot: [{ a: '1' }, { a: null }] },
  ),
  v31(
    'a map of maps',
    {
      A: {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      },
    },
    { is: [{ a: { b: [''] } }], isNot: [{ a: { b: [1] } }, { a: [''] }] },
  ),
  v31(
    'a map of references',
    {
      A: { type: 'object', additionalProperties: ref('B') },
      B: { type: 'object', required: ['x'], properties: { x: { type: 'number' } } },
    },
    { is: [{ k: { x: 1 } }], isNot: [{ k: {} }] },
  ),
  v31(
    'reading a map may find nothing',
    { A: { type: 'object', additionalProperties: { type: 'integer' } } },
    {
      right: ['export const f = (a: T): number | undefined => a["x"];'],
      wrong: ['export const g = (a: T): number => a["x"];'],
    },
  ),
  v31(
    'typed others beside a member of another type',
    {
      A: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' } },
        additionalProperties: { type: 'number' },
      },
    },
    {
      is: [{ name: 'a' }, { name: 'a', x: 1 }],
      isNot: [{}, { name: 1 }, { x: 1 }],
      right: ['export const f = (a: T): string => a.name;', 'export const g = (a: T): unknown => a["x"];'],
      wrong: ['export const h = (a: T): number | undefined => a["x"];'],
    },
  ),
  v31(
    'typed others beside an optional member',
    { A: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: { type: 'string' } } },
    { is: [{}, { name: 'a', x: '' }], isNot: [{ name: 1 }] },
  ),
  v31(
    'any others beside a member',
    { A: { type: 'object', required: ['n'], properties: { n: { type: 'number' } }, additionalProperties: true } },
    { is: [{ n: 1, x: null }], isNot: [{ n: '' }, { x: 1 }] },
  ),
  v31(
    'properties without a type',
    { A: { properties: { a: { type: 'string' } }, required: ['a'] } },
    { is: [{ a: '' }], isNot: [{ a: 1 }, {}] },
  ),
  v31('{} takes anything', { A: {} }, { is: [null, 1, '', true, [], {}], isNot: [] }),
  v31(
    '{} with words only',
    { A: { description: 'x', title: 'y', example: null, 'x-a': 1 } },
    { is: [null, 1, [null]], isNot: [] },
  ),
  v31('true takes anything', { A: true }, { is: [null, 1, {}], isNot: [] }),
  v31(
    'false takes nothing',
    { A: { type: 'object', properties: { no: false, yes: true } } },
    { is: [{}, { yes: null }], isNot: [{ no: 1 }, { no: null }] },
  ),
  v31(
    'false as a component',
    { A: { type: 'object', properties: { n: ref('N') } }, N: false },
    { is: [{}], isNot: [{ n: 1 }, { n: null }] },
  ),
  v31(
    '{} as a member may be left out',
    { A: { type: 'object', properties: { a: {} } } },
    { is: [{}, { a: null }, { a: 1 }], isNot: [] },
  ),
  v31(
    '{} as a required member',
    { A: { type: 'object', required: ['a'], properties: { a: {} } } },
    { is: [{ a: null }], isNot: [{}] },
  ),
  v31(
    'items: true, items: {}, no items',
    {
      A: {
        type: 'object',
        properties: { a: { type: 'array', items: true }, b: { type: 'array', items: {} }, c: { type: 'array' } },
      },
    },
    { is: [{ a: [null, 1], b: [null, ''], c: [{}, null] }], isNot: [{ a: 1 }, { c: {} }] },
  ),
  v31('items: false', { A: { type: 'array', items: false } }, { is: [[]], isNot: [[1], [null]] }),
  v31(
    'odd names of members',
    {
      A: {
        type: 'object',
        required: names,
        properties: Object.fromEntries(names.map((name) => [name, { type: 'number' }])),
      },
    },
    {
      is: [odd],
      isNot: [
        { ...odd, '': 'x' },
        { ...odd, '\\': 'x' },
        { ...odd, constructor: 'x' },
        Object.fromEntries(names.slice(1).map((name) => [name, 1])),
      ],
    },
  ),
  v31(
    'odd names that are not listed',
    { A: { type: 'object', required: names } },
    { is: [odd], isNot: [{}, Object.fromEntries(names.slice(1).map((name) => [name, 1]))] },
  ),
  v31(
    'required of unlisted names',
    { A: { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'b'] } },
    {
      is: [
        { a: '', b: null },
        { a: '', b: 1 },
      ],
      isNot: [{ a: '' }, { b: 1 }],
      right: ['export const f = (a: T): unknown => a.b;'],
    },
  ),
  v31(
    'required of unlisted names in a map',
    { A: { type: 'object', required: ['a'], additionalProperties: { type: 'number' } } },
    { is: [{ a: 1 }, { a: 1, b: 2 }], isNot: [{}, { b: 1 }] },
  ),
  v31('required alone', { A: { required: ['a'] } }, { is: [{ a: 1 }], isNot: [{}] }),
  v31(
    'patternProperties alone',
    { A: { type: 'object', patternProperties: { '^x': { type: 'string' } }, additionalProperties: false } },
    { is: [{}, { xa: '' }], isNot: [{ xa: 1 }] },
  ),
  v31(
    'patternProperties, open',
    { A: { type: 'object', patternProperties: { '^x': { type: 'string' } } } },
    { is: [{ xa: '' }, { y: 1 }], isNot: [1] },
  ),
  v31(
    'patternProperties beside members and open',
    {
      A: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer' } },
        patternProperties: { '^x-': { type: 'string' } },
      },
    },
    { is: [{ id: 1, 'x-a': '' }], isNot: [{ id: 1, 'x-a': 1 }, { 'x-a': '' }] },
  ),
  v31(
    'patternProperties and typed others',
    {
      A: {
        type: 'object',
        patternProperties: { '^x-': { type: 'number' }, _id$: { type: 'boolean' } },
        additionalProperties: { type: 'string' },
      },
    },
    { is: [{ a: '', 'x-a': 1, a_id: true }], isNot: [{ 'x-a': '' }, { a_id: '' }, { a: null }] },
  ),
  v31(
    'a pattern that no template says binds all names of a map',
    { A: { type: 'object', patternProperties: { '^[a-z]{2}$': { type: 'number' } }, additionalProperties: false } },
    { is: [{ en: 1 }], isNot: [{ en: '' }] },
  ),
  v31(
    'several patternProperties',
    {
      A: {
        type: 'object',
        patternProperties: { '^s': { type: 'string' }, '^n': { type: 'number' } },
        additionalProperties: false,
      },
    },
    { is: [{ s1: '', n1: 1 }], isNot: [{ s1: true }] },
  ),
  v31(
    'patternProperties beside members',
    {
      A: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer' } },
        patternProperties: { '^x-': { type: 'string' } },
        additionalProperties: false,
      },
    },
    { is: [{ id: 1 }, { id: 1, 'x-a': '' }], isNot: [{ id: '' }, {}] },
  ),
  v31(
    'unevaluatedProperties: false',
    { A: { type: 'object', properties: { a: { type: 'string' } }, unevaluatedProperties: false } },
    { is: [{}, { a: '' }], isNot: [{ a: 1 }, { b: 1 }] },
  ),
  v31(
    'unevaluatedProperties: false over allOf',
    {
      A: { allOf: [ref('B')], properties: { a: { type: 'string' } }, unevaluatedProperties: false },
      B: { type: 'object', required: ['b'], properties: { b: { type: 'number' } } },
    },
    { is: [{ a: '', b: 1 }], isNot: [{ a: '' }, { b: 1, c: 1 }] },
  ),
  v31(
    'unevaluatedProperties with a schema',
    { A: { type: 'object', unevaluatedProperties: { type: 'number' } } },
    { is: [{}, { a: 1 }], isNot: [{ a: '' }] },
  ),
  v31(
    'dependentRequired',
    {
      A: {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        dependentRequired: { a: ['b'] },
      },
    },
    { is: [{}, { b: '' }, { a: '', b: '' }], isNot: [{ a: 1 }] },
  ),
  v31(
    'dependentSchemas',
    { A: { type: 'object', properties: { a: { type: 'string' } }, dependentSchemas: { a: { required: ['b'] } } } },
    { is: [{}], isNot: [{ a: 1 }] },
  ),
  v31(
    'if, then and else',
    {
      A: {
        type: 'object',
        required: ['k'],
        properties: { k: { enum: ['x', 'y'] }, v: {} },
        if: { properties: { k: { const: 'x' } } },
        then: { required: ['v'] },
      },
    },
    { is: [{ k: 'y' }, { k: 'x', v: 1 }], isNot: [{}, { k: 'z' }] },
  ),
  v31(
    'not is left to the validators',
    { A: { type: ['string', 'number'], not: { const: 'x' } } },
    { is: ['y', 1], isNot: [true] },
  ),
  v31(
    'members of members',
    {
      A: {
        type: 'object',
        properties: {
          b: {
            type: 'object',
            required: ['c'],
            properties: {
              c: { type: 'array', items: { type: 'object', required: ['d'], properties: { d: { type: 'boolean' } } } },
            },
          },
        },
      },
    },
    { is: [{}, { b: { c: [{ d: true }] } }], isNot: [{ b: {} }, { b: { c: [{}] } }] },
  ),
  v31(
    'readOnly does not make a member readonly',
    { A: { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } } },
    { is: [{ id: '' }], isNot: [{}], right: ['export const f = (a: T): void => { a.id = "x"; };'] },
  ),
  v31(
    'deprecated members are members',
    { A: { type: 'object', properties: { a: { type: 'string', deprecated: true } } } },
    { is: [{ a: '' }], isNot: [{ a: 1 }] },
  ),
];
