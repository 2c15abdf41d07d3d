import { afterAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contract, names, project } from './support/packages.ts';

const json = (schema: object): object => ({ 'application/json': { schema } });
const problem = { description: '', content: { '*/*': { schema: { $ref: '#/components/schemas/Error' } } } };

const given = contract({
  schemas: {
    Error: { type: 'object', required: ['category'], properties: { category: { type: 'string' } } },
    Token: {
      type: 'object',
      required: ['scopes'],
      properties: { scopes: { type: 'array', items: { type: 'string' } } },
    },
  },
  paths: {
    '/token/introspect': {
      post: {
        operationId: 'introspectToken',
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['token'],
                properties: { token: { type: 'string' }, hint: { type: 'string' } },
              },
            },
          },
        },
        responses: {
          200: { description: '', content: json({ $ref: '#/components/schemas/Token' }) },
          default: problem,
        },
      },
    },
    '/tokens/{id}': {
      get: {
        operationId: 'get-/tokens/{id}_/tokens/{id}',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: '', content: json({ type: 'integer' }) }, 404: problem },
      },
      delete: {
        operationId: 'delete',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: '' } },
      },
    },
    '/revoke': { post: { operationId: 'revoke', responses: { default: problem } } },
    '/upload': {
      post: {
        operationId: 'upload',
        security: [{ token: [] }, { login: [] }],
        parameters: [
          { name: 'id', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'X-Trace', in: 'header', schema: { type: 'integer' } },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'image/*': { schema: {} },
            'application/json': { schema: { $ref: '#/components/schemas/Token' } },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string' } },
              },
            },
          },
        },
        responses: {
          200: {
            description: '',
            headers: {
              'X-Left': { required: true, schema: { type: 'integer' } },
              'X-Next': { schema: { type: 'string' } },
            },
            content: json({ $ref: '#/components/schemas/Token' }),
          },
          202: { description: '', content: json({ type: 'string' }) },
          404: {
            description: '',
            content: json({ type: 'object', required: ['gone'], properties: { gone: { type: 'boolean' } } }),
          },
          '4XX': problem,
          default: { description: '', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
    '/bytes': {
      get: { operationId: 'getBytes', responses: { 200: { description: '', content: { 'application/pdf': {} } } } },
    },
    '/lines': {
      get: {
        operationId: 'getLines',
        responses: { 200: { description: '', content: { 'application/jsonl': { schema: { type: 'integer' } } } } },
      },
    },
    '/events': {
      get: { operationId: 'getEvents', responses: { 200: { description: '', content: { 'text/event-stream': {} } } } },
    },
  },
  servers: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
  securitySchemes: { token: { type: 'http', scheme: 'bearer' }, login: { type: 'http', scheme: 'basic' } },
});
const installed = await project(given);
afterAll(installed.remove);

const exact = `type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const exact = <A, B>(_: Same<A, B>): void => undefined;
`;
const imports = `${exact}import { createClient, byPath, retry, settle, unwrap, serverUrl, introspectToken, getTokensById, deleteOperation, revoke, upload, getBytes, getLines, getEvents, UnexpectedResponse } from '${names.client}';
import type { Data, ErrorBody, ServerSentEvent } from '${names.client}';
import type { Token, paths } from '${names.types}';
const client = createClient();
export const params = { params: { query: { id: '' }, header: { 'X-Trace': 1 }, cookie: { session: '' } } } as const;
`;

