import { describe, expect, it } from 'vitest';
import { namesIn, safePointer } from '../src/safe-pointer.ts';
import { createValidators } from '../src/validators.ts';
import { writeHar } from '../src/formats/har.ts';
import { checkExchanges, checkRecordings } from '../src/recordings.ts';
import { redactExchange } from '../src/redact.ts';
import type { Report } from '../src/recordings.ts';
import type { Exchange } from '../src/exchange.ts';
import { accessToken, contract, exchange, file, introspection, oauth } from './support.ts';

/** The findings as `part keyword pointer`. */
const brief = ({ findings }: Report): string[] =>
  findings.map(({ part, keyword, pointer }) => [part, keyword, pointer].filter((text) => text !== '').join(' '));

const check = (given: Exchange, contractToMeet = oauth): string[] => brief(checkExchanges(contractToMeet, [given]));

const without = (name: string): object =>
  Object.fromEntries(Object.entries(accessToken).filter(([key]) => key !== name));

describe('a finding', () => {
  it('names source, entry, operation, part, both pointers, keyword, and tells what is wrong', () => {
    const exchanges = [introspection(accessToken), introspection({ ...accessToken, expires_in: '1800' }, { entry: 1 })];
    const { summary, findings } = checkExchanges(oauth, exchanges);
    expect(summary).toEqual({ checked: 2, valid: 1, invalid: 1, unmatched: 0, skipped: 0 });
    expect(findings).toEqual([
      {
        source: 'memory',
        entry: 1,
        operation: 'POST /oauth/v3/token/introspect',
        part: 'response.body',
        pointer: '/expires_in',
        schemaPointer: '/components/schemas/AccessToken/properties/expires_in/type',
        keyword: 'type',
        message: 'must be integer, is a string',
      },
    ]);
  });

  it('of a missing member names it, at the object that lacks it', () => {
    const { findings } = checkExchanges(oauth, [introspection(without('hub_id'))]);
    expect(findings).toMatchObject([
      {
        pointer: '',
        schemaPointer: '/components/schemas/AccessToken/required',
        keyword: 'required',
        message: 'must have the property "hub_id"',
      },
    ]);
  });
});

