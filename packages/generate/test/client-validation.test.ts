import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, names, project } from './support/packages.ts';
import { reply, startServer } from './support/server.ts';

const json = (schema: object): object => ({ 'application/json': { schema } });
const text = { type: 'string' };
const long = { type: 'integer', format: 'int64' };
const pet = { $ref: '#/components/schemas/Pet' };
const problem = { type: 'object', required: ['category'], properties: { category: text } };
const post = (operationId: string, content: object, parameters: object[] = []): object => ({
  post: {
    operationId,
    parameters,
    requestBody: { content },
    responses: { 200: { description: '', content: json(pet) }, default: { description: '', content: json(problem) } },
  },
});

const given = contract({
  schemas: {
    Pet: {
      type: 'object',
      required: ['id'],
      properties: {
        id: long,
        at: { type: 'string', format: 'date-time' },
        colour: { type: 'string', default: 'red', enum: ['red', 'blue'] },
      },
    },
  },
  paths: {
    '/pets/{id}': post('send', json(pet), [
      { name: 'id', in: 'path', required: true, schema: long },
      { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
      { name: 'tags', in: 'query', schema: { type: 'array', maxItems: 2, items: text } },
      { name: 'X-Trace', in: 'header', schema: { type: 'integer' } },
    ]),
    '/form': post('form', {
      'application/x-www-form-urlencoded': { schema: { type: 'object', required: ['id'], properties: { id: long } } },
    }),
    '/parts': post('parts', {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['id', 'file'],
          properties: { id: long, file: { type: 'string', format: 'binary' } },
        },
      },
    }),
    '/bytes': {
      get: {
        operationId: 'bytes',
        responses: {
          200: { description: '', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } },
        },
      },
    },
    '/lines': {
      get: {
        operationId: 'lines',
        responses: { 200: { description: '', content: { 'application/jsonl': { schema: { type: 'integer' } } } } },
      },
    },
  },
});
const server = await startServer();
const [plain, digits] = await Promise.all([project(given, {}, true), project(given, { int64: 'string' }, true)]);
afterAll(() => {
  server.close();
  plain.remove();
  digits.remove();
});
const valid = reply(200, '{"id":1}');
beforeEach(() => server.answer(valid));

const { createClient, operation, settle, RequestValidationError, ResponseValidationError } = await plain.client();
const validators = await plain.validators();
const client = createClient({ baseUrl: server.baseUrl, validators });
const params = { path: { id: 1 } };