const accepted: readonly (readonly [what: string, code: string])[] = [
  [
    'data is typed by the 2xx replies',
    `const { data } = await introspectToken(client, { body: { token: '' } }); export const s: string[] | undefined = data?.scopes;`,
  ],
  [
    'data and error tell each other apart',
    `const r = await introspectToken(client, { body: { token: '' } }); export const s: string[] = r.error ? [] : r.data.scopes;`,
  ],
  [
    'the error is typed by the default reply',
    `const { error } = await introspectToken(client, { body: { token: '' } }); if (error && !(error instanceof UnexpectedResponse)) { const c: string = error.category; console.log(c); }`,
  ],
  [
    'by path as well',
    `const { data } = await byPath(client).POST('/token/introspect', { body: { token: '' } }); export const s: string[] | undefined = data?.scopes;`,
  ],
  [
    'options of a call',
    `await introspectToken(client, { body: { token: '' }, timeout: 1, retry: retry({ attempts: 2 }), signal: new AbortController().signal, headers: { a: 'b' } });`,
  ],
  [
    'path parameters',
    `const { data } = await getTokensById(client, { params: { path: { id: 'a' } } }); export const n: number | undefined = data;`,
  ],
  [
    'a 204 has no data',
    `const { data } = await deleteOperation(client, { params: { path: { id: 'a' } } }); export const n: undefined = data;`,
  ],
  [
    'nothing required, nothing to pass; undeclared data is unknown',
    `const { data } = await revoke(client); export const n: unknown = data;`,
  ],
  [
    'the status tells declared replies apart: exact, range, default, and what is not declared',
    `const r = await upload(client, params);
     if (r.status === 200 && !r.error) exact<typeof r.data, Token>(true);
     if (r.status === 202 && !r.error) exact<typeof r.data, string>(true);
     if (r.status === 404 && r.error) exact<typeof r.error, { gone: boolean } | UnexpectedResponse>(true);
     if (r.status === 418 && r.error) exact<typeof r.error, paths['/upload']['post']['responses']['4XX']['content']['*/*'] | UnexpectedResponse>(true);
     if (r.status === 500 && r.error) exact<typeof r.error, string | UnexpectedResponse>(true);
     if (r.error === undefined) exact<typeof r.status, 200 | 202>(true);`,
  ],
  [
    'Data and ErrorBody of an operation',
    `exact<Data<paths['/token/introspect']['post']>, Token>(true);
     exact<ErrorBody<paths['/tokens/{id}']['delete']>, never>(true);`,
  ],
  [
    'where no error is declared there is only the unexpected',
    `const { error } = await deleteOperation(client, { params: { path: { id: '' } } }); exact<typeof error, UnexpectedResponse | undefined>(true);`,
  ],
  [
    'declared headers',
    `const r = await upload(client, params);
     if (r.status === 200 && !r.error) {
       exact<ReturnType<typeof r.response.headers.get<'X-Left'>>, string>(true);
       const left: string = r.response.headers.get('X-Left');
       const next: string | null = r.response.headers.get('X-Next');
       const any: string | null = r.response.headers.get('other');
       console.log(left, next, any, r.response.ok);
     }`,
  ],
  ['an optional body left out', `await upload(client, params);`],
  [
    'the usual media type, named or not',
    `await upload(client, { ...params, body: { scopes: [] } }); await upload(client, { ...params, contentType: 'application/json', body: { scopes: [] } });`,
  ],
  [
    'parts: files in place of texts',
    `await upload(client, { ...params, contentType: 'multipart/form-data', body: { file: new Blob([]), note: 'x' } }); await upload(client, { ...params, contentType: 'multipart/form-data', body: new FormData() });`,
  ],
  [
    'a range that the caller narrows',
    `await upload(client, { ...params, contentType: 'image/png', body: new Uint8Array() });`,
  ],
  [
    'by path, the same choice',
    `const r = await byPath(client).POST('/upload', { ...params, body: { scopes: [] } }); if (r.status === 202 && !r.error) exact<typeof r.data, string>(true); await byPath(client).POST('/upload', { ...params, contentType: 'image/png', body: '' });`,
  ],
  ['bytes are a Blob', `const { data } = await getBytes(client); exact<typeof data, Blob | undefined>(true);`],
  [
    'or what parseAs says',
    `const { data } = await getBytes(client, { parseAs: 'arrayBuffer' }); exact<typeof data, ArrayBuffer | undefined>(true);`,
  ],
  [
    'lines are values',
    `const { data } = await getLines(client); exact<typeof data, AsyncIterable<number> | undefined>(true);`,
  ],
  [
    'events',
    `const { data } = await getEvents(client); exact<typeof data, AsyncIterable<ServerSentEvent> | undefined>(true);`,
  ],
  [
    'unwrap leaves the data',
    `const token = await unwrap(introspectToken(client, { body: { token: '' } })); exact<typeof token, Token>(true);`,
  ],
  [
    'settle adds an error',
    `const r = await settle(introspectToken(client, { body: { token: '' } })); export const s: string[] = r.error ? [] : r.data.scopes;`,
  ],
  [
    'credentials',
    `createClient({ auth: { token: async ({ refused }) => String(refused), login: { username: '', password: '' } }, baseUrl: serverUrl('https://{region}.example.com', { region: 'us' }) });`,
  ],
];

