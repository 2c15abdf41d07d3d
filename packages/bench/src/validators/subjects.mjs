// What is checked: payloads that are valid, made in a pool, and payloads with one thing planted that is not.
import { signed } from './written.mjs';

const entries = (names, make) => Object.fromEntries(names.map((name) => [name, make()]));

const signedValue = (n) => ({
  ...entries(signed.numbers, () => n),
  expiresAt: 1_778_500_000 + n,
  ...entries(signed.flags, () => n % 2 === 0),
  ...entries(signed.texts, () => `text-${n}`),
});

const introspection = (n) => ({
  active: true,
  app_id: n,
  client_id: `client-${n}`,
  hub_id: n,
  scopes: ['oauth', `scope-${n}`],
  token: `token-${n}`,
  token_type: 'access',
  user_id: n,
  token_use: 'access_token',
  expires_in: 1800,
  is_private_distribution: false,
  signed_access_token: signedValue(n),
  hub_domain: 'demo.example.com',
});

const metadata = (n) => ({
  token: `t-${n}`,
  app_id: n,
  hub_id: n,
  user_id: n,
  scopes: ['oauth'],
  token_type: 'access',
  expires_in: n,
  user: `u${n}@example.com`,
});

const two = (n) => String(n % 100).padStart(2, '0');

const page = (n) => ({
  results: Array.from({ length: 100 }, (_, index) => ({
    id: String(n * 100 + index),
    properties: {
      email: `c${index}@example.com`,
      firstname: `first-${index}`,
      lastname: `last-${n}`,
      hs_object_id: String(n * 100 + index),
    },
    createdAt: `2026-${two(1 + (index % 12))}-${two(1 + (n % 28))}T12:${two(index % 60)}:08.${two(n)}7Z`,
    updatedAt: `2026-${two(1 + (n % 12))}-${two(1 + (index % 28))}T07:${two(n % 60)}:31.${two(index)}1Z`,
    archived: index % 2 === 0,
  })),
  paging: { next: { after: String(n), link: `?after=${n}` } },
});

/** `change` done to a copy of a valid payload. */
const planted = (make, changes) =>
  changes.map((change) => {
    const payload = JSON.parse(JSON.stringify(make(1)));
    change(payload);
    return payload;
  });

const tokenFaults = [
  (payload) => (payload.app_id = '1'),
  (payload) => (payload.hub_id = 2 ** 31),
  (payload) => (payload.expires_in = 1.5),
  (payload) => (payload.scopes = [1]),
  (payload) => (payload.scopes = { 0: 'oauth' }),
  (payload) => (payload.token = null),
  (payload) => delete payload.token_type,
  (payload) => (payload.signed_access_token = { ...signedValue(1), expiresAt: '1' }),
  (payload) => (payload.signed_access_token = { ...signedValue(1), hublet: undefined }),
];
const pageFaults = [
  (payload) => (payload.results[99].archived = 'no'),
  (payload) => (payload.results[50].properties.email = 1),
  (payload) => delete payload.results[0].id,
  (payload) => (payload.results[7] = null),
  (payload) => (payload.results = {}),
  (payload) => (payload.paging.next = []),
];
const dateFaults = [
  (payload) => (payload.results[99].updatedAt = 'yesterday'),
  (payload) => (payload.results[0].createdAt = '2026-13-01T00:00:00Z'),
  (payload) => (payload.results[0].createdAt = 7),
];

/** Invalid in five places: errors are timed on these. */
const spoilToken = (n) => ({
  ...introspection(n),
  app_id: 'one',
  scopes: ['oauth', n],
  token: null,
  expires_in: 1.5,
  signed_access_token: { ...signedValue(n), hublet: n },
});
const spoilMetadata = (n) => ({ ...metadata(n), app_id: 'one', scopes: [n], token: null, expires_in: 1.5, user: n });
const spoilPage = (n) => {
  const payload = page(n);
  payload.results[3].archived = 'no';
  payload.results[20].properties.email = n;
  payload.results[50].id = null;
  payload.results[77].updatedAt = n;
  delete payload.results[99].properties;
  return payload;
};

const others = [{}, null, [], 'text', 1];

export const subjects = [
  { name: 'introspection', valid: introspection, spoilt: spoilToken, faults: tokenFaults },
  { name: 'metadata', valid: metadata, spoilt: spoilMetadata, faults: tokenFaults },
  { name: 'page', valid: page, spoilt: spoilPage, faults: pageFaults },
  { name: 'datedPage', valid: page, spoilt: spoilPage, faults: [...pageFaults, ...dateFaults] },
].map(({ name, valid, spoilt, faults }) => {
  const pool = (make) => Array.from({ length: 64 }, (_, n) => JSON.parse(JSON.stringify(make(n + 1))));
  return { name, valid: pool(valid), spoilt: pool(spoilt), faults: [...planted(valid, faults), ...others] };
});