describe('responses', () => {
  const json = new Map([['content-type', ['application/json']]]);
  const html = new Map([['content-type', ['text/html']]]);
  const gone = {
    method: 'DELETE',
    url: 'https://api.hubapi.com/oauth/v1/access-tokens/x',
    responseHeaders: json,
  } as const;
  const found = { ...gone, method: 'GET' };
  it.each([
    ['valid', introspection(accessToken), []],
    ['a status by default', introspection({ category: 'x', message: 'y' }, { status: 404 }), []],
    ['a wrong error body', introspection({ category: 'x' }, { status: 404 }), ['response.body required']],
    ['a status that is not declared', exchange({ ...found, status: 404 }), ['response.status undocumented-status']],
    [
      'a media type that is not declared',
      introspection('', { responseHeaders: html }),
      ['response.body undocumented-media-type'],
    ],
    ['any media type under */*', introspection('', { status: 500, responseHeaders: html }), []],
    ['no body where one is declared', introspection('', { responseBody: undefined }), ['response.body missing-body']],
    ['a body that the recording lacks', introspection('', { responseBody: { kind: 'missing', reason: 'x' } }), []],
    ['no body, and none declared', exchange({ ...gone, status: 204, responseBody: undefined }), []],
    ['a 204 of which the recorder kept something', exchange({ ...gone, status: 204 }), []],
    ['broken JSON', introspection('', { responseBody: { kind: 'text', text: '{"a":}' } }), ['response.body malformed']],
    [
      'no media type, but JSON',
      introspection('', { responseHeaders: undefined, responseBody: { kind: 'text', text: '{}', mediaType: '' } }),
      [
        'response.body required',
        'response.body required',
        'response.body required',
        'response.body required',
        'response.body required',
      ],
    ],
    ['a HEAD request', exchange({ ...gone, method: 'HEAD', status: 200, responseBody: undefined }), []],
  ] as const)('%s', (_name, given, expected) => {
    expect(check(given)).toEqual(expected);
  });

  it('go by the most specific status', () => {
    const responses = Object.fromEntries(
      ['default', '4xx', '404'].map((status, index) => [
        status,
        { description: '', content: { 'application/json': { schema: { const: index } } } },
      ]),
    );
    const statuses = contract({ paths: { '/things': { get: { responses } } } });
    const body = (value: number): Exchange['responseBody'] => ({ kind: 'json', value });
    for (const [status, value] of [
      [500, 0],
      [400, 1],
      [404, 2],
    ] as const)
      expect(check(exchange({ status, responseBody: body(value) }), statuses)).toEqual([]);
  });

  it('go by the most specific media type', () => {
    const types = ['*/*', 'application/*', 'application/*+json', 'application/json', 'application/json;v=2'];
    const content = Object.fromEntries(types.map((type, index) => [type, { schema: { const: index } }]));
    const typed = contract({ paths: { '/things': { get: { responses: { 200: { description: '', content } } } } } });
    const table = {
      'text/json': 0,
      'application/json-patch+json': 2,
      'Application/JSON; charset=utf-8': 3,
      'application/json; V=2; x=1': 4,
    };
    for (const [type, value] of Object.entries(table)) {
      const responseHeaders = new Map([['content-type', [type]]]);
      expect(check(exchange({ responseHeaders, responseBody: { kind: 'json', value } }), typed)).toEqual([]);
    }
  });

  it('have the headers that are declared', () => {
    const headers = {
      'X-Left': { required: true, schema: { type: 'integer' } },
      'X-Tags': { schema: { type: 'array', items: { enum: ['a', 'b'] } } },
      'Content-Type': { required: true, schema: { const: 'never' } },
    };
    const limited = contract({ paths: { '/things': { get: { responses: { 200: { description: '', headers } } } } } });
    const answer = (responseHeaders: Exchange['responseHeaders']): string[] =>
      check(exchange({ responseHeaders, responseBody: undefined }), limited);
    expect(answer(new Map([['x-left', ['5']]]))).toEqual([]);
    expect(answer(undefined)).toEqual([]);
    expect(answer(new Map())).toEqual(['response.headers.x-left required']);
    expect(
      answer(
        new Map([
          ['x-left', ['many']],
          ['x-tags', ['a, c']],
        ]),
      ),
    ).toEqual(['response.headers.x-left type', 'response.headers.x-tags enum /1']);
  });

  it('may lack what is only written, requests what is only read', () => {
    const schema = {
      type: 'object',
      required: ['id', 'pin'],
      properties: { id: { type: 'integer', readOnly: true }, pin: { type: 'string', writeOnly: true } },
    };
    const content = { 'application/json': { schema } };
    const things = contract({
      paths: { '/things': { post: { requestBody: { content }, responses: { 200: { description: '', content } } } } },
    });
    const given = exchange({
      method: 'POST',
      requestBody: { kind: 'json', value: { pin: 'x' } },
      responseBody: { kind: 'json', value: { id: 1 } },
    });
    expect(check(given, things)).toEqual([]);
    expect(check({ ...given, requestBody: given.responseBody, responseBody: given.requestBody }, things)).toEqual([
      'request.body required',
      'response.body required',
    ]);
  });
});