const refused: readonly (readonly [what: string, code: string])[] = [
  ['a body without a required member', `await introspectToken(client, { body: {} });`],
  ['no body at all', `await introspectToken(client);`],
  ['a member that the body has not', `await introspectToken(client, { body: { token: '', other: 1 } });`],
  ['no path parameter', `await getTokensById(client, {});`],
  ['a path that the contract has not', `await byPath(client).GET('/token/introspect');`],
  ['undeclared data taken for something', `const { data } = await revoke(client); export const n: string = data;`],
  ['a body where there is none', `await revoke(client, { body: {} });`],
  ['no query parameter that is required', `await upload(client, { params: { header: {} } });`],
  ['a header of another type', `await upload(client, { params: { query: { id: '' }, header: { 'X-Trace': 'x' } } });`],
  ['a query parameter that is not declared', `await upload(client, { params: { query: { id: '', other: '' } } });`],
  [
    'undefined for what is optional',
    `await upload(client, { params: { query: { id: '' }, cookie: { session: undefined } } });`,
  ],
  ['parts as the usual media type', `await upload(client, { ...params, body: { file: new Blob([]) } });`],
  [
    'JSON as another media type',
    `await upload(client, { ...params, contentType: 'image/png', body: { scopes: [] } });`,
  ],
  ['a media type that is not declared', `await upload(client, { ...params, contentType: 'text/html', body: '' });`],
  [
    'parts without what is required',
    `await upload(client, { ...params, contentType: 'multipart/form-data', body: { note: '' } });`,
  ],
  [
    'the data of one status as that of another',
    `const r = await upload(client, params); if (r.status === 202 && !r.error) { const t: Token = r.data; console.log(t); }`,
  ],
  ['an error as data', `const r = await upload(client, params); if (r.status === 404) console.log(r.data.scopes);`],
  ['parseAs where there are no bytes', `await getLines(client, { parseAs: 'arrayBuffer' });`],
  ['credentials of another kind', `createClient({ auth: { login: 'token' } });`],
  ['a scheme that the contract has not', `createClient({ auth: { other: 'token' } });`],
  ['a value that a server has not', `serverUrl('https://{region}.example.com', { region: 'asia' });`],
];

test('type-checks', () => {
  const found = installed.check(accepted.map(([, code]) => imports + code));
  expect(accepted.map(([what], index) => [what, found[index]])).toEqual(accepted.map(([what]) => [what, []]));
});

test('is refused, once each', () => {
  const found = installed.check(refused.map(([, code]) => imports + code));
  expect(refused.map(([what], index) => [what, found[index]?.length])).toEqual(refused.map(([what]) => [what, 1]));
});

test.each([names.types, names.client])('the example in the README of %s type-checks', (name) => {
  const readme = readFileSync(path.join(installed.folder, 'node_modules', name, 'README.md'), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? 'missing';
  expect(installed.check([`${example}\nexport {};`])).toEqual([[]]);
});
