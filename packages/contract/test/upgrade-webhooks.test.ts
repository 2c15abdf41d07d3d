import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintFile } from '../src/lint/lint.ts';
import { contractOf, contractOfText, loadContract, loadSchema } from '../src/load.ts';
import { operations } from '../src/operations.ts';
import { valueAt } from '../src/pointer.ts';
import { folderWith } from './folder.ts';

const info = { title: 't', version: '1' };
const item = { post: { responses: {} } };
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const contractWith = (webhooks: unknown, more: object = {}) =>
  contractOf({ openapi: '3.0.3', info, paths: {}, 'x-webhooks': webhooks, ...more });

describe('x-webhooks', () => {
  test.each([['3.0.3'], ['3.1.1'], ['3.2.0']])('of %s says what webhooks of 3.1 does', (openapi) => {
    const { document, problems } = contractWith({ added: item }, { openapi });
    expect(document).toEqual(contractOf({ openapi: '3.1.1', info, paths: {}, webhooks: { added: item } }).document);
    expect(problems).toEqual([]);
  });

  test('of Swagger 2.0 is written in its words', () => {
    const post = { consumes: ['a/b'], parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/P' } }] };
    const contract = contractOf({
      swagger: '2.0',
      info,
      paths: {},
      'x-webhooks': { added: { post } },
      definitions: { P: { type: 'object' } },
    });
    expect(contract.document.webhooks).toEqual({
      added: { post: { requestBody: { content: { 'a/b': { schema: { $ref: '#/components/schemas/P' } } } } } },
    });
  });

  test('has names of any kind', () => {
    const names = JSON.parse('{ "__proto__": { "post": {} }, "constructor": { "put": {} }, "a/b~c": { "get": {} } }');
    const contract = contractWith(names);
    expect(operations(contract).map(({ key, pointer }) => [key, pointer])).toEqual([
      ['WEBHOOK __proto__ POST', '/webhooks/__proto__/post'],
      ['WEBHOOK constructor PUT', '/webhooks/constructor/put'],
      ['WEBHOOK a/b~c GET', '/webhooks/a~1b~0c/get'],
    ]);
  });

  test('is told of where it was written', () => {
    const text = `openapi: 3.0.3
info: {title: t, version: '1'}
paths: {}
x-webhooks:
  added:
    post:
      requestBody:
        content:
          application/json:
            schema:
              nullable: true
              oneOf:
                - type: strng
      responses: {}
`;
    const contract = contractOfText(text, { file: 'hooks.yaml' });
    const written = '/x-webhooks/added/post/requestBody/content/application~1json/schema/oneOf/0/type';
    expect(contract.problems).toMatchObject([{ code: 'oas-structure', pointer: written, place: { line: 13 } }]);
    expect(contract.origin('/webhooks')).toMatchObject({ file: 'hooks.yaml', line: 4 });
    expect(contract.origin('/webhooks/added/post')).toMatchObject({ line: 6 });
  });

  test('is checked as all operations are', () => {
    const file = path.join(
      folderWith({
        'hooks.json': {
          openapi: '3.0.3',
          info,
          paths: {},
          'x-webhooks': { added: { post: { responses: { ok: { description: '' } } } } },
        },
      }),
      'hooks.json',
    );
    expect(lintFile(file).problems).toMatchObject([
      { code: 'status-invalid', severity: 'error', pointer: '/x-webhooks/added/post/responses/ok' },
    ]);
  });

  test('may be referred to, and refers to other places and files', () => {
    const folder = folderWith({
      'openapi.json': {
        openapi: '3.0.3',
        info,
        paths: { '/last': { get: { responses: { 200: { $ref: '#/x-webhooks/added/post/responses/200' } } } } },
        'x-webhooks': {
          added: { post: { responses: { 200: { description: 'done', ...json({ $ref: 'pet.json' }) } } } },
          again: { $ref: '#/x-webhooks/added' },
          gone: { $ref: 'gone.json' },
        },
      },
      'pet.json': { type: 'string', nullable: true },
      'gone.json': { post: { requestBody: json({ $ref: 'pet.json' }) } },
    });
    const file = path.join(folder, 'openapi.json');
    const contract = loadContract(file, { cwd: folder });
    expect(contract.problems).toEqual([]);
    expect(operations(contract).map(({ key }) => key)).toEqual([
      'GET /last',
      'WEBHOOK added POST',
      'WEBHOOK again POST',
      'WEBHOOK gone POST',
    ]);
    expect(valueAt(contract.document, '/paths/~1last/get/responses/200')).toEqual({
      $ref: '#/webhooks/added/post/responses/200',
    });
    expect(contract.document.components?.schemas).toEqual({ pet: { type: ['string', 'null'] } });
    expect(contract.origin('/webhooks/gone/post')).toMatchObject({ file: path.join(folder, 'gone.json') });
  });

  test('has schemas that can be named as they are written', () => {
    const folder = folderWith({
      'openapi.json': {
        openapi: '3.0.3',
        info,
        paths: {},
        'x-webhooks': { added: { post: { requestBody: json({ type: 'string', nullable: true }), responses: {} } } },
      },
    });
    const written = '/x-webhooks/added/post/requestBody/content/application~1json/schema';
    const { contract, pointer } = loadSchema(`${path.join(folder, 'openapi.json')}#${written}`, { cwd: folder });
    expect(valueAt(contract.document, pointer)).toEqual({ type: ['string', 'null'] });
  });
});

describe('x-webhooks beside webhooks', () => {
  const beside = (webhooks: unknown, extension: unknown) =>
    contractOf({ openapi: '3.1.1', info, paths: {}, webhooks, 'x-webhooks': extension });

  test('adds the names that webhooks lacks', () => {
    const { document, problems } = beside({ added: item }, { added: item, gone: item });
    expect([document.webhooks, document['x-webhooks'], problems]).toEqual([{ added: item, gone: item }, undefined, []]);
  });

  test('leaves webhooks as it is where both have a name', () => {
    const { document, problems } = beside({ added: item }, { added: { put: {} }, gone: item });
    expect(document.webhooks).toEqual({ added: item, gone: item });
    expect(document['x-webhooks']).toEqual({ added: { put: {} } });
    expect(problems).toMatchObject([{ severity: 'warning', code: 'webhook-twice', pointer: '/x-webhooks/added' }]);
  });
});

describe('what is no path item stays an extension', () => {
  test.each<[string, unknown, unknown]>([
    ['a list', [item], '/x-webhooks'],
    ['a text', 'https://example.org/hooks', '/x-webhooks'],
    ['a number', 7, '/x-webhooks'],
    ['a member that is none', { a: 'x' }, '/x-webhooks/a'],
    ['a member of nothing', { a: null }, '/x-webhooks/a'],
    ['a member without an operation', { a: { event: 'x', payload: {} } }, '/x-webhooks/a'],
    ['an operation that is none', { a: { post: 'x' } }, '/x-webhooks/a'],
  ])('%s', (_, written, pointer) => {
    const { document, problems } = contractWith(written);
    expect([document.webhooks, document['x-webhooks']]).toEqual([undefined, written]);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'webhook-unread', pointer }]);
  });

  test('and keeps nobody from reading the others', () => {
    const { document, problems } = contractWith({ a: 7, 'x-note': 'n', b: item });
    expect([document.webhooks, document['x-webhooks']]).toEqual([{ b: item }, { a: 7, 'x-note': 'n' }]);
    expect(problems).toMatchObject([{ code: 'webhook-unread', pointer: '/x-webhooks/a' }]);
  });

  test.each([[null], [{}]])('%j says nothing', (written) => {
    const { document, problems } = contractWith(written);
    expect([document.webhooks, problems]).toEqual([undefined, []]);
  });
});

test('references that lead nowhere, or in a circle, are errors', () => {
  const { problems } = contractWith({
    a: { $ref: '#/x-webhooks/b' },
    b: { $ref: '#/x-webhooks/a' },
    c: { $ref: '#/x-webhooks/d' },
  });
  expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
    ['error', 'ref-unresolved'],
    ['error', 'ref-circular'],
  ]);
});
