// Makes the files in recordings/: the generated client talks to test/server.mjs over the loopback interface, and what
// goes over the wire is scrubbed before it is written. The same bytes every time.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContract } from '@schemawright/contract';
import * as oauth from '@schemawright/hubspot-oauth-client';
import { redactExchange, writeHar, writeNdjson } from '@schemawright/recordings';
import { client, code, known, startServer } from './test/server.mjs';

/** @typedef {import('@schemawright/recordings').Exchange} Exchange */

const comment = "Made against a local server that behaves as documented, not HubSpot's.";
const startedAt = '2026-05-11T00:00:00.000Z';
const contract = loadContract(fileURLToPath(new URL('openapi.yaml', import.meta.url)), { name: 'hubspot-oauth' });

const redirect = { redirect_uri: 'https://app.example.com/callback' };
const stranger = { ...client, client_secret: 'example-wrong-secret' };

/** Only what says something about the message; the rest differs from one machine to the next. @type {(headers: Headers) => Map<string, string[]>} */
const kept = (headers) =>
  new Map(
    [...headers]
      .filter(([name]) => /^(?:accept|cache-control|content-type)$/.test(name))
      .map(([name, value]) => [name, [value]]),
  );

/** @type {(message: Request | Response) => Promise<Exchange['requestBody']>} */
const bodyOf = async (message) => {
  const text = await message.clone().text();
  const mediaType = message.headers.get('content-type');
  return text === '' ? undefined : { kind: 'text', text, ...(mediaType !== null && { mediaType }) };
};

/**
 * The scrubbed exchanges of a scenario, with a server of its own.
 * @type {(scenario: (api: ReturnType<typeof oauth.createClient>) => Promise<void>) => Promise<Exchange[]>}
 */
const record = async (scenario) => {
  const server = await startServer();
  /** @type {Exchange[]} */
  const exchanges = [];
  await scenario(
    oauth.createClient({
      fetch: async (request) => {
        const requestBody = await bodyOf(request);
        const response = await server.fetch(request);
        exchanges.push({
          source: 'record',
          entry: exchanges.length,
          method: request.method,
          url: request.url,
          status: response.status,
          requestHeaders: kept(request.headers),
          responseHeaders: kept(response.headers),
          requestBody,
          responseBody: await bodyOf(response),
          startedAt,
          comment,
        });
        return response;
      },
    }),
  );
  await server.close();
  return exchanges.map((exchange) => redactExchange(exchange, contract));
};

const v1 = await record(async (api) => {
  const { data } = await oauth.createTokenV1(api, {
    body: { grant_type: 'authorization_code', ...client, code, ...redirect },
  });
  if (data?.token_use !== 'access_token') throw new Error('the server did not accept the code');
  await oauth.createTokenV1(api, {
    body: { grant_type: 'refresh_token', ...client, refresh_token: data.refresh_token },
  });
  await oauth.createTokenV1(api, { body: { grant_type: 'client_credentials', ...client } });
  await oauth.createTokenV1(api, {
    body: { grant_type: 'authorization_code', ...client, code: 'example-used-code', ...redirect },
  });
  await oauth.createTokenV1(api, { body: { grant_type: 'client_credentials', ...stranger } });
  await oauth.getAccessTokenV1(api, { params: { path: { token: data.access_token } } });
  await oauth.getAccessTokenV1(api, { params: { path: { token: 'example-unknown-token' } } });
  await oauth.getRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
  await oauth.deleteRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
  await oauth.deleteRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
  await oauth.getRefreshTokenV1(api, { params: { path: { token: known.refresh } } });
});

/**
 * v3 and 2026-03 differ in their names only.
 * @type {(createToken: typeof oauth.createTokenV3, introspect: typeof oauth.introspectTokenV3, revoke: typeof oauth.revokeTokenV3) => Promise<Exchange[]>}
 */
const recordLater = (createToken, introspect, revoke) =>
  record(async (api) => {
    const { data } = await createToken(api, {
      body: { grant_type: 'authorization_code', ...client, code, ...redirect },
    });
    if (data === undefined) throw new Error('the server did not accept the code');
    await createToken(api, { body: { grant_type: 'refresh_token', ...client, refresh_token: data.refresh_token } });
    await createToken(api, { body: { grant_type: 'refresh_token', ...client, refresh_token: 'example-ended-token' } });
    await introspect(api, { body: { ...client, token: data.access_token, token_type_hint: 'access_token' } });
    await introspect(api, { body: { ...client, token: data.refresh_token } });
    await introspect(api, { body: { ...client, token: 'example-unknown-token' } });
    await introspect(api, { body: { ...stranger, token: data.access_token } });
    await revoke(api, { body: { ...client, token: data.refresh_token, token_type_hint: 'refresh_token' } });
    await revoke(api, { body: { ...stranger, token: data.access_token } });
    await introspect(api, { body: { ...client, token: data.access_token } });
  });

const v3 = await recordLater(oauth.createTokenV3, oauth.introspectTokenV3, oauth.revokeTokenV3);
const dated = await recordLater(oauth.createToken202603, oauth.introspectToken202603, oauth.revokeToken202603);

const creator = { name: '@schemawright/hubspot-oauth-contract', version: '1' };
/** @type {(name: string, text: string) => void} */
const write = (name, text) => writeFileSync(new URL(`recordings/${name}`, import.meta.url), text);
write('v1.har', writeHar(v1, { creator, comment }));
write('v3.har', writeHar(v3, { creator, comment }));
write('2026-03.ndjson', writeNdjson(dated));
