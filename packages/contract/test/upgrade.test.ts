import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { operations } from '../src/operations.ts';
import { Refusal } from '../src/problem.ts';
import { refusals } from './refusals.ts';

const info = { title: 't', version: '1' };

test.each([
  [{ swagger: '2.0' }],
  [{ swagger: 2 }],
  [{ openapi: '3.0.4' }],
  [{ openapi: '3.1.0-rc1' }],
  [{ openapi: '3.1' }],
  [{ openapi: '3.2.0' }],
])('%j is read', (version) => {
  expect(contractOf({ ...version, info, paths: {} }).document.openapi).toBe('3.1.1');
});

test.each([
  [{ swagger: '1.2' }, 'version-unsupported', '/swagger'],
  [{ swagger: true }, 'version-unknown', '/swagger'],
  [{ openapi: '3.3.0' }, 'version-unsupported', '/openapi'],
  [{ openapi: '3.1.0\n' }, 'version-unsupported', '/openapi'],
  [{ openapi: 4 }, 'version-unsupported', '/openapi'],
])('%j is refused', (version, code, pointer) => {
  expect(refusals(() => contractOf({ ...version, info, paths: {} }))).toMatchObject([{ code, pointer }]);
});

test('what 3.0 writes elsewhere is found where it was written', () => {
  const contract = contractOf({
    openapi: '3.0.3',
    info,
    paths: {},
    components: {
      schemas: {
        A: { nullable: true, oneOf: [{ type: 'strng' }] },
        B: { items: { $ref: '#/components/schemas/A/oneOf/0' } },
      },
    },
  });
  expect(contract.problems).toMatchObject([{ code: 'oas-structure', pointer: '/components/schemas/A/oneOf/0/type' }]);
  expect(contract.document.components?.schemas).toMatchObject({
    B: { items: { $ref: '#/components/schemas/A/anyOf/0/oneOf/0' } },
  });
});

test.each([
  ['items', { items: { type: 'string', nullable: true } }, { items: { type: ['string', 'null'] } }],
  ['an enum that holds null', { nullable: true, enum: ['a', null] }, { enum: ['a', null] }],
  ['no type', { nullable: true }, {}],
  [
    'a reference in a composition',
    { nullable: true, allOf: [{ $ref: '#/components/schemas/B' }] },
    { anyOf: [{ allOf: [{ $ref: '#/components/schemas/B' }] }, { type: 'null' }] },
  ],
  [
    'what is said of a composition wherever it stands',
    { nullable: true, readOnly: true, externalDocs: { url: 'https://example.org' }, oneOf: [{ type: 'string' }] },
    {
      readOnly: true,
      externalDocs: { url: 'https://example.org' },
      anyOf: [{ oneOf: [{ type: 'string' }] }, { type: 'null' }],
    },
  ],
  [
    'an example of null',
    { nullable: true, example: null, allOf: [{ $ref: '#/components/schemas/B' }] },
    { examples: [null], anyOf: [{ allOf: [{ $ref: '#/components/schemas/B' }] }, { type: 'null' }] },
  ],
  [
    'what a part says of the value, whatever it is',
    { nullable: true, allOf: [{ $ref: '#/components/schemas/C' }, { allOf: [{ writeOnly: true }] }] },
    {
      readOnly: true,
      writeOnly: true,
      anyOf: [{ allOf: [{ $ref: '#/components/schemas/C' }, { allOf: [{ writeOnly: true }] }] }, { type: 'null' }],
    },
  ],
  [
    'a part that is rewritten before',
    { nullable: true, allOf: [{ $ref: '#/components/schemas/Before' }] },
    { readOnly: true, anyOf: [{ allOf: [{ $ref: '#/components/schemas/Before' }] }, { type: 'null' }] },
  ],
  [
    'a part that holds itself',
    { nullable: true, allOf: [{ $ref: '#/components/schemas/D' }] },
    { anyOf: [{ allOf: [{ $ref: '#/components/schemas/D' }] }, { type: 'null' }] },
  ],
  ['a bound that is already a number', { minimum: 1, exclusiveMinimum: 0 }, { minimum: 1, exclusiveMinimum: 0 }],
  ['an exclusive bound without a bound', { exclusiveMaximum: true }, {}],
])('3.0, nullable and bounds: %s', (_name, written, expected) => {
  const { document, problems } = contractOf({
    openapi: '3.0.3',
    info,
    paths: {},
    components: {
      schemas: {
        Before: { nullable: true, allOf: [{ $ref: '#/components/schemas/C' }] },
        A: written,
        B: {},
        C: { allOf: [{ readOnly: true }] },
        D: { allOf: [{ $ref: '#/components/schemas/D' }] },
      },
    },
  });
  expect(problems).toEqual([]);
  expect(document.components?.schemas?.['A']).toEqual(expected);
});

