import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, project } from './support/packages.ts';
import { reply, startServer, type Reply } from './support/server.ts';

const content = (...types: string[]): object => ({
  description: '',
  content: Object.fromEntries(types.map((type) => [type, { schema: {} }])),
});
const none = { description: '' };
const get = (operationId: string, responses: object): object => ({ get: { operationId, responses } });

const installed = await project(
  contract({
    paths: {
      '/json': get('json', {
        200: content('application/json'),
        404: content('application/json'),
        '5XX': content('application/problem+json'),
      }),
      '/open': get('open', { 200: content('*/*'), default: content('*/*') }),
      '/words': get('words', { 200: { description: '', content: { '*/*': { schema: { type: 'string' } } } } }),
      '/hal': get('hal', { '2XX': content('application/hal+json') }),
      '/text': get('text', { 200: content('text/plain'), 400: content('text/plain') }),
      '/xml': get('xml', { 200: content('application/xml') }),
      '/bytes': get('bytes', { 200: content('application/pdf') }),
      '/several': get('several', { 200: content('application/json', 'text/csv', 'image/*') }),
      '/lines': get('lines', { 200: content('application/jsonl') }),
      '/ndjson': get('ndjson', { 200: content('application/x-ndjson') }),
      '/events': get('events', { 200: content('text/event-stream') }),
      '/empty': {
        delete: { operationId: 'empty', responses: { 204: none } },
        head: { operationId: 'head', responses: { 200: none } },
      },
      '/silent': get('silent', { default: content('*/*') }),
      '/nothing': get('nothing', {}),
    },
  }),
);
const server = await startServer();
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const { createClient, operation, UnexpectedResponse, unwrap, settle } = await installed.client();
const client = createClient({ baseUrl: server.baseUrl });

const typed = (type: string, body: string | Uint8Array, status = 200): Reply =>
  reply(status, body, { 'content-type': type });

describe('data, by the media type of the reply', () => {
  test.each<[name: string, given: Reply, data: unknown]>([
    ['json', typed('application/json', '{"a":1}'), { a: 1 }],
    ['json', typed('application/json; charset=utf-8', 'null'), null],
    ['json', typed('application/json', 'false'), false],
    ['json', typed('application/vnd.acme+json', '[1]'), [1]],
    ['json', typed('text/plain', '{"a":1}'), { a: 1 }],
    ['json', reply(200, '{"a":1}', {}), { a: 1 }],
    ['json', reply(201, '{"a":1}'), { a: 1 }],
    ['json', reply(200), undefined],
    ['json', reply(204, '', {}), undefined],
    ['json', reply(205, '', {}), undefined],
    ['open', typed('application/json', '"x"'), 'x'],
    ['hal', typed('application/hal+json', '{}'), {}],
    ['words', typed('text/plain', '[1]'), '[1]'],
    ['words', typed('application/json', '"x"'), 'x'],
    ['text', typed('text/plain', '{"a":1}'), '{"a":1}'],
    ['text', typed('text/plain', ''), ''],
    ['xml', typed('application/xml', '<a/>'), '<a/>'],
    ['several', typed('application/json', '[1]'), [1]],
    ['several', typed('text/csv; header=present', '1,2'), '1,2'],
    ['silent', typed('application/json', '[1]'), [1]],
    ['silent', typed('text/plain', '[1]'), '[1]'],
    ['silent', reply(200, '', {}), undefined],
    ['nothing', typed('application/json', '[1]'), [1]],
    ['empty', reply(204, '', {}), undefined],
    ['empty', typed('application/json', '{"surprise":1}'), undefined],
    ['head', typed('application/json', ''), undefined],
  ])('%s', async (name, given, data) => {
    server.answer(given);
    const result = await operation(name)(client);
    expect(result).toMatchObject({ status: result.response.status });
    expect([result.data, result.error]).toEqual([data, undefined]);
  });

  const png = new Uint8Array([0x89, 0x50, 0xff, 0x00]);

  test.each([
    ['bytes', 'application/pdf'],
    ['bytes', 'application/octet-stream'],
    ['several', 'image/png'],
    ['silent', 'image/png'],
  ])('%s: %s is a Blob', async (name, type) => {
    server.answer(typed(type, png));
    const { data } = await operation(name)(client);
    expect(data).toBeInstanceOf(Blob);
    expect((data as Blob).type).toBe(type);
    expect(new Uint8Array(await (data as Blob).arrayBuffer())).toEqual(png);
  });

  test('or what the caller likes better', async () => {
    server.answer(typed('application/pdf', png));
    const buffer = await operation('bytes')(client, { parseAs: 'arrayBuffer' });
    expect(new Uint8Array(buffer.data as ArrayBuffer)).toEqual(png);
    const stream = await operation('bytes')(client, { parseAs: 'stream' });
    expect(new Uint8Array(await new Response(stream.data as ReadableStream).arrayBuffer())).toEqual(png);
  });
});