describe('requests', () => {
  test.each<[what: string, name: string, init: object]>([
    ['parameters and body', 'send', { params: { ...params, query: { tags: ['a'] } }, body: { id: 1 } }],
    ['a date in JSON, which is text on the wire', 'send', { params, body: { id: 1, at: new Date(0) } }],
    [
      'nothing for what is absent',
      'send',
      { params: { ...params, query: { since: undefined, tags: null } }, body: { id: 1, at: undefined } },
    ],
    ['no body', 'send', { params }],
    ['a form', 'form', { body: { id: 1 } }],
    ['parts with files', 'parts', { body: { id: 1, file: new Blob(['x']) } }],
    ['a form that the caller wrote', 'form', { body: new URLSearchParams({ id: '1' }) }],
    ['parts that the caller wrote', 'parts', { body: new FormData() }],
  ])('pass: %s', async (_, name, init) => {
    const { error } = await operation(name)(client, init);
    expect([error, server.seen.length]).toEqual([undefined, 1]);
  });

  test.each<[part: string, name: string, init: object, parameter: string | undefined, pointer: string]>([
    ['path', 'send', { params: { path: { id: 'x' } } }, 'id', ''],
    ['query', 'send', { params: { ...params, query: { tags: ['a', 'b', 'hush-hush'] } } }, 'tags', ''],
    ['headers', 'send', { params: { ...params, header: { 'X-Trace': 'hush-hush' } } }, 'X-Trace', ''],
    ['body', 'send', { params, body: { id: 'hush-hush' } }, undefined, '/id'],
    ['body', 'form', { body: {} }, undefined, ''],
    ['body', 'parts', { body: { id: 1 } }, undefined, ''],
  ])('a broken %s is not sent, and not quoted', async (part, name, init, parameter, pointer) => {
    const thrown: unknown = await settle(operation(name)(client, init)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(RequestValidationError);
    expect(thrown).toMatchObject({ findings: [{ part, parameter, pointer }] });
    expect(JSON.stringify(thrown) + String((thrown as Error).stack)).not.toContain('hush-hush');
    expect(server.seen).toEqual([]);
  });
});

describe('replies', () => {
  test('broken data is thrown, a broken error is unexpected', async () => {
    server.answer(reply(200, '{"id":"hush-hush"}'));
    await expect(operation('send')(client, { params })).rejects.toThrow(ResponseValidationError);
    server.answer(reply(400, '{"other":1}'));
    expect((await operation('send')(client, { params })).error).toMatchObject({ status: 400, body: '{"other":1}' });
  });

  test('what arrived is looked at, not what the caller sees', async () => {
    expect((await operation('send')(client, { params })).data).toEqual({ id: 1, colour: 'red' });
  });

  test('bytes and streams are no JSON', async () => {
    server.answer(reply(200, 'x', { 'content-type': 'application/pdf' }));
    expect((await operation('bytes')(client)).data).toBeInstanceOf(Blob);
    server.answer(reply(200, '1\n', { 'content-type': 'application/jsonl' }));
    expect((await operation('lines')(client)).error).toBeUndefined();
  });
});

describe('by choice', () => {
  const { validateRequest, validateResponse } = validators;
  const broken = { params, body: { id: 'x' } };
  const outcome = async (choice: object): Promise<string> => {
    server.answer(reply(200, '{"id":"x"}'));
    const of = createClient({ baseUrl: server.baseUrl, ...choice });
    const sent = await operation('send')(of, broken).then(
      () => 'sent',
      (error: Error) => error.name,
    );
    const seen = await operation('send')(of, { params }).then(
      () => 'seen',
      (error: Error) => error.name,
    );
    return `${sent} ${seen}`;
  };

  test.each([
    ['neither unless asked', {}, 'sent seen'],
    ['requests', { validators: { validateRequest } }, 'RequestValidationError seen'],
    ['replies', { validators: { validateResponse } }, 'ResponseValidationError ResponseValidationError'],
    ['both', { validators }, 'RequestValidationError ResponseValidationError'],
    ['neither', { validators: {} }, 'sent seen'],
  ])('%s', async (_, choice, want) => {
    expect(await outcome(choice)).toBe(want);
  });

  test('of a call', async () => {
    server.answer(reply(200, '{"id":"x"}'));
    expect((await operation('send')(client, { ...broken, validators: {} })).data).toMatchObject({ id: 'x' });
  });
});

test('numbers of 64 bits are looked at as they are on the wire', async () => {
  const of = await digits.client();
  const checking = of.createClient({ baseUrl: server.baseUrl, validators: await digits.validators() });
  const id = '9223372036854775807';
  server.answer(reply(200, `{"id":${id}}`));
  const { data } = await of.operation('send')(checking, { params: { path: { id } }, body: { id } });
  expect(data).toEqual({ id, colour: 'red' });
  await of.operation('form')(checking, { body: { id } });
  await of.operation('parts')(checking, { body: { id, file: new Blob(['x']) } });
  expect(server.seen.slice(0, 2).map(({ url, body }) => [url, body])).toEqual([
    [`/pets/${id}`, `{"id":${id}}`],
    ['/form', `id=${id}`],
  ]);
});

test('the generated validators have the type that a client asks for', () => {
  const using = `import * as validators from '${names.validators}';
    import { createClient } from '${names.client}';
    export const all = createClient({ validators });
    export const some = createClient({ validators: { validateRequest: validators.validateRequest } });`;
  expect(plain.check([using])).toEqual([[]]);
});