describe('hostile descriptions', () => {
  test('parameters that refer to each other', () => {
    const ref = (name: string): object => ({ $ref: `#/parameters/${name}` });
    const { problems } = contractOf({
      swagger: '2.0',
      info,
      parameters: { A: ref('B'), B: ref('A') },
      paths: { '/a': { post: { parameters: [ref('A')] } } },
    });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['ref-circular']));
  });

  test('a schema that is multiplied by what is consumed is refused', () => {
    const properties = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`p${at}`, {}]));
    const consumes = Array.from({ length: 100 }, (_, at) => `text/t${at}`);
    const body = { name: 'b', in: 'body', schema: { properties } };
    const document = { swagger: '2.0', info, consumes, paths: { '/a': { post: { parameters: [body] } } } };
    expect(refusals(() => contractOf(document))).toMatchObject([{ code: 'upgrade-too-large' }]);
  });

  const words = {
    swagger: [
      'host',
      'basePath',
      'schemes',
      'consumes',
      'produces',
      'definitions',
      'parameters',
      'responses',
      'securityDefinitions',
      'security',
      'paths',
      '/a',
      'post',
      'get',
      '200',
      'schema',
      'examples',
      'headers',
      'in',
      'name',
      'type',
      'items',
      'collectionFormat',
      '$ref',
      'discriminator',
      'allOf',
      'properties',
      'x-nullable',
      'flow',
      '__proto__',
      'constructor',
    ],
    openapi: [
      '$self',
      'servers',
      'tags',
      'components',
      'mediaTypes',
      'parameters',
      'schemas',
      'securitySchemes',
      'examples',
      'paths',
      '/a',
      'post',
      'query',
      'additionalOperations',
      'requestBody',
      'content',
      'application/jsonl',
      'itemSchema',
      'itemEncoding',
      'in',
      'name',
      '$ref',
      'discriminator',
      'defaultMapping',
      'xml',
      'nodeType',
      'flows',
      'deviceAuthorization',
      '__proto__',
    ],
  };
  const texts = [
    'body',
    'formData',
    'query',
    'querystring',
    'file',
    'array',
    'tsv',
    'oauth2',
    '#/parameters/a',
    '#/parameters/__proto__',
    '#/definitions/name',
    '#/paths/~1a/post',
    '#',
    '#/components/mediaTypes/name',
    'text',
  ];
  const tree = (keys: readonly string[]): fc.Arbitrary<unknown> =>
    fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom<unknown>(null, true, 0, ...texts),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
      ),
    }))['value'] as fc.Arbitrary<unknown>;
  const parameter = (keys: readonly string[]): fc.Arbitrary<object> =>
    fc.record({
      in: fc.constantFrom('body', 'formData', 'query', 'querystring'),
      name: fc.constantFrom<unknown>('a', '__proto__', 1),
      schema: tree(keys),
      type: fc.constantFrom<unknown>('file', 'array', 1),
      items: tree(keys),
    });

  const outcome = (document: unknown): unknown => {
    try {
      const contract = contractOf(document);
      const read = [...contract.problems.map(({ place, pointer }) => [place, pointer]), operations(contract)];
      return read.length > 0 && contract.document.openapi;
    } catch (error) {
      return error;
    }
  };
  const isFine = (result: unknown): boolean => result === '3.1.1' || result instanceof Refusal;

  test.each([
    ['swagger', { swagger: '2.0' }, words.swagger],
    ['openapi', { openapi: '3.2.0' }, words.openapi],
  ] as const)('nothing but a refusal comes of any %s', (_name, version, keys) => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), tree(keys)), (document) => {
        expect(outcome({ ...document, ...version })).toSatisfy(isFine);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 400) },
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parameter(keys), tree(keys))),
        tree(keys),
        parameter(keys),
        (parameters, responses, a) => {
          const paths = { '/a': { parameters, post: { parameters, responses, consumes: responses } } };
          expect(
            outcome({
              ...version,
              info,
              paths,
              parameters: { a },
              responses,
              definitions: responses,
              components: responses,
            }),
          ).toSatisfy(isFine);
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 400) },
    );
  });

  test('lowering again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(parameter(words.swagger)), (parameters) => {
        const read = outcome({ swagger: '2.0', info, paths: { '/a': { post: { parameters } } } });
        fc.pre(!(read instanceof Refusal));
        const { document, problems } = contractOf({ swagger: '2.0', info, paths: { '/a': { post: { parameters } } } });
        fc.pre(problems.every(({ severity }) => severity === 'warning'));
        expect(contractOf(document).document).toEqual(document);
      }),
    );
  });
});
