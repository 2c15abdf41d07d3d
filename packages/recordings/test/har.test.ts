import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeHar } from '../src/formats/har.ts';
import { checkRecordings } from '../src/recordings.ts';
import type { Reading } from '../src/exchange.ts';
import { contract, entry, exchange, file, harText, readAll } from './support.ts';

const readOne = async (given: unknown): Promise<Reading | undefined> =>
  (await readAll(file('a.har', harText(given))))[0];

describe('entries that are no exchange are skipped with a reason', () => {
  it.each([
    ['aborted', entry({ response: { status: 0, _error: 'net::ERR_ABORTED' } }), 'aborted or failed'],
    ['aborted, as Playwright says it', entry({ _wasAborted: true }), 'aborted or failed'],
    ['web socket', entry({ _resourceType: 'websocket' }), 'web socket'],
    ['web socket by its URL', entry({ url: 'wss://x/y' }), 'web socket'],
    ['event stream', entry({ _resourceType: 'eventsource' }), 'event stream'],
    ['not modified', entry({ response: { status: 304 } }), 'cache'],
    ['from the cache', entry({ _fromCache: 'memory' }), 'cache'],
    ['data URL', entry({ url: 'data:text/plain,x' }), 'not one of HTTP'],
    ['no request', {}, 'no method or URL'],
    ['null', null, 'no method or URL'],
    ['a list', [1], 'no method or URL'],
    ['no status', entry({ response: { status: null } }), 'no response status'],
  ])('%s', async (_name, given, reason) => {
    expect(await readOne(given)).toMatchObject({ kind: 'skipped', entry: 0, reason: expect.stringContaining(reason) });
  });
});

describe('bodies', () => {
  const missing = { kind: 'missing' };
  it.each([
    [
      'as text',
      { size: 2, mimeType: 'application/json', text: '{}' },
      { kind: 'text', text: '{}', mediaType: 'application/json', size: 2 },
    ],
    ['as base64', { size: 2, mimeType: '', text: 'e30=', encoding: 'base64' }, { kind: 'base64', base64: 'e30=' }],
    ['not kept', { size: 20, mimeType: 'application/json' }, missing],
    ['not kept, empty text', { size: 20, text: '' }, missing],
    ['of unknown size', { size: -1, mimeType: 'application/json' }, missing],
    ['no content at all', undefined, missing],
    ['null', null, missing],
    ['in a file beside', { size: 0, _file: 'abc.json' }, missing],
    ['really empty', { size: 0, mimeType: 'application/json', text: '' }, undefined],
  ])('of responses: %s', async (_name, content, expected) => {
    const reading = await readOne(entry({ response: { content } }));
    const body = reading?.kind === 'exchange' ? reading.exchange.responseBody : 'not read';
    expect({ body }).toMatchObject({ body: expected });
  });

  it.each([
    [
      'text',
      { postData: { mimeType: 'a/b', text: 'x=1', params: [{ name: 'x', value: '2' }] } },
      { kind: 'text', text: 'x=1' },
    ],
    [
      'fields alone',
      { postData: { mimeType: 'a/b', params: [{ name: 'x', value: '2' }] } },
      { kind: 'fields', fields: [['x', '2']] },
    ],
    [
      'base64, as optic writes it',
      { postData: { text: 'e30=', encoding: 'base64' } },
      { kind: 'base64', base64: 'e30=' },
    ],
    ['dropped', { bodySize: 12 }, missing],
    ['dropped, by the header', { headers: [{ name: 'Content-Length', value: '9' }] }, missing],
    ['empty for octets', { bodySize: 5, postData: { mimeType: 'application/octet-stream', text: '' } }, missing],
    ['none', { bodySize: -1 }, undefined],
    ['null', { postData: null }, undefined],
  ])('of requests: %s', async (_name, request, expected) => {
    const reading = await readOne(entry({ request }));
    const body = reading?.kind === 'exchange' ? reading.exchange.requestBody : 'not read';
    expect({ body }).toMatchObject({ body: expected });
  });

  const object = contract({
    paths: {
      '/things': {
        get: {
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: { type: 'object', required: ['id'] } } },
            },
          },
        },
      },
    },
  });
  const json = '{"id":1}';
  const base64 = (bytes: Buffer): string => bytes.toString('base64');
  const encoded = (encoding: string): object => ({ headers: [{ name: 'Content-Encoding', value: encoding }] });
  it.each([
    ['plain', { content: { size: 8, text: json } }, 'valid'],
    ['decoded though the header says gzip', { ...encoded('gzip'), content: { size: 8, text: json } }, 'valid'],
    ['base64', { content: { size: 8, text: base64(Buffer.from(json)), encoding: 'base64' } }, 'valid'],
    ['base64 of gzip', { content: { text: base64(gzipSync(json)), encoding: 'base64' } }, 'valid'],
    [
      'base64 of brotli',
      { ...encoded('br'), content: { text: base64(brotliCompressSync(json)), encoding: 'base64' } },
      'valid',
    ],
    ['called base64, but plain', { content: { size: 8, text: json, encoding: 'base64' } }, 'valid'],
    ['with a byte order mark', { content: { size: 11, text: `\uFEFF${json}` } }, 'valid'],
    ['cut off by the recorder', { content: { size: 800, text: '{"id":' } }, 'unchecked'],
    ['broken', { content: { size: 6, text: '{"id":' } }, 'invalid'],
    ['missing', { content: { size: 8 } }, 'unchecked'],
  ])('that are %s come out %s', async (_name, response, expected) => {
    const content = { mimeType: 'application/json', ...response.content };
    const report = await checkRecordings(object, [
      file('a.har', harText(entry({ response: { ...response, content } }))),
    ]);
    const unchecked = report.notChecked.some(({ part }) => part === 'response.body');
    expect(report.summary.invalid > 0 ? 'invalid' : unchecked ? 'unchecked' : 'valid').toBe(expected);
  });
});

