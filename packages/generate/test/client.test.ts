import type http from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallOptions } from '../src/runtime/client/types.ts';
import { contract, project, type Operation } from './support/packages.ts';
import { reply, startServer, type Reply } from './support/server.ts';

const form = (properties: object): object => ({
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties } } },
});
const ok = {
  200: { description: '', content: { 'application/json': { schema: {} } } },
  default: { description: '', content: { '*/*': { schema: {} } } },
};
const text = { type: 'string' };
const list = { type: 'array', items: text };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const installed = await project(
  contract({
    paths: {
      '/form': {
        post: {
          operationId: 'sendForm',
          requestBody: form({ a: text, secret: text }),
          parameters: [
            { name: 'secret', in: 'query', schema: text },
            { name: 'page', in: 'query', schema: text },
          ],
          responses: ok,
        },
      },
      '/json': {
        post: {
          operationId: 'sendJson',
          requestBody: { content: { 'application/json': { schema: {} } } },
          responses: ok,
        },
      },
      '/items/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: {
          operationId: 'getItem',
          parameters: [
            { name: 'ids', in: 'query', schema: list },
            { name: 'csv', in: 'query', schema: list, explode: false },
            { name: 'pipes', in: 'query', schema: list, style: 'pipeDelimited', explode: false },
            { name: 'filter', in: 'query', schema: { type: 'object' }, style: 'deepObject' },
            { name: 'flat', in: 'query', schema: { type: 'object' } },
            { name: 'json', in: 'query', content: { 'application/json': { schema: {} } } },
          ],
          responses: ok,
        },
      },
      '/revoke': {
        post: {
          operationId: 'revoke',
          responses: { default: { description: '', content: { '*/*': { schema: {} } } } },
        },
      },
      '/text': {
        get: {
          operationId: 'getText',
          responses: { 200: { description: '', content: { 'text/plain': { schema: text } } } },
        },
      },
    },
  }),
);

const server = await startServer();
const { baseUrl, seen, answer } = server;
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => {
  answer();
});

const generated = await installed.client();
const { createClient, byPath, retry, operation } = generated;
const [sendForm, sendJson] = [operation('sendForm'), operation('sendJson')];
const [getItem, revoke, getText] = [operation('getItem'), operation('revoke'), operation('getText')];
const client = createClient({ baseUrl, retry: retry({ baseDelay: 1 }) });
const item = { params: { path: { id: 'x' } } };

describe('bodies', () => {
  test('a form goes out as a form: repeated keys, nothing for what is absent', async () => {
    await sendForm(client, { body: { a: ['1', 'ü&'], b: undefined, c: null, d: true } });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/form',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'a=1&a=%C3%BC%26&d=true',
      },
    ]);
  });

  test('by path too', async () => {
    await byPath(client)['POST']?.('/form', { body: { a: '1' } });
    expect(seen[0]).toMatchObject({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' });
  });

  test('JSON is JSON, also for a client with form headers of its own', async () => {
    await sendJson(client, { body: { a: [1] } });
    expect(seen[0]).toMatchObject({ headers: { 'content-type': 'application/json' }, body: '{"a":[1]}' });
  });

  test('a header of the call wins', async () => {
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    await sendForm(client, { body: { a: 1 }, headers: { 'Content-Type': type } });
    expect(seen[0]).toMatchObject({ headers: { 'content-type': type }, body: 'a=1' });
  });
});

