/** A description with every object of OpenAPI 3.1 in it, and the larger part of the keywords of schemas. */
export const wholeDescription: Readonly<Record<string, unknown>> = {
  openapi: '3.1.1',
  info: { title: 'Whole', version: '1.2.3', contact: { name: 'c' }, license: { name: 'MIT' } },
  servers: [
    {
      url: 'https://{host}.example.com/{v}',
      variables: { host: { default: 'a', enum: ['a', 'b'] }, v: { default: '1' } },
    },
  ],
  tags: [{ name: 't', description: 'Tagged' }],
  security: [{ key: [] }, { oauth: ['a', 'b'] }],
  webhooks: {
    made: {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: { 200: { description: 'Heard' } },
      },
    },
  },
  paths: {
    '/pets/{id}': {
      parameters: [{ $ref: '#/components/parameters/Id' }],
      servers: [{ url: '/p' }],
      get: {
        operationId: 'getPet',
        tags: ['t'],
        security: [{}],
        'x-stability-level': 'beta',
        'x-sunset': '2030-01-01',
        parameters: [
          { name: 'q', in: 'query', explode: true, schema: { type: 'array', items: { enum: ['a', 'b'] } } },
          { name: 'f', in: 'query', style: 'deepObject', schema: { properties: { a: { type: 'integer' } } } },
          {
            name: 'X-H',
            in: 'header',
            required: true,
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          { name: 'c', in: 'cookie', schema: { type: 'string', default: 'x' }, example: 'y' },
        ],
        responses: {
          200: {
            description: 'Found',
            headers: { 'X-Rate': { $ref: '#/components/headers/Rate' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Pet' },
                examples: { a: { $ref: '#/components/examples/A' } },
              },
              'application/xml': { schema: { $ref: '#/components/schemas/Pet' } },
            },
            links: { self: { operationId: 'getPet', parameters: { id: '$response.body#/id' } } },
          },
          '4XX': { $ref: '#/components/responses/Error' },
          default: { description: 'Else', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
        callbacks: {
          done: {
            '{$request.query.q}': {
              post: {
                requestBody: { $ref: '#/components/requestBodies/Body' },
                responses: { 204: { description: 'Heard' } },
              },
            },
          },
        },
      },
      put: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                allOf: [
                  { $ref: '#/components/schemas/Base' },
                  {
                    required: ['z'],
                    properties: {
                      z: {
                        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
                        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', d: 'Dog' } },
                      },
                    },
                  },
                ],
              },
            },
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' }, meta: {} } },
              encoding: { file: { contentType: 'image/png', headers: { 'X-A': { schema: { type: 'string' } } } } },
            },
          },
        },
        responses: { 201: { description: 'Made' } },
      },
    },
    '/tree': {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
        responses: {
          200: {
            description: 'Grown',
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 5,
                  uniqueItems: true,
                  items: { $ref: '#/components/schemas/Tree' },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', format: 'int64', minimum: 1, readOnly: true },
          name: { type: 'string', minLength: 1, maxLength: 10, pattern: '^[a-z]+$', xml: { attribute: true } },
          tag: { type: ['string', 'null'] },
          price: { type: 'number', multipleOf: 0.01, exclusiveMaximum: 100 },
          when: { type: 'string', format: 'date-time', deprecated: true },
          secret: { type: 'string', writeOnly: true },
        },
        additionalProperties: { type: 'string' },
        minProperties: 1,
        maxProperties: 20,
        xml: { name: 'pet', namespace: 'urn:x' },
      },
      Base: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' } },
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
      },
      Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { meow: { type: 'boolean' } } }] },
      Dog: {
        allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { self: { $ref: '#/components/schemas/Dog' } } }],
      },
      Tree: {
        type: 'object',
        properties: {
          kids: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          no: { not: { type: 'string' } },
          union: { anyOf: [{ type: 'string' }, { type: 'integer' }, { $ref: '#/components/schemas/Tree' }] },
          tuple: { prefixItems: [{ const: 1 }, { type: 'string' }], items: false },
          condition: { if: { type: 'string' }, then: { minLength: 2 }, else: { minimum: 1 } },
          names: {
            patternProperties: { '^x': { type: 'integer' } },
            propertyNames: { maxLength: 3 },
            dependentRequired: { a: ['b'] },
            dependentSchemas: { c: { required: ['d'] } },
            unevaluatedProperties: false,
          },
          some: { contains: { type: 'integer' }, minContains: 2, maxContains: 3 },
          packed: { contentMediaType: 'application/json', contentSchema: { type: 'object' } },
        },
      },
      Error: { type: 'object', properties: { message: { type: 'string' } } },
    },
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } },
    headers: { Rate: { schema: { type: 'integer' }, required: true } },
    examples: { A: { value: { id: 1, name: 'a' } } },
    responses: {
      Error: {
        description: 'Failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
    requestBodies: { Body: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'k' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://example.com/t', scopes: { a: 'A', b: 'B' } } },
      },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com/o' },
    },
  },
};
