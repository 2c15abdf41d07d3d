import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { operations } from '../src/operations.ts';

const info = { title: 't', version: '1' };
const swagger = (document: object) => contractOf({ swagger: '2.0', info, paths: {}, ...document });
const onPost = (operation: object, document: object = {}) =>
  swagger({ ...document, paths: { '/a': { post: { responses: {}, ...operation } } } });
const postOf = (operation: object, document?: object): unknown =>
  onPost(operation, document).document.paths?.['/a']?.post;

describe('parameters', () => {
  const parameterOf = (parameter: object): unknown =>
    (postOf({ parameters: [parameter] }) as { parameters: unknown[] }).parameters[0];
  const list = { type: 'array', items: { type: 'string' } };

  test.each([
    [
      'what is said of the value becomes a schema',
      {
        name: 'n',
        in: 'query',
        description: 'd',
        type: 'integer',
        format: 'int32',
        minimum: 1,
        exclusiveMinimum: true,
        enum: [2],
        default: 2,
        allowEmptyValue: true,
        'x-a': 1,
      },
      {
        name: 'n',
        in: 'query',
        description: 'd',
        allowEmptyValue: true,
        'x-a': 1,
        schema: { type: 'integer', format: 'int32', exclusiveMinimum: 1, enum: [2], default: 2 },
      },
    ],
    [
      'csv in the query',
      { name: 'n', in: 'query', ...list },
      { name: 'n', in: 'query', style: 'form', explode: false, schema: list },
    ],
    [
      'multi',
      { name: 'n', in: 'query', collectionFormat: 'multi', ...list },
      { name: 'n', in: 'query', style: 'form', explode: true, schema: list },
    ],
    [
      'ssv',
      { name: 'n', in: 'query', collectionFormat: 'ssv', ...list },
      { name: 'n', in: 'query', style: 'spaceDelimited', explode: false, schema: list },
    ],
    [
      'pipes',
      { name: 'n', in: 'query', collectionFormat: 'pipes', ...list },
      { name: 'n', in: 'query', style: 'pipeDelimited', explode: false, schema: list },
    ],
    [
      'csv elsewhere',
      { name: 'n', in: 'header', collectionFormat: 'csv', ...list },
      { name: 'n', in: 'header', schema: list },
    ],
    [
      'a file',
      { name: 'n', in: 'query', type: 'file' },
      { name: 'n', in: 'query', schema: { type: 'string', format: 'binary' } },
    ],
  ])('%s', (_name, written, lowered) => {
    expect(parameterOf(written)).toEqual(lowered);
  });

  test.each([
    ['tsv in the query', { name: 'n', in: 'query', collectionFormat: 'tsv', ...list }],
    ['pipes in a header', { name: 'n', in: 'header', collectionFormat: 'pipes', ...list }],
  ])('%s has no style: the text that travels is described, and told', (_name, parameter) => {
    expect(parameterOf(parameter)).toEqual({ name: 'n', in: parameter.in, schema: { type: 'string' } });
    expect(onPost({ parameters: [parameter] }).problems).toMatchObject([
      {
        severity: 'warning',
        code: 'version-feature-collection-format',
        pointer: '/paths/~1a/post/parameters/0/collectionFormat',
      },
    ]);
  });

  test('shared parameters, by reference', () => {
    const contract = onPost(
      { parameters: [{ $ref: '#/parameters/Limit' }] },
      { parameters: { Limit: { name: 'limit', in: 'query', type: 'integer' } } },
    );
    expect(contract.problems).toEqual([]);
    expect(operations(contract)[0]?.parameters).toMatchObject([
      { pointer: '/components/parameters/Limit', name: 'limit', schema: { schema: { type: 'integer' } } },
    ]);
  });
});

