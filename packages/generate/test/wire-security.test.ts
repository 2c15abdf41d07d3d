import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, project } from './support/packages.ts';
import { reply, startServer } from './support/server.ts';

const ok = { 200: { description: '', content: { 'application/json': { schema: {} } } } };
const schemes = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  oauth: { type: 'oauth2', flows: {} },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  digest: { type: 'http', scheme: 'digest' },
  referred: { $ref: '#/components/securitySchemes/bearer' },
};
const requirements: Readonly<Record<string, readonly object[]>> = {
  ...Object.fromEntries(Object.keys(schemes).map((scheme) => [scheme, [{ [scheme]: [] }]])),
  both: [{ header: [], bearer: [] }],
  either: [{ query: [] }, { bearer: [] }],
  optional: [{}, { bearer: [] }],
  open: [],
};

const installed = await project(
  contract({
    securitySchemes: schemes,
    paths: Object.fromEntries(
      Object.entries(requirements).map(([name, security]) => [
        `/${name}`,
        {
          post: {
            operationId: `call ${name}`,
            security,
            requestBody: { content: { 'application/octet-stream': {} } },
            parameters: [
              { name: 'q', in: 'query', schema: {} },
              { name: 'c', in: 'cookie', schema: {} },
            ],
            responses: ok,
          },
        },
      ]),
    ),
  }),
);
const server = await startServer();
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const { createClient, operation, retry } = await installed.client();
const call = (name: string): ReturnType<typeof operation> =>
  operation(`call${name.replace(/^./, (first) => first.toUpperCase())}`);
const { baseUrl } = server;

describe('each scheme', () => {
  test.each<[scheme: string, credential: unknown, arrived: object]>([
    ['bearer', 't', { headers: { authorization: 'Bearer t' } }],
    ['bearer', () => 't', { headers: { authorization: 'Bearer t' } }],
    ['bearer', async () => 't', { headers: { authorization: 'Bearer t' } }],
    ['oauth', 't', { headers: { authorization: 'Bearer t' } }],
    ['openid', 't', { headers: { authorization: 'Bearer t' } }],
    ['referred', 't', { headers: { authorization: 'Bearer t' } }],
    [
      'basic',
      { username: 'ada', password: 'pä:ss' },
      { headers: { authorization: `Basic ${btoa('ada:p\u00c3\u00a4:ss')}` } },
    ],
    ['header', 'k', { headers: { 'x-key': 'k' } }],
    ['query', 'k&', { url: '/query?api%20key=k%26' }],
    ['cookie', 'k=/;ü', { headers: { cookie: 'session=k=/%3B%C3%BC' } }],
  ])('%s', async (scheme, credential, arrived) => {
    await call(scheme)(createClient({ baseUrl, auth: { [scheme]: credential } }));
    expect(server.seen).toMatchObject([arrived]);
  });
});

describe('requirements', () => {
  const auth = { bearer: 't', header: 'k', query: 'q' };

  test.each<[name: string, auth: object, authorization: string | undefined, key: unknown, url: string]>([
    ['both', auth, 'Bearer t', 'k', '/both'],
    ['both', { bearer: 't' }, undefined, undefined, '/both'],
    ['either', auth, 'Bearer t', undefined, '/either'],
    ['either', { query: 'q' }, undefined, undefined, '/either?api%20key=q'],
    ['optional', auth, 'Bearer t', undefined, '/optional'],
    ['optional', {}, undefined, undefined, '/optional'],
    ['open', auth, undefined, undefined, '/open'],
    ['digest', { digest: 'd' }, undefined, undefined, '/digest'],
  ])('%s with %j', async (name, given, authorization, key, url) => {
    await call(name)(createClient({ baseUrl, auth: given }));
    expect([server.seen[0]?.headers.authorization, server.seen[0]?.headers['x-key'], server.seen[0]?.url]).toEqual([
      authorization,
      key,
      url,
    ]);
  });

  test('beside parameters of the same place', async () => {
    const client = createClient({ baseUrl, auth: { query: 'k', cookie: 's' } });
    await call('query')(client, { params: { query: { q: '1' } } });
    await call('cookie')(client, { params: { cookie: { c: '1' } } });
    expect(server.seen.map(({ url, headers }) => [url, headers.cookie])).toEqual([
      ['/query?q=1&api%20key=k', undefined],
      ['/cookie', 'c=1; session=s'],
    ]);
  });

  test('a header of the call comes first', async () => {
    await call('bearer')(createClient({ baseUrl, auth: { bearer: 't' } }), {
      headers: { authorization: 'Bearer own' },
    });
    expect(server.seen[0]?.headers.authorization).toBe('Bearer own');
  });
});

