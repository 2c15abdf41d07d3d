import { documentWith } from './package.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const text = { type: 'string' };
const integer = { type: 'integer' };
const parameter = (name: string, place: string, schema: object, more: object = {}): object => ({
  name,
  in: place,
  schema,
  ...more,
});

const pet = {
  type: 'object',
  required: ['id', 'name', 'secret', 'owner'],
  properties: {
    id: { ...integer, readOnly: true },
    name: text,
    secret: ref('Secret'),
    owner: ref('Owner'),
    kind: ref('Kind'),
    friends: { type: 'array', items: ref('Pet') },
  },
};
const secret = { ...text, writeOnly: true };
const owner = { allOf: [ref('Base'), { required: ['since', 'name'], properties: { name: text } }] };
const base = { type: 'object', properties: { since: { ...text, readOnly: true } } };

const upload = {
  type: 'object',
  required: ['count'],
  additionalProperties: false,
  properties: {
    count: integer,
    flags: { type: 'array', items: { type: 'boolean' } },
    detail: { type: 'object', properties: { n: integer } },
    ids: { type: 'array', items: integer },
    range: { type: 'object', properties: { from: integer, to: integer } },
    list: { type: 'array', items: { type: 'object', properties: { n: integer } } },
    file: { type: 'string', format: 'binary' },
  },
};
const encoding = {
  ids: { style: 'form', explode: false },
  range: { style: 'deepObject', explode: true },
  list: { contentType: 'application/json' },
};
const grant = (type: string, property: string, schema: object): object => ({
  type: 'object',
  required: ['grant_type', property],
  properties: { grant_type: { const: type }, [property]: schema },
});

const event = {
  post: { requestBody: { required: true, ...json(ref('Pet')) }, responses: { 200: { description: '' } } },
};

const described = documentWith(
  { Pet: pet, Secret: secret, Owner: owner, Base: base, Kind: { enum: ['cat', 'dog'] } },
  {
    '/pets': {
      post: {
        operationId: 'checkPet',
        parameters: [
          parameter('dry', 'query', { type: 'boolean' }),
          parameter('tags', 'query', { type: 'array', items: text }),
          parameter('X-Trace', 'header', integer, { required: true }),
          parameter('session', 'cookie', integer),
          parameter('Accept', 'header', integer, { required: true }),
        ],
        requestBody: { required: true, ...json(ref('Pet')) },
        responses: {
          200: {
            description: '',
            headers: {
              'X-Rate': { required: true, schema: { ...integer, maximum: 100 } },
              'X-List': { schema: { type: 'array', items: integer } },
              'X-Json': { content: { 'application/json': { schema: { type: 'object' } } } },
              'Content-Type': { required: true, schema: integer },
            },
            ...json({ type: 'array', items: ref('Pet') }),
          },
        },
        callbacks: { done: { '{$request.query.url}': event } },
      },
    },
    '/pets/{id}/{name}.{ending}': {
      get: {
        operationId: 'getPet',
        parameters: [
          parameter('id', 'path', integer, { required: true }),
          parameter('name', 'path', text, { required: true }),
          parameter('ending', 'path', text, { required: true }),
          parameter('filter', 'query', { type: 'object', properties: { a: integer } }, { style: 'deepObject' }),
        ],
        responses: {},
      },
    },
    '/form': {
      post: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': { schema: upload, encoding },
            'multipart/form-data': { schema: upload, encoding },
            'text/plain': { schema: integer },
            'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: {},
      },
    },
    '/token': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { oneOf: [grant('code', 'code', text), grant('count', 'count', integer)] },
            },
          },
        },
        responses: {},
      },
    },
  },
) as { readonly components: object };

/** Operations with parameters, forms, headers and members that go one way only; a webhook, a callback, and a key. */
export const pets: object = {
  ...described,
  webhooks: { pet: event },
  components: { ...described.components, securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } },
};
