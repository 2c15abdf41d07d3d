import { describe, expect, it } from 'vitest';
import { writeNdjson } from '../src/formats/ndjson.ts';
import { exchange, file, readAll } from './support.ts';

const line = { method: 'get', url: 'https://a.example/b', status: 200 };

describe('lines', () => {
  it('are exchanges, by their usual member names', async () => {
    const records = [
      { ...line, requestBody: { a: 1 }, responseBody: [1] },
      { request: { method: 'get', url: 'https://a.example/b', body: { a: 1 } }, response: { status: 200, body: [1] } },
      { req: { method: 'get', url: 'https://a.example/b', body: { a: 1 } }, res: { statusCode: 200, body: [1] } },
      {
        'http.request.method': 'get',
        'url.full': 'https://a.example/b',
        http: { response: { status_code: 200, body: { content: '[1]' } }, request: { body: { content: '{"a":1}' } } },
      },
      { method: 'get', host: 'a.example', path: '/b', status: 200, requestBody: '{"a":1}', body: '[1]' },
    ];
    const readings = await readAll(file('log.ndjson', records.map((record) => JSON.stringify(record)).join('\n')));
    for (const [index, reading] of readings.entries())
      expect(reading).toMatchObject({
        kind: 'exchange',
        exchange: { entry: index, method: 'GET', url: 'https://a.example/b', status: 200 },
      });
    const bodies = readings.map(
      (reading) => reading.kind === 'exchange' && [reading.exchange.requestBody, reading.exchange.responseBody],
    );
    const parsed = [
      { kind: 'json', value: { a: 1 } },
      { kind: 'json', value: [1] },
    ];
    const text = [
      { kind: 'text', text: '{"a":1}', mediaType: 'application/json' },
      { kind: 'text', text: '[1]', mediaType: 'application/json' },
    ];
    expect(bodies).toEqual([parsed, parsed, parsed, text, text]);
  });

  it.each([
    ['an object', { A: 'b', C: ['d', 'e'] }],
    [
      'a list of members',
      [
        { name: 'a', value: 'b' },
        { name: 'c', value: 'd' },
        { name: 'C', value: 'e' },
      ],
    ],
    [
      'a list of pairs',
      [
        ['A', 'b'],
        ['c', 'd'],
        ['c', 'e'],
      ],
    ],
  ])('have headers as %s', async (_name, responseHeaders) => {
    const [reading] = await readAll(file('log.ndjson', JSON.stringify({ ...line, responseHeaders })));
    expect(reading?.kind === 'exchange' && reading.exchange.responseHeaders).toEqual(
      new Map([
        ['a', ['b']],
        ['c', ['d', 'e']],
      ]),
    );
  });

  it.each([
    ['not recorded', {}, { kind: 'missing' }],
    ['null', { responseBody: null }, { kind: 'missing' }],
    ['empty', { responseBody: '' }, undefined],
    [
      'text by its media type',
      { responseBody: '{}', responseHeaders: { 'content-type': 'text/plain' } },
      { kind: 'text', text: '{}' },
    ],
    ['text that is no JSON', { responseBody: 'hello' }, { kind: 'text', text: 'hello' }],
  ])('have a body that is %s', async (_name, members, expected) => {
    const [reading] = await readAll(file('log.ndjson', JSON.stringify({ ...line, ...members })));
    const body = reading?.kind === 'exchange' ? reading.exchange.responseBody : 'not read';
    expect({ body }).toMatchObject({ body: expected });
  });

  it('end in LF or CRLF, may be blank, may start with a byte order mark', async () => {
    const text = JSON.stringify(line);
    const readings = await readAll(file('log', `\uFEFF${text}\r\n\r\n${text}\n  \n${text}`));
    expect(readings.map((reading) => reading.kind === 'exchange' && reading.exchange.entry)).toEqual([0, 2, 4]);
  });

  it('that are broken are told with their number, and the rest goes on', async () => {
    const good = JSON.stringify(line);
    const text = `${good}\n{"method": "GET", nope}\n${good}\n{"method":"GE`;
    expect(await readAll(file('log.ndjson', text))).toMatchObject([
      { kind: 'exchange' },
      { kind: 'broken', entry: 1, keyword: 'malformed', message: 'line 2 is not JSON: syntax error at column 19' },
      { kind: 'exchange' },
      { kind: 'broken', entry: 3, keyword: 'truncated', message: 'line 4 is cut off: the file ends inside it' },
    ]);
  });

  it('that are broken at their end, but not the last, are not called cut off', async () => {
    const readings = await readAll(file('log.ndjson', `{"method":"GE\n${JSON.stringify(line)}\n`));
    expect(readings[0]).toMatchObject({ kind: 'broken', keyword: 'malformed' });
  });

  it('that are no exchange are skipped', async () => {
    const readings = await readAll(file('log.ndjson', '{"level":"info"}\n[1]\n"x"\n{"method":"GET","url":"/a"}\n'));
    expect(readings.map(({ kind }) => kind)).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
  });

  it('do not reach into prototypes', async () => {
    const readings = await readAll(file('log.ndjson', '{"__proto__":{"method":"GET","url":"/a","status":200}}\n'));
    expect(readings).toMatchObject([{ kind: 'skipped' }]);
  });
});

it('is written so that it reads back the same', async () => {
  const exchanges = [
    exchange({ source: 'x', responseBody: { kind: 'json', value: { a: [1] } } }),
    exchange({ source: 'x', entry: 1, requestBody: { kind: 'base64', base64: '/w==' }, responseBody: undefined }),
    exchange({
      source: 'x',
      entry: 2,
      requestHeaders: undefined,
      responseBody: { kind: 'missing', reason: 'the recording does not hold the response body' },
    }),
  ];
  const readings = await readAll(file('log.ndjson', writeNdjson(exchanges)));
  expect(readings.map((reading) => reading.kind === 'exchange' && { ...reading.exchange, source: 'x' })).toEqual(
    exchanges,
  );
});
