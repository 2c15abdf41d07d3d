import { afterAll, beforeEach, expect, test } from 'vitest';
import { contract, project } from './support/packages.ts';
import { startServer } from './support/server.ts';

const server = await startServer();
const port = new URL(server.baseUrl).port;
const ok = { 200: { description: '', content: { 'application/json': { schema: {} } } } };
const template = 'http://{host}:{port}/{base}';

const installed = await project(
  contract({
    servers: [
      { url: '/relative' },
      {
        url: template,
        variables: {
          host: { default: '127.0.0.1' },
          port: { default: port, enum: [port, '1'] },
          base: { default: 'v1' },
        },
      },
    ],
    paths: {
      '/usual': { get: { operationId: 'usual', responses: ok } },
      '/own': { get: { operationId: 'ownServer', servers: [{ url: `http://127.0.0.1:${port}/own/` }], responses: ok } },
      '/item': {
        servers: [{ url: `http://127.0.0.1:${port}/item` }],
        get: { operationId: 'delete', responses: ok },
        post: { operationId: 'client', responses: ok },
        put: { operationId: 'createClient', responses: ok },
        patch: { operationId: 'retry', responses: ok },
        head: { operationId: 'fetch', responses: ok },
      },
    },
  }),
);
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const { createClient, operation, serverUrl, byPath } = await installed.client();
const urls = (): string[] => server.seen.map(({ url }) => url);

test('the first absolute server, with the defaults of its variables', async () => {
  await operation('usual')(createClient());
  expect(urls()).toEqual(['/v1/usual']);
});

test('the server of the operation, or of its path', async () => {
  await operation('ownServer')(createClient());
  await operation('deleteOperation')(createClient());
  expect(urls()).toEqual(['/own/own', '/item/item']);
});

test('whatever the caller says, for all calls or for one', async () => {
  const client = createClient({ baseUrl: serverUrl(template, { base: 'v2' }) });
  await operation('usual')(client);
  await operation('ownServer')(client);
  await operation('ownServer')(client, { baseUrl: `${server.baseUrl}/x` });
  expect(urls()).toEqual(['/v2/usual', '/v2/own', '/x/own']);
});

test.each<[variables: Record<string, string>, message: string]>([
  [{ port: '2' }, 'port'],
  [{ host: 'evil.example/' }, 'host'],
  [{ host: 'user@evil.example' }, 'host'],
  [{ host: 'evil.example#' }, 'host'],
  [{ base: '..' }, 'base'],
  [{ base: 'a\\b' }, 'base'],
])('%j is refused: it would lead elsewhere', (variables, name) => {
  expect(() => serverUrl(template, variables)).toThrow(`the server variable ${name} can't have this value`);
});

test.each([
  ['client', 'POST', 'clientOperation'],
  ['createClient', 'PUT', 'createClientOperation'],
  ['retry', 'PATCH', 'retryOperation'],
  ['fetch', 'HEAD', 'fetchOperation'],
])('an operation called %s', async (id, method, name) => {
  const found = operation(name);
  const seen: unknown[] = [];
  const client = createClient();
  client.use({ onRequest: ({ operation: about }) => void seen.push(about) });
  await found(client);
  expect(server.seen.map(({ method, url }) => [method, url])).toEqual([[method, '/item/item']]);
  expect(seen).toEqual([{ id, method, path: '/item' }]);
});

test('by path', async () => {
  await byPath(createClient())['GET']?.('/usual');
  expect(urls()).toEqual(['/v1/usual']);
  await expect(byPath(createClient())['GET']?.('/constructor')).rejects.toThrow('no operation GET /constructor');
});
