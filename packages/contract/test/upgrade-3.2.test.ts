import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractOf, loadContract, writtenPointer } from '../src/load.ts';
import { operations } from '../src/operations.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const info = { title: 't', version: '1' };
const lowered = (document: object) => contractOf({ openapi: '3.2.0', info, ...document });
const at = (item: object, document: object = {}) => lowered({ paths: { '/a': item }, ...document });
const component = (section: string, value: object): unknown => {
  const { document } = lowered({ components: { [section]: { A: value } } });
  const named = document.components?.[section] as Record<string, unknown> | undefined;
  return named?.['A'];
};

test('what 3.1 says too is read without a word', () => {
  const contract = at({
    get: {
      responses: {
        200: { description: 'd', content: { 'application/json': { schema: { type: ['string', 'null'] } } } },
      },
    },
  });
  expect(contract.problems).toEqual([]);
  expect(contract.document.openapi).toBe('3.1.1');
});

describe('what 3.1 says otherwise', () => {
  test.each([
    ['the data of an example', 'examples', { dataValue: 1 }, { value: 1 }],
    ['an XML attribute', 'schemas', { xml: { nodeType: 'attribute' } }, { xml: { attribute: true } }],
    [
      'a wrapping XML element',
      'schemas',
      { type: 'array', xml: { nodeType: 'element' } },
      { type: 'array', xml: { wrapped: true } },
    ],
    [
      'a query string that is a form',
      'parameters',
      {
        name: 'q',
        in: 'querystring',
        content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
      },
      { name: 'q', in: 'query', style: 'form', explode: true, schema: { type: 'object' } },
    ],
  ])('%s', (_name, section, written, expected) => {
    expect(component(section, written)).toEqual(expected);
    expect(lowered({ components: { [section]: { A: written } } }).problems).toEqual([]);
  });

  test('a shared media type stands where it is used', () => {
    const contract = at(
      {
        post: {
          requestBody: { content: { 'application/json': { $ref: '#/components/mediaTypes/A' } } },
          responses: {},
        },
      },
      { components: { mediaTypes: { A: { $ref: '#/components/mediaTypes/B' }, B: { schema: { type: 'string' } } } } },
    );
    expect(contract.problems).toEqual([]);
    expect(operations(contract)[0]?.requestBody?.content).toMatchObject([
      { mediaType: 'application/json', schema: { schema: { type: 'string' } } },
    ]);
    expect(contract.document.components).toEqual({});
  });

  test('security schemes are required by name', () => {
    const { document, problems } = lowered({
      components: { securitySchemes: { A: { type: 'http', scheme: 'basic' } } },
      security: [{ '#/components/securitySchemes/A': [] }],
    });
    expect(problems).toEqual([]);
    expect(document.security).toEqual([{ A: [] }]);
  });
});

