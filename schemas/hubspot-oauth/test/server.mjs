// A server that behaves as HubSpot's OAuth API is documented to. It is the other end of the wire in the tests and in the
// recordings; it is not HubSpot's.
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 * @typedef {{ method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: string }} Received
 * @typedef {{ token: string, refresh?: string | undefined, scopes: string[] }} Grant
 * @typedef {{ version: string, form: URLSearchParams, state: State }} Call
 * @typedef {{ access: Map<string, Grant>, refresh: Map<string, Grant>, issued: number }} State
 */

export const client = { client_id: 'example-client', client_secret: 'example-client-secret' };
export const code = 'example-code';
/** Known from the start, so that a look-up needs no grant before it. */
export const known = { access: 'example-access-token', refresh: 'example-refresh-token' };

const account = { hub_id: 62515, user_id: 123456, hub_domain: 'demo.example.com', user: 'ada@example.com' };
const app = 456789;
const scopes = ['crm.objects.contacts.read', 'oauth'];

const signedAccessToken = {
  appId: app,
  expiresAt: 1778500000,
  hubId: account.hub_id,
  hublet: 'na1',
  installingUserId: account.user_id,
  isPrivateDistribution: false,
  isServiceAccount: false,
  isUserLevel: false,
  newSignature: 'example-new-signature',
  scopeToScopeGroupPks: 'example-scope-groups',
  scopes: 'example-packed-scopes',
  signature: 'example-signature',
  trialScopeToScopeGroupPks: 'example-trial-scope-groups',
  trialScopes: 'example-packed-trial-scopes',
  userId: account.user_id,
};

/** RFC 6749, 5.2. @type {(status: number, error: string, description: string) => Answer} */
const oauthError = (status, error, description) => ({ status, body: { error, error_description: description } });

/** HubSpot's own form of a failure. @type {(status: number, category: string, message: string) => Answer} */
const hubspotError = (status, category, message) => ({
  status,
  body: { category, correlationId: '6f1b7c2e-0d7e-4f0a-9a55-2f5d3c1b9e11', message },
});

/** What is wrong with the credentials in the form, if anything. @type {(form: URLSearchParams) => Answer | undefined} */
const refuseClient = (form) =>
  form.get('client_id') === client.client_id && form.get('client_secret') === client.client_secret
    ? undefined
    : oauthError(401, 'invalid_client', 'The client is unknown or its secret is wrong');

/** @type {(state: State, use: string, withRefresh: boolean) => Answer} */
const issue = (state, use, withRefresh) => {
  state.issued += 1;
  const token = `example-access-token-${state.issued}`;
  const refresh = withRefresh ? `example-refresh-token-${state.issued}` : undefined;
  const grant = { token, refresh, scopes };
  state.access.set(token, grant);
  if (refresh !== undefined) state.refresh.set(refresh, grant);
  return {
    status: 200,
    body: {
      access_token: token,
      ...(refresh !== undefined && { refresh_token: refresh }),
      token_type: 'bearer',
      token_use: use,
      expires_in: 1800,
      hub_id: account.hub_id,
      user_id: account.user_id,
      scopes,
    },
  };
};

/** @type {(call: Call) => Answer} */
const createToken = ({ version, form, state }) => {
  const grantType = form.get('grant_type');
  if (grantType === null) return hubspotError(400, 'VALIDATION_ERROR', 'The request is missing grant_type');
  const refused = refuseClient(form);
  if (refused !== undefined) return refused;
  switch (grantType) {
    case 'authorization_code':
      return form.get('code') === code && form.has('redirect_uri')
        ? issue(state, 'access_token', true)
        : oauthError(400, 'invalid_grant', 'The authorization code is not valid');
    case 'refresh_token':
      return state.refresh.has(form.get('refresh_token') ?? '')
        ? issue(state, 'access_token', true)
        : oauthError(400, 'invalid_grant', 'The refresh token is not valid');
    case 'client_credentials':
      if (version === 'v1') return issue(state, 'client_credentials', false);
  }
  return oauthError(400, 'unsupported_grant_type', 'This grant is not supported');
};

/** @type {(call: Call) => Answer} */
const introspect = ({ form, state }) => {
  const refused = refuseClient(form);
  if (refused !== undefined) return refused;
  const token = form.get('token');
  if (token === null) return oauthError(400, 'invalid_request', 'The request is missing token');
  const access = state.access.get(token);
  const grant = access ?? state.refresh.get(token);
  if (grant === undefined) return { status: 200, body: { active: false } };
  const shared = { active: true, token, client_id: client.client_id, app_id: app, ...account, scopes: grant.scopes };
  return {
    status: 200,
    body:
      access === undefined
        ? { ...shared, token_use: 'refresh_token', token_type: 'refresh' }
        : {
            ...shared,
            token_use: 'access_token',
            token_type: 'access',
            expires_in: 1754,
            is_private_distribution: false,
            signed_access_token: signedAccessToken,
          },
  };
};