describe('a token that is refused', () => {
  const refusing = (token: string): void =>
    server.answer((response) => {
      const { authorization } = server.seen.at(-1)?.headers ?? {};
      reply(authorization === `Bearer ${token}` ? 401 : 200, '{}')(response, 0);
    });
  const provider = (): { token: (reason: { refused: boolean }) => Promise<string>; asked: boolean[] } => {
    const asked: boolean[] = [];
    return { asked, token: async ({ refused }) => (asked.push(refused), refused ? 'new' : 'old') };
  };

  test('another is asked for once, and the body goes again whole', async () => {
    refusing('old');
    const { token, asked } = provider();
    const { status } = await call('oauth')(createClient({ baseUrl, auth: { oauth: token } }), {
      body: new Blob(['body']),
    });
    expect([status, asked]).toEqual([200, [false, true]]);
    expect(server.seen.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      ['Bearer old', 'body'],
      ['Bearer new', 'body'],
    ]);
  });

  test('when the other is refused as well, that is the answer', async () => {
    server.answer(reply(401, '{}'));
    const { token, asked } = provider();
    const { status } = await call('oauth')(createClient({ baseUrl, auth: { oauth: token }, retry: retry() }));
    expect([status, asked, server.seen.length]).toEqual([401, [false, true], 2]);
  });

  test.each([
    ['together', 0, 100],
    ['one after the other', 50, 0],
  ])('calls that are refused %s ask for one other token', async (_, between, renewing) => {
    server.answer((response) => {
      const { seen } = server;
      const status = seen.at(-1)?.headers.authorization === 'Bearer old' ? 401 : 200;
      setTimeout(() => reply(status, '{}')(response, 0), status === 401 ? seen.length * between : 0);
    });
    let renewals = 0;
    const token = async ({ refused }: { refused: boolean }): Promise<string> => {
      if (!refused) return 'old';
      renewals += 1;
      await new Promise((resolve) => setTimeout(resolve, renewing));
      return 'new';
    };
    const client = createClient({ baseUrl, auth: { oauth: token } });
    const replies = await Promise.all([call('oauth')(client), call('oauth')(client), call('oauth')(client)]);
    expect([replies.map(({ status }) => status), renewals]).toEqual([[200, 200, 200], 1]);
    await call('oauth')(client);
    expect(renewals).toBe(2);
  });

  test.each([
    ['a token that is a text', 'old', new Blob(['x'])],
    ['a body that is a stream', () => 'old', new Blob(['x']).stream()],
  ])('%s can not be tried again', async (_, token, body) => {
    refusing('old');
    const { status } = await call('oauth')(createClient({ baseUrl, auth: { oauth: token } }), { body });
    expect([status, server.seen.length]).toEqual([401, 1]);
  });
});

describe('secrets stay where they belong', () => {
  const elsewhere = reply(307, '', { location: '/stolen' });

  test.each(['header', 'cookie'])('a key in a %s is not sent on to where a redirect points', async (scheme) => {
    server.answer(elsewhere);
    const { status } = await call(scheme)(createClient({ baseUrl, auth: { [scheme]: 'k' } }));
    expect([status, server.seen.length]).toEqual([307, 1]);
  });

  test('a client shows no credentials', () => {
    const client = createClient({ baseUrl, auth: { bearer: 'hush-hush' } });
    expect(JSON.stringify(client) + Object.values(client).map(String).join()).not.toContain('hush');
  });

  test('a token that no header can carry is not quoted', async () => {
    const error: unknown = await call('bearer')(createClient({ baseUrl, auth: { bearer: 'hush\nhush' } })).catch(
      (thrown: unknown) => thrown,
    );
    expect(String((error as Error).stack)).not.toContain('hush');
    expect((error as Error).message).toContain("POST /bearer: the request can't be built");
  });
});
