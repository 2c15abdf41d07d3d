import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractOf, contractOfText, loadContract, loadSchema } from '../src/load.ts';
import { lintFile } from '../src/lint/lint.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const info = { title: 't', version: '1' };
const swagger = (document: object) => contractOf({ swagger: '2.0', info, paths: {}, ...document });
const codesOf = (document: object): string[] => swagger(document).problems.map(({ code }) => code);
const onPost = (operation: object, document: object = {}) =>
  swagger({ ...document, paths: { '/a': { post: { responses: {}, ...operation } } } });
const postOf = (operation: object, document?: object): unknown =>
  onPost(operation, document).document.paths?.['/a']?.post;

describe('servers', () => {
  test.each([
    ['host, base path and schemes', { host: 'a.com', basePath: '/v1/', schemes: ['http'] }, ['http://a.com/v1']],
    [
      'what is kept from others comes first',
      { host: 'a.com', schemes: ['ws', 'http', 'https'] },
      ['https://a.com', 'http://a.com', 'ws://a.com'],
    ],
    ['a port', { host: 'a.com:8080', schemes: ['http'] }, ['http://a.com:8080']],
    ['a base path alone', { basePath: 'v1' }, ['/v1']],
    ['nothing', { basePath: '/', schemes: ['https'] }, undefined],
  ])('%s', (_name, document, urls) => {
    expect(swagger(document).document.servers?.map(({ url }) => url)).toEqual(urls);
    expect(codesOf(document)).toEqual([]);
  });

  test.each([
    ['no schemes', { host: 'a.com' }, ['https://a.com'], ['swagger-schemes']],
    ['a host that is none', { host: 'https://a.com/x', basePath: '/v1' }, ['/v1'], ['swagger-host']],
    ['a scheme that is none', { host: 'a.com', schemes: ['ftp', 'http'] }, ['http://a.com'], ['swagger-schemes']],
  ])('%s is told', (_name, document, urls, codes) => {
    expect(swagger(document).document.servers?.map(({ url }) => url)).toEqual(urls);
    expect(codesOf(document)).toEqual(codes);
  });

  test('an operation has schemes of its own', () => {
    expect(postOf({ schemes: ['wss'] }, { host: 'a.com', basePath: '/v1', schemes: ['https'] })).toEqual({
      responses: {},
      servers: [{ url: 'wss://a.com/v1' }],
    });
  });
});

describe('definitions', () => {
  const schemasOf = (definitions: object): unknown => swagger({ definitions }).document.components?.schemas;

  test.each([
    ['x-nullable', { type: 'string', 'x-nullable': true }, { type: ['string', 'null'] }],
    [
      'x-nullable beside $ref',
      { $ref: '#/definitions/B', 'x-nullable': true },
      { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
    ],
    ['exclusive bounds', { maximum: 1, exclusiveMaximum: true }, { exclusiveMaximum: 1 }],
    ['an example', { type: 'string', example: 'x' }, { type: 'string', examples: ['x'] }],
    [
      'readOnly',
      { properties: { a: { type: 'string', readOnly: true } } },
      { properties: { a: { type: 'string', readOnly: true } } },
    ],
  ])('%s', (_name, written, lowered) => {
    expect(schemasOf({ A: written, B: {} })).toEqual({ A: lowered, B: {} });
  });

  test('x-nullable is told once', () => {
    expect(
      swagger({ definitions: { A: { type: 'string', 'x-nullable': true }, B: { type: 'string', 'x-nullable': true } } })
        .problems,
    ).toMatchObject([
      {
        severity: 'warning',
        code: 'swagger-x-nullable',
        pointer: '/definitions/A',
        message: expect.stringContaining('1 other place'),
      },
    ]);
  });

  test('a discriminator goes by the names of definitions, whatever they are as components', () => {
    expect(
      schemasOf({
        Pet: { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string' } } },
        Cat: { allOf: [{ $ref: '#/definitions/Pet' }] },
        'Dog«Small»': { allOf: [{ $ref: '#/definitions/Pet' }] },
        Fish: { 'x-ms-discriminator-value': 'fish', allOf: [{ $ref: '#/definitions/Pet' }] },
      }),
    ).toMatchObject({
      Pet: {
        discriminator: {
          propertyName: 'kind',
          mapping: { 'Dog«Small»': '#/components/schemas/Dog_Small', fish: '#/components/schemas/Fish' },
        },
      },
      Cat: { properties: { kind: { const: 'Cat' } } },
      Dog_Small: { properties: { kind: { const: 'Dog«Small»' } } },
      Fish: { properties: { kind: { const: 'fish' } } },
    });
  });

  test("names that components can't have are changed, and stay apart", () => {
    expect(schemasOf({ 'A<B>': { $ref: '#/definitions/A%20B' }, 'A B': { type: 'string' }, A_B: {} })).toEqual({
      A_B_2: { $ref: '#/components/schemas/A_B_3' },
      A_B_3: { type: 'string' },
      A_B: {},
    });
  });
});

test.each([
  [{ type: 'basic' }, { type: 'http', scheme: 'basic' }],
  [
    { type: 'apiKey', name: 'k', in: 'query' },
    { type: 'apiKey', name: 'k', in: 'query' },
  ],
  [
    { type: 'oauth2', flow: 'implicit', authorizationUrl: 'a', scopes: { s: 'd' } },
    { type: 'oauth2', flows: { implicit: { authorizationUrl: 'a', scopes: { s: 'd' } } } },
  ],
  [
    { type: 'oauth2', flow: 'password', tokenUrl: 't' },
    { type: 'oauth2', flows: { password: { tokenUrl: 't', scopes: {} } } },
  ],
  [
    { type: 'oauth2', flow: 'application', tokenUrl: 't', scopes: {} },
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 't', scopes: {} } } },
  ],
  [
    { type: 'oauth2', flow: 'accessCode', authorizationUrl: 'a', tokenUrl: 't', scopes: {} },
    { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: 'a', tokenUrl: 't', scopes: {} } } },
  ],
])('security: %j', (written, lowered) => {
  const { document } = swagger({ securityDefinitions: { 'My key': written }, security: [{ 'My key': [] }] });
  expect(document.components?.securitySchemes).toEqual({ My_key: lowered });
  expect(document.security).toEqual([{ My_key: [] }]);
});

