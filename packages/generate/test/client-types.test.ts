import { afterAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contract, names, project } from './support/packages.ts';

const json = (schema: object): object => ({ 'application/json': { schema } });
const problem = { description: '', content: { '*/*': { schema: { $ref: '#/components/schemas/Error' } } } };

const given = contract({
  servers: [{ url: 'https://api.example.com' }],
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
  },
});
const installed = await project(given);
afterAll(installed.remove);

const imports = `import { createClient, introspectToken, getTokensById, deleteOperation, revoke, UnexpectedResponse } from '${names.client}';
const client = createClient();
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
    `const { data } = await client.POST('/token/introspect', { body: { token: '' } }); export const s: string[] | undefined = data?.scopes;`,
  ],
  [
    'options of a call',
    `await introspectToken(client, { body: { token: '' }, timeout: 1, retry: { attempts: 2 }, signal: new AbortController().signal, headers: { a: 'b' } });`,
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
];

const refused: readonly (readonly [what: string, code: string])[] = [
  ['a body without a required member', `await introspectToken(client, { body: {} });`],
  ['no body at all', `await introspectToken(client);`],
  ['a member that the body has not', `await introspectToken(client, { body: { token: '', other: 1 } });`],
  ['no path parameter', `await getTokensById(client, {});`],
  ['a path that the contract has not', `await client.GET('/token/introspect');`],
  ['undeclared data taken for something', `const { data } = await revoke(client); export const n: string = data;`],
  ['a body where there is none', `await revoke(client, { body: {} });`],
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
