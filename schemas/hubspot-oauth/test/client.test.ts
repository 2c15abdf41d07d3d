import { inspect } from 'node:util';
import {
  ResponseValidationError,
  createClient,
  createToken202603,
  createTokenV1,
  createTokenV3,
  deleteRefreshTokenV1,
  getAccessTokenV1,
  getRefreshTokenV1,
  introspectToken202603,
  introspectTokenV3,
  retry,
  revokeToken202603,
  revokeTokenV3,
} from '@schemawright/hubspot-oauth-client';
import * as validators from '@schemawright/hubspot-oauth-validators';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { client, code, known, startServer } from './server.mjs';

let server: Awaited<ReturnType<typeof startServer>>;
let api: ReturnType<typeof createClient>;

beforeEach(async () => {
  server = await startServer();
  // Every request and every reply of every test is checked, by the generated validators.
  api = createClient({ fetch: server.fetch, validators, retry: retry({ baseDelay: 1 }) });
});

afterEach(async () => {
  await server.close();
});

const authorizationCode = {
  grant_type: 'authorization_code',
  ...client,
  code,
  redirect_uri: 'https://app.example.com/a b',
} as const;

describe('on the wire', () => {
  const grant = { grant_type: 'refresh_token', ...client, refresh_token: known.refresh } as const;
  const token = { ...client, token: known.access };
  const grantForm =
    'grant_type=refresh_token&client_id=example-client&client_secret=example-client-secret&refresh_token=example-refresh-token';
  const tokenForm = 'client_id=example-client&client_secret=example-client-secret&token=example-access-token';

  test.each([
    ['/oauth/v1/token', () => createTokenV1(api, { body: grant }), grantForm],
    ['/oauth/v3/token', () => createTokenV3(api, { body: grant }), grantForm],
    ['/oauth/v3/token/introspect', () => introspectTokenV3(api, { body: token }), tokenForm],
    ['/oauth/v3/token/revoke', () => revokeTokenV3(api, { body: token }), tokenForm],
    ['/oauth/2026-03/token', () => createToken202603(api, { body: grant }), grantForm],
    ['/oauth/2026-03/token/introspect', () => introspectToken202603(api, { body: token }), tokenForm],
    ['/oauth/2026-03/token/revoke', () => revokeToken202603(api, { body: token }), tokenForm],
  ] as const)('POST %s sends a form, and its secrets nowhere else', async (path, call, form) => {
    expect((await call()).response.status).toBe(200);
    expect(server.requests).toMatchObject([{ method: 'POST', path, body: form }]);
    const { 'content-type': type, ...headers } = server.requests[0]?.headers ?? {};
    expect(type).toBe('application/x-www-form-urlencoded');
    expect(JSON.stringify(headers)).not.toContain('example');
  });

  test('a form is encoded, blanks and all', async () => {
    await createTokenV3(api, { body: authorizationCode });
    expect(server.requests[0]?.body).toBe(
      'grant_type=authorization_code&client_id=example-client&client_secret=example-client-secret&code=example-code' +
        '&redirect_uri=https%3A%2F%2Fapp.example.com%2Fa+b',
    );
  });

  test('a field without a value is not sent', async () => {
    const body = { ...client, token: known.access, token_type_hint: undefined } as { token: string };
    await introspectTokenV3(api, { body });
    expect(server.requests[0]?.body).toBe(tokenForm);
  });

  test('a form that the caller made goes as it is', async () => {
    const { data } = await introspectTokenV3(api, { body: new URLSearchParams(token) });
    expect(data?.active).toBe(true);
    expect(server.requests[0]?.body).toBe(tokenForm);
  });

  describe.each([
    ['GET', '/oauth/v1/access-tokens/', getAccessTokenV1],
    ['GET', '/oauth/v1/refresh-tokens/', getRefreshTokenV1],
    ['DELETE', '/oauth/v1/refresh-tokens/', deleteRefreshTokenV1],
  ] as const)('%s %s{token}', (method, place, operation) => {
    test.each([
      ['a/b c?d#e', 'a%2Fb%20c%3Fd%23e'],
      ['../token', '..%2Ftoken'],
      ['%2e%2e', '%252e%252e'],
    ])('encodes the token %s', async (given, sent) => {
      await operation(api, { params: { path: { token: given } } });
      expect(server.requests).toMatchObject([{ method, path: `${place}${sent}`, body: '' }]);
    });

    test.each(['.', '..', ''])('does not send a token that would change the path: "%s"', async (given) => {
      await expect(operation(api, { params: { path: { token: given } } })).rejects.toThrow('path parameter');
      expect(server.requests).toEqual([]);
    });
  });
});