describe('errors, by status and media type', () => {
  test.each<[what: string, name: string, given: Reply, error: unknown]>([
    ['exact', 'json', reply(404, '{"a":1}'), { a: 1 }],
    ['range', 'json', typed('application/problem+json', '{"a":1}', 503), { a: 1 }],
    ['default', 'open', reply(418, '{"a":1}'), { a: 1 }],
    ['default alone', 'silent', reply(400, '{"a":1}'), { a: 1 }],
    ['JSON under another name', 'open', typed('text/plain', '{"a":1}', 400), { a: 1 }],
    ['a text in JSON', 'json', reply(404, '"gone"'), 'gone'],
    ['a text', 'text', typed('text/plain', 'gone', 400), 'gone'],
  ])('%s', async (_, name, given, error) => {
    server.answer(given);
    const result = await operation(name)(client);
    expect([result.data, result.error, result.status]).toEqual([undefined, error, result.response.status]);
  });

  const html = '<html>hush-hush';

  test.each<[what: string, name: string, given: Reply, status: number, body: string]>([
    ['a page of a gateway', 'json', typed('text/html', html, 502), 502, html],
    ['a page where a text is declared', 'text', typed('text/html', html, 400), 400, html],
    ['a status that is not declared', 'json', reply(418, '{"a":1}'), 418, '{"a":1}'],
    ['no body', 'json', reply(404), 404, ''],
    ['no body, no media type', 'open', reply(500, '', {}), 500, ''],
    ['null', 'json', reply(404, 'null'), 404, 'null'],
    ['a number that is no JSON by name', 'open', typed('text/plain', '7', 500), 500, '7'],
    ['broken JSON', 'json', reply(404, '{"a"'), 404, '{"a"'],
    ['broken JSON in a success', 'json', reply(200, '{"a"'), 200, '{"a"'],
    ['a page in a success', 'open', typed('text/html', html), 200, html],
    ['a page where bytes are declared', 'bytes', typed('text/html', html), 200, html],
    ['a redirect', 'json', reply(304, '', {}), 304, ''],
  ])('%s is an UnexpectedResponse', async (_, name, given, status, body) => {
    server.answer(given);
    const { data, error } = await operation(name)(client);
    expect(data).toBeUndefined();
    expect(error).toBeInstanceOf(UnexpectedResponse);
    expect(error).toMatchObject({ status, body });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
  });
});

