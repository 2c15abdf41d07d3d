/**
 * HubSpot's description of its v1 OAuth API as it moved, in words of our own: what is known of each published state up
 * to April 2026, and nothing else.
 */
type Node = Record<string, unknown>;

const string = { type: 'string' };
const int32 = { type: 'integer', format: 'int32' };
const int64 = { type: 'integer', format: 'int64' };

const object = (required: readonly string[], properties: Node): Node => ({ type: 'object', required, properties });

const answer = (schema: Node): Node => ({
  responses: { '200': { description: 'as asked', content: { 'application/json': { schema } } } },
});

interface State {
  readonly grants: readonly string[];
  readonly moreForm: readonly string[];
  readonly query: readonly string[];
  /** The answer of the token operation. */
  readonly issued: Node;
  readonly expiresIn: Node;
  /** Members of a looked-up token that came late. */
  readonly late: Node;
  readonly wellKnown: boolean;
  /** Schemes are declared, instead of every operation saying that it needs nothing. */
  readonly schemes: boolean;
}

const snake = (expiresIn: Node, use?: string): Node =>
  object(['access_token', 'token_type', 'expires_in', 'refresh_token', ...(use === undefined ? [] : ['token_use'])], {
    access_token: string,
    token_type: string,
    expires_in: expiresIn,
    refresh_token: string,
    ...(use === undefined ? {} : { token_use: { type: 'string', enum: [use] } }),
  });

const camel = object([], { accessToken: string, tokenType: string, expiresIn: int32, refreshToken: string });

const union = (expiresIn: Node, ...uses: readonly string[]): Node => ({
  oneOf: uses.map((use) => snake(expiresIn, use)),
});

const described = ({ grants, moreForm, query, issued, expiresIn, late, wellKnown, schemes }: State): Node => {
  const operation = (more: Node): Node => ({ ...more, ...(schemes ? {} : { security: [] }) });
  const look = (more: Node): Node => ({
    ...answer(object(['token', 'hub_id', 'user_id'], { token: string, hub_id: int32, user_id: int32, ...more })),
  });
  const token = [{ name: 'token', in: 'path', required: true, schema: string }];
  const form = ['client_id', 'client_secret', 'code', 'redirect_uri', 'refresh_token', ...moreForm];
  return {
    openapi: '3.0.1',
    info: { title: 'oauth', version: 'v1' },
    servers: [{ url: 'https://api.hubapi.com' }],
    paths: {
      '/oauth/v1/token': {
        post: operation({
          parameters: query.map((name) => ({ name, in: 'query', schema: string })),
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': {
                schema: object([], {
                  grant_type: { type: 'string', enum: grants },
                  ...Object.fromEntries(form.map((name) => [name, string])),
                }),
              },
            },
          },
          ...answer(issued),
        }),
      },
      '/oauth/v1/access-tokens/{token}': {
        get: operation({ parameters: token, ...look({ expires_in: expiresIn, ...late }) }),
      },
      '/oauth/v1/refresh-tokens/{token}': {
        get: operation({ parameters: token, ...look({ client_id: string }) }),
        delete: operation({ parameters: token, responses: { '204': { description: 'revoked' } } }),
      },
      ...(wellKnown ? { '/.well-known/oauth-protected-resource': { get: operation(answer(object([], {}))) } } : {}),
    },
    ...(schemes ? { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'hapikey' } } } } : {}),
  };
};

const first: State = {
  grants: ['authorization_code', 'refresh_token'],
  moreForm: [],
  query: [],
  issued: snake(int32),
  expiresIn: int32,
  late: {},
  wellKnown: false,
  schemes: false,
};
const grown: State = {
  ...first,
  grants: ['authorization_code', 'client_credentials', 'refresh_token'],
  moreForm: ['code_verifier', 'scope'],
  query: ['client_secret', 'refresh_token'],
  issued: camel,
  late: { is_private_distribution: { type: 'boolean' }, signed_access_token: object([], {}) },
  wellKnown: true,
};
const settled: State = { ...grown, wellKnown: false };
const united: State = {
  ...settled,
  issued: union(int32, 'access_token', 'client_credentials', 'refresh_token'),
};
const collapsed: State = { ...settled, schemes: true };
const widened: State = {
  ...collapsed,
  issued: union(int64, 'access_token', 'client_credentials'),
  expiresIn: int64,
};

/** The other way round, with other prose: bytes that change and mean the same. */
export const noise = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(noise);
    return value.every((item) => typeof item === 'string') ? items.toReversed() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, key === 'description' ? 'in other words' : noise(member)] as const)
      .toReversed(),
  );
};

/** Every state that is known, by its day. */
export const states: readonly (readonly [day: string, description: unknown])[] = (
  [
    ['2024-02-08', first],
    ['2025-11-19', grown],
    ['2025-11-21', settled],
    ['2026-03-30', united],
    ['2026-04-09', collapsed],
    ['2026-04-21', widened],
  ] as const
).map(([day, state]) => [day, described(state)]);