describe('URLs', () => {
  test('parameters are encoded in the styles that the contract declares', async () => {
    await getItem(client, {
      params: {
        path: { id: 'a/b c?#' },
        query: {
          ids: ['1', '2'],
          csv: ['1', ','],
          pipes: ['x', 'y'],
          filter: { a: { toString: () => 'z' }, b: 'q', c: [{ d: 1, e: ['x', 'y'] }, { d: 2 }] },
          flat: { k: 'v' },
          json: { j: 1 },
          none: undefined,
        },
      },
    });
    expect(seen[0]?.url).toBe(
      '/items/a%2Fb%20c%3F%23?ids=1&ids=2&csv=1,%2C&pipes=x%7Cy&filter%5Ba%5D=z&filter%5Bb%5D=q&filter%5Bc%5D%5B0%5D%5Bd%5D=1&filter%5Bc%5D%5B0%5D%5Be%5D=x&filter%5Bc%5D%5B0%5D%5Be%5D=y&filter%5Bc%5D%5B1%5D%5Bd%5D=2&k=v&json=%7B%22j%22%3A1%7D',
    );
  });

  test('a parameter that the contract does not have is refused, not dropped', async () => {
    await expect(getItem(client, { params: { ...item.params, query: { other: '1' } } })).rejects.toThrow(
      'GET /items/{id}: there is no query parameter other',
    );
    expect(seen).toEqual([]);
  });

  test.each(['.', '..', ''])('the path parameter %j is refused', async (id) => {
    await expect(getItem(client, { params: { path: { id } } })).rejects.toThrow(/path parameter/);
    expect(seen).toEqual([]);
  });

  test('what the body can carry does not go into the URL', async () => {
    const call = sendForm(client, { body: {}, params: { query: { secret: 'hush-hush' } } });
    await expect(call).rejects.toThrow(/^secret does not travel in the URL: pass it in the body$/);
    await sendForm(client, { body: {}, params: { query: { page: '2' } } });
    expect(seen.map(({ url }) => url)).toEqual(['/form?page=2']);
  });

  test.each([
    ['a base that is no URL', { baseUrl: 'nowhere' }],
    ['a header that can not be sent', { headers: { authorization: 'Bearer hush-hush\nx' } }],
  ])('no message quotes %s', async (_, options) => {
    const error = await getItem(createClient({ baseUrl, ...options }), { params: { path: { id: 'hush-hush' } } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(String((error as Error).stack)).not.toContain('hush-hush');
    expect((error as Error).message).toContain('GET /items/{id}');
  });
});

describe('replies', () => {
  const unexpected = generated.UnexpectedResponse;

  test.each<[string, Reply, unknown]>([
    ['JSON', reply(200, '{"a":1}'), { a: 1 }],
    ['JSON under another name', reply(200, '[1]', { 'content-type': 'text/plain' }), [1]],
    ['204', reply(204), undefined],
    ['an empty 200', reply(200), undefined],
    ['a chunked empty 200', (response) => response.writeHead(200).end(), undefined],
  ])('data from %s', async (_, given, want) => {
    answer(given);
    const { data, error, response } = await sendJson(client, { body: {} });
    expect({ data, error, ok: response.ok }).toEqual({ data: want, error: undefined, ok: true });
  });

  test('a declared error', async () => {
    answer(reply(400, '{"category":"X"}', { 'content-type': 'application/json;charset=utf-8' }));
    const { data, error, response } = await sendJson(client, { body: {} });
    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: { category: 'X' },
      status: 400,
    });
  });

  test.each<[string, Reply, number, string]>([
    ['an HTML page from a gateway', reply(502, '<html>', { 'content-type': 'text/html' }), 502, '<html>'],
    ['an empty error', reply(500, ''), 500, ''],
    ['broken JSON in an error', reply(400, '{"a"'), 400, '{"a"'],
    ['broken JSON where data should be', reply(200, '{"a"'), 200, '{"a"'],
    ['a login page where data should be', reply(200, '<html>', { 'content-type': 'text/html' }), 200, '<html>'],
  ])('%s is an UnexpectedResponse', async (_, given, status, body) => {
    answer(given);
    const result = await sendJson(client, { body: {} });
    expect(result.data).toBeUndefined();
    expect(result.error).toBeInstanceOf(unexpected);
    expect(result.error).toMatchObject({ status, body });
    expect(JSON.stringify(result.error) + String(result.error)).not.toContain('<html>');
  });

  test('success without a declared body takes any', async () => {
    answer(reply(200, 'OK', { 'content-type': 'text/plain' }));
    expect(await revoke(client)).toMatchObject({ data: 'OK' });
    expect(await getText(client)).toMatchObject({ data: 'OK' });
    answer(reply(200, '\u0000', { 'content-type': 'image/png' }));
    expect((await revoke(client)).data).toBeInstanceOf(Blob);
  });
});

describe('redirects', () => {
  const elsewhere = reply(307, '', { location: '/stolen' });

  test('a body is not sent on, unless that is asked for', async () => {
    answer((response, attempt) => (attempt === 1 ? elsewhere : reply(200, '{}'))(response, attempt));
    const { error, response } = await sendForm(client, { body: { secret: 's' } });
    expect([response.status, error]).toEqual([307, expect.any(generated.UnexpectedResponse)]);
    expect(seen.map(({ url }) => url)).toEqual(['/form']);
    answer((response, attempt) => (attempt === 1 ? elsewhere : reply(200, '{}'))(response, attempt));
    await sendForm(client, { body: { secret: 's' }, redirect: 'follow' });
    expect(seen.map(({ url }) => url)).toEqual(['/form', '/stolen']);
  });

  test('a call without a body goes along', async () => {
    answer((response, attempt) => (attempt === 1 ? elsewhere : reply(200, '{}'))(response, attempt));
    expect((await getItem(client, item)).response.status).toBe(200);
  });
});

