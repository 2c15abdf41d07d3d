import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHar } from '../src/formats/har.ts';
import { writeNdjson } from '../src/formats/ndjson.ts';
import { checkExchanges, checkRecordings } from '../src/recordings.ts';
import { redactExchange } from '../src/redact.ts';
import { isRedactionMark, isSecretName, redactText } from '../src/secrets.ts';
import type { Exchange } from '../src/exchange.ts';
import { accessToken, contract, exchange, file, introspection, oauth } from './support.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const pem = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----';
const opaque = 'CKuXq9zT1aB2cD3eF4gH5iJ6kL7mN8oP';

describe('secret names', () => {
  it.each([
    'access_token',
    'accessToken',
    'refresh-token',
    'client_secret',
    'code',
    'password',
    'X-Api-Key',
    'state',
    'Authorization',
    'signed_access_token',
    'user_password',
    'x-hubspot-signature-v3',
    'authToken',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'token_type',
    'token_use',
    'token_type_hint',
    'expires_in',
    'author',
    'authors',
    'hub_id',
    'scopes',
    'client_id',
    'grant_type',
    'authorization_url',
    'message',
    'constructor',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('texts', () => {
  it.each([
    [`a ${jwt} b`, 'a REDACTED b'],
    ['Authorization: Bearer abc-123', 'Authorization: Bearer REDACTED'],
    ['Basic dXNlcjpwYXNz', 'Basic REDACTED'],
    [`x ${pem} y`, 'x REDACTED y'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc', 'REDACTED'],
    ['https://user:pw@host/path', 'https://REDACTED@host/path'],
    ['pat-na1-11112222-3333-4444-5555-666677778888', 'REDACTED'],
    ['ghp_abcdefghijklmnop1234', 'REDACTED'],
    [`id ${opaque}`, 'id REDACTED'],
    ['https://a.example/b?code=abc&x=1', 'https://a.example/b?code=REDACTED&x=1'],
    ['to=https://a.example/#access_token=abc', 'to=https://a.example/#access_token=REDACTED'],
    ['a=b=token=c&d=e', 'a=b=token=REDACTED&d=e'],
    ['to=https%3A%2F%2Fa.example%3Fx%3D1%26code%3Dabc', 'to=https%3A%2F%2Fa.example%3Fx%3D1%26code%3DREDACTED'],
    ['Basic authentication is needed.', 'Basic authentication is needed.'],
    ['2026-05-11T00:00:00.000Z', '2026-05-11T00:00:00.000Z'],
    ['123e4567-e89b-12d3-a456-426614174000', '123e4567-e89b-12d3-a456-426614174000'],
    ['hs_v2_date_entered_appointmentscheduled_2026', 'hs_v2_date_entered_appointmentscheduled_2026'],
    [
      'https://api.hubapi.com/crm/v3/objects/contacts/properties',
      'https://api.hubapi.com/crm/v3/objects/contacts/properties',
    ],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('are redacted once and for all', () => {
    const piece = fc.constantFrom(
      jwt,
      pem,
      opaque,
      'Bearer x1',
      'a://b:c@d',
      'token=',
      '-----BEGIN X-----',
      'é',
      ' ',
      '=',
      '&',
      '/',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
        const once = redactText(pieces.join(''));
        expect(redactText(once)).toBe(once);
      }),
    );
  });

  it('take no longer for hostile ones', () => {
    for (const text of [
      '-----BEGIN A-----'.repeat(20_000),
      'ey'.repeat(200_000),
      '://'.repeat(100_000),
      'a-'.repeat(100_000),
      'Bearer '.repeat(50_000),
    ])
      expect(redactText(text).length).toBeLessThanOrEqual(text.length + 400_000);
  });
});

/** Secrets at every position of one exchange, each unlike the others. */
const planted = {
  userinfo: 'pl-userinfo',
  path: 'pl-path',
  query: 'pl-query',
  fragment: 'pl-fragment',
  authorization: 'pl-authorization',
  proxy: 'pl-proxy',
  cookie: 'pl-cookie',
  apiKey: 'pl-api-key',
  setCookie: 'pl-set-cookie',
  location: 'pl-location',
  challenge: 'pl-challenge',
  referer: 'pl-referer',
  form: 'pl form+field',
  json: 'pl-json',
  deep: 'pl-deep',
  list: 'pl-list',
  marked: 'pl-marked',
  jwt,
  pem,
  key: opaque,
};

const guarded = contract({
  paths: {
    '/access-tokens/{token}/x/{tokenId}': { post: { parameters: [], responses: { default: { description: '' } } } },
  },
  components: {
    schemas: { Thing: { properties: { hidden: { type: 'string', format: 'password' } } } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Door' } },
  },
});

const laden: Exchange = exchange({
  method: 'POST',
  url: `https://u:${planted.userinfo}@a.example/access-tokens/${planted.path}/x/keep-id?code=${planted.query}&limit=5#${planted.fragment}`,
  requestHeaders: new Map([
    ['authorization', [`Bearer ${planted.authorization}`]],
    ['proxy-authorization', [planted.proxy]],
    ['cookie', [`sid=${planted.cookie}; b=${planted.cookie}`]],
    ['x-door', [planted.apiKey]],
    ['referer', [`https://a.example/?state=${planted.referer}`]],
    ['content-type', ['application/x-www-form-urlencoded']],
  ]),
  requestBody: {
    kind: 'text',
    text: `client_secret=${encodeURIComponent(planted.form)}&scope=a+b&note=${encodeURIComponent(pem)}`,
  },
  responseHeaders: new Map([
    ['content-type', ['application/json']],
    ['set-cookie', [`sid=${planted.setCookie}; Path=/; HttpOnly`]],
    ['location', [`https://b.example/cb?code=${planted.location}#access_token=${planted.location}`]],
    ['www-authenticate', [`Digest nonce="${planted.challenge}"`]],
  ]),
  responseBody: {
    kind: 'text',
    text: JSON.stringify({
      access_token: planted.json,
      token_type: 'bearer',
      expires_in: 1800,
      otp: 123456,
      list: [{ refresh_token: planted.deep, ids: [1] }],
      signed_access_token: { hubId: 5, scopes: planted.list, isUserLevel: true },
      hidden: planted.marked,
      note: `see ${jwt}`,
      [opaque]: 1,
    }),
  },
  comment: `Bearer ${planted.authorization}`,
});

const forms = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
];

describe('exchanges', () => {
  const safe = redactExchange(laden, guarded);
  const written = [writeHar([safe], { creator: { name: 'x', version: '1' } }), writeNdjson([safe])];

  it('keep no planted secret, in whatever they are written', () => {
    for (const secret of Object.values(planted).flatMap(forms))
      for (const text of written) expect(text).not.toContain(secret);
  });

  it('keep what is no secret, and the JSON type of everything', () => {
    expect(safe.url).toBe('https://REDACTED@a.example/access-tokens/REDACTED/x/keep-id?code=REDACTED&limit=5#REDACTED');
    expect(Object.fromEntries(safe.requestHeaders ?? [])).toMatchObject({
      authorization: ['Bearer REDACTED'],
      cookie: ['sid=REDACTED; b=REDACTED'],
      'x-door': ['REDACTED'],
    });
    expect(Object.fromEntries(safe.responseHeaders ?? [])).toMatchObject({
      'set-cookie': ['sid=REDACTED; Path=/; HttpOnly'],
    });
    expect(safe.requestBody).toMatchObject({ text: 'client_secret=REDACTED&scope=a+b&note=REDACTED' });
    expect(JSON.parse((safe.responseBody as { text: string }).text)).toEqual({
      access_token: 'REDACTED',
      token_type: 'bearer',
      expires_in: 1800,
      otp: 0,
      list: [{ refresh_token: 'REDACTED', ids: [1] }],
      signed_access_token: { hubId: 5, scopes: 'REDACTED', isUserLevel: true },
      hidden: 'REDACTED',
      note: 'see REDACTED',
      REDACTED: 1,
    });
  });

  it('are redacted once and for all', () => {
    expect(redactExchange(safe, guarded)).toEqual(safe);
    expect(redactExchange(redactExchange(laden))).toEqual(redactExchange(laden));
  });

  it('are safe without a contract as well, but for what only a contract can tell', () => {
    const { apiKey: _apiKey, marked: _marked, ...known } = planted;
    const text = writeNdjson([redactExchange(laden)]);
    for (const secret of Object.values(known).flatMap(forms)) expect(text).not.toContain(secret);
  });

  it('keep the text of a body in which there is nothing to hide', () => {
    const body = { kind: 'text', text: '{ "big": 12345678901234567890 }', size: 31 } as const;
    expect(redactExchange(exchange({ responseBody: body })).responseBody).toEqual(body);
  });

  it.each([
    ['JSON that is cut off', `{"access_token":"${planted.json}","refresh_token":"${planted.json}`],
    ['one value a line', `{"access_token":"${planted.json}"}\n{"password" : "${planted.json}"}`],
    ['text', `token=${planted.json}`],
  ])('have no secret in a body of %s', (_name, text) => {
    const body = redactExchange(exchange({ responseBody: { kind: 'text', text } })).responseBody;
    expect(JSON.stringify(body)).not.toContain(planted.json);
  });

  it('have binary bodies dropped and base64 opened', () => {
    const base64 = (text: string): Exchange['responseBody'] => ({
      kind: 'base64',
      base64: Buffer.from(text, 'latin1').toString('base64'),
    });
    expect(redactExchange(exchange({ responseBody: base64('\xff\xfe') })).responseBody).toMatchObject({
      kind: 'missing',
    });
    expect(redactExchange(exchange({ responseBody: base64('{"token":"x"}') })).responseBody).toEqual({
      kind: 'text',
      text: '{"token":"REDACTED"}',
    });
  });

  it('without secrets still check', () => {
    const given = introspection(
      { ...accessToken, token: 'abc', expires_in: 1 },
      { requestBody: { kind: 'text', text: 'token=a&client_secret=b' } },
    );
    expect(checkExchanges(oauth, [redactExchange(given, oauth)]).findings).toEqual([]);
  });

  it('still check where the mark breaks a format, a pattern or a list', () => {
    const properties = {
      state: { type: 'string', format: 'uuid' },
      code: { type: 'string', pattern: '^[0-9]+$', minLength: 20 },
      nonce: { enum: ['a', 'b'] },
      id: { type: 'integer' },
    };
    const content = { 'application/json': { schema: { anyOf: [{ type: 'object', properties }, { type: 'null' }] } } };
    const things = contract({ paths: { '/things': { get: { responses: { 200: { description: '', content } } } } } });
    const value = { state: 'REDACTED', code: '[FILTERED]', nonce: '***', id: 1 };
    const found = (body: unknown): number =>
      checkExchanges(things, [exchange({ responseBody: { kind: 'json', value: body } })]).findings.length;
    expect([found(value), found({ ...value, id: '1' })]).toEqual([0, 1]);
  });
});

it.each([
  ['REDACTED', true],
  ['[redacted]', true],
  ['***', true],
  ['<Filtered>', true],
  ['redacted token', false],
  ['', false],
  ['x', false],
])('%s is a mark: %s', (text, expected) => {
  expect(isRedactionMark(text)).toBe(expected);
});

describe('findings and messages', () => {
  it('hold no planted secret, wherever it is', async () => {
    const marker = 'pl4nted-S3cret-0123456789abcdef';
    const url = (path: string): string => `https://u:${marker}@api.hubapi.com${path}?x=${marker}#${marker}`;
    const response = (value: unknown): Exchange => introspection(value);
    const exchanges: Exchange[] = [
      exchange({ url: url(`/unknown/${marker}`) }),
      exchange({ url: `https://${marker}.example/x/${marker}` }),
      exchange({ url: url(`/oauth/v1/access-tokens/${marker}`), status: 500 }),
      exchange({ url: url(`/oauth/v1/access-tokens/${marker}`), method: 'PATCH' }),
      exchange({ url: url('/oauth/v1/access-tokens/x'), method: marker }),
      response({ ...accessToken, hub_id: marker, scopes: marker, expires_in: { [marker]: marker } }),
      response({ ...accessToken, token_use: marker, [marker]: marker }),
      introspection('', { responseBody: { kind: 'text', text: `{"token": ${marker}}` } }),
      introspection('', { responseHeaders: new Map([['content-type', [`text/${marker}; a=${marker}`]]]) }),
      introspection(accessToken, {
        requestBody: { kind: 'text', text: `token=${marker}&limit=${marker}&token=${marker}` },
      }),
    ];
    const closed = contract({
      paths: {
        '/things': {
          get: {
            responses: {
              200: {
                description: '',
                content: {
                  'application/json': {
                    schema: { additionalProperties: { type: 'integer' }, propertyNames: { maxLength: 10 } },
                  },
                },
              },
            },
          },
        },
      },
    });
    const reports = [
      checkExchanges(oauth, exchanges),
      checkExchanges(closed, [
        exchange({ responseBody: { kind: 'json', value: { [marker]: marker, 'john@example.com': marker } } }),
      ]),
      await checkRecordings(oauth, [
        file('a.ndjson', `{"method":"GET","token":"${marker}",nope}\n{"method":"${marker}`),
      ]),
    ];
    for (const { findings } of reports) expect(findings.length).toBeGreaterThan(0);
    for (const secret of [...forms(marker), 'john@example.com'])
      expect(JSON.stringify(reports).toLowerCase()).not.toContain(secret.toLowerCase());
  });
});
