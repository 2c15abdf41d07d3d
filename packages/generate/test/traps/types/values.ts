import { v20, v30, v31, type Row } from '../../support/assignable.ts';

const strings = [
  '',
  ' ',
  'a b',
  '"',
  "'",
  '\\',
  '`',
  '${x}',
  '*/',
  '</script>',
  '__proto__',
  'constructor',
  'toString',
  'Привет',
  '日本',
  '🙂',
  '+',
  '<=',
  'a',
  'A',
  '\n',
  '\r\n',
  '\u2028',
  '\u202e',
  '\0',
  'default',
  '1',
];

/** Listed values, numbers, defaults. */
export const values: readonly Row[] = [
  v31(
    'odd strings',
    { A: { type: 'string', enum: strings } },
    { is: strings, isNot: ['b', '  ', 'B', '\\\\', 1, null, '\u2029'] },
  ),
  v31('odd strings without a type', { A: { enum: strings } }, { is: strings, isNot: ['b'] }),
  v30(
    'odd strings of a member',
    { A: { type: 'object', properties: { k: { type: 'string', enum: strings } } } },
    { is: strings.map((k) => ({ k })), isNot: [{ k: 'b' }] },
  ),
  v31(
    'negative and fractional numbers',
    { A: { type: 'number', enum: [-1, -0.5, 0, 0.1, 1e21, 1e-7, 2 ** 53] } },
    { is: [-1, -0.5, 0, 0.1, 1e21, 1e-7, 2 ** 53], isNot: [1, 0.5, '-1'] },
  ),
  v31('integers, one of which is none', { A: { type: 'integer', enum: [1, 1.5] } }, { is: [1], isNot: [1.5, 2] }),
  v31('integers among numbers', { A: { type: 'number', enum: [1, 1.5] } }, { is: [1, 1.5], isNot: [2] }),
  v31('a boolean of one value', { A: { type: 'boolean', enum: [true] } }, { is: [true], isNot: [false, 'true', 1] }),
  v30(
    'a boolean of one value, false',
    { A: { type: 'object', required: ['f'], properties: { f: { type: 'boolean', enum: [false] } } } },
    { is: [{ f: false }], isNot: [{ f: true }, {}] },
  ),
  v31('both booleans', { A: { type: 'boolean', enum: [true, false] } }, { is: [true, false], isNot: [0] }),
  v31(
    'mixed without a type',
    { A: { enum: ['a', 1, true, null, -0.5] } },
    { is: ['a', 1, true, null, -0.5], isNot: ['b', 2, false, '1'] },
  ),
  v31(
    'objects and arrays',
    { A: { enum: [{ a: [1, null] }, [], [1, 'b'], {}] } },
    { is: [{ a: [1, null] }, [1, 'b'], []], isNot: [1, 'a', [2, 'b']] },
  ),
  v31('the same value twice', { A: { enum: ['a', 'a', 1, 1.0] } }, { is: ['a', 1], isNot: [2] }),
  v31(
    'no value',
    { A: { type: 'object', properties: { n: { enum: [] } } } },
    { is: [{}], isNot: [{ n: 1 }, { n: null }] },
  ),
  v31(
    'of several types',
    { A: { type: ['string', 'integer'], enum: ['a', 1, true] } },
    { is: ['a', 1], isNot: [true, 2] },
  ),
  v31(
    'listed under items',
    { A: { type: 'array', items: { enum: ['a', 2] } } },
    { is: [['a', 2]], isNot: [['b'], ['2']] },
  ),
  v31(
    'listed as values of a map',
    { A: { type: 'object', additionalProperties: { enum: ['a'] } } },
    { is: [{ x: 'a' }], isNot: [{ x: 'b' }] },
  ),
  v31('listed beside properties', { A: { enum: ['a'], properties: { x: {} } } }, { is: ['a'], isNot: ['b', { x: 1 }] }),
  v31(
    'const of each type',
    {
      A: {
        type: 'object',
        required: ['s', 'n', 'b', 'z', 'o', 'l'],
        properties: {
          s: { const: 'x' },
          n: { const: 0 },
          b: { const: false },
          z: { const: null },
          o: { const: { a: 1 } },
          l: { const: [1] },
        },
      },
    },
    {
      is: [{ s: 'x', n: 0, b: false, z: null, o: { a: 1 }, l: [1] }],
      isNot: [
        { s: 'y', n: 0, b: false, z: null, o: { a: 1 }, l: [1] },
        { s: 'x', n: 1, b: false, z: null, o: { a: 1 }, l: [1] },
        { s: 'x', n: 0, b: true, z: null, o: { a: 1 }, l: [1] },
        { s: 'x', n: 0, b: false, z: null, o: { a: 2 }, l: [1] },
      ],
    },
  ),
  v31('const of the empty string', { A: { const: '' } }, { is: [''], isNot: ['a', null] }),
  v31(
    'const beside a type that it is not of',
    { A: { type: 'object', properties: { n: { type: 'string', const: 1 } } } },
    { is: [{}], isNot: [{ n: 1 }, { n: '1' }] },
  ),
  v31('const beside an enum', { A: { const: 'a', enum: ['a', 'b'] } }, { is: ['a'], isNot: ['b'] }),
  v31(
    'annotated constants',
    {
      A: {
        oneOf: [
          { const: 1, title: 'One' },
          { const: 2, deprecated: true },
        ],
      },
    },
    { is: [1, 2], isNot: [3] },
  ),
  v31(
    'allOf of enums keeps what both list',
    { A: { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] } },
    { is: ['b'], isNot: ['a', 'c'] },
  ),
  v20('listed in 2.0', { A: { type: 'string', enum: ['a', ''] } }, { is: ['a', ''], isNot: ['b'] }),
  v31('int64 is a number', { A: { type: 'integer', format: 'int64' } }, { is: [1], isNot: ['1'] }),
  v31(
    'numeric bounds are limits',
    { A: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 } },
    { is: [0.5], isNot: ['0.5'] },
  ),
  v30(
    'boolean bounds are limits',
    { A: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false } },
    { is: [0.5, 1], isNot: [null] },
  ),
  v31('number and integer together', { A: { type: ['number', 'integer'] } }, { is: [1, 1.5], isNot: [''] }),
  v31(
    'all types',
    { A: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] } },
    { is: ['', 1, true, {}, { a: 1 }, [], [1], null], isNot: [] },
  ),
  v31(
    'falsy defaults leave members optional',
    {
      A: {
        type: 'object',
        properties: {
          b: { type: 'boolean', default: false },
          n: { type: 'integer', default: 0 },
          s: { type: 'string', default: '' },
          z: { type: ['string', 'null'], default: null },
        },
      },
    },
    { is: [{}, { b: true, n: 1, s: 'a', z: 'a' }, { z: null }], isNot: [{ b: null }, { n: '' }] },
  ),
  v31(
    'a required member with a default is required',
    { A: { type: 'object', required: ['n'], properties: { n: { type: 'integer', default: 0 } } } },
    { is: [{ n: 1 }], isNot: [{}] },
  ),
  v31(
    'a required tag with a default is required',
    { A: { type: 'object', required: ['t'], properties: { t: { type: 'string', enum: ['x'], default: 'x' } } } },
    { is: [{ t: 'x' }], isNot: [{}, { t: 'y' }] },
  ),
  v31(
    'a format is no type',
    {
      A: {
        type: 'object',
        properties: {
          d: { type: 'string', format: 'date-time' },
          u: { type: 'string', format: 'uuid' },
          b: { type: 'string', format: 'binary' },
        },
      },
    },
    { is: [{ d: '2026-11-22T00:00:00+01:00', u: '0e37df36-f698-11e6-8dd4-cb9ced3df976', b: '' }], isNot: [{ d: 1 }] },
  ),
];