it('headers keep each value, lose their case and the pseudo headers of HTTP/2', async () => {
  const headers = [
    { name: ':method', value: 'GET' },
    { name: 'Set-Cookie', value: 'a=1' },
    { name: 'set-cookie', value: 'b=2' },
    { name: 'X', value: null },
    null,
  ];
  const reading = await readOne(entry({ response: { headers } }));
  expect(reading?.kind === 'exchange' && reading.exchange.responseHeaders).toEqual(
    new Map([['set-cookie', ['a=1', 'b=2']]]),
  );
});

it('one broken entry is told and the rest is read', async () => {
  const text = harText(entry(), 'BROKEN', entry()).replace('"BROKEN"', '{"a": secret-text}');
  expect(await readAll(file('a.har', text))).toMatchObject([
    { kind: 'exchange' },
    {
      kind: 'broken',
      entry: 1,
      keyword: 'malformed',
      message: 'the entry is not JSON: syntax error at 1:7 of the entry',
    },
    { kind: 'exchange', exchange: { entry: 2 } },
  ]);
});

it.each([
  [
    'inside an entry',
    30,
    { kind: 'broken', entry: 1, keyword: 'truncated', message: 'the file is cut off inside entry 1' },
  ],
  [
    'behind the entries',
    2,
    { kind: 'broken', entry: 2, keyword: 'truncated', message: 'the file is cut off behind 2 entries' },
  ],
])('a file that is cut off %s gives what it holds and says so', async (_name, missingBytes, expected) => {
  const readings = await readAll(file('a.har', harText(entry(), entry()).slice(0, -missingBytes)));
  expect(readings[0]).toMatchObject({ kind: 'exchange' });
  expect(readings.at(-1)).toEqual(expected);
});

it('is read with a byte order mark, pretty-printed, and compressed', async () => {
  const pretty = JSON.stringify(JSON.parse(harText(entry())), undefined, 2);
  const wide = Buffer.from(`\uFEFF${pretty}`, 'utf16le');
  const turned = Buffer.from(wide).swap16();
  for (const content of [
    `\uFEFF${pretty}`,
    gzipSync(pretty),
    gzipSync(`\uFEFF${pretty}`),
    wide,
    turned,
    gzipSync(wide),
  ])
    expect(await readAll(file('a.har', content))).toHaveLength(1);
});

it('is written so that it reads back the same', async () => {
  const exchanges = [
    exchange({
      source: 'x',
      method: 'POST',
      url: 'https://a.example/b?c=d&c=e',
      requestHeaders: new Map([['content-type', ['application/x-www-form-urlencoded']]]),
      requestBody: { kind: 'text', text: 'a=b', mediaType: 'application/x-www-form-urlencoded' },
      responseHeaders: new Map([
        ['content-type', ['application/json']],
        ['set-cookie', ['a', 'b']],
      ]),
      responseBody: { kind: 'text', text: '{}', mediaType: 'application/json', size: 2 },
      startedAt: '2026-05-11T00:00:00.000Z',
      comment: 'note',
    }),
    exchange({ source: 'x', entry: 1, status: 204, responseBody: undefined, startedAt: '2026-05-11T00:00:00.000Z' }),
  ];
  const text = writeHar(exchanges, { creator: { name: 'test', version: '1' }, comment: 'made by hand' });
  const place = file('a.har', text);
  const read = (await readAll(place)).flatMap((reading) =>
    reading.kind === 'exchange' ? [{ ...reading.exchange, source: 'x' }] : [],
  );
  expect(read).toEqual(exchanges);
  expect(JSON.parse(text)).toMatchObject({
    log: {
      version: '1.2',
      comment: 'made by hand',
      entries: [
        {
          request: {
            queryString: [
              { name: 'c', value: 'd' },
              { name: 'c', value: 'e' },
            ],
          },
        },
        {},
      ],
    },
  });
});