describe('validation', () => {
  const findings = { valid: false, errors: [{ pointer: '/secret', keyword: 'type', message: 'got hush-hush' }] };
  const asked: unknown[][] = [];
  const refusing = createClient({
    baseUrl,
    validators: { validateResponse: (...question: unknown[]) => (asked.push(question), findings) },
  } as CallOptions);

  test('broken data is thrown, without its values', async () => {
    answer(reply(200, '{"secret":"hush-hush"}'));
    const error = await sendJson(refusing, { body: {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(generated.ResponseValidationError);
    expect(error).toMatchObject({
      operation: 'POST /json',
      status: 200,
      findings: [{ pointer: '/secret', keyword: 'type' }],
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush-hush');
    expect(asked).toEqual([['POST /json', 200, 'application/json', { secret: 'hush-hush' }]]);
  });

  test('an error that is not the declared one is unexpected', async () => {
    answer(reply(400, '{"other":1}'));
    expect((await sendJson(refusing, { body: {} })).error).toMatchObject({ status: 400, body: '{"other":1}' });
  });
});

describe('attempts', () => {
  const failing =
    (times: number, status: number, headers: http.OutgoingHttpHeaders = {}): Reply =>
    (response, attempt) =>
      (attempt <= times ? reply(status, '', headers) : reply(200, '{"done":true}'))(response, attempt);
  const dropping: Reply = (response, attempt) =>
    attempt === 1 ? response.destroy() : reply(200, '{}')(response, attempt);

  test.each<[string, Reply, Operation, object, number, number]>([
    ['429 after a POST', failing(1, 429), sendForm, { body: { a: 1 } }, 2, 200],
    ['503 with Retry-After in seconds', failing(2, 503, { 'retry-after': '0' }), sendForm, { body: { a: 1 } }, 3, 200],
    [
      '503 with Retry-After as a date',
      failing(1, 503, { 'retry-after': new Date(0).toUTCString() }),
      sendForm,
      { body: { a: 1 } },
      2,
      200,
    ],
    ['502 after a GET', failing(1, 502), getItem, item, 2, 200],
    ['502 after a POST: never sent twice', failing(1, 502), sendForm, { body: {} }, 1, 502],
    ['500: never sent twice', failing(1, 500), getItem, item, 1, 500],
    ['more failures than attempts', failing(9, 503), getItem, item, 3, 503],
    ['a wait beyond the bound', failing(1, 429, { 'retry-after': '3600' }), getItem, item, 1, 429],
    ['retry: false', failing(1, 503), getItem, { ...item, retry: false }, 1, 503],
    ['a lost connection, GET', dropping, getItem, item, 2, 200],
  ])('%s', async (_, given, call, init, attempts, status) => {
    answer(given);
    const { response } = await call(client, init);
    expect([seen.length, response.status]).toEqual([attempts, status]);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
  });

  test('a lost connection, POST: the error of fetch', async () => {
    answer(dropping);
    await expect(sendForm(client, { body: {} })).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(1);
  });

  test('abort ends a wait', async () => {
    const controller = new AbortController();
    answer((response) => {
      reply(429, '', { 'retry-after': '20' })(response, 1);
      setTimeout(() => controller.abort(new Error('enough')), 20);
    });
    await expect(getItem(client, { ...item, signal: controller.signal })).rejects.toThrow('enough');
    expect(seen).toHaveLength(1);
  });

  test('a timeout spans the whole call', async () => {
    answer(() => undefined);
    await expect(getItem(client, { ...item, timeout: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(seen).toHaveLength(1);
  });

  test.each<[where: string, stall: Reply]>([
    ['before its head', () => undefined],
    ['within its body', (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{')],
  ])('ends a reply that stalls %s, also when a fetch of the user makes another request', async (_, stall) => {
    answer(stall);
    const fetch = async (request: Request): Promise<Response> => globalThis.fetch(new Request(request));
    const collect = setInterval(collectGarbage, 10);
    const call = getItem(client, { ...item, fetch, timeout: 100 });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    clearInterval(collect);
  });
});

test('a fetch and middleware of the user', async () => {
  const own = createClient({
    baseUrl: 'https://example.test',
    fetch: async (request: Request) => Response.json({ url: request.url, key: request.headers.get('x-key') }),
  });
  own.use({ onRequest: ({ request }) => request.headers.set('x-key', 'k') });
  expect((await getItem(own, item)).data).toEqual({ url: 'https://example.test/items/x', key: 'k' });
});