describe('streams', () => {
  const pieces =
    (type: string, ...chunks: readonly string[]): Reply =>
    (response) => {
      response.writeHead(200, { 'content-type': type });
      const next = (index: number): void => {
        if (index === chunks.length) response.end();
        else response.write(Buffer.from(chunks[index] as string, 'latin1'), () => setImmediate(next, index + 1));
      };
      next(0);
    };
  const all = async (name: string): Promise<unknown[]> => {
    const { data } = await operation(name)(client);
    const found: unknown[] = [];
    for await (const item of data as AsyncIterable<unknown>) found.push(item);
    return found;
  };
  /** UTF-8 as the bytes that it is, so that a character can be cut in two. */
  const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

  test.each([
    ['lines', 'application/jsonl'],
    ['ndjson', 'application/x-ndjson'],
  ])('%s: one value after the other', async (name, type) => {
    const [head = '', tail = ''] = [utf8('{"a":"ü').slice(0, -1), utf8('ü').slice(-1)];
    server.answer(pieces(type, '\u00ef\u00bb\u00bf1\r', '\n\n', head, `${tail}\u00e2\u0080\u00a8"}\n[`, ']\nnull'));
    expect(await all(name)).toEqual([1, { a: 'ü\u2028' }, [], null]);
  });

  test('a value is there before the next one comes', async () => {
    let go: (() => void) | undefined;
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/jsonl' }).write('1\n');
      go = () => response.end('2\n');
    });
    const { data } = await operation('lines')(client);
    const seen: unknown[] = [];
    for await (const value of data as AsyncIterable<unknown>) {
      seen.push(value);
      go?.();
    }
    expect(seen).toEqual([1, 2]);
  });

  test('who stops reading ends the reply', async () => {
    const ended = new Promise((resolve) => {
      server.answer((response) => {
        response.writeHead(200, { 'content-type': 'application/jsonl' }).write('1\n2\n');
        response.on('close', () => resolve('closed'));
      });
    });
    const { data } = await operation('lines')(client);
    for await (const value of data as AsyncIterable<unknown>) if (value === 1) break;
    expect(await ended).toBe('closed');
  });

  test('a broken line is thrown, without its text', async () => {
    server.answer(pieces('application/jsonl', '1\nhush-hush\n'));
    const error: unknown = await all('lines').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnexpectedResponse);
    expect(String(error)).not.toContain('hush');
  });

  test.each<[what: string, chunks: readonly string[], events: readonly unknown[]]>([
    ['data alone', ['data: 1\n\n'], [{ event: 'message', data: '1', id: '' }]],
    [
      'every field',
      ['id: 7\nevent: x\ndata: a\ndata:  b\nretry: 1\n: comment\nother\n\n'],
      [{ event: 'x', data: 'a\n b', id: '7' }],
    ],
    [
      'the id stays, the event does not',
      ['id: 7\nevent: x\ndata: a\n\ndata: b\n\n'],
      [
        { event: 'x', data: 'a', id: '7' },
        { event: 'message', data: 'b', id: '7' },
      ],
    ],
    ['no data, no event', ['event: x\n\n: ping\n\n'], []],
    [
      'line ends of every kind, cut anywhere',
      ['data: a\r', '\n\r', '\ndata: b\r\rda', 'ta: c\n\n'],
      ['a', 'b', 'c'].map((data) => ({ event: 'message', data, id: '' })),
    ],
    ['an event that is not finished is none', ['data: a\n\ndata: b\n'], [{ event: 'message', data: 'a', id: '' }]],
    ['an empty line of data', ['data\n\n'], [{ event: 'message', data: '', id: '' }]],
  ])('events: %s', async (_, chunks, events) => {
    server.answer(pieces('text/event-stream', ...chunks));
    expect(await all('events')).toEqual(events);
  });
});

test.each([
  ['json', 'application/json, application/problem+json'],
  ['open', '*/*'],
  ['several', 'application/json, text/csv, image/*'],
])('%s asks for what is declared: %s', async (name, accept) => {
  await operation(name)(client);
  expect(server.seen[0]?.headers.accept).toBe(accept);
});

describe('by choice', () => {
  test('unwrap gives the data', async () => {
    server.answer(reply(200, '[1]'));
    expect(await unwrap(operation('json')(client))).toEqual([1]);
  });

  test('unwrap throws the error, which no log shows by itself', async () => {
    server.answer(reply(404, '{"secret":"hush-hush"}'));
    const error: unknown = await unwrap(operation('json')(client)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'FailedResponse', status: 404, error: { secret: 'hush-hush' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
  });

  test('a lost connection rejects', async () => {
    server.answer((response) => response.destroy());
    await expect(operation('json')(client)).rejects.toThrow(TypeError);
  });

  test('settle makes an error value of it', async () => {
    server.answer((response) => response.destroy());
    const { data, error } = await settle(operation('json')(client));
    expect([data, (error as Error).name]).toEqual([undefined, 'NoResponse']);
    expect((error as Error).cause).toBeInstanceOf(TypeError);
    const late = await settle(operation('json')(client, { signal: AbortSignal.abort(new Error('late')) }));
    expect((late.error as Error).cause).toMatchObject({ message: 'late' });
  });
});
