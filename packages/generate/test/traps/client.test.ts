import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, names, project } from '../support/packages.ts';
import { reply, startServer } from '../support/server.ts';

const json = (schema: object): object => ({ 'application/json': { schema } });
const text = { type: 'string' };
const id = { name: 'id', in: 'path', required: true, schema: text };
const ok = { 200: { description: '', content: json({}) } };
const problem = { description: '', content: { '*/*': { schema: { $ref: '#/components/schemas/Error' } } } };

/** Words of the language, of the client itself, and of what surrounds it. */
const words = [
  'delete',
  'new',
  'class',
  'default',
  'client',
  'options',
  'init',
  'create',
  'servers',
  'await',
  'arguments',
  'call',
  'then',
];

const installed = await project(
  contract({
    servers: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu' } } }],
    securitySchemes: {
      oauth: { type: 'oauth2', flows: {} },
      key: { type: 'apiKey', in: 'query', name: 'hapikey' },
    },
    schemas: {
      Error: { type: 'object', required: ['category'], properties: { category: text } },
      Promise: { type: 'object', properties: { kept: { type: 'boolean' } } },
      Response: { type: 'object', properties: { text } },
    },
    paths: {
      ...Object.fromEntries(
        words.map((word) => [
          `/${word}`,
          { get: { operationId: word, parameters: [{ name: word, in: 'query', schema: text }], responses: ok } },
        ]),
      ),
      '/twice/a': { get: { operationId: 'read-it', responses: ok } },
      '/twice/b': { get: { operationId: 'readIt', responses: ok } },
      '/oauth/v3/token': {
        post: {
          operationId: 'post-/oauth/v3/token_/oauth/v3/token',
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', properties: { scope: { type: 'array', items: text } } },
              },
            },
          },
          responses: {
            200: { description: '', content: json({ $ref: '#/components/schemas/Promise' }) },
            default: problem,
          },
        },
      },
      '/revoke': { post: { operationId: 'revoke', responses: { default: problem } } },
      '/globals': {
        get: {
          operationId: 'globals',
          responses: { 200: { description: '', content: json({ $ref: '#/components/schemas/Response' }) } },
        },
      },
      '/statuses/{id}': {
        parameters: [id],
        get: {
          operationId: 'statuses',
          responses: {
            200: { description: '', content: json({ type: 'integer' }) },
            201: { description: '', content: json({ type: 'integer' }) },
            '2XX': { description: '', content: json(text) },
            204: { description: '' },
            404: problem,
            409: problem,
            '4XX': {
              description: '',
              content: json({ type: 'object', required: ['range'], properties: { range: text } }),
            },
            default: {
              description: '',
              content: json({ type: 'object', required: ['other'], properties: { other: text } }),
            },
          },
        },
      },
      '/secured': { get: { operationId: 'secured', security: [{ oauth: [] }], responses: ok } },
      '/keyed': { get: { operationId: 'keyed', security: [{ key: [] }], responses: ok } },
    },
  }),
);
const [server, elsewhere] = await Promise.all([startServer(), startServer()]);
afterAll(() => {
  server.close();
  elsewhere.close();
  installed.remove();
});
beforeEach(() => {
  server.answer();
  elsewhere.answer();
});

const loaded = await installed.client();
const { createClient, operation, byPath, retry, UnexpectedResponse } = loaded;
const exported = Object.keys(loaded);
const { baseUrl } = server;
const client = createClient({ baseUrl });

test.each(words)('an operation and its parameter may be called %s', async (word) => {
  const name = exported.find((one) => one === word || one === `${word}Operation`);
  await operation(name ?? '')(client, { params: { query: { [word]: 'x' } } });
  await byPath(client)['GET']?.(`/${word}`, { params: { query: { [word]: 'y' } } });
  expect(server.seen.map(({ url }) => url)).toEqual([`/${word}?${word}=x`, `/${word}?${word}=y`]);
});

test('ids that read alike have functions of their own', async () => {
  const found = exported.filter((name) => /^(?:readIt|getTwice)/.test(name));
  expect(found).toHaveLength(2);
  for (const name of found) await operation(name)(client);
  expect(server.seen.map(({ url }) => url).sort()).toEqual(['/twice/a', '/twice/b']);
});

