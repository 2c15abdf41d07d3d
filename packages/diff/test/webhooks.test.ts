import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

const done = { 204: { description: '' } };
const sent = (schema: object): object => ({
  requestBody: { content: { 'application/json': { schema } } },
  responses: done,
});
const ref = { $ref: '#/components/schemas/Pet' };

describe('webhooks by their name of 3.1 that had the one of 3.0 are no change', () => {
  test('with schemas in the words of each', () => {
    const written = (document: object, field: string, schema: object): Contract =>
      contract({
        ...document,
        [field]: { named: { post: sent(ref) }, plain: { post: sent(schema) } },
        components: { schemas: { Pet: schema } },
      });
    const old = written({ openapi: '3.0.3' }, 'x-webhooks', { type: 'string', nullable: true });
    const next = written({ openapi: '3.1.0' }, 'webhooks', { type: ['string', 'null'] });
    expect(diff(old, next).changes).toEqual([]);
    expect(diff(next, old).changes).toEqual([]);
  });

  test('with operations of further methods', () => {
    const hooks = (field: string): Contract =>
      contract({ openapi: '3.2.0', [field]: { pet: { query: {}, post: { responses: done } }, toy: { query: {} } } });
    expect(diff(hooks('x-webhooks'), hooks('webhooks')).changes).toEqual([]);
  });
});

test('how a part of a webhook is written is told of who reads it', () => {
  const hook = (contentType: string): Contract => {
    const schema = { type: 'object', properties: { part: { type: 'string' } } };
    const content = { 'multipart/form-data': { schema, encoding: { part: { contentType } } } };
    return contract({ webhooks: { pet: { post: { requestBody: { content }, responses: done } } } });
  };
  const { changes } = diff(hook('text/plain'), hook('image/png'));
  expect(changes.map(({ rule, impact }) => [rule, impact])).toEqual([['response-encoding-changed', 'breaking']]);
});

describe.each([
  ['3.1.0', 'webhooks'],
  ['3.0.3', 'x-webhooks'],
])('of %s, %s are judged by who reads', (openapi, field) => {
  const hook = (schema: object, schemas: object = {}): Contract =>
    contract({ openapi, paths: {}, [field]: { pet: { post: sent(schema) } }, components: { schemas } });
  const toldOf = (old: Contract, next: Contract): readonly unknown[] =>
    diff(old, next).changes.map(({ rule, impact, operation }) => [rule, impact, operation]);

  test('inside', () => {
    expect(toldOf(hook({ type: 'string' }), hook({ type: 'string', maxLength: 3 }))).toEqual([
      ['response-max-length-added', 'compatible', 'WEBHOOK pet POST'],
    ]);
  });

  test('in components that no other operation uses', () => {
    const pet = (...required: string[]): Contract =>
      hook(ref, { Pet: { type: 'object', properties: { name: { type: 'string' } }, required } });
    expect(toldOf(pet(), pet('name'))).toEqual([
      ['response-property-became-required', 'compatible', 'WEBHOOK pet POST'],
    ]);
    expect(toldOf(pet('name'), pet())).toEqual([['response-property-became-optional', 'breaking', 'WEBHOOK pet POST']]);
  });
});

