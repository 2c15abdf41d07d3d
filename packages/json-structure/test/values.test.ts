import { describe, expect, test } from 'vitest';
import { compile, type JsonObject } from '../src/index.ts';
import { ajvOf } from './ajv.ts';
import { instancesOf, validation } from './documents.ts';

type Row = readonly [
  name: string,
  type: JsonObject,
  valid: readonly unknown[],
  invalid: readonly unknown[],
  definitions?: JsonObject,
];

/** Both the compiled check and Ajv over the JSON Schema have to say so. */
const table = (rows: readonly Row[], $schema?: string): void => {
  const named = rows.map(([name, type, valid, invalid, definitions]) => ({ name, type, valid, invalid, definitions }));
  test.each(named)('$name', ({ type, valid, invalid, definitions }) => {
    const document = instancesOf(type, definitions, $schema);
    const check = compile(document);
    const ajv = ajvOf(document);
    for (const value of valid) expect([value, check(value).length, ajv(value)]).toEqual([value, 0, true]);
    for (const value of invalid) expect([value, check(value).length > 0, ajv(value)]).toEqual([value, true, false]);
  });
};

describe('lexical forms and ranges', () => {
  const wide = ['', '007', '0x10', '1.0', '1e3', '+1', ' 1', '1 ', '-', 1, null];
  table([
    ['string', { type: 'string' }, ['', 'a'], [1, null, [], {}]],
    ['number', { type: 'number' }, [0, -1.5, 1e300], ['1', null, Number.POSITIVE_INFINITY]],
    ['boolean', { type: 'boolean' }, [true, false], [0, 'true', null]],
    ['null', { type: 'null' }, [null], [0, '', false]],
    ['any', { type: 'any' }, [null, 1, 'a', [], {}], []],
    ['int8', { type: 'int8' }, [-128, 127, 2.0], [-129, 128, 0.5, '1']],
    ['int16', { type: 'int16' }, [-32768, 32767], [-32769, 32768]],
    ['int32', { type: 'int32' }, [-2147483648, 2147483647], [-2147483649, 2147483648, 1.5]],
    ['integer is int32', { type: 'integer' }, [2147483647], [2147483648]],
    ['uint8', { type: 'uint8' }, [0, 255], [-1, 256]],
    ['uint16', { type: 'uint16' }, [0, 65535], [-1, 65536]],
    ['uint32', { type: 'uint32' }, [0, 4294967295], [-1, 4294967296]],
    ['float8', { type: 'float8' }, [1e30], ['1']],
    ['float', { type: 'float' }, [3.4e38, -3.4e38], [3.5e38, -3.5e38, '1']],
    ['double', { type: 'double' }, [1.7e308], ['1', Number.NEGATIVE_INFINITY]],
    [
      'int64',
      { type: 'int64' },
      ['0', '-9223372036854775808', '9223372036854775807'],
      [...wide, '9223372036854775808', '-9223372036854775809'],
    ],
    ['uint64', { type: 'uint64' }, ['0', '18446744073709551615'], [...wide, '-1', '-0', '18446744073709551616']],
    [
      'int128',
      { type: 'int128' },
      ['-170141183460469231731687303715884105728'],
      [...wide, '170141183460469231731687303715884105728'],
    ],
    [
      'uint128',
      { type: 'uint128' },
      ['340282366920938463463374607431768211455'],
      [...wide, '340282366920938463463374607431768211456'],
    ],
    ['decimal', { type: 'decimal' }, ['0', '-1.50', '10'], ['', '01', '+1', '1e3', '.5', '1.', 1.5]],
    ['date', { type: 'date' }, ['2024-02-29'], ['2023-02-29', '2024-13-01', '2024-2-9', '']],
    [
      'datetime',
      { type: 'datetime' },
      ['2024-01-01T00:00:00Z', '2024-01-01t00:00:00.5+01:00', '2016-12-31T23:59:60Z'],
      ['2024-01-01T00:00:00', '2024-01-01'],
    ],
    ['time', { type: 'time' }, ['09:00:00Z', '09:00:00.123-05:00'], ['09:00:00', '25:00:00Z']],
    [
      'duration',
      { type: 'duration' },
      ['P1Y2M3D', 'PT1H30M', 'P1DT12H', 'P3W', 'PT1.5S', 'P1Y2D'],
      ['P', 'PT', 'P1DT', 'P1W2D', '1D', 'PT1.S'],
    ],
    [
      'uuid',
      { type: 'uuid' },
      ['123e4567-E89B-12d3-a456-426614174000'],
      ['123e4567e89b12d3a456426614174000', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000'],
    ],
    ['uri', { type: 'uri' }, ['https://example.com/a?b#c', 'a/b', ''], ['http://[', 'a b', '%zz']],
    ['jsonpointer', { type: 'jsonpointer' }, ['', '/a/b~0~1', '#', '#/a'], ['a', '/~2', '/~']],
    ['binary', { type: 'binary' }, ['', 'TWFu', 'TWE=', 'TQ=='], ['T', 'TWF', 'TW-_', 'TWE!']],
    ['binary, base64url', { type: 'binary', contentEncoding: 'base64url' }, ['TW-_', 'TWE', 'TWE='], ['TW+/', 'T']],
    ['binary, base16', { type: 'binary', contentEncoding: 'base16' }, ['00FF', 'ab'], ['0', '0G']],
    [
      'binary, base32',
      { type: 'binary', contentEncoding: 'base32' },
      ['', 'JBSWY3DP', 'JA======'],
      ['JA', 'ja======', 'J1======'],
    ],
    ['binary, base32hex', { type: 'binary', contentEncoding: 'base32hex' }, ['91IMOR3F'], ['91IMOR3Z', '91']],
  ]);
});

describe('keywords of primitive types', () => {
  table([
    ['maxLength counts code points', { type: 'string', maxLength: 2 }, ['', 'ab', '😀😀'], ['abc', '😀😀😀']],
    ['enum', { type: 'string', enum: ['a', 'b'] }, ['a', 'b'], ['c', '', 1]],
    ['enum of int64 has strings', { type: 'int64', enum: ['1', '2'] }, ['1'], ['3', 1]],
    ['const', { type: 'boolean', const: true }, [true], [false, 1]],
    [
      'enum on an alias',
      { type: { $ref: '#/definitions/Word' }, enum: ['a'] },
      ['a'],
      ['b'],
      { Word: { type: 'string', maxLength: 3 } },
    ],
  ]);
  table(
    [
      ['minimum, maximum', { type: 'int32', minimum: 1, maximum: 3 }, [1, 3], [0, 4, 1.5]],
      ['exclusive bounds', { type: 'double', exclusiveMinimum: 0, exclusiveMaximum: 1 }, [0.5], [0, 1]],
      ['bounds never widen the type', { type: 'uint8', minimum: -5, maximum: 900 }, [0, 255], [-1, 256]],
      ['multipleOf', { type: 'double', multipleOf: 0.5 }, [0, 1.5, -2], [0.3]],
      ['whole multipleOf', { type: 'double', multipleOf: 1 }, [0, 1e15, -2], [0.5]],
      [
        'bounds of int64',
        { type: 'int64', minimum: '-10', maximum: '1500' },
        ['-10', '-9', '-0', '0', '9', '999', '1499', '1500'],
        ['-11', '-100', '1501', '2000', '10000'],
      ],
      [
        'exclusive bounds of decimal',
        { type: 'decimal', exclusiveMinimum: '0', exclusiveMaximum: '1.25' },
        ['0.01', '1', '1.2', '1.249', '1.24999'],
        ['0', '-0', '0.00', '-1', '1.25', '1.250', '1.3', '2', '10'],
      ],
      [
        'bounds of decimal',
        { type: 'decimal', minimum: '-1.5', maximum: '-0.05' },
        ['-1.5', '-1.50', '-1.49', '-1', '-0.05', '-0.050', '-0.1'],
        ['-1.51', '-2', '-0.04', '-0', '0', '1'],
      ],
    ],
    validation,
  );
  test('a keyword of an extension that is off binds nothing', () => {
    const document = instancesOf({ type: 'int32', minimum: 5 });
    expect([compile(document)(0).length, ajvOf(document)(0)]).toEqual([0, true]);
  });
  test('multipleOf of string-based numbers is exact', () => {
    const check = compile(instancesOf({ type: 'decimal', multipleOf: '0.1' }, {}, validation));
    expect(['0.3', '0.30', '-12', '0.35'].map((value) => check(value).length)).toEqual([0, 0, 0, 1]);
  });
});

describe('compound types', () => {
  const string = { type: 'string' };
  const int = { type: 'int32' };
  const shape = { type: 'object', abstract: true, properties: { label: string } };
  const circle = {
    type: 'object',
    $extends: '#/definitions/Shape',
    properties: { radius: int },
    required: ['radius'],
    additionalProperties: false,
  };
  const square = { type: 'object', $extends: '#/definitions/Shape', properties: { side: int } };
  const shapes = { Shape: shape, Circle: circle, Square: square };
  table([
    [
      'object',
      { type: 'object', properties: { a: string, b: int }, required: ['a'] },
      [{ a: '' }, { a: '', b: 1, c: 1 }],
      [{}, { a: 1 }, { a: '', b: 'x' }, [], null, 'a'],
    ],
    [
      'closed object',
      { type: 'object', properties: { a: string }, additionalProperties: false },
      [{}, { a: '' }],
      [{ b: 1 }],
    ],
    [
      'object with typed rest',
      { type: 'object', properties: { a: string }, additionalProperties: int },
      [{ a: '', b: 1 }],
      [{ b: '' }],
    ],
    [
      '$schema and $uses are never additional',
      { type: 'object', properties: { a: string }, additionalProperties: false },
      [{ $schema: 'x', $uses: [] }],
      [{ $id: 'x' }],
    ],
    [
      'exactly one of the required sets',
      { type: 'object', properties: { a: int, b: int, c: int }, required: [['a'], ['b', 'c']] },
      [{ a: 1 }, { b: 1, c: 1 }, { a: 1, b: 1 }],
      [{}, { b: 1 }, { a: 1, b: 1, c: 1 }],
    ],
    [
      'names of Object.prototype',
      { type: 'object', properties: { constructor: string, toString: int }, required: ['constructor'] },
      [{ constructor: '' }],
      [{}, { constructor: 1 }, { constructor: '', toString: '' }],
    ],
    ['map', { type: 'map', values: int }, [{}, { 'any key': 1 }], [{ a: '' }, []]],
    ['array', { type: 'array', items: int }, [[], [1, 1]], [[''], {}, null]],
    [
      'set, member order ignored',
      { type: 'set', items: { type: 'any' } },
      [[1, '1', { a: 1 }]],
      [
        [1, 1],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
    ],
    [
      'tuple',
      { type: 'tuple', properties: { y: int, x: string }, tuple: ['x', 'y'] },
      [['a', 1]],
      [[], ['a'], [1, 'a'], ['a', 1, 2], {}],
    ],
    [
      'union',
      { type: ['string', 'null', { $ref: '#/definitions/Pair' }] },
      ['', null, { l: 1 }],
      [1, { l: '' }, []],
      { Pair: { type: 'object', properties: { l: int } } },
    ],
    ['union of a number and null', { type: ['int8', 'null'] }, [1, null], [128, '']],
    [
      'tagged choice',
      { type: 'choice', choices: { a: string, b: int } },
      [{ a: '' }, { b: 1 }, { $schema: 'x', b: 1 }],
      [{}, { a: 1 }, { a: '', b: 1 }, { c: 1 }, 'a'],
    ],
    [
      'inline choice',
      {
        type: 'choice',
        $extends: '#/definitions/Shape',
        selector: 'kind',
        choices: {
          round: { type: { $ref: '#/definitions/Circle' } },
          flat: { type: { $ref: '#/definitions/Square' } },
        },
      },
      [
        { kind: 'round', radius: 1 },
        { kind: 'round', radius: 1, label: '' },
        { kind: 'flat', anything: 1 },
      ],
      [
        {},
        { kind: 'Circle', radius: 1 },
        { kind: 'round' },
        { kind: 'round', radius: 1, extra: 1 },
        { kind: 'flat', side: '' },
        { radius: 1 },
        { kind: 1 },
        [],
      ],
      shapes,
    ],
    [
      'inherited properties of a closed type',
      { type: { $ref: '#/definitions/Circle' } },
      [{ radius: 1, label: '' }],
      [{ radius: 1, side: 1 }, { label: '' }, { radius: 1, label: 1 }],
      shapes,
    ],
    [
      'the first base wins, requirements add up',
      { type: 'object', $extends: ['#/definitions/A', '#/definitions/B'] },
      [{ x: 1, y: 1 }],
      [{ x: 1 }, { x: '', y: 1 }],
      {
        A: { type: 'object', abstract: true, properties: { x: int }, required: ['x'] },
        B: { type: 'object', abstract: true, properties: { x: string, y: int }, required: ['y'] },
      },
    ],
    [
      'recursion',
      {
        type: 'object',
        properties: { next: { type: [{ $ref: '#/definitions/Subject' }, 'null'] } },
        required: ['next'],
      },
      [{ next: null }, { next: { next: null } }],
      [{}, { next: {} }, { next: { next: 1 } }],
    ],
    ['namespaces', { type: { $ref: '#/definitions/Ns/Inner/T' } }, [1], [''], { Ns: { Inner: { T: int } } }],
  ]);
});

describe('findings', () => {
  const check = compile({
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/user',
    name: 'User',
    type: 'object',
    properties: {
      id: { type: 'int64' },
      tags: { type: 'array', items: { type: 'string', maxLength: 3 } },
      mail: { type: ['string', 'null'] },
    },
    required: ['id'],
    additionalProperties: false,
  });
  test('name pointer, schema pointer and keyword, and never the value', () => {
    expect(check({ tags: ['abc', 'secret'], 'a/b': 'secret', mail: 5 })).toEqual([
      { pointer: '', schemaPointer: '/required', keyword: 'required', message: 'lacks the property id' },
      {
        pointer: '/tags/1',
        schemaPointer: '/properties/tags/items/maxLength',
        keyword: 'maxLength',
        message: 'must be at most 3 characters long; is a string of 6 characters',
      },
      {
        pointer: '/mail',
        schemaPointer: '/properties/mail/type',
        keyword: 'type',
        message: 'must be one of string, null; is a number',
      },
      {
        pointer: '/a~1b',
        schemaPointer: '/additionalProperties',
        keyword: 'additionalProperties',
        message: 'is not declared, and the type is closed',
      },
    ]);
  });
  test('a union tells what the one member of the same kind objects to', () => {
    const document = instancesOf(
      { type: [{ $ref: '#/definitions/Pair' }, 'null'] },
      { Pair: { type: 'object', properties: { l: { type: 'int32' } } } },
    );
    expect(compile(document)({ l: 'x' }).map(({ pointer, schemaPointer }) => [pointer, schemaPointer])).toEqual([
      ['/l', '/definitions/Pair/properties/l/type'],
    ]);
  });
  test('another type of the document on demand', () => {
    const document = instancesOf({ type: 'string' }, { Count: { type: 'uint8' } });
    expect(compile(document, { type: '/definitions/Count' })(256)).toHaveLength(1);
    expect(() => compile(document, { type: '/definitions/None' })).toThrow('there is no type to check against');
  });
});