test('an id of slashes and braces stays what middleware sees, the function has a name that reads', async () => {
  const ids: unknown[] = [];
  const watched = createClient({ baseUrl });
  watched.use({ onRequest: ({ operation: { id: of, path: template } }) => void ids.push(of, template) });
  await operation('postOauthV3Token')(watched, { body: { scope: ['a', 'b'] } });
  expect(ids).toEqual(['post-/oauth/v3/token_/oauth/v3/token', '/oauth/v3/token']);
  expect(server.seen[0]).toMatchObject({
    body: 'scope=a&scope=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
});

describe('an operation that declares nothing but default', () => {
  test.each([
    ['an empty 200', reply(200, '', {})],
    ['a 204', reply(204, '', {})],
    ['an empty body under a media type', reply(200, '')],
  ])('%s is success', async (_, given) => {
    server.answer(given);
    expect(await operation('revoke')(client)).toMatchObject({ data: undefined });
    expect((await operation('revoke')(client)).error).toBeUndefined();
  });

  test('an error is the declared one', async () => {
    server.answer(reply(400, '{"category":"X"}', { 'content-type': 'application/json;charset=utf-8' }));
    expect((await operation('revoke')(client)).error).toEqual({ category: 'X' });
  });
});

test.each([301, 400, 404, 418, 500, 502])('%i is never data, whatever is in it', async (status) => {
  server.answer(reply(status, '{"category":"X"}'));
  for (const name of ['revoke', 'globals', 'statuses']) {
    const { data, error } = await operation(name)(client, name === 'statuses' ? { params: { path: { id: '1' } } } : {});
    expect(data).toBeUndefined();
    expect(error).toBeDefined();
  }
});

describe('redirects', () => {
  test('a token is not sent on to another origin', async () => {
    server.answer(reply(307, '', { location: `${elsewhere.baseUrl}/caught` }));
    await operation('secured')(createClient({ baseUrl, auth: { oauth: 'hush-hush' } }));
    expect(server.seen[0]?.headers.authorization).toBe('Bearer hush-hush');
    expect(elsewhere.seen).toMatchObject([{ url: '/caught' }]);
    expect(JSON.stringify(elsewhere.seen)).not.toContain('hush-hush');
  });

  test('a key in the URL neither', async () => {
    server.answer(reply(307, '', { location: `${elsewhere.baseUrl}/caught` }));
    await operation('keyed')(createClient({ baseUrl, auth: { key: 'hush-hush' } }));
    expect(server.seen[0]?.url).toBe('/keyed?hapikey=hush-hush');
    expect(JSON.stringify(elsewhere.seen)).not.toContain('hush-hush');
  });
});

describe('time', () => {
  test('a timeout holds while the body arrives', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":');
    });
    await expect(operation('globals')(client, { timeout: 100 })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('that of a call stands in place of that of the client', async () => {
    server.answer(() => undefined);
    const patient = createClient({ baseUrl, timeout: 60_000 });
    await expect(operation('globals')(patient, { timeout: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('a date in Retry-After that is too far away ends the call with the reply that asks for it', async () => {
    server.answer(reply(503, '', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }));
    const { status } = await operation('globals')(client, { retry: retry({ maxDelay: 1000 }) });
    expect([status, server.seen.length]).toEqual([503, 1]);
  });
});

test('a body that middleware has read goes again whole: after 503, after a token that was refused', async () => {
  const reading = createClient({ baseUrl, retry: retry({ baseDelay: 1 }) });
  const read: string[] = [];
  reading.use({
    onRequest: async ({ request }) => {
      const body = await request.text();
      read.push(body);
      return new Request(request.url, { method: request.method, headers: request.headers, body });
    },
    onResponse: async ({ response }) => void (await response.clone().text()),
  });
  server.answer((response, attempt) => reply(attempt === 1 ? 503 : 200, '{}')(response, attempt));
  await operation('postOauthV3Token')(reading, { body: { scope: ['a'] } });
  expect([read, server.seen.map(({ body }) => body)]).toEqual([
    ['scope=a', 'scope=a'],
    ['scope=a', 'scope=a'],
  ]);
});

test('an HTML page of a gateway is an error value', async () => {
  server.answer(reply(502, '<html>Bad Gateway</html>', { 'content-type': 'text/html' }));
  const { data, error, status } = await operation('globals')(client);
  expect([data, status]).toEqual([undefined, 502]);
  expect(error).toBeInstanceOf(UnexpectedResponse);
});

test('the package depends on the types alone, and imports nothing else', () => {
  const folder = path.join(installed.folder, 'node_modules', names.client);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { dependencies?: object };
  expect(Object.keys(manifest.dependencies ?? {})).toEqual([names.types]);
  const modules = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.js'));
  const imported = modules.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/^(?:import|export) .* from '([^']+)';$/gm)].map(
      ([, from]) => from,
    ),
  );
  expect(modules.length).toBeGreaterThan(10);
  expect(imported.filter((from) => !/^\.\.?\//.test(from ?? ''))).toEqual([]);
});

// Last, for a compiler at work lets the servers' connections grow old.
test('results are typed by status: exact before range before default, all codes of one schema', () => {
  const head = `type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    export const exact = <A, B>(_: Same<A, B>): void => undefined;
    import { createClient, statuses, revoke, globals, UnexpectedResponse, type ErrorBody } from '${names.client}';
    import type { ErrorSchema as Problem, ResponseSchema as Answer, paths } from '${names.types}';
    const r = await statuses(createClient(), { params: { path: { id: '' } } });\n`;
  const cases = [
    `if (r.status === 200 && !r.error) exact<typeof r.data, number>(true);`,
    `if (r.status === 201 && !r.error) exact<typeof r.data, number>(true);`,
    `if (r.status === 202 && !r.error) exact<typeof r.data, string>(true);`,
    `if (r.status === 204 && !r.error) exact<typeof r.data, undefined>(true);`,
    `if (r.status === 404 && r.error) exact<typeof r.error, Problem | UnexpectedResponse>(true);`,
    `if (r.status === 409 && r.error) exact<typeof r.error, Problem | UnexpectedResponse>(true);`,
    `if (r.status === 410 && r.error) exact<typeof r.error, { range: string } | UnexpectedResponse>(true);`,
    `if (r.status === 500 && r.error) exact<typeof r.error, { other: string } | UnexpectedResponse>(true);`,
    `exact<ErrorBody<paths['/revoke']['post']>, Problem>(true);`,
    `const v = await revoke(createClient()); exact<typeof v.data, unknown>(true);`,
    `const g = await globals(createClient()); if (g.data) { exact<typeof g.data, Answer>(true); const raw: globalThis.Response = g.response; console.log(raw); }`,
  ];
  const found = installed.check(cases.map((code) => head + code));
  expect(cases.map((code, index) => [code, found[index]])).toEqual(cases.map((code) => [code, []]));
});