describe('tokens', () => {
  test('v1: each grant earns its variant', async () => {
    const byCode = await createTokenV1(api, { body: authorizationCode });
    const refresh_token = byCode.data?.token_use === 'access_token' ? byCode.data.refresh_token : '';
    const byRefresh = await createTokenV1(api, { body: { grant_type: 'refresh_token', ...client, refresh_token } });
    const byCredentials = await createTokenV1(api, { body: { grant_type: 'client_credentials', ...client } });
    expect(byCode.data).toMatchObject({ token_use: 'access_token', refresh_token: expect.any(String) });
    expect(byRefresh.data).toMatchObject({ token_use: 'access_token', refresh_token: expect.any(String) });
    expect(byCredentials.data?.token_use).toBe('client_credentials');
    expect(byCredentials.data).not.toHaveProperty('refresh_token');
  });

  test.each([
    ['v3', createTokenV3],
    ['2026-03', createToken202603],
  ] as const)('%s: a refresh token earns the next access token', async (_, createToken) => {
    const first = await createToken(api, { body: authorizationCode });
    const refresh_token = first.data?.refresh_token ?? '';
    const next = await createToken(api, { body: { grant_type: 'refresh_token', ...client, refresh_token } });
    expect(next.data?.access_token).not.toBe(first.data?.access_token);
    expect(next.data?.expires_in).toBe(1800);
  });

  test('v1: look-ups show what a token stands for', async () => {
    const access = await getAccessTokenV1(api, { params: { path: { token: known.access } } });
    const refresh = await getRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
    expect(access.data).toMatchObject({ token: known.access, app_id: 456789, signed_access_token: { hublet: 'na1' } });
    expect(refresh.data).toMatchObject({ token: known.refresh, client_id: client.client_id });
  });

  test('v1: a deleted refresh token is gone', async () => {
    const deleted = await deleteRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
    expect(deleted.response.status).toBe(204);
    expect(deleted).toMatchObject({ data: undefined });
    const { error } = await getRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
    expect(error).toMatchObject({ category: 'OBJECT_NOT_FOUND' });
  });
});

describe.each([
  ['v3', introspectTokenV3, revokeTokenV3],
  ['2026-03', introspectToken202603, revokeToken202603],
] as const)('introspection and revocation in %s', (_, introspect, revoke) => {
  test.each([
    ['an access token', known.access, 'access_token'],
    ['a refresh token', known.refresh, 'refresh_token'],
    ['an unknown token', 'example-unknown-token', undefined],
  ])('%s', async (__, token, use) => {
    const { data } = await introspect(api, { body: { ...client, token } });
    expect(data?.active).toBe(use !== undefined);
    expect(data?.token_use).toBe(use);
  });

  test('a wrong hint does no harm', async () => {
    const { data } = await introspect(api, {
      body: { ...client, token: known.access, token_type_hint: 'refresh_token' },
    });
    expect(data?.token_use).toBe('access_token');
  });

  test('a revoked refresh token takes its access token along', async () => {
    const revoked = await revoke(api, { body: { ...client, token: known.refresh } });
    expect(revoked.response.status).toBe(200);
    expect(revoked.error).toBeUndefined();
    for (const token of [known.refresh, known.access]) {
      expect((await introspect(api, { body: { ...client, token } })).data).toEqual({ active: false });
    }
  });

  test('a body with the answer to a revocation is none of our business (RFC 7009, 2.2)', async () => {
    server.next({ status: 200, body: {} });
    const { error, response } = await revoke(api, { body: { ...client, token: known.refresh } });
    expect([response.status, error]).toEqual([200, undefined]);
  });

  test('revoking what was never valid succeeds too', async () => {
    const { response } = await revoke(api, { body: { ...client, token: 'example-unknown-token' } });
    expect(response.status).toBe(200);
  });
});