describe('what 3.1 has no word for is told with its place', () => {
  const paths = (item: object): object => ({ paths: { '/a': item } });
  const content = (mediaType: object): object =>
    paths({ post: { requestBody: { content: { 'application/jsonl': mediaType } }, responses: {} } });
  const mediaType = '/paths/~1a/post/requestBody/content/application~1jsonl';
  const scheme = (value: object): object => ({ components: { securitySchemes: { A: value } } });

  test.each([
    [
      'a query operation',
      paths({ query: { responses: {} } }),
      'method',
      '/paths/~1a/query',
      '/paths/~1a',
      { 'x-oai-additionalOperations': { QUERY: { responses: {} } } },
    ],
    [
      'other methods',
      paths({ additionalOperations: { COPY: {} } }),
      'method',
      '/paths/~1a/additionalOperations/COPY',
      '/paths/~1a',
      { 'x-oai-additionalOperations': { COPY: {} } },
    ],
    [
      'a query string that is no form',
      paths({
        parameters: [
          { name: 'q', in: 'querystring', content: { 'application/json': {} } },
          { name: 'a', in: 'query' },
        ],
      }),
      'querystring',
      '/paths/~1a/parameters/0',
      '/paths/~1a',
      {
        parameters: [{ name: 'a', in: 'query' }],
        'x-querystring-parameter': { name: 'q', in: 'query', content: { 'application/json': {} } },
      },
    ],
    [
      'a cookie style',
      paths({ parameters: [{ name: 'q', in: 'cookie', style: 'cookie' }] }),
      'cookie-style',
      '/paths/~1a/parameters/0/style',
      '/paths/~1a/parameters/0',
      { name: 'q', in: 'cookie', style: 'form', allowReserved: true },
    ],
    [
      'the items of a stream',
      content({ itemSchema: { type: 'string' } }),
      'item-schema',
      `${mediaType}/itemSchema`,
      `${mediaType}/schema`,
      { type: 'array', items: { type: 'string' } },
    ],
    [
      'the items of a stream, and the whole',
      content({ itemSchema: true, schema: { maxItems: 2 } }),
      'item-schema',
      `${mediaType}/itemSchema`,
      `${mediaType}/schema`,
      { allOf: [{ maxItems: 2 }, { type: 'array', items: true }] },
    ],
    [
      'encodings by position',
      content({ itemEncoding: {} }),
      'positional-encoding',
      `${mediaType}/itemEncoding`,
      mediaType,
      { 'x-oai-itemEncoding': {} },
    ],
    [
      'a tag with a parent',
      { paths: {}, tags: [{ name: 'a', parent: 'b' }] },
      'tag',
      '/tags/0/parent',
      '/tags/0',
      { name: 'a', 'x-parent': 'b' },
    ],
    [
      'the name of a server',
      { paths: {}, servers: [{ url: '/', name: 'n' }] },
      'server-name',
      '/servers/0/name',
      '/servers/0',
      { url: '/', 'x-oai-name': 'n' },
    ],
    [
      'a default mapping',
      { components: { schemas: { A: { discriminator: { propertyName: 'k', defaultMapping: 'B' } } } } },
      'default-mapping',
      '/components/schemas/A/discriminator/defaultMapping',
      '/components/schemas/A',
      { 'x-oai-discriminator': { propertyName: 'k', defaultMapping: 'B' } },
    ],
    [
      'an XML text',
      { components: { schemas: { A: { xml: { nodeType: 'text' } } } } },
      'xml-node',
      '/components/schemas/A/xml/nodeType',
      '/components/schemas/A/xml',
      { 'x-node-type': 'text' },
    ],
    [
      'the text of an example',
      { components: { examples: { A: { serializedValue: '1' } } } },
      'serialized-value',
      '/components/examples/A/serializedValue',
      '/components/examples/A',
      { 'x-oai-serializedValue': '1' },
    ],
    [
      'metadata of OAuth 2',
      scheme({ type: 'oauth2', oauth2MetadataUrl: 'u' }),
      'oauth2-metadata',
      '/components/securitySchemes/A/oauth2MetadataUrl',
      '/components/securitySchemes/A',
      { type: 'oauth2', 'x-oauth2-metadata-url': 'u' },
    ],
    [
      'a device flow',
      scheme({ type: 'oauth2', flows: { deviceAuthorization: {} } }),
      'device-authorization',
      '/components/securitySchemes/A/flows/deviceAuthorization',
      '/components/securitySchemes/A/flows',
      { 'x-oai-deviceAuthorization': {} },
    ],
  ])('%s', (_name, document, feature, pointer, place, expected) => {
    const contract = lowered(document);
    expect(contract.problems).toMatchObject([{ severity: 'warning', code: `version-feature-${feature}`, pointer }]);
    const value = place
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (holder, token) => (holder as Record<string, unknown>)[token.replaceAll('~1', '/')],
        contract.document,
      );
    expect(value).toEqual(expected);
  });

  test('by reference too', () => {
    const contract = at(
      { get: { parameters: [{ $ref: '#/components/parameters/Q' }], responses: {} } },
      { components: { parameters: { Q: { name: 'q', in: 'querystring', content: { 'text/plain': {} } } } } },
    );
    expect(contract.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['version-feature-querystring', '/paths/~1a/get/parameters/0'],
    ]);
    expect(operations(contract)[0]).toMatchObject({
      parameters: [],
      queryString: { name: 'q', mediaType: 'text/plain' },
    });
    expect(writtenPointer(contract, '/paths/~1a/get/x-querystring-parameter')).toBe('/components/parameters/Q');
  });
});

