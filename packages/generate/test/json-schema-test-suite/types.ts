import type { Group } from './group.ts';

const everything = [1, 1.5, 'text', {}, [], true, false, null, { a: 1 }, ['a'], '', 0];
const others = (...kinds: readonly string[]): unknown[] =>
  everything.filter((value) => {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    return !kinds.includes(kind === 'number' && Number.isInteger(value) ? 'integer' : kind);
  });
const these = (...kinds: readonly string[]): unknown[] => {
  const rest = new Set(others(...kinds));
  return everything.filter((value) => !rest.has(value));
};

/** Validation 6.1 and 6.2, and boolean schemas. */
export const types: readonly Group[] = [
  ['true', true, everything, []],
  ['false', false, [], everything],
  ['empty', {}, everything, []],
  [
    'type integer: 1.0 is one',
    { type: 'integer' },
    [1, 1.0, -0, 1e300, -7, 9007199254740992],
    [...others('integer'), 1.1, '1'],
  ],
  ['type number', { type: 'number' }, [1, 1.0, 1.1, -1e-300], [...others('integer', 'number'), '1']],
  ['type string', { type: 'string' }, ['1', ''], others('string')],
  ['type object', { type: 'object' }, these('object'), others('object')],
  ['type array', { type: 'array' }, these('array'), others('array')],
  ['type boolean', { type: 'boolean' }, [true, false], others('boolean')],
  ['type null', { type: 'null' }, [null], others('null')],
  ['several types', { type: ['integer', 'string'] }, [1, 'foo'], others('integer', 'string')],
  ['a list of one type', { type: ['string'] }, ['foo'], [123]],
  ['array or object', { type: ['array', 'object'] }, [[1], { foo: 1 }], [123, 'foo', null]],
  ['array, object or null', { type: ['array', 'object', 'null'] }, [[1], { foo: 1 }, null], [123, 'foo', false]],
  ['integer and number', { type: ['integer', 'number'] }, [1, 1.5], ['1']],
  ['enum', { enum: [1, 2, 3] }, [1, 1.0], [4, '1', [1]]],
  [
    'enum of many kinds',
    { enum: [6, 'foo', [], true, { foo: 12 }] },
    [[], { foo: 12 }, 6, true],
    [null, { foo: false }, { foo: 12, boo: 42 }, {}],
  ],
  ['enum with null', { enum: [6, null] }, [null, 6], ['test', 0, false]],
  [
    'enum in properties',
    { type: 'object', properties: { foo: { enum: ['foo'] }, bar: { enum: ['bar'] } }, required: ['bar'] },
    [{ foo: 'foo', bar: 'bar' }, { bar: 'bar' }],
    [{ foo: 'foot', bar: 'bar' }, { foo: 'foo', bar: 'bart' }, { foo: 'foo' }, {}],
  ],
  ['enum with line ends', { enum: ['foo\nbar', 'foo\rbar'] }, ['foo\nbar', 'foo\rbar'], ['abc']],
  ['enum false is not 0', { enum: [false] }, [false], [0, 0.0, null, '']],
  ['enum [false] is not [0]', { enum: [[false]] }, [[false]], [[0], [0.0]]],
  ['enum true is not 1', { enum: [true] }, [true], [1, 1.0]],
  ['enum [true] is not [1]', { enum: [[true]] }, [[true]], [[1], [1.0]]],
  ['enum 0 is not false', { enum: [0] }, [0, 0.0, -0], [false, null]],
  ['enum [0] is not [false]', { enum: [[0]] }, [[0]], [[false]]],
  ['enum 1 is not true', { enum: [1] }, [1, 1.0], [true]],
  ['enum [1] is not [true]', { enum: [[1]] }, [[1]], [[true]]],
  ['enum with NUL characters', { enum: ['hello\0there'] }, ['hello\0there'], ['hellothere']],
  [
    'enum with names that objects inherit',
    { enum: ['__proto__', 'constructor', 'toString'] },
    ['__proto__', 'constructor'],
    ['hasOwnProperty', {}],
  ],
  ['const', { const: 2 }, [2, 2.0], [5, 'a']],
  [
    'const object, members in any order',
    { const: { foo: 'bar', baz: 'bax' } },
    [
      { foo: 'bar', baz: 'bax' },
      { baz: 'bax', foo: 'bar' },
    ],
    [{ foo: 'bar' }, [1, 2]],
  ],
  ['const array', { const: [{ foo: 'bar' }] }, [[{ foo: 'bar' }]], [[2], [1, 2, 3], { 0: { foo: 'bar' } }]],
  ['const null', { const: null }, [null], [0, '', false]],
  ['const false', { const: false }, [false], [0, 0.0]],
  ['const true', { const: true }, [true], [1]],
  ['const [false]', { const: [false] }, [[false]], [[0]]],
  ['const {a: false}', { const: { a: false } }, [{ a: false }], [{ a: 0 }, { a: 0.0 }]],
  ['const {a: true}', { const: { a: true } }, [{ a: true }], [{ a: 1 }]],
  ['const 0', { const: 0 }, [0, 0.0], [false, [], {}, '']],
  ['const 1', { const: 1 }, [1, 1.0], [true]],
  ['const -2', { const: -2 }, [-2, -2.0], [2, -2.00001]],
  ['const of a large number', { const: 9007199254740992 }, [9007199254740992, 9007199254740992.0], [9007199254740991]],
  ['const with a NUL character', { const: 'hello\0there' }, ['hello\0there'], ['hellothere']],
  ['const in the other letters of a name', { const: { __proto__x: 1 } }, [{ __proto__x: 1 }], [{}]],
  ['minimum', { minimum: 1.1 }, [2.6, 1.1, 'x'], [0.6]],
  ['minimum below 0', { minimum: -2 }, [-1, 0, -2, -2.0, 'x'], [-2.0001, -3]],
  ['maximum', { maximum: 3.0 }, [2.6, 3.0, 'x', []], [3.5]],
  ['maximum of a whole number', { maximum: 300 }, [299.97, 300, 300.0], [300.5]],
  ['exclusiveMinimum', { exclusiveMinimum: 1.1 }, [1.2, 'x', null], [1.1, 0.6]],
  ['exclusiveMaximum', { exclusiveMaximum: 3.0 }, [2.2, 'x', {}], [3.0, 3.5]],
  ['multipleOf whole', { multipleOf: 2 }, [10, 'foo', 0, -4], [7, 2.5]],
  ['multipleOf fraction', { multipleOf: 1.5 }, [0, 4.5], [35]],
  ['multipleOf small', { multipleOf: 0.0001 }, [0.0075], [0.00751]],
  ['multipleOf decimal', { multipleOf: 0.01 }, [0.07, 19.99, 4.35, 1.1, 0, -0.03, 1e12], [0.075, 19.999]],
  ['multipleOf 0.1', { multipleOf: 0.1 }, [0.3, 0.7, 1.1, 1e15], [0.35, 0.05]],
  ['multipleOf of a quotient that overflows', { type: 'integer', multipleOf: 0.123456789 }, [], [1e308]],
  ['multipleOf of a small divisor and a large integer', { type: 'integer', multipleOf: 1e-8 }, [12391239123], []],
];
