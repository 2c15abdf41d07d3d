import { expect, test } from 'vitest';
import { findings, rowOf, type Row } from '../support/assignable.ts';
import { info, typesFiles } from '../support/types-files.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ 'application/json': { schema } });
const text = { type: 'string' };
const event = { type: 'object', required: ['id'], properties: { id: { type: 'number' } } };

const hooks = {
  openapi: '3.1.0',
  info,
  webhooks: {
    born: {
      post: {
        operationId: 'petBorn',
        parameters: [{ name: 'X-Sig', in: 'header', required: true, schema: text }],
        requestBody: { required: true, content: json(ref('Thing')) },
        responses: { 200: { description: '', content: json(text) }, 204: { description: '' } },
      },
    },
    died: {
      post: {
        operationId: 'petDied',
        requestBody: { content: { ...json(ref('Thing')), 'text/plain': { schema: text } } },
        responses: { '2XX': { description: '', headers: { 'X-Ack': { required: true, schema: text } } } },
      },
    },
    gone: { $ref: '#/components/pathItems/Gone' },
  },
  components: {
    schemas: { Thing: event, Handlers: text, handler: text, operations: text },
    pathItems: { Gone: { delete: { operationId: 'petGone', responses: {} } } },
  },
};

const callbacks = {
  openapi: '3.0.3',
  info,
  paths: {
    '/subscribe': {
      post: {
        operationId: 'subscribe',
        responses: { 200: { description: '' } },
        callbacks: {
          onEvent: {
            '{$request.body#/a}': {
              post: {
                operationId: 'eventA',
                requestBody: { content: json(ref('Thing')) },
                responses: { default: { description: '', content: { '*/*': { schema: text } } } },
              },
            },
            '{$request.body#/b}': { post: { operationId: 'eventB', responses: { 200: { description: '' } } } },
          },
        },
      },
    },
  },
  components: { schemas: { Thing: event } },
};

const odd = [
  'a.b',
  'a-b',
  'aB',
  'AB',
  'ab',
  '1a',
  'default',
  'string',
  'Array',
  'Promise',
  'Record',
  'Error',
  'Date',
  'Object',
  'Map',
  'Response',
  'foo-bar',
  'fooBar',
  'FooBar',
  'Foo_Bar',
  'components',
  'constructor',
  '__proto__',
  'toString',
  'NonNullable',
  'con',
  'index',
];
const oddSchemas = Object.fromEntries(odd.map((name, index) => [name, { const: index }]));
const shared = { responses: { 200: { description: '', content: json(text) } } };

