import { contractOf, type Contract } from '@schemawright/contract';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ 'application/json': { schema } });
const ok = (schema: object): object => ({ 200: { description: 'done', content: json(schema) } });
const text = { type: 'string' };

/** Of everything that declarations can hold something. */
export const rich: Contract = contractOf(
  {
    openapi: '3.1.0',
    info: { title: 'Rich', version: '1' },
    servers: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
    security: [{ token: [] }, { key: [] }],
    paths: {
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', format: 'int64' } }],
        get: {
          operationId: 'getPet',
          summary: 'One pet',
          parameters: [
            { name: 'X-Trace', in: 'header', schema: text },
            { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object' } },
            { name: 'sid', in: 'cookie', schema: text },
          ],
          responses: {
            200: {
              description: 'a pet',
              headers: { 'X-Rate': { required: true, schema: { type: 'integer' } } },
              content: { ...json(ref('Pet')), 'text/csv': { schema: text }, 'image/png': {} },
            },
            '4XX': { description: 'no', content: { 'application/problem+json': { schema: ref('Error') } } },
            default: { description: 'no', content: { '*/*': { schema: ref('Error') } } },
          },
        },
        put: {
          operationId: 'delete',
          deprecated: true,
          requestBody: { content: json(ref('Pet')) },
          responses: ok(ref('Pet')),
        },
      },
      '/pets': {
        get: {
          operationId: 'listPets',
          parameters: [{ name: 'after', in: 'query', schema: text }],
          responses: ok({
            type: 'object',
            properties: {
              results: { type: 'array', items: ref('Pet') },
              paging: { type: 'object', properties: { next: { type: 'object', properties: { after: text } } } },
            },
          }),
        },
        post: {
          operationId: 'post-/pets_/pets',
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: { type: 'object', properties: { photo: { type: 'string', format: 'binary' } } },
              },
              'application/x-www-form-urlencoded': { schema: ref('Cat') },
            },
          },
          responses: { 204: { description: 'none' } },
          callbacks: {
            seen: {
              '{$request.body#/url}': {
                post: { requestBody: { required: true, content: json(ref('Pet')) }, responses: ok(ref('Kind')) },
              },
              '{$request.query.url}': { post: { responses: { default: { description: 'any' } } } },
            },
          },
        },
      },
      '/events': {
        get: {
          responses: { 200: { description: 'events', content: { 'text/event-stream': { schema: ref('Node') } } } },
        },
      },
    },
    webhooks: {
      'pet.born': {
        post: {
          operationId: 'petBorn',
          parameters: [{ name: 'X-Signature', in: 'header', required: true, schema: text }],
          requestBody: { content: { ...json(ref('Pet')), 'text/plain': { schema: text } } },
          responses: { 200: { description: 'done', content: json(ref('Kind')) }, 410: { description: 'unsubscribes' } },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      },
      schemas: {
        Kind: { type: ['string', 'null'], enum: ['cat', 'dog', null], description: 'What it is.' },
        'foo-bar': { const: '*/' },
        FooBar: { type: 'integer', format: 'int64' },
        Error: {
          type: 'object',
          required: ['message'],
          properties: { message: text, at: { type: 'string', format: 'date-time' } },
        },
        Array: { type: 'array', items: ref('Array') },
        Promise: { type: 'object', patternProperties: { '^x-': text }, properties: { kind: ref('Kind') } },
        Node: {
          anyOf: [text, { type: 'array', items: ref('Node') }, { type: 'object', additionalProperties: ref('Node') }],
        },
        Place: {
          type: 'array',
          prefixItems: [
            { type: 'number', title: 'east' },
            { type: 'number', title: 'north' },
          ],
          minItems: 2,
          items: false,
        },
        Cat: {
          type: 'object',
          required: ['kind', 'id', 'secret'],
          properties: {
            kind: { const: 'cat' },
            id: { type: 'integer', format: 'int64', readOnly: true },
            secret: { type: 'string', writeOnly: true },
            lives: { type: 'integer', default: 9 },
            place: ref('Place'),
            'a"b': { $ref: '#/components/schemas/Error/properties/at' },
          },
        },
        Dog: {
          allOf: [ref('Base'), { type: 'object', properties: { kind: { const: 'dog' } }, required: ['kind', 'name'] }],
          unevaluatedProperties: false,
        },
        Base: { type: 'object', properties: { name: text, owner: ref('Pet') } },
        Pet: {
          oneOf: [ref('Cat'), ref('Dog')],
          discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: 'Dog' } },
        },
      },
    },
  },
  { name: 'rich' },
);

/** Only what the provider sends by itself. */
export const hooks: Contract = contractOf(
  {
    openapi: '3.1.0',
    info: { title: 'Hooks', version: '1' },
    webhooks: {
      ping: { post: { requestBody: { content: json(ref('Ping')) }, responses: { '2XX': { description: 'taken' } } } },
    },
    components: {
      schemas: { Ping: { type: 'object', properties: { zen: text, handler: ref('Handler') } }, Handler: text },
    },
  },
  { name: 'hooks' },
);

/** As older descriptions are. */
export const old: Contract = contractOf(
  {
    swagger: '2.0',
    info: { title: 'Old', version: '1' },
    consumes: ['application/x-www-form-urlencoded'],
    produces: ['application/json'],
    paths: {
      '/oauth/v1/token': {
        post: {
          operationId: 'post-/oauth/v1/token_/oauth/v1/token',
          parameters: [{ name: 'code', in: 'formData', type: 'string', required: true }],
          responses: { 200: { description: 'done', schema: { $ref: '#/definitions/Token' } } },
        },
      },
    },
    definitions: {
      Token: {
        type: 'object',
        discriminator: 'use',
        required: ['use'],
        properties: {
          use: text,
          'expires in': { type: 'integer', format: 'int64' },
          scopes: { type: 'array', items: text },
        },
      },
      Access: { allOf: [{ $ref: '#/definitions/Token' }, { type: 'object', properties: { access: text } }] },
    },
  },
  { name: 'old' },
);
