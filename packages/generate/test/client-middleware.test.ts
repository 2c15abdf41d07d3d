import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Middleware } from '../src/runtime/client/types.ts';
import { contract, project } from './support/packages.ts';
import { reply, startServer } from './support/server.ts';

const ok = { 200: { description: '', content: { 'application/json': { schema: {} } } } };
const installed = await project(
  contract({
    paths: {
      '/items/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: {} }],
        get: { operationId: 'get_/items/{id}', responses: ok },
      },
    },
  }),
);
const server = await startServer();
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const { createClient, operation, retry } = await installed.client();
const getItem = operation('getItemsById');
const item = { params: { path: { id: 'secret' } } };
const clientWith = (...middleware: Middleware[]): ReturnType<typeof createClient> => {
  const client = createClient({ baseUrl: server.baseUrl, retry: retry({ baseDelay: 1 }) });
  client.use(...middleware);
  return client;
};

test('it knows the operation as the contract calls it', async () => {
  const seen: unknown[] = [];
  await getItem(clientWith({ onRequest: ({ operation }) => void seen.push(operation) }), item);
  expect(seen).toEqual([{ id: 'get_/items/{id}', method: 'GET', path: '/items/{id}' }]);
});

test('requests in the order of use, replies the other way round; those of the call inside', async () => {
  const order: string[] = [];
  const named = (name: string): Middleware => ({
    onRequest: () => void order.push(`> ${name}`),
    onResponse: () => void order.push(`< ${name}`),
  });
  await getItem(clientWith(named('a'), named('b')), { ...item, middleware: [named('call')] });
  expect(order).toEqual(['> a', '> b', '> call', '< call', '< b', '< a']);
});

test('it can change the request and the reply', async () => {
  const { data } = await getItem(
    clientWith({
      onRequest: ({ request }) => new Request(request, { headers: { 'x-signed': 'yes' } }),
      onResponse: async ({ response }) => Response.json({ was: await response.json() }),
    }),
    item,
  );
  expect([server.seen[0]?.headers['x-signed'], data]).toEqual(['yes', { was: {} }]);
});

test('it can answer in place of the server', async () => {
  const { data } = await getItem(clientWith({ onRequest: async () => Response.json('cached') }), item);
  expect([data, server.seen]).toEqual(['cached', []]);
});

test('it sees every attempt', async () => {
  server.answer((response, attempt) => reply(attempt === 1 ? 503 : 200, '{}')(response, attempt));
  const seen: number[] = [];
  await getItem(clientWith({ onResponse: ({ response }) => void seen.push(response.status) }), item);
  expect(seen).toEqual([503, 200]);
});

test('it can put an error or a reply in place of a lost connection', async () => {
  server.answer((response) => response.destroy());
  const named = clientWith({ onError: ({ error, operation }) => new Error(operation.path, { cause: error }) });
  await expect(getItem(named, { ...item, retry: false })).rejects.toThrow('/items/{id}');
  const saved = clientWith({ onError: () => Response.json('saved') });
  expect((await getItem(saved, { ...item, retry: false })).data).toBe('saved');
});

test('its own errors are not taken for a lost connection', async () => {
  let attempts = 0;
  const broken = (): never => {
    attempts += 1;
    throw new Error('broken');
  };
  await expect(getItem(clientWith({ onRequest: broken }), item)).rejects.toThrow('broken');
  await expect(getItem(clientWith({ onResponse: broken }), item)).rejects.toThrow('broken');
  expect(attempts).toBe(2);
});

test('what is ejected is gone', async () => {
  const broken: Middleware = {
    onRequest: () => {
      throw new Error('broken');
    },
  };
  const client = clientWith(broken);
  client.eject(broken);
  expect((await getItem(client, item)).status).toBe(200);
});