const rows: readonly Row[] = [
  rowOf('handlers of webhooks, in a document without paths', hooks, 'Thing', {
    right: [
      'export const born: api.handlers["petBorn"] = ({ parameters, contentType, body }) => ({ status: 200, body: `${parameters.header["X-Sig"]} ${contentType} ${body.id}` });',
      'export const later: api.handlers["petBorn"] = async () => ({ status: 204 });',
      'export const died: api.handlers["petDied"] = (request) => ({ status: request.contentType === "text/plain" ? request.body.length : (request.body?.id ?? 202), headers: { "X-Ack": "" } });',
      'export const gone: api.handlers["petGone"] = () => ({ status: 500 });',
      'export const type: api.webhooks["born"]["post"] | api.operations["petBorn"] | undefined = undefined;',
      'export const schema: api.Handlers = "";',
    ],
    wrong: [
      'export const a: api.handlers["petBorn"] = () => ({ status: 200 });',
      'export const b: api.handlers["petBorn"] = () => ({ status: 201, body: "" });',
      'export const c: api.handlers["petBorn"] = ({ body }) => ({ status: 200, body: body.id });',
      'export const d: api.handlers["petDied"] = () => ({ status: 200 });',
      'export const e: api.handlers["petDied"] = ({ body }) => ({ status: body.id, headers: { "X-Ack": "" } });',
    ],
  }),
  rowOf('handlers of callbacks, two of one name', callbacks, 'Thing', {
    right: [
      'export const a: api.handlers["eventA"] = ({ body }) => ({ status: body?.id ?? 200, contentType: "text/plain", body: "" });',
      'export const b: api.handlers["eventB"] = () => ({ status: 200 });',
      'export const c: api.operations["eventA"]["requestBody"] = { content: { "application/json": { id: 1 } } };',
    ],
    wrong: [
      'export const d: api.handlers["eventB"] = () => ({ status: 204 });',
      'export const e: api.handlers["subscribe"] = () => ({ status: 200 });',
    ],
  }),
  rowOf('names of components', { openapi: '3.1.0', info, paths: {}, components: { schemas: oddSchemas } }, 'foo-bar', {
    type: `components['schemas']["foo-bar"]`,
    right: odd.map(
      (name, index) => `export const c${index}: api.components['schemas'][${JSON.stringify(name)}] = ${index};`,
    ),
    wrong: odd.map(
      (name, index) => `export const w${index}: api.components['schemas'][${JSON.stringify(name)}] = ${index + 1};`,
    ),
  }),
  rowOf(
    'a response that is only default, of any media type, behind a reference with a sibling',
    {
      openapi: '3.0.3',
      info,
      paths: {
        '/revoke': {
          post: {
            operationId: 'revoke',
            requestBody: {
              content: {
                'application/x-www-form-urlencoded': {
                  schema: { type: 'object', required: ['token'], properties: { token: text } },
                },
              },
            },
            responses: { default: { $ref: '#/components/responses/Failed', description: 'beside' } },
          },
        },
      },
      components: {
        responses: { Failed: { description: '', content: { '*/*': { schema: ref('Error') } } } },
        schemas: { Error: { type: 'object', required: ['message'], properties: { message: text } } },
      },
    },
    'Error',
    {
      type: 'ErrorSchema',
      is: [{ message: '' }],
      isNot: [{}],
      right: [
        'export const a: api.operations["revoke"]["responses"]["default"]["content"]["*/*"] = { message: "" };',
        'export const b: api.operations["revoke"]["requestBody"] = { content: { "application/x-www-form-urlencoded": { token: "" } } };',
        'export const c: Error = new globalThis.Error("");',
      ],
      wrong: [
        'export const d: api.operations["revoke"]["responses"]["default"]["content"]["*/*"] = { message: 1 };',
        'export const e: api.operations["revoke"]["responses"][200] = undefined;',
        'export const f: api.operations["revoke"]["requestBody"] = { content: { "application/x-www-form-urlencoded": {} } };',
      ],
    },
  ),
  rowOf(
    'operations of one id, and of ids that become one name',
    {
      openapi: '3.1.0',
      info,
      paths: {
        '/a': { get: { ...shared, operationId: 'same' }, put: { ...shared, operationId: 'get-it' } },
        '/b': { get: { ...shared, operationId: 'same' }, put: { ...shared, operationId: 'get_it' } },
        '/oauth/v3/token': { post: { ...shared, operationId: 'post-/oauth/v3/token_/oauth/v3/token' } },
      },
      components: { schemas: { T: text } },
    },
    'T',
    {
      right: [
        'export const a: keyof api.operations = "getA";',
        'export const b: keyof api.operations = "getB";',
        'export const c: keyof api.operations = "postOauthV3Token";',
        'export const d: api.operations["getB"]["responses"][200]["content"]["application/json"] = "";',
      ],
      wrong: ['export const e: keyof api.operations = "same";', 'export const f: keyof api.operations = "getIt";'],
    },
  ),
];

test('handlers and names are of the types that the rows say', async () => {
  expect(await findings(rows)).toEqual([]);
});

test('no two exports differ by case alone, and the same names come of any order', async () => {
  const exportsOf = async (schemas: object): Promise<string[]> => {
    const files = await typesFiles({ openapi: '3.1.0', info, paths: {}, components: { schemas } });
    return [...(files.get('index.d.ts') ?? '').matchAll(/^export type (\w+) = \d/gm)].map(([, name]) => name as string);
  };
  const all = await exportsOf(oddSchemas);
  expect(all).toHaveLength(odd.length);
  expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(odd.length);
  const reversed = Object.fromEntries(Object.entries(oddSchemas).reverse());
  expect((await exportsOf(reversed)).sort()).toEqual([...all].sort());
});