describe('bodies', () => {
  const body = { name: 'body', in: 'body', description: 'd', required: true, schema: { type: 'string' } };
  const bodyOf = (operation: object, document?: object): unknown =>
    (postOf(operation, document) as { requestBody?: unknown }).requestBody;

  test.each([
    ['JSON where nothing is said', {}, {}, ['application/json']],
    [
      'what the document consumes',
      {},
      { consumes: ['text/xml', 'application/json'] },
      ['text/xml', 'application/json'],
    ],
    ['what the operation consumes', { consumes: ['text/csv'] }, { consumes: ['text/xml'] }, ['text/csv']],
  ])('%s', (_name, operation, document, types) => {
    expect(bodyOf({ parameters: [body], ...operation }, document)).toEqual({
      description: 'd',
      required: true,
      content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])),
    });
  });

  const shared = { parameters: { Body: body }, consumes: ['text/xml'] };
  test('a shared body is a component, unless the operation consumes something else', () => {
    expect(bodyOf({ parameters: [{ $ref: '#/parameters/Body' }] }, shared)).toEqual({
      $ref: '#/components/requestBodies/Body',
    });
    expect(bodyOf({ consumes: ['text/csv'], parameters: [{ $ref: '#/parameters/Body' }] }, shared)).toMatchObject({
      content: { 'text/csv': { schema: { type: 'string' } } },
    });
  });

  test('the body of a path item is the body of its operations, unless they have their own', () => {
    const { document } = swagger({
      paths: {
        '/a': {
          parameters: [body, { name: 'q', in: 'query', type: 'string' }],
          put: {},
          post: { parameters: [{ ...body, schema: { type: 'integer' } }] },
        },
      },
    });
    expect(document.paths?.['/a']).toEqual({
      parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
      put: {
        requestBody: {
          description: 'd',
          required: true,
          content: { 'application/json': { schema: { type: 'string' } } },
        },
      },
      post: {
        requestBody: {
          description: 'd',
          required: true,
          content: { 'application/json': { schema: { type: 'integer' } } },
        },
      },
    });
  });

  const part = (name: string, more: object) => ({ name, in: 'formData', ...more });
  test.each([
    [
      'a form',
      [],
      [part('a', { type: 'string', description: 'd', required: true }), part('b', { type: 'integer' })],
      'application/x-www-form-urlencoded',
      {
        schema: {
          type: 'object',
          properties: { a: { type: 'string', description: 'd' }, b: { type: 'integer' } },
          required: ['a'],
        },
      },
    ],
    [
      'a form in parts',
      ['multipart/form-data'],
      [part('a', { type: 'string', required: true })],
      'multipart/form-data',
      {
        schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      },
    ],
    [
      'a file',
      [],
      [part('a', { type: 'file', required: true })],
      'multipart/form-data',
      {
        schema: { type: 'object', properties: { a: { type: 'string', format: 'binary' } }, required: ['a'] },
      },
    ],
    [
      'arrays',
      [],
      [
        part('a', { type: 'array', items: {}, required: true }),
        part('b', { type: 'array', items: {}, collectionFormat: 'multi' }),
      ],
      'application/x-www-form-urlencoded',
      {
        schema: {
          type: 'object',
          properties: { a: { type: 'array', items: {} }, b: { type: 'array', items: {} } },
          required: ['a'],
        },
        encoding: { a: { style: 'form', explode: false } },
      },
    ],
    [
      '__proto__',
      [],
      [part('__proto__', { type: 'string', required: true })],
      'application/x-www-form-urlencoded',
      {
        schema: {
          type: 'object',
          properties: JSON.parse('{"__proto__":{"type":"string"}}') as unknown,
          required: ['__proto__'],
        },
      },
    ],
  ])('%s', (_name, consumes, parameters, type, mediaType) => {
    expect(JSON.stringify(bodyOf({ consumes, parameters }))).toBe(
      JSON.stringify({ required: true, content: { [type]: mediaType } }),
    );
  });

  test('a shared part of a form goes where it is used', () => {
    const contract = onPost(
      { parameters: [{ $ref: '#/parameters/A' }] },
      { parameters: { A: part('a', { type: 'string' }) } },
    );
    expect(contract.problems).toEqual([]);
    expect(contract.document.components).toBeUndefined();
    expect(contract.document.paths?.['/a']?.post?.requestBody).toEqual({
      content: {
        'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { a: { type: 'string' } } } },
      },
    });
  });

  test.each([
    ['a body and a form', [body, part('a', { type: 'string' })], [], 'swagger-body', '/paths/~1a/post/parameters/1'],
    ['two bodies', [body, body], [], 'swagger-body', '/paths/~1a/post/parameters/1'],
    ['a part without a name', [part('a', {}), { in: 'formData' }], [], 'oas-structure', '/paths/~1a/post/parameters/1'],
    ['a form in JSON', [part('a', {})], ['application/json'], 'swagger-consumes', '/paths/~1a/post/parameters/0'],
  ])('%s is told', (_name, parameters, consumes, code, pointer) => {
    expect(onPost({ consumes, parameters }).problems).toMatchObject([{ code, pointer }]);
  });
});

describe('responses', () => {
  const schema = { type: 'string' };
  const responseOf = (response: object, operation: object = {}, document?: object): unknown =>
    (postOf({ ...operation, responses: { 200: response } }, document) as { responses: Record<string, unknown> })
      .responses['200'];

  test.each([
    ['anything where nothing is said', { schema }, {}, { '*/*': { schema } }],
    ['what is produced', { schema }, { produces: ['text/xml'] }, { 'text/xml': { schema } }],
    [
      'examples',
      { schema, examples: { 'text/xml': 'x' } },
      { produces: ['text/xml'] },
      { 'text/xml': { schema, example: 'x' } },
    ],
    [
      'what there are examples of',
      { schema, examples: { 'text/xml': 'x' } },
      {},
      { 'text/xml': { schema, example: 'x' } },
    ],
    [
      'a file',
      { schema: { type: 'file' } },
      {},
      { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    ],
    ['nothing', {}, { produces: ['text/xml'] }, undefined],
  ])('%s', (_name, response, operation, content) => {
    expect(responseOf({ description: 'd', ...response }, operation)).toEqual({
      description: 'd',
      ...(content && { content }),
    });
  });

  test('headers have schemas', () => {
    const headers = { A: { type: 'array', items: { type: 'integer' }, description: 'd' } };
    expect(responseOf({ headers })).toEqual({
      headers: { A: { description: 'd', schema: { type: 'array', items: { type: 'integer' } } } },
    });
  });

  test('a shared response stands in place where the operation produces something else', () => {
    const document = { responses: { Ok: { description: 'd', schema } }, produces: ['text/xml'] };
    expect(responseOf({ $ref: '#/responses/Ok' }, {}, document)).toEqual({ $ref: '#/components/responses/Ok' });
    expect(responseOf({ $ref: '#/responses/Ok' }, { produces: ['text/csv'] }, document)).toEqual({
      description: 'd',
      content: { 'text/csv': { schema } },
    });
  });

  test('an example of something else is told', () => {
    const response = { description: 'd', schema, examples: { 'text/csv': 'x' } };
    expect(onPost({ produces: ['text/xml'], responses: { 200: response } }).problems).toMatchObject([
      { code: 'swagger-example' },
    ]);
  });
});