describe('failures', () => {
  const wrong = { client_id: 'example-client', client_secret: 'example-wrong-secret' };

  test.each([
    ['a wrong secret', 401, 'invalid_client', { ...authorizationCode, ...wrong }],
    ['a used code', 400, 'invalid_grant', { ...authorizationCode, code: 'example-used-code' }],
    [
      'an ended refresh token',
      400,
      'invalid_grant',
      { grant_type: 'refresh_token', ...client, refresh_token: 'example-ended' },
    ],
  ] as const)('%s', async (_, status, error, body) => {
    const result = await createTokenV3(api, { body });
    expect(result.response.status).toBe(status);
    expect(result.data).toBeUndefined();
    expect(result.error).toMatchObject({ error });
  });

  test('a grant that is missing, in HubSpot’s own form', async () => {
    const body = client as unknown as { grant_type: 'refresh_token' };
    await expect(createTokenV3(api, { body })).rejects.toThrow('the request breaks the contract (required at body "")');
    // Sent all the same, without asking the validators about the request.
    const { validateResponse } = validators;
    const { error, response } = await createTokenV3(api, { body, validators: { validateResponse } });
    expect(response.status).toBe(400);
    expect(error).toMatchObject({ category: 'VALIDATION_ERROR', correlationId: expect.any(String) });
  });

  const page = '<html><body>Bad Gateway for example-leaked-token</body></html>';
  const unknown = [
    ['a page of a gateway', { status: 502, body: page, headers: { 'content-type': 'text/html' } }, 'text/html', page],
    ['nothing at all', { status: 500 }, undefined, ''],
    ['JSON of another shape', { status: 500, body: { status: 'error' } }, 'application/json', '{"status":"error"}'],
    ['a success that is no JSON', { status: 200, body: page }, 'application/json', page],
  ] as const;

  test.each(unknown)('%s is no error that the contract knows', async (_, answer, contentType, body) => {
    server.next(answer);
    const { data, error } = await introspectTokenV3(api, { body: { ...client, token: known.access } });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ name: 'UnexpectedResponse', status: answer.status, contentType, body });
    expect(inspect(error)).not.toContain('leaked');
  });

  const broken = { active: true, token: 'example-leaked-token', token_use: 'refresh_token' };

  test('a success that breaks the contract is refused, without its values', async () => {
    server.next({ status: 200, body: broken });
    const error: unknown = await introspectTokenV3(api, { body: { ...client, token: known.access } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({
      operation: 'POST /oauth/v3/token/introspect',
      status: 200,
      message: 'POST /oauth/v3/token/introspect: the reply with status 200 breaks the contract (required at "")',
    });
    expect(inspect(error)).not.toContain('leaked');
  });

  test('nothing is checked without validators', async () => {
    server.next({ status: 200, body: broken });
    const unchecked = createClient({ fetch: server.fetch });
    const { data } = await introspectTokenV3(unchecked, { body: { ...client, token: known.access } });
    expect(data).toEqual(broken);
  });

  test('one call alone is checked when it says so', async () => {
    server.next({ status: 200, body: broken });
    const unchecked = createClient({ fetch: server.fetch });
    const call = introspectTokenV3(unchecked, { body: { ...client, token: known.access }, validators });
    await expect(call).rejects.toThrow(ResponseValidationError);
  });
});

describe('patience', () => {
  const body = { ...client, token: known.access };
  const later = (status: number, seconds: number): { status: number; headers: Record<string, string> } => ({
    status,
    headers: { 'retry-after': String(seconds) },
  });

  test('what the server puts off is asked again, in the same words', async () => {
    server.next(later(503, 0));
    server.next(later(429, 0));
    const { data } = await introspectTokenV3(api, { body });
    expect(data?.active).toBe(true);
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.requests.map((request) => request.body)).size).toBe(1);
  });

  test.each([
    ['three attempts, unless told', {}, 0, 3],
    ['as many as it is told', { retry: retry({ attempts: 2 }) }, 0, 2],
    ['no second one when there is to be none', { retry: false }, 0, 1],
    ['no second one when it would be too late', { retry: retry({ maxDelay: 1000 }) }, 2, 1],
  ] as const)('the last reply is the answer: %s', async (_, options, seconds, attempts) => {
    for (let attempt = 0; attempt < attempts; attempt += 1) server.next(later(429, seconds));
    const { response } = await introspectTokenV3(api, { body, ...options });
    expect(response.status).toBe(429);
    expect(server.requests).toHaveLength(attempts);
  });

  test('a code is not spent twice when a gateway fails', async () => {
    server.next({ status: 502, body: {} });
    const { response } = await createTokenV3(api, { body: authorizationCode });
    expect(response.status).toBe(502);
    expect(server.requests).toHaveLength(1);
  });

  test('a look-up is, for it does no harm', async () => {
    server.next({ status: 502, body: {} });
    const { data } = await getAccessTokenV1(api, { params: { path: { token: known.access } } });
    expect(data?.app_id).toBe(456789);
    expect(server.requests).toHaveLength(2);
  });

  const reason = new Error('no longer needed');

  test('a call that is ended before it begins is not sent', async () => {
    await expect(introspectTokenV3(api, { body, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });

  test('a call can be ended while it waits for the reply', async () => {
    server.next('never');
    const ending = new AbortController();
    const call = introspectTokenV3(api, { body, signal: ending.signal });
    const arrived = server.arrived().then(() => ending.abort(reason));
    await expect(call).rejects.toBe(reason);
    await arrived;
    expect(server.requests).toHaveLength(1);
  });

  test('a call can be ended while it waits to be sent again', async () => {
    server.next(later(503, 20));
    const ending = new AbortController();
    const fetch = async (request: Request): Promise<Response> => {
      const response = await server.fetch(request);
      setImmediate(() => ending.abort(reason));
      return response;
    };
    await expect(introspectTokenV3(api, { body, fetch, signal: ending.signal })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test('a call ends by itself when its time is over', async () => {
    server.next('never');
    const call = introspectTokenV3(api, { body, timeout: 20 });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('its time is that of all attempts together', async () => {
    server.next(later(503, 20));
    await expect(introspectTokenV3(api, { body, timeout: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