describe('of a union only the branch that was meant speaks', () => {
  it.each([
    [
      'told by its tag',
      { token: 'x', token_use: 'refresh_token', scopes: [] },
      ['response.body required', 'response.body required'],
    ],
    ['with a tag that is in no branch', { ...accessToken, token_use: 'other' }, ['response.body enum /token_use']],
    ['without a tag, the best fit', without('token_use'), ['response.body required']],
    ['of another JSON type', 'text', ['response.body type']],
  ])('%s', (_name, body, expected) => {
    const found = check(introspection(body)).map((text) => text.replace('oneOf', 'enum'));
    expect(found).toEqual(expected);
  });

  it('also in lists, unions of unions, and beside other errors', () => {
    const tagged = (tag: string, more: object): object => ({
      type: 'object',
      required: ['tag'],
      properties: { tag: { const: tag }, ...more },
    });
    const number = { type: 'number' };
    const schema = {
      type: 'object',
      properties: {
        before: number,
        list: {
          type: 'array',
          items: {
            anyOf: [
              tagged('a', { x: number }),
              { oneOf: [tagged('b', { y: number }), tagged('c', { z: { anyOf: [number, { type: 'null' }] } })] },
            ],
          },
        },
        after: number,
      },
      required: ['last'],
    };
    const things = contract({
      paths: {
        '/things': { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } },
      },
    });
    const value = {
      before: '',
      list: [
        { tag: 'a', x: '' },
        { tag: 'a', x: 1 },
        { tag: 'c', z: '' },
        { tag: 'b', y: '' },
      ],
      after: '',
    };
    expect(check(exchange({ responseBody: { kind: 'json', value } }), things).sort()).toEqual([
      'response.body required',
      'response.body type /after',
      'response.body type /before',
      'response.body type /list/0/x',
      'response.body type /list/2/z',
      'response.body type /list/3/y',
    ]);
  });
});

describe('hostile values', () => {
  const node = {
    anyOf: [
      { type: 'object', properties: { a: { $ref: '#/components/schemas/Node' } }, required: ['x'] },
      { type: 'array', items: { $ref: '#/components/schemas/Node' } },
    ],
  };
  const things = contract({
    paths: {
      '/things': {
        get: {
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
            },
          },
        },
      },
    },
    components: { schemas: { Node: node } },
  });
  const text = (given: string): Exchange => exchange({ responseBody: { kind: 'text', text: given } });

  it('nested too deep are a finding, not a crash', () => {
    const deep = text('['.repeat(200_000) + ']'.repeat(200_000));
    expect(check(deep, things)).toEqual(['response.body depth']);
    expect(redactExchange(deep).responseBody).toMatchObject({ kind: 'missing' });
  });

  it('are explained at the leaf of a deep union', () => {
    const depth = 60;
    expect(check(text('['.repeat(depth) + '{}' + ']'.repeat(depth)), things)).toEqual([
      `response.body required ${'/0'.repeat(depth)}`,
    ]);
  });

  it('may be called as members of every object are', () => {
    const given = '{"__proto__":{"x":1},"constructor":1,"a":{"toString":1}}';
    expect(check(text(given), things)).toEqual(['response.body required', 'response.body required /a']);
  });
});

it('a message of const and enum names what is allowed', () => {
  const { check: validate } = createValidators(
    contract({ components: { schemas: { A: { enum: ['a', 1, null] }, B: { const: ['x'] } } } }),
  );
  expect(validate('/components/schemas/A', 'z')[0]?.message).toBe('must be one of "a", 1, null');
  expect(validate('/components/schemas/B', 'z')[0]?.message).toBe('must be ["x"]');
});

it.each([
  ['/a/0/b', '/a/0/b'],
  ['/0123456789abcdef0123', '/REDACTED'],
  ['/declared0123456789012345/x~1y~0z', '/declared0123456789012345/x~1y~0z'],
  ['', ''],
])('the pointer %s is shown as %s', (pointer, shown) => {
  const names = namesIn({ a: [{ declared0123456789012345: 1 }] });
  expect(safePointer(pointer, (name) => names.has(name))).toBe(shown);
});