test('references into operations and shared objects lead where those have gone', () => {
  const contract = onPost(
    {
      parameters: [
        { name: 'b', in: 'body', schema: { type: 'object', properties: { x: { type: 'string' } } } },
        { name: 'q', in: 'query', type: 'array', items: { type: 'integer' } },
      ],
      responses: { 200: { description: 'd', schema: { type: 'boolean' } } },
    },
    {
      definitions: {
        Body: { $ref: '#/paths/~1a/post/parameters/0/schema/properties/x' },
        Item: { $ref: '#/paths/~1a/post/parameters/1/items' },
        Answer: { $ref: '#/paths/~1a/post/responses/200/schema' },
      },
    },
  );
  expect(contract.problems).toEqual([]);
  expect(contract.document.components?.schemas).toEqual({
    Body: { $ref: '#/paths/~1a/post/requestBody/content/application~1json/schema/properties/x' },
    Item: { $ref: '#/paths/~1a/post/parameters/0/schema/items' },
    Answer: { $ref: '#/paths/~1a/post/responses/200/content/*~1*/schema' },
  });
});

describe('in several files', () => {
  test('fragments are of the version of the file that refers to them, and what they say of bodies is found', () => {
    const folder = folderWith({
      'swagger.json': { swagger: '2.0', info, consumes: ['text/xml'], paths: { '/a': { $ref: 'paths/a.json' } } },
      'paths/a.json': {
        parameters: [{ $ref: '../shared.json#/limit' }],
        post: { parameters: [{ $ref: '../shared.json#/body' }], responses: { 200: { $ref: '../shared.json#/ok' } } },
        put: { consumes: ['text/csv'], parameters: [{ $ref: '../shared.json#/body' }], responses: {} },
        patch: { parameters: [{ $ref: '../shared.json#/part' }], responses: {} },
      },
      'shared.json': {
        limit: { name: 'limit', in: 'query', type: 'integer' },
        body: { name: 'b', in: 'body', schema: { $ref: '#/Pet' } },
        part: { $ref: '#/part2' },
        part2: { name: 'p', in: 'formData', type: 'array', items: { $ref: '#/Pet' } },
        ok: { description: 'd', schema: { $ref: '#/Pet' } },
        Pet: { type: 'string', 'x-nullable': true },
      },
    });
    const contract = loadContract(path.join(folder, 'swagger.json'), { cwd: folder });
    expect(contract.problems.map(({ code }) => code)).toEqual(['swagger-consumes', 'swagger-x-nullable']);
    expect(contract.document.components).toMatchObject({
      schemas: { Pet: { type: ['string', 'null'] } },
      requestBodies: { body: { content: { 'text/xml': { schema: { $ref: '#/components/schemas/Pet' } } } } },
      parameters: { limit: { name: 'limit', schema: { type: 'integer' } } },
      responses: { ok: { content: { '*/*': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    });
    expect(contract.document.paths?.['/a']).toMatchObject({
      post: { requestBody: { $ref: '#/components/requestBodies/body' } },
      put: { requestBody: { content: { 'text/csv': { schema: { $ref: '#/components/schemas/Pet' } } } } },
      patch: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { properties: { p: { items: { $ref: '#/components/schemas/Pet' } } } },
            },
          },
        },
      },
    });
    expect(contract.origin('/paths/~1a/put/requestBody/content/text~1csv/schema').file).toMatch(/shared\.json$/u);
  });

  test('a 3.1 description refers to a 2.0 file, and that to others', () => {
    const folder = folderWith({
      'openapi.json': {
        openapi: '3.1.0',
        info,
        components: { schemas: { A: { $ref: 'old.json#/definitions/A' } } },
        paths: { '/a': { $ref: 'old.json#/paths/~1a' } },
      },
      'old.json': {
        swagger: '2.0',
        produces: ['text/xml'],
        paths: { '/a': { get: { responses: { 200: { description: 'd', schema: { $ref: '#/definitions/A' } } } } } },
        definitions: { A: { properties: { b: { $ref: 'new.json#/components/schemas/B' } } } },
      },
      'new.json': { openapi: '3.1.0', components: { schemas: { B: { type: ['string', 'null'] } } } },
    });
    const contract = loadContract(path.join(folder, 'openapi.json'), { cwd: folder });
    expect(contract.problems).toEqual([]);
    expect(contract.document).toMatchObject({
      paths: {
        '/a': {
          get: { responses: { 200: { content: { 'text/xml': { schema: { $ref: '#/components/schemas/A' } } } } } },
        },
      },
      components: {
        schemas: { A: { properties: { b: { $ref: '#/components/schemas/B' } } }, B: { type: ['string', 'null'] } },
      },
    });
  });
});