describe('$self is the base of references', () => {
  const load = (ref: string) => {
    const folder = folderWith({
      'openapi.json': {
        openapi: '3.2.0',
        $self: 'https://example.com/api/openapi.json',
        info,
        components: { schemas: { A: { type: 'string' }, B: { items: { $ref: ref } } } },
      },
      'more/c.json': { type: 'integer' },
    });
    return loadContract(path.join(folder, 'openapi.json'), { cwd: folder }).document.components?.schemas;
  };

  test.each([
    ['https://example.com/api/openapi.json#/components/schemas/A', '#/components/schemas/A'],
    ['https://example.com/api/more/c.json', '#/components/schemas/c'],
    ['more/c.json', '#/components/schemas/c'],
  ])('%s', (ref, local) => {
    expect(load(ref)).toMatchObject({ B: { items: { $ref: local } } });
  });

  test.each([
    ['https://example.com/other/c.json', 'ref-remote'],
    ['https://example.com.evil/api/c.json', 'ref-remote'],
    ['https://example.com/api/../../c.json', 'ref-outside'],
  ])('%s is refused', (ref, code) => {
    expect(refusals(() => load(ref)).map((problem) => problem.code)).toEqual([code]);
  });
});

describe('operations of further methods are read as all others', () => {
  const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

  test('with their references, also into and out of them, and into files', () => {
    const folder = folderWith({
      'openapi.json': {
        openapi: '3.2.0',
        info,
        paths: {
          '/a/{id}': {
            query: {
              requestBody: json({ $ref: 'pet.json' }),
              responses: { 200: { $ref: '#/components/responses/R' } },
            },
            additionalOperations: {
              COPY: { requestBody: { $ref: '#/paths/~1a~1{id}/query/requestBody' }, responses: {} },
            },
          },
          '/b': { $ref: 'item.json' },
        },
        components: { responses: { R: { description: 'r', ...json({ type: 'string' }) } } },
      },
      'pet.json': { type: 'object', nullable: true },
      'item.json': { query: { responses: { 204: { description: 'd', headers: { A: { $ref: 'header.json' } } } } } },
      'header.json': { schema: { type: 'integer' } },
    });
    const contract = loadContract(path.join(folder, 'openapi.json'), { cwd: folder });
    const [query, copy, other] = operations(contract);
    const body = { content: [{ schema: { schema: { $ref: '#/components/schemas/pet' } } }] };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { schema: { type: 'string' } } }];
    const responses = [{ status: '200', content: [{ schema: { schema: { type: 'string' } } }] }];
    expect(query).toMatchObject({ key: 'QUERY /a/{id}', parameters, requestBody: body, responses });
    expect(copy).toMatchObject({ key: 'COPY /a/{id}', parameters, requestBody: body });
    expect(other).toMatchObject({
      key: 'QUERY /b',
      responses: [{ headers: [{ schema: { schema: { type: 'integer' } } }] }],
    });
    expect(contract.origin(other?.pointer ?? '')).toEqual({ file: path.join(folder, 'item.json'), line: 1, column: 2 });
  });

  test('with their schemas in JSON Structure, named by their places', () => {
    const $schema = 'https://json-structure.org/meta/core/v0/#';
    const contract = at({ query: { requestBody: json({ $schema, type: 'int32' }), responses: {} } });
    expect(operations(contract)[0]?.requestBody?.content[0]?.schema?.schema).toMatchObject({ type: 'integer' });
  });

  test.each([
    ['a list', [{}], '/paths/~1a/additionalOperations'],
    ['a text', 'x', '/paths/~1a/additionalOperations'],
    ['a member that is none', { COPY: 'x' }, '/paths/~1a/additionalOperations/COPY'],
  ])('%s is told where it is written', (_what, additionalOperations, pointer) => {
    expect(at({ additionalOperations }).problems).toMatchObject([{ code: 'oas-structure', pointer }]);
  });

  test.each([
    ['a list', [{}], 'oas-structure', '/paths/~1a/additionalOperations'],
    ['the same method', { QUERY: {} }, 'method-invalid', '/paths/~1a/additionalOperations/QUERY'],
  ])('%s beside query is told, and query is read', (_what, additionalOperations, code, pointer) => {
    const contract = at({ query: { operationId: 'q' }, additionalOperations });
    expect(contract.problems).toMatchObject([{ code, pointer }, { code: 'version-feature-method' }]);
    expect(operations(contract).map(({ operationId }) => operationId)).toEqual(['q']);
  });
});