describe('what matches no operation', () => {
  it.each([
    [
      'an unknown path',
      'GET',
      'https://api.hubapi.com/oauth/v3/tokens?x=secret',
      'unmatched-path',
      'GET /oauth/v3/tokens matches no path of the contract',
    ],
    [
      'an unknown method',
      'PUT',
      'https://api.hubapi.com/oauth/v1/access-tokens/abc',
      'undeclared-method',
      '/oauth/v1/access-tokens/{token} does not declare PUT',
    ],
    [
      'an unknown server',
      'GET',
      'https://u:p@other.example:8080/x',
      'unmatched-server',
      'GET https://other.example:8080/x goes to no server of the contract',
    ],
    ['no URL', 'GET', 'x', 'unmatched-server', 'GET of something that is no HTTP URL'],
  ])('%s is named and counted', (_name, method, url, keyword, message) => {
    const report = checkExchanges(oauth, [exchange({ method, url })]);
    expect(report.findings).toEqual([
      {
        source: 'memory',
        entry: 0,
        operation: null,
        part: 'request',
        pointer: '',
        schemaPointer: '',
        keyword,
        message,
      },
    ]);
    expect(report.summary).toEqual({ checked: 0, valid: 0, invalid: 0, unmatched: 1, skipped: 0 });
    expect(report.nothingMatched).toBe(true);
  });

  it('is skipped when it is a CORS preflight', () => {
    const requestHeaders = new Map([['access-control-request-method', ['POST']]]);
    const report = checkExchanges(oauth, [introspection('', { method: 'OPTIONS', requestHeaders })]);
    expect(report.summary).toMatchObject({ unmatched: 0, skipped: 1 });
    expect(report.notChecked).toEqual([
      { part: 'recording', reason: 'a CORS preflight is no call of an operation', count: 1 },
    ]);
  });
});

it('an empty recording has nothing matched', async () => {
  const har = writeHar([], { creator: { name: 'x', version: '1' } });
  expect(await checkRecordings(oauth, [file('a.har', har)])).toMatchObject({ nothingMatched: true, findings: [] });
});

it('findings come in the order of files and entries; those beyond the limit are counted', async () => {
  const wrong = introspection({ ...accessToken, expires_in: '', hub_id: '' });
  const har = writeHar([wrong, wrong], { creator: { name: 'x', version: '1' } });
  const files = [file('b.har', har), file('a.har', har)];
  const all = await checkRecordings(oauth, files);
  expect(all.findings.map(({ source, entry }) => [files.indexOf(source), entry])).toEqual([
    [0, 0],
    [0, 0],
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 0],
    [1, 1],
    [1, 1],
  ]);
  const some = await checkRecordings(oauth, files, { mostFindings: 3 });
  expect([some.findings, some.omitted, some.summary]).toEqual([all.findings.slice(0, 3), 5, all.summary]);
});

it.each([
  ['3.1.0', 'webhooks'],
  ['3.0.3', 'x-webhooks'],
])('recordings show requests to the provider: in %s %s take no part', (openapi, field) => {
  const responses = { 200: { description: 'ok' } };
  const described = contract({
    openapi,
    paths: { '/things': { get: { responses } } },
    [field]: { '/added': { get: { responses } } },
  });
  const { summary, coverage } = checkExchanges(described, [
    exchange({ url: '/things' }),
    exchange({ url: '/added', entry: 1 }),
  ]);
  expect(summary).toMatchObject({ checked: 1, unmatched: 1 });
  expect(coverage.operations).toEqual({ declared: 1, seen: 1, never: [] });
});

it('coverage tells what was seen and what never', () => {
  const { coverage } = checkExchanges(oauth, [
    introspection(accessToken),
    introspection({ category: 'a', message: 'b' }, { status: 401 }),
    introspection(accessToken),
  ]);
  expect(coverage).toEqual({
    operations: {
      declared: 3,
      seen: 1,
      never: ['GET /oauth/v1/access-tokens/{token}', 'DELETE /oauth/v1/access-tokens/{token}'],
    },
    responses: {
      declared: 4,
      seen: 2,
      never: ['GET /oauth/v1/access-tokens/{token} 200', 'DELETE /oauth/v1/access-tokens/{token} 204'],
    },
    mediaTypes: { declared: 4, seen: 3, never: ['GET /oauth/v1/access-tokens/{token} 200 application/json'] },
    exchanges: [
      {
        operation: 'POST /oauth/v3/token/introspect',
        count: 3,
        statuses: [
          { status: 200, count: 2 },
          { status: 401, count: 1 },
        ],
      },
    ],
  });
});
