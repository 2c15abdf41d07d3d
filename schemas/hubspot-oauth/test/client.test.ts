import { inspect } from 'node:util';
import {
  createClient,
  createToken202603,
  createTokenV1,
  createTokenV3,
  deleteRefreshTokenV1,
  getAccessTokenV1,
  getRefreshTokenV1,
  introspectToken202603,
  introspectTokenV3,
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
  // Every reply of every test is checked, by the generated validators.
  api = createClient({ fetch: server.fetch, validators, retry: { baseDelay: 1 } });
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
  test('a body is form-encoded, blanks and all', async () => {
    await createTokenV3(api, { body: authorizationCode });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/oauth/v3/token' });
    expect(server.requests[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded(?:;|$)/);
    expect(Object.fromEntries(new URLSearchParams(server.requests[0]?.body))).toEqual(authorizationCode);
    expect(server.requests[0]?.body).toContain('redirect_uri=https%3A%2F%2Fapp.example.com%2Fa+b');
  });

  test('a field without a value is not sent', async () => {
    const body = { ...client, token: known.access, token_type_hint: undefined } as { token: string };
    await introspectTokenV3(api, { body });
    expect([...new URLSearchParams(server.requests[0]?.body).keys()].sort()).toEqual([
      'client_id',
      'client_secret',
      'token',
    ]);
  });

  test('no secret goes into the URL of a request with a body', async () => {
    await createTokenV1(api, { body: authorizationCode });
    await introspectTokenV3(api, { body: { ...client, token: known.access } });
    expect(server.requests.map(({ path }) => path)).toEqual(['/oauth/v1/token', '/oauth/v3/token/introspect']);
  });

  test('a token in the path is percent-encoded', async () => {
    await getAccessTokenV1(api, { params: { path: { token: 'a/b c?d#e' } } });
    expect(server.requests[0]?.path).toBe('/oauth/v1/access-tokens/a%2Fb%20c%3Fd%23e');
  });

  test.each(['.', '..', ''])('a token that would change the path is not sent: "%s"', async (token) => {
    await expect(getAccessTokenV1(api, { params: { path: { token } } })).rejects.toThrow('path parameter');
    expect(server.requests).toEqual([]);
  });
});

describe('tokens', () => {
  test('v1: each grant earns its variant', async () => {
    const byCode = await createTokenV1(api, { body: authorizationCode });
    const byCredentials = await createTokenV1(api, { body: { grant_type: 'client_credentials', ...client } });
    expect(byCode.data).toMatchObject({ token_use: 'access_token', refresh_token: expect.any(String) });
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
    const { error } = await createTokenV3(api, { body });
    expect(error).toMatchObject({ category: 'VALIDATION_ERROR', correlationId: expect.any(String) });
  });

  test('a page of a gateway is no error that the contract knows', async () => {
    server.next({ status: 500, body: 'Bad Gateway', headers: { 'content-type': 'text/html' } });
    const { error } = await introspectTokenV3(api, { body: { ...client, token: known.access } });
    expect(error).toMatchObject({ name: 'UnexpectedResponse', status: 500, contentType: 'text/html' });
  });

  test('a success that breaks the contract is refused, without its values', async () => {
    server.next({ status: 200, body: { active: true, token: 'example-leaked-token' } });
    const error: unknown = await introspectTokenV3(api, { body: { ...client, token: known.access } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'ResponseValidationError', operation: 'POST /oauth/v3/token/introspect' });
    expect(inspect(error)).not.toContain('leaked');
  });
});

describe('patience', () => {
  test('what the server puts off is asked again', async () => {
    server.next({ status: 503, headers: { 'retry-after': '0' } });
    server.next({ status: 429, headers: { 'retry-after': '0' } });
    const { data } = await introspectTokenV3(api, { body: { ...client, token: known.access } });
    expect(data?.active).toBe(true);
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  test('a code is not spent twice when a gateway fails', async () => {
    server.next({ status: 502, body: {} });
    const { response } = await createTokenV3(api, { body: authorizationCode });
    expect(response.status).toBe(502);
    expect(server.requests).toHaveLength(1);
  });

  test('a call can be ended', async () => {
    server.next('never');
    const ending = new AbortController();
    const call = introspectTokenV3(api, { body: { ...client, token: known.access }, signal: ending.signal });
    const reason = new Error('no longer needed');
    const arrived = server.arrived().then(() => ending.abort(reason));
    await expect(call).rejects.toBe(reason);
    await arrived;
  });

  test('a call ends by itself when its time is over', async () => {
    server.next('never');
    const call = introspectTokenV3(api, { body: { ...client, token: known.access }, timeout: 20 });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