/** Ends the token; a refresh token takes its access token with it. RFC 7009, 2.1. @type {(state: State, token: string) => void} */
const end = (state, token) => {
  const grant = state.refresh.get(token);
  if (grant !== undefined) state.access.delete(grant.token);
  state.refresh.delete(token);
  state.access.delete(token);
};

/** @type {(call: Call) => Answer} */
const revoke = ({ form, state }) => {
  const refused = refuseClient(form);
  if (refused !== undefined) return refused;
  const token = form.get('token');
  if (token === null) return oauthError(400, 'invalid_request', 'The request is missing token');
  end(state, token);
  return { status: 200 };
};

/** @type {(method: string, kind: string, token: string, state: State) => Answer} */
const lookUp = (method, kind, token, state) => {
  const grant = (kind === 'access-tokens' ? state.access : state.refresh).get(token);
  if (grant === undefined) return hubspotError(404, 'OBJECT_NOT_FOUND', 'The token does not exist');
  if (method === 'DELETE') {
    end(state, token);
    return { status: 204 };
  }
  const shared = { token, ...account, scopes: grant.scopes };
  return {
    status: 200,
    body:
      kind === 'access-tokens'
        ? {
            ...shared,
            token_type: 'access',
            app_id: app,
            expires_in: 1754,
            is_private_distribution: false,
            signed_access_token: signedAccessToken,
          }
        : { ...shared, token_type: 'refresh', client_id: client.client_id },
  };
};

const posts = new Map([
  ['', createToken],
  ['/introspect', introspect],
  ['/revoke', revoke],
]);

/** @type {(request: Received, state: State) => Answer} */
const answer = ({ method, path, headers, body }, state) => {
  const look = /^\/oauth\/v1\/(access-tokens|refresh-tokens)\/([^/?]+)$/.exec(path);
  if (look !== null && (method === 'GET' || (method === 'DELETE' && look[1] === 'refresh-tokens'))) {
    return lookUp(method, look[1] ?? '', decodeURIComponent(look[2] ?? ''), state);
  }
  const post = /^\/oauth\/(v1|v3|2026-03)\/token(\/introspect|\/revoke|)$/.exec(path);
  const handle = posts.get(post?.[2] ?? '-');
  if (method !== 'POST' || post === null || handle === undefined || (post[1] === 'v1' && post[2] !== '')) {
    return hubspotError(404, 'OBJECT_NOT_FOUND', 'There is nothing here');
  }
  if (headers['content-type']?.split(';')[0] !== 'application/x-www-form-urlencoded') {
    return hubspotError(415, 'VALIDATION_ERROR', 'The body is not a form');
  }
  const form = new URLSearchParams(body);
  if (new Set(form.keys()).size !== form.size) return oauthError(400, 'invalid_request', 'A parameter stands twice');
  return handle({ version: post[1] ?? '', form, state });
};

/**
 * Starts the server on a free port of the loopback interface.
 *
 * `requests` is what arrived so far. `next` makes the following request get another answer than it would, a text as it
 * stands and any other body as JSON; `'never'` leaves it without one. `fetch` sends requests for https://api.hubapi.com here.
 */
export const startServer = async () => {
  /** @type {Received[]} */
  const requests = [];
  const arrivals = new EventEmitter();
  /** @type {(Answer | 'never')[]} */
  const instead = [];
  const grant = { token: known.access, refresh: known.refresh, scopes };
  /** @type {State} */
  const state = { access: new Map([[known.access, grant]]), refresh: new Map([[known.refresh, grant]]), issued: 0 };

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const received = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    requests.push(received);
    arrivals.emit('request');
    const given = instead.shift() ?? answer(received, state);
    if (given === 'never') return;
    const { body: content = '' } = given;
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    response.writeHead(given.status, {
      'cache-control': 'no-store',
      ...(text !== '' && { 'content-type': 'application/json' }),
      ...given.headers,
    });
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;

  return {
    origin,
    requests,
    /** @param {Answer | 'never'} given */
    next: (given) => {
      instead.push(given);
    },
    /** @type {typeof globalThis.fetch} */
    fetch: (input, init) => {
      const request = new Request(input, init);
      const url = request.url.replace(/^https:\/\/api\.hubapi\.com(?=\/)/, origin);
      const moved = new Request(url, request);
      // Node.js ends a request with the one that it is made of only while that is held (nodejs/node 55428).
      return globalThis.fetch(moved).finally(() => [request, moved]);
    },
    /** Resolves with the next request. */
    arrived: () => once(arrivals, 'request'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
