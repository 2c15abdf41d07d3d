import { describe, expect, it } from 'vitest';
import type { Exchange } from '../src/exchange.ts';
import { checkExchanges } from '../src/recordings.ts';
import { accessToken, contract, exchange, introspection, oauth } from './support.ts';

/** The findings as `part keyword pointer`. */
const check = (given: Exchange, contractToMeet = oauth): string[] =>
  checkExchanges(contractToMeet, [given]).findings.map(({ part, keyword, pointer }) =>
    [part, keyword, pointer].filter((text) => text !== '').join(' '),
  );

describe('requests', () => {
  const form = (text: string): Exchange => introspection(accessToken, { requestBody: { kind: 'text', text } });
  it.each([
    ['a form', form('token=a&limit=5'), []],
    ['a form with a number that is none', form('token=a&limit=many'), ['request.body type /limit']],
    ['a form without a required field', form('client_id=a'), ['request.body required']],
    ['a field twice', form('token=a&token=b'), ['request.body type /token']],
    ['a redacted number', form('token=a&limit=REDACTED'), []],
    ['fields', introspection(accessToken, { requestBody: { kind: 'fields', fields: [['token', 'a']] } }), []],
    [
      'an object for a form',
      introspection(accessToken, { requestHeaders: undefined, requestBody: { kind: 'json', value: { token: 'a' } } }),
      [],
    ],
    [
      'another media type',
      introspection(accessToken, { requestHeaders: new Map([['content-type', ['text/plain']]]) }),
      ['request.body undocumented-media-type'],
    ],
    ['no body, and none required', introspection(accessToken, { requestBody: undefined }), []],
    [
      'a body that the recording lacks',
      introspection(accessToken, { requestBody: { kind: 'missing', reason: 'x' } }),
      [],
    ],
  ])('with %s', (_name, given, expected) => {
    expect(check(given)).toEqual(expected);
  });

  it('need a required body', () => {
    const requestBody = { required: true, content: { 'application/json': { schema: true } } };
    const things = contract({
      paths: { '/things': { post: { requestBody, responses: { default: { description: '' } } } } },
    });
    const given = exchange({ method: 'POST', responseBody: undefined });
    expect(check(given, things)).toEqual(['request.body required']);
    expect(check({ ...given, requestBody: { kind: 'missing', reason: 'x' } }, things)).toEqual([]);
  });

  const parameter = (place: string, schema: object, more: object = {}): object => ({
    name: 'p',
    in: place,
    schema,
    ...more,
  });
  const list = { type: 'array', items: { type: 'integer' } };
  const object = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] };
  const integer = { type: 'integer' };
  const query = (text: string): Partial<Exchange> => ({ url: `http://x/a?${text}` });
  const header = (...values: string[]): Partial<Exchange> => ({ requestHeaders: new Map([['p', values]]) });
  const cookie = (text: string): Partial<Exchange> => ({ requestHeaders: new Map([['cookie', [text]]]) });
  it.each<[string, object, Partial<Exchange>, string[]]>([
    ['an integer', parameter('query', integer), query('p=12'), []],
    ['an integer that is not written as one', parameter('query', integer), query('p=012'), ['request.query.p type']],
    ['a boolean', parameter('query', { type: 'boolean' }), query('p=true'), []],
    ['text that looks like a number', parameter('query', { type: 'string' }), query('p=12'), []],
    ['an enumerated text', parameter('query', { enum: ['a b', 'c'] }), query('p=a+b'), []],
    ['a text out of the list', parameter('query', { enum: ['a', 'c'] }), query('p=b'), ['request.query.p enum']],
    ['a repeated scalar', parameter('query', integer), query('p=1&p=2'), ['request.query.p type']],
    ['a list by repetition', parameter('query', list), query('p=1&p=2'), []],
    ['a list of one', parameter('query', list), query('p=x'), ['request.query.p type /0']],
    ['a list by commas', parameter('query', list, { explode: false }), query('p=1,2'), []],
    ['a list by pipes', parameter('query', list, { style: 'pipeDelimited', explode: false }), query('p=1%7C2'), []],
    ['a list by blanks', parameter('query', list, { style: 'spaceDelimited', explode: false }), query('p=1%202'), []],
    [
      'a deep object',
      parameter('query', object, { style: 'deepObject', explode: true }),
      query('p[a]=1&p%5Bb%5D=x'),
      [],
    ],
    [
      'a deep object gone wrong',
      parameter('query', object, { style: 'deepObject', explode: true }),
      query('p[a]=x'),
      ['request.query.p type /a'],
    ],
    ['an exploded object', parameter('query', object), query('a=1'), []],
    ['a flat object', parameter('query', object, { explode: false }), query('p=a,1'), []],
    [
      'JSON in the query',
      { name: 'p', in: 'query', content: { 'application/json': { schema: object } } },
      query('p=%7B%22a%22:1%7D'),
      [],
    ],
    [
      'a required one that is absent',
      parameter('query', integer, { required: true }),
      query('q=1'),
      ['request.query.p required'],
    ],
    ['one that may be absent', parameter('query', integer), query('q=1'), []],
    ['a redacted number', parameter('query', integer), query('p=REDACTED'), []],
    ['a header', parameter('header', integer), header('x'), ['request.header.p type']],
    ['a list in a header', parameter('header', list), header('1, 2', '3'), []],
    [
      'a required header that is absent',
      parameter('header', integer, { required: true }),
      {},
      ['request.header.p required'],
    ],
    [
      'headers that were not recorded',
      parameter('header', integer, { required: true }),
      { requestHeaders: undefined },
      [],
    ],
    [
      'a secret header that was scrubbed',
      { ...parameter('header', integer, { required: true }), name: 'X-Api-Key' },
      {},
      [],
    ],
    [
      'a header that OpenAPI reserves',
      { ...parameter('header', integer, { required: true }), name: 'Authorization' },
      {},
      [],
    ],
    ['a cookie', parameter('cookie', integer), cookie('q=1; p=x'), ['request.cookie.p type']],
    ['cookies that were scrubbed', parameter('cookie', integer, { required: true }), {}, []],
  ])('with %s', (_name, declared, given, expected) => {
    const things = contract({
      paths: { '/a': { get: { parameters: [declared], responses: { default: { description: '' } } } } },
    });
    expect(check(exchange({ url: 'http://x/a', responseBody: undefined, ...given }), things)).toEqual(expected);
  });

  it.each([
    ['simple', '1,2', false],
    ['label', '.1,2', false],
    ['label', '.1.2', true],
    ['matrix', ';p=1,2', false],
    ['matrix', ';p=1;p=2', true],
  ])('with a list in the path, %s: %s', (style, text, explode) => {
    const parameters = [parameter('path', { ...list, minItems: 2 }, { required: true, style, explode })];
    const things = contract({
      paths: { '/a/{p}': { get: { parameters, responses: { default: { description: '' } } } } },
    });
    expect(check(exchange({ url: `http://x/a/${text}`, responseBody: undefined }), things)).toEqual([]);
  });
});
