import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { ofMeaning, ofShape } from '../src/lower/healing/table.ts';
import { valueAt } from '../src/pointer.ts';

type Row = readonly [what: string, version: string, written: object, read: object];

const inSchemas = (schemas: object, version: string): object => ({
  openapi: version,
  info: { title: 't', version: '1' },
  paths: {},
  components: { schemas },
});
const inOperation = (operation: object, version: string, path = '/a'): object => ({
  openapi: version,
  info: { title: 't', version: '1' },
  paths: { [path]: { get: { responses: {}, ...operation } } },
});

const lowered = (document: object): ReturnType<typeof contractOf> => contractOf(document);
const typed = (type: string, read: object, beside: object = {}): Row => [type, '3.0.3', { type, ...beside }, read];
const query = (parameter: object): object => ({ parameters: [{ name: 'q', in: 'query', ...parameter }] });
const base = { $ref: '#/components/schemas/Base' };

/** Of each sickness: as it is written, and as it is read. Rows of operations stand below. */
const schemas: Readonly<Record<string, readonly Row[]>> = {
  'healed-type-name': [
    typed('any', {}),
    typed('file', { type: 'string', format: 'binary' }),
    typed('date', { type: 'string', format: 'date' }),
    typed('dateTime', { type: 'string', format: 'date-time' }),
    typed('String', { type: 'string' }),
    typed('int', { type: 'integer' }),
    typed('long', { type: 'integer', format: 'int64' }),
    typed('double', { type: 'number', format: 'double' }),
    typed('bool', { type: 'boolean' }),
    typed('map', { type: 'object' }),
    typed('uuid', { type: 'string', format: 'x' }, { format: 'x' }),
  ],
  'healed-nullable': [
    ['a leftover', '3.1.0', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['a text', '3.0.3', { type: 'string', nullable: 'true' }, { type: ['string', 'null'] }],
    ['beside $ref', '3.1.0', { ...base, nullable: true }, { anyOf: [base, { type: 'null' }] }],
  ],
  'healed-exclusive-flag': [
    ['true', '3.1.0', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ['false', '3.1.0', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ],
  'healed-required-flag': [
    [
      'in members',
      '3.0.3',
      { properties: { a: { required: true }, b: { required: 'false' } } },
      { properties: { a: {}, b: {} }, required: ['a'] },
    ],
    ['where no object is', '3.0.3', { items: { required: true } }, { items: {} }],
  ],
  'healed-required-duplicate': [['a name twice', '3.1.0', { required: ['a', 'b', 'a'] }, { required: ['a', 'b'] }]],
  'healed-single-branch': [['an object', '3.1.0', { allOf: base }, { allOf: [base] }]],
  'healed-empty-composition': [['an empty list', '3.1.0', { oneOf: [], type: 'string' }, { type: 'string' }]],
  'healed-enum-type': [
    ['texts as numbers', '3.1.0', { type: 'string', enum: [1, true] }, { type: 'string', enum: ['1', 'true'] }],
    ['numbers as texts', '3.1.0', { type: 'integer', enum: ['1', '-2'] }, { type: 'integer', enum: [1, -2] }],
  ],
  'healed-default-type': [
    ['a number in quotes', '3.1.0', { type: 'integer', default: '5' }, { type: 'integer', default: 5 }],
    ['no value of the type', '3.1.0', { type: 'integer', default: 'x' }, { type: 'integer' }],
  ],
  'healed-null-example': [['of a text', '3.0.3', { type: 'string', example: null }, { type: 'string' }]],
  'healed-pattern-delimiters': [['slashes', '3.1.0', { pattern: '/^a\\/b$/' }, { pattern: '^a\\/b$' }]],
  'healed-discriminator': [['a text', '3.1.0', { discriminator: 'kind' }, { discriminator: { propertyName: 'kind' } }]],
  'healed-union-base-cycle': [
    [
      'a variant of its base',
      '3.1.0',
      { allOf: [{ $ref: '#/components/schemas/Union' }, { required: ['a'] }] },
      { allOf: [{ required: ['u'] }, { required: ['a'] }] },
    ],
  ],
};

const operations: Readonly<Record<string, readonly Row[]>> = {
  'healed-parameter-type': [
    [
      'as in Swagger 2.0',
      '3.0.3',
      query({ type: 'integer', minimum: 1 }),
      query({ schema: { type: 'integer', minimum: 1 } }),
    ],
  ],
  'healed-parameter-style': [
    ['of another place', '3.0.3', query({ style: 'simple', schema: {} }), query({ schema: {} })],
  ],
  'healed-parameter-duplicate': [
    [
      'headers without case',
      '3.1.0',
      { parameters: ['X-A', 'x-a', 'b'].map((name) => ({ name, in: 'header', schema: { title: name } })) },
      { parameters: ['X-A', 'b'].map((name) => ({ name, in: 'header', schema: { title: name } })) },
    ],
  ],
  'path-parameter-undeclared': [
    [
      'in the template alone',
      '3.0.3',
      {},
      { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] },
    ],
  ],
};

test('each healing has its rows', () => {
  expect([...Object.keys(schemas), ...Object.keys(operations)].toSorted()).toEqual(
    [...ofShape, ...ofMeaning].map(({ code }) => code).toSorted(),
  );
});

const rowsOf = (table: Readonly<Record<string, readonly Row[]>>): (readonly [string, ...Row])[] =>
  Object.entries(table).flatMap(([code, rows]) => rows.map((row) => [code, ...row] as const));

describe('what has one sensible reading is read so, with one warning', () => {
  test.each(rowsOf(schemas))('%s: %s', (code, _what, version, written, read) => {
    const others = {
      Base: { type: 'object' },
      Union: { oneOf: [{ $ref: '#/components/schemas/A' }], required: ['u'] },
    };
    const contract = lowered(inSchemas({ A: written, ...others }, version));
    expect(valueAt(contract.document, '/components/schemas/A')).toEqual(read);
    expect(contract.problems.map((problem) => [problem.severity, problem.code])).toEqual([['warning', code]]);
    expect(contract.problems[0]?.pointer).toMatch(/^\/components\/schemas\/A(?:\/|$)/u);
  });

  test.each(rowsOf(operations))('%s: %s', (code, _what, version, written, read) => {
    const path = code.startsWith('path') ? '/a/{id}' : '/a';
    const contract = lowered(inOperation(written, version, path));
    expect(contract.document.paths?.[path]?.get).toEqual({ responses: {}, ...read });
    expect(contract.problems.map((problem) => [problem.severity, problem.code])).toEqual([['warning', code]]);
  });

  test('of a duplicate the others keep the places where they were written', () => {
    const parameters = ['a', 'a', 'b'].map((name) => ({ name, in: 'query' }));
    const { problems } = lowered(inOperation({ parameters }, '3.1.0'));
    expect(problems.filter(({ code }) => code === 'parameter-untyped').map(({ pointer }) => pointer)).toEqual([
      '/paths/~1a/get/parameters/0',
      '/paths/~1a/get/parameters/2',
    ]);
  });
});

describe('values of another JSON type', () => {
  test.each([
    ['a flag in quotes', { readOnly: 'true' }, { readOnly: true }, 'healed-value'],
    ['a number in quotes', { minimum: '0' }, { minimum: 0 }, 'healed-value'],
    ['one name for a list', { required: 'a' }, { required: ['a'] }, 'healed-value'],
    ['a number for a text', { title: 2 }, { title: '2' }, 'healed-value'],
    ['the name of a type for a schema', { items: 'string' }, { items: { type: 'string' } }, 'healed-value'],
    ['a boolean schema in quotes', { additionalProperties: 'false' }, { additionalProperties: false }, 'healed-value'],
    ['nothing', { properties: null, type: null }, {}, 'healed-empty'],
    ['nothing for a member', { properties: { a: null } }, { properties: { a: {} } }, 'healed-empty'],
    ['an empty list for a map', { properties: [] }, {}, 'healed-empty'],
    ['prose of another type', { description: ['x'] }, {}, 'oas-structure'],
  ])('%s is read', (_what, written, read, code) => {
    const contract = lowered(inSchemas({ A: written }, '3.1.0'));
    expect(contract.document.components?.schemas).toEqual({ A: read });
    expect(contract.problems).toMatchObject([{ severity: 'warning', code }]);
  });

  test.each([
    [{ type: 'strng' }],
    [{ type: 'string|number' }],
    [{ enum: 'a' }],
    [{ minLength: -1 }],
    [{ multipleOf: 0 }],
    [{ properties: ['a'] }],
    [{ minimum: 'ten' }],
    [{ required: [1] }],
  ])('%j has no one reading: it is an error', (written) => {
    expect(lowered(inSchemas({ A: written }, '3.1.0')).problems).toMatchObject([
      { severity: 'error', code: 'oas-structure' },
    ]);
  });
});

describe('what other objects than schemas hold', () => {
  const flows = (members: object): object => ({
    components: {
      securitySchemes: { a: { type: 'oauth2', flows: { password: { tokenUrl: '/t', scopes: {} }, ...members } } },
    },
  });
  const choices = (list: unknown, more: object = {}): object => ({
    servers: [{ url: '/{a}', variables: { a: { default: '1', enum: list }, ...more } }],
  });

  test.each<[what: string, written: object, read: object, code: string, pointer: string]>([
    ['a server that is a reference', { servers: [{ $ref: '#' }] }, { servers: [] }, 'oas-structure', '/servers/0'],
    ['one choice for a list', choices('x'), choices(['x']), 'healed-value', '/servers/0/variables/a/enum'],
    ['a variable', choices(['x'], { b: 1 }), choices(['x']), 'oas-structure', '/servers/0/variables/b'],
    ['a flow', flows({ implicit: 'x' }), flows({}), 'oas-structure', '/components/securitySchemes/a/flows/implicit'],
  ])('%s', (_, written, read, code, pointer) => {
    const of = (members: object): object => ({ openapi: '3.1.1', info: { title: 't', version: '1' }, ...members });
    const contract = lowered(of(written));
    expect(contract.document).toEqual(of(read));
    expect(contract.problems).toContainEqual(expect.objectContaining({ code, pointer }));
  });
});

describe('references that name nothing as they are written', () => {
  test.each([
    ['#/definitions/Pet'],
    ['Pet'],
    ['#Pet'],
    ['components/schemas/Pet'],
    ['/components/schemas/Pet'],
    ['#components/schemas/Pet'],
  ])('%s means the one component that is there', (ref) => {
    const contract = lowered(inSchemas({ Pet: {}, A: { items: { $ref: ref } } }, '3.0.3'));
    expect(contract.document.components?.schemas).toMatchObject({ A: { items: { $ref: '#/components/schemas/Pet' } } });
    expect(contract.problems).toMatchObject([
      { severity: 'warning', code: 'healed-ref', pointer: '/components/schemas/A/items/$ref' },
    ]);
  });

  test.each([
    ['refuse', 'error'],
    ['unknown', 'warning'],
  ] as const)('otherwise it stands for anything; dangling: %s makes it an %s', (dangling, severity) => {
    const schemas = { A: { items: { $ref: '#/components/schemas/Gone' } } };
    const contract = contractOf(inSchemas(schemas, '3.0.3'), { dangling });
    expect(contract.document.components?.schemas).toEqual({ A: { items: {} } });
    expect(contract.problems).toMatchObject([
      { severity, code: 'ref-unresolved', pointer: '/components/schemas/A/items/$ref' },
    ]);
  });

  test('what stands at the place must be of the kind that belongs there, whatever is asked', () => {
    const responses = { 200: { $ref: '#/components/schemas/Pet' } };
    const document = { ...inSchemas({ Pet: {} }, '3.1.0'), paths: { '/a': { get: { responses } } } };
    expect(contractOf(document, { dangling: 'unknown' }).problems).toMatchObject([
      { severity: 'error', code: 'ref-kind' },
    ]);
  });

  test('a parameter that is not there is left out; the others are told of where they are written', () => {
    const parameters = [{ $ref: '#/components/parameters/gone' }, { name: 'b', in: 'query' }];
    const contract = contractOf(inOperation({ parameters }, '3.1.0'), { dangling: 'unknown' });
    expect(contract.document.paths?.['/a']?.get?.parameters).toEqual([{ name: 'b', in: 'query' }]);
    expect(contract.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['ref-unresolved', '/paths/~1a/get/parameters/0/$ref'],
      ['parameter-untyped', '/paths/~1a/get/parameters/1'],
    ]);
  });
});

test('a description without info, with its version as a number', () => {
  const contract = contractOf({ openapi: 3.1, paths: {} }, { name: 'pets' });
  expect(contract.document.info).toEqual({ title: 'pets', version: '0.0.0' });
  expect(contract.problems).toMatchObject([{ severity: 'warning', code: 'info-incomplete' }]);
});