test('a file of a version that is not read is refused', () => {
  const folder = folderWith({
    'a.json': { swagger: '2.0', info, paths: {}, definitions: { A: { items: { $ref: 'b.json#/definitions/B' } } } },
    'b.json': { swagger: '1.2', definitions: { B: {} } },
  });
  expect(refusals(() => loadContract(path.join(folder, 'a.json'), { cwd: folder }))).toMatchObject([
    { code: 'version-unsupported', place: { file: expect.stringMatching(/b\.json$/u) as string } },
  ]);
});

describe('places', () => {
  const text = `swagger: '2.0'
info: { title: t, version: '1' }
host: a.com
schemes: [https]
paths:
  /a:
    post:
      consumes: [multipart/form-data]
      parameters:
        - { name: f, in: formData, type: file }
        - { name: q, in: query, type: strng }
        - { name: g, in: formData, type: string }
      responses:
        200:
          description: d
          schema: { type: array, items: { type: integer } }
definitions:
  A:
    type: object
    properties:
      b: { type: strng }
`;

  test('every part of the lowered document is where it was written', () => {
    const contract = contractOfText(text, { file: 'a.yaml' });
    const line = (pointer: string): number => contract.origin(pointer).line;
    const form = '/paths/~1a/post/requestBody/content/multipart~1form-data/schema/properties';
    expect(contract.problems.map(({ pointer, place }) => [pointer, place.line])).toEqual([
      ['/paths/~1a/post/parameters/1/type', 11],
      ['/definitions/A/properties/b/type', 21],
    ]);
    expect([
      line('/servers/0'),
      line(`${form}/f`),
      line(`${form}/g/type`),
      line('/paths/~1a/post/parameters/0/name'),
    ]).toEqual([3, 10, 12, 11]);
    expect(contract.origin('/paths/~1a/post/responses/200/content/*~1*/schema/items')).toMatchObject({
      line: 16,
      column: 34,
    });
    expect(line('/components/schemas/A/properties')).toBe(20);
  });

  test('a schema is named as it was written, and rules tell of places of the file', () => {
    const folder = folderWith({
      'a.json': {
        swagger: '2.0',
        info,
        paths: {},
        definitions: { 'A B': { type: 'array', items: { $ref: '#/definitions/C' } }, C: { enum: [] } },
      },
    });
    const file = path.join(folder, 'a.json');
    const named = loadSchema(`${file}#/definitions/A%20B`, { cwd: folder });
    expect(named.pointer).toBe('/components/schemas/A_B');
    expect(lintFile(file, { cwd: folder }).problems).toMatchObject([
      { code: 'enum-empty', pointer: '/definitions/C/enum' },
    ]);
  });
});
