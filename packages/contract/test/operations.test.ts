import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { operations } from '../src/operations.ts';

const view = (document: object) =>
  operations(contractOf({ openapi: '3.1.0', info: { title: 't', version: '1' }, ...document }));

describe('operations', () => {
  test('come in document order: paths with their callbacks, then webhooks', () => {
    const item = { post: { responses: {} } };
    const keys = view({
      webhooks: { added: item },
      paths: {
        '/b': { put: {}, get: { callbacks: { done: { '{$request.body#/url}': item, 'x-note': {} } } } },
        '/a': item,
        'x-paths': {},
      },
    }).map(({ key }) => key);
    expect(keys).toEqual(['GET /b', 'CALLBACK GET /b done POST', 'PUT /b', 'POST /a', 'WEBHOOK added POST']);
  });

  test('of further methods come behind the others, in all versions', () => {
    const item = {
      'x-oai-additionalOperations': { COPY: { callbacks: { done: { '{$request.body#/url}': { post: {} } } } } },
      get: {},
    };
    const found = view({ paths: { '/a': item } }).map(({ key, isAdditional, item: at }) => [key, isAdditional, at]);
    expect(found).toEqual([
      ['GET /a', false, '/paths/~1a'],
      ['COPY /a', true, '/paths/~1a'],
      [
        'CALLBACK COPY /a done POST',
        true,
        '/paths/~1a/x-oai-additionalOperations/COPY/callbacks/done/{$request.body#~1url}',
      ],
    ]);
  });

  test.each([
    ['no method', { 'a b': {}, COPY: {} }, ['GET /a', 'COPY /a']],
    ['a method with a field', { GET: {}, PUT: {} }, ['GET /a', 'PUT /a']],
  ])('there is none of %s', (_what, written, keys) => {
    const item = { get: {}, 'x-oai-additionalOperations': written };
    expect(view({ paths: { '/a': item } }).map(({ key }) => key)).toEqual(keys);
  });

  test('path-level parameters are pushed down, and overridden by place and name', () => {
    const [operation] = view({
      paths: {
        '/a/{id}': {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'limit', in: 'query', schema: { type: 'integer' } },
          ],
          get: {
            parameters: [{ name: 'limit', in: 'query', required: true }, { $ref: '#/components/parameters/trace' }],
          },
        },
      },
      components: { parameters: { trace: { name: 'X-Trace', in: 'header' } } },
    });
    expect(operation?.parameters.map(({ name, required, style, explode }) => [name, required, style, explode])).toEqual(
      [
        ['id', true, 'simple', false],
        ['limit', true, 'form', true],
        ['X-Trace', false, 'simple', false],
      ],
    );
    expect(operation?.parameters[2]?.pointer).toBe('/components/parameters/trace');
  });

  test('bodies, responses and headers are followed through references, with the pointer of the component', () => {
    const [operation] = view({
      paths: {
        '/a': {
          post: {
            requestBody: { $ref: '#/components/requestBodies/b' },
            responses: { '4xx': { $ref: '#/components/responses/r' }, default: { description: 'd' } },
          },
        },
      },
      components: {
        requestBodies: { b: { required: true, content: { 'application/json': { schema: { type: 'string' } } } } },
        responses: { r: { description: 'r', headers: { Location: { $ref: '#/components/headers/h' } } } },
        headers: { h: { required: true, schema: { type: 'string' } } },
      },
    });
    expect(operation?.requestBody).toMatchObject({
      required: true,
      content: [
        {
          mediaType: 'application/json',
          schema: { pointer: '/components/requestBodies/b/content/application~1json/schema' },
        },
      ],
    });
    expect(operation?.responses.map(({ status }) => status)).toEqual(['4XX', 'default']);
    expect(operation?.responses[0]?.headers).toMatchObject([
      { name: 'Location', required: true, pointer: '/components/headers/h' },
    ]);
  });

  test('servers and security are those of the nearest level', () => {
    const own = { servers: [{ url: 'https://own' }], security: [] };
    const [first, second] = view({
      servers: [{ url: 'https://all' }],
      security: [{ key: [] }],
      paths: { '/a': { get: own, post: {} } },
    });
    expect([first?.servers[0]?.url, first?.security]).toEqual(['https://own', []]);
    expect([second?.servers[0]?.url, second?.security]).toEqual(['https://all', [{ key: [] }]]);
    expect(view({ paths: { '/a': { get: {} } } })[0]?.servers).toEqual([{ url: '/' }]);
  });

  test('a callback that holds its own operation ends', () => {
    const all = view({
      paths: { '/a': { get: { callbacks: { again: { x: { $ref: '#/paths/~1a' } } } } } },
    });
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThan(10);
  });
});