describe('in a webhook', () => {
  const hook = (post: object): Contract => contract({ webhooks: { pet: { post } } });
  const toldOf = (old: Contract, next: Contract): readonly string[] =>
    diff(old, next).changes.map(({ rule, impact }) => `${impact} ${rule}`);

  test('nobody asks for another media type before it comes', () => {
    const json = { 'application/json': { schema: {} } };
    const body = (more: object = {}): Contract => hook({ requestBody: { content: { ...json, ...more } } });
    expect(toldOf(body(), body({ 'text/csv': {} }))).toEqual(['risky response-media-type-added']);
    expect(toldOf(body({ 'text/csv': {} }), body())).toEqual(['breaking response-media-type-removed']);
  });

  test('credentials are what the call brings, and only those that it names itself', () => {
    const schemes = { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, token: { type: 'http', scheme: 'bearer' } };
    const signed = (security?: object[], all?: object[]): Contract =>
      contract({
        webhooks: { pet: { post: { responses: done, ...(security && { security }) } } },
        components: { securitySchemes: schemes },
        ...(all && { security: all }),
      });
    const [key, token] = [{ key: [] }, { token: [] }];
    expect(toldOf(signed(), signed([key]))).toEqual(['compatible security-added']);
    expect(toldOf(signed([key]), signed())).toEqual(['breaking security-removed']);
    expect(toldOf(signed([key]), signed([key, {}]))).toEqual(['breaking security-removed']);
    expect(toldOf(signed([key]), signed([key, token]))).toEqual(['breaking security-alternative-added']);
    expect(toldOf(signed([key, token]), signed([key]))).toEqual(['compatible security-alternative-removed']);
    expect(toldOf(signed([{}]), signed([{}, token]))).toEqual(['compatible security-alternative-added']);
    expect(toldOf(signed([{}, token]), signed([{}]))).toEqual(['compatible security-alternative-removed']);
    expect(toldOf(signed([], [key]), signed([], [token]))).toEqual(['compatible security-global-changed']);
    expect(toldOf(signed([{ token: ['a'] }]), signed([{ token: ['a', 'b'] }]))).toEqual([
      'compatible security-scope-added',
    ]);
    expect(toldOf(signed([{ token: ['a', 'b'] }]), signed([{ token: ['a'] }]))).toEqual([
      'breaking security-scope-removed',
    ]);
  });

  test('headers of the answer are asked for', () => {
    const answer = (headers: object): Contract => hook({ responses: { 204: { description: '', headers } } });
    const header = (required: boolean): Contract => answer({ 'X-Seen': { required, schema: { type: 'string' } } });
    const list = (explode: boolean): Contract => answer({ 'X-Seen': { explode, schema: { type: 'object' } } });
    expect(toldOf(answer({}), header(true))).toEqual(['breaking response-header-added']);
    expect(toldOf(answer({}), header(false))).toEqual(['compatible response-header-added']);
    expect(toldOf(header(true), answer({}))).toEqual(['compatible response-header-removed']);
    expect(toldOf(header(false), answer({}))).toEqual(['compatible response-optional-header-removed']);
    expect(toldOf(header(false), header(true))).toEqual(['breaking response-header-became-required']);
    expect(toldOf(header(true), header(false))).toEqual(['compatible response-header-became-optional']);
    expect(toldOf(list(false), list(true))).toEqual(['breaking response-header-serialization-changed']);
  });

  const json = { 'application/json': { schema: { type: 'string' } } };
  const received = (members: object): Contract => hook({ responses: done, ...members });
  const read = (members: object = {}): Contract => received({ requestBody: { content: json, ...members } });
  const signed = (members: object = {}): Contract =>
    received({ parameters: [{ name: 'X-Signature', in: 'header', schema: { type: 'string' }, ...members }] });
  const rows: readonly (readonly [says: string, old: Contract, next: Contract, told: string])[] = [
    ['no body comes any more', read(), received({}), 'breaking request-body-removed'],
    ['a body comes', received({}), read({ required: true }), 'compatible request-body-required-added'],
    ['a body may stay away', read({ required: true }), read(), 'breaking request-body-became-optional'],
    ['a body always comes', read(), read({ required: true }), 'compatible request-body-became-required'],
    ['a header that was promised is gone', signed({ required: true }), received({}), 'breaking parameter-removed'],
    ['a header that was not promised is gone', signed(), received({}), 'risky parameter-removed'],
    ['a header comes', received({}), signed({ required: true }), 'compatible parameter-required-added'],
    ['a header may stay away', signed({ required: true }), signed(), 'breaking parameter-became-optional'],
    [
      'a further answer is taken',
      received({}),
      received({ responses: { ...done, 202: { description: 'Later' } } }),
      'compatible response-success-status-added',
    ],
  ];

  test.each(rows)('%s', (_, old, next, told) => {
    expect(toldOf(old, next)).toEqual([told]);
  });
});

describe('callbacks go along with their operation', () => {
  const hook = (url: string, schema: object, callbacks: object = {}): object => ({
    done: { [url]: { post: { ...sent(schema), callbacks } } },
  });
  const calling = (path: string, callbacks: object): Contract =>
    contract({ paths: { [path]: { post: { operationId: 'start', responses: done, callbacks } } } });
  const text = { type: 'string' };
  const short = { type: 'string', maxLength: 3 };
  const nested = hook('{$url}', text, hook('{$url}', text));

  test.each<[string, Contract, Contract, readonly string[]]>([
    [
      'to a path without its last slash',
      calling('/jobs/', hook('{$url}', text)),
      calling('/jobs', hook('{$url}', text)),
      [],
    ],
    ['to a path of another name', calling('/jobs', hook('{$url}', text)), calling('/tasks', hook('{$url}', text)), []],
    ['with those that they have', calling('/jobs', nested), calling('/tasks', nested), []],
    [
      'and go to another URL',
      calling('/jobs', hook('{$url}', text)),
      calling('/tasks', hook('{$to}', text)),
      ['callback-url-changed'],
    ],
    [
      'and are compared',
      calling('/jobs', hook('{$url}', text)),
      calling('/tasks', hook('{$url}', short)),
      ['response-max-length-added'],
    ],
    [
      'which may have no more of them',
      calling('/jobs', hook('{$url}', text)),
      calling('/tasks', {}),
      ['callback-removed'],
    ],
  ])('%s', (_, old, next, rules) => {
    const told = diff(old, next).changes.map(({ rule }) => rule);
    expect(told.sort()).toEqual(['path-renamed', ...rules].sort());
  });
});
