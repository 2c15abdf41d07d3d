import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, project } from './support/packages.ts';
import { startServer } from './support/server.ts';

const ok = { 200: { description: '', content: { 'application/json': { schema: {} } } } };
const media = (...types: string[]): object => Object.fromEntries(types.map((type) => [type, { schema: {} }]));
const post = (operationId: string, content: object): object => ({
  post: { operationId, requestBody: { content }, responses: ok },
});
const object = { type: 'object' };

const installed = await project(
  contract({
    paths: {
      '/json': post('json', media('application/json')),
      '/merge': post('merge', media('application/merge-patch+json')),
      '/form': post('form', media('application/x-www-form-urlencoded')),
      '/encoded': post('encoded', {
        'application/x-www-form-urlencoded': {
          schema: object,
          encoding: {
            csv: { explode: false },
            pipes: { style: 'pipeDelimited', explode: false },
            deep: { style: 'deepObject', explode: true },
            free: { allowReserved: true },
            json: { contentType: 'application/json' },
          },
        },
      }),
      '/parts': post('parts', {
        'multipart/form-data': {
          schema: object,
          encoding: {
            note: { contentType: 'text/markdown' },
            image: { contentType: 'image/png, image/jpeg' },
            config: { contentType: 'application/vnd.acme+json' },
            csv: { style: 'form', explode: false },
          },
        },
      }),
      '/text': post('text', media('text/plain')),
      '/xml': post('xml', media('application/xml')),
      '/bytes': post('bytes', media('application/octet-stream')),
      '/image': post('image', media('image/*')),
      '/whatever': post('whatever', media('*/*')),
      '/several': post('several', {
        ...media('text/csv', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/hal+json'),
        ...media('application/json; charset=utf-8', 'image/*'),
      }),
      '/none': { post: { operationId: 'none', responses: ok } },
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
const client = createClient({ baseUrl: server.baseUrl });

const send = async (name: string, init: object): Promise<readonly [type: string | undefined, body: string]> => {
  await operation(name)(client, init);
  const { headers, body } = server.seen[0] ?? expect.fail('nothing arrived');
  return [headers['content-type'], body];
};

const bytes = new Uint8Array([104, 105]);
const stream = (): ReadableStream => new Blob(['hi']).stream();
const form = 'application/x-www-form-urlencoded';

test.each<[name: string, body: unknown, type: string | undefined, arrived: string]>([
  ['json', { a: [1, 'ü'], b: undefined }, 'application/json', '{"a":[1,"ü"]}'],
  ['json', 'text', 'application/json', '"text"'],
  ['json', null, 'application/json', 'null'],
  ['json', false, 'application/json', 'false'],
  ['merge', { a: null }, 'application/merge-patch+json', '{"a":null}'],
  ['form', { a: ['1', '2'], b: 'x y&z', c: null, d: undefined, e: 0 }, form, 'a=1&a=2&b=x+y%26z&e=0'],
  ['form', { 'k[]': [], o: { a: 1 }, __proto__x: 'ü' }, form, 'o=%7B%22a%22%3A1%7D&__proto__x=%C3%BC'],
  ['form', {}, form, ''],
  ['form', new URLSearchParams({ a: '1' }), form, 'a=1'],
  ['encoded', { csv: ['a', 'b,c'], pipes: [1, 2] }, form, 'csv=a,b%2Cc&pipes=1%7C2'],
  ['encoded', { deep: { a: 'x y' }, free: '/?' }, form, 'deep%5Ba%5D=x+y&free=/?'],
  ['encoded', { json: 'a', other: [1, 2] }, form, 'json=%22a%22&other=1&other=2'],
  ['text', 'plain ü', 'text/plain', 'plain ü'],
  ['text', 7, 'text/plain', '7'],
  ['xml', '<a/>', 'application/xml', '<a/>'],
  ['bytes', bytes, 'application/octet-stream', 'hi'],
  ['bytes', bytes.buffer, 'application/octet-stream', 'hi'],
  ['bytes', new Blob(['hi'], { type: 'image/png' }), 'application/octet-stream', 'hi'],
  ['bytes', stream(), 'application/octet-stream', 'hi'],
  ['image', new Blob(['hi'], { type: 'image/gif' }), 'image/gif', 'hi'],
  ['whatever', { a: 1 }, 'application/json', '{"a":1}'],
  ['none', undefined, undefined, ''],
  ['json', undefined, undefined, ''],
])('%s: %j goes out as %s', async (name, body, type, arrived) => {
  expect(await send(name, { body })).toEqual([type, arrived]);
});

test('an object is no text', async () => {
  await expect(operation('xml')(client, { body: { a: 1 } })).rejects.toThrow('application/xml is text or bytes');
  expect(server.seen).toEqual([]);
});

describe('several media types', () => {
  test.each([
    [undefined, { a: 1 }, 'application/json; charset=utf-8', '{"a":1}'],
    ['application/hal+json', { a: 1 }, 'application/hal+json', '{"a":1}'],
    [form, { a: [1, 2] }, form, 'a=1&a=2'],
    ['text/csv', 'a,b', 'text/csv', 'a,b'],
    ['image/webp', bytes, 'image/webp', 'hi'],
  ])('%s', async (contentType, body, type, arrived) => {
    expect(await send('several', { ...(contentType && { contentType }), body })).toEqual([type, arrived]);
  });

  test('one that is not declared is not sent', async () => {
    await expect(operation('several')(client, { body: '', contentType: 'text/html' })).rejects.toThrow(
      'POST /several: there is no body of the media type text/html',
    );
    expect(server.seen).toEqual([]);
  });
});

describe('multipart/form-data', () => {
  interface Part {
    readonly name: string | undefined;
    readonly file: string | undefined;
    readonly type: string | undefined;
    readonly text: string;
  }

  const partsOf = (type: string | undefined, body: string): readonly Part[] => {
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type ?? '')?.[1] ?? expect.fail(`${type}`);
    const pieces = body.split(`--${boundary}`);
    expect(pieces.at(-1)?.trim()).toBe('--');
    return pieces.slice(1, -1).map((piece) => {
      const [head = '', ...text] = piece.split('\r\n\r\n');
      return {
        name: / name="([^"]*)"/.exec(head)?.[1],
        file: /filename="([^"]*)"/.exec(head)?.[1],
        type: /content-type: (.*)/i.exec(head)?.[1]?.trim(),
        text: text.join('\r\n\r\n').replace(/\r\n$/, ''),
      };
    });
  };
  const sendParts = async (body: unknown): Promise<readonly Part[]> => partsOf(...(await send('parts', { body })));
  const text = (name: string, value: string): Part => ({ name, file: undefined, type: undefined, text: value });
  const file = (name: string, file: string, type: string, value: string): Part => ({ name, file, type, text: value });

  test.each<[what: string, body: unknown, parts: readonly Part[]]>([
    [
      'texts, numbers and dates',
      { a: 'x', b: 0, c: new Date(0) },
      [text('a', 'x'), text('b', '0'), text('c', '1970-01-01T00:00:00.000Z')],
    ],
    ['nothing for what is absent', { a: null, b: undefined, c: '' }, [text('c', '')]],
    ['lists repeat their name', { a: ['x', 'y'] }, [text('a', 'x'), text('a', 'y')]],
    ['objects are JSON', { a: { b: 1 } }, [file('a', 'blob', 'application/json', '{"b":1}')]],
    ['lists of objects are JSON one by one', { a: [{ b: 1 }] }, [file('a', 'blob', 'application/json', '{"b":1}')]],
    ['a Blob', { a: new Blob(['x'], { type: 'text/css' }) }, [file('a', 'blob', 'text/css', 'x')]],
    [
      'a File keeps its name',
      { a: new File(['x'], 'n.txt', { type: 'text/css' }) },
      [file('a', 'n.txt', 'text/css', 'x')],
    ],
    ['a Buffer', { a: Buffer.from('x') }, [file('a', 'blob', 'application/octet-stream', 'x')]],
    [
      'several files',
      { a: [new File(['x'], '1'), new File(['y'], '2')] },
      [file('a', '1', 'application/octet-stream', 'x'), file('a', '2', 'application/octet-stream', 'y')],
    ],
    ['the media type of an encoding', { note: '# x' }, [file('note', 'blob', 'text/markdown', '# x')]],
    [
      'a File takes it and keeps its name',
      { note: new File(['x'], 'n.md') },
      [file('note', 'n.md', 'text/markdown', 'x')],
    ],
    [
      'a JSON media type makes JSON of a text',
      { config: 'x' },
      [file('config', 'blob', 'application/vnd.acme+json', '"x"')],
    ],
    [
      'one media type of several is for the file to say',
      { image: new Blob(['x'], { type: 'image/png' }) },
      [file('image', 'blob', 'image/png', 'x')],
    ],
    ['the style of an encoding', { csv: ['a', 'b'] }, [text('csv', 'a,b')]],
  ])('%s', async (_, body, parts) => {
    expect(await sendParts(body)).toEqual(parts);
  });

  test('a form that the caller made goes as it is', async () => {
    const body = new FormData();
    body.append('a', '1');
    expect(await sendParts(body)).toEqual([text('a', '1')]);
  });

  test('it is sent again whole', async () => {
    server.answer((response, attempt) => response.writeHead(attempt === 1 ? 503 : 200, { 'retry-after': '0' }).end());
    await operation('parts')(client, { body: { a: new Blob(['x']), b: 'y' }, retry: retry() });
    const arrived = server.seen.map(({ headers, body }) => partsOf(headers['content-type'], body));
    expect(arrived).toHaveLength(2);
    expect(arrived[1]).toEqual(arrived[0]);
  });
});

test('a stream is sent once: it is gone after that', async () => {
  server.answer((response) => response.writeHead(503, { 'retry-after': '0' }).end());
  const { status } = await operation('bytes')(client, { body: stream(), retry: retry() });
  expect([status, server.seen.length]).toEqual([503, 1]);
});
