/** A union that is told apart by a tag, as OAuth token introspection answers. */
const int32 = { type: 'integer', format: 'int32' };
const int64 = { type: 'integer', format: 'int64' };
const string = { type: 'string' };
const boolean = { type: 'boolean' };
const strings = { type: 'array', items: string };

const object = (required: object, optional: object = {}): object => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
});

const signed = object({
  appId: int32,
  expiresAt: int64,
  hubId: int32,
  hublet: string,
  installingUserId: int32,
  isPrivateDistribution: boolean,
  isServiceAccount: boolean,
  isUserLevel: boolean,
  newSignature: string,
  scopeToScopeGroupPks: string,
  scopes: string,
  signature: string,
  trialScopeToScopeGroupPks: string,
  trialScopes: string,
  userId: int32,
});

const refresh = {
  active: boolean,
  app_id: int32,
  client_id: string,
  hub_id: int32,
  scopes: strings,
  token: string,
  token_use: { type: 'string', const: 'refresh_token' },
  user_id: int32,
};
const optional = { hub_domain: string, user: string };

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}TokenIntrospection` });

export const introspection: object = {
  openapi: '3.1.0',
  info: { title: 'Tokens', version: '1' },
  paths: {
    '/token/introspect': {
      post: {
        operationId: 'introspect',
        responses: { 200: { description: 'ok', content: { 'application/json': { schema: reference('') } } } },
      },
    },
  },
  components: {
    schemas: {
      TokenIntrospection: { oneOf: ['Access', 'Refresh', 'Inactive'].map(reference) },
      AccessTokenIntrospection: object(
        {
          ...refresh,
          expires_in: int64,
          is_private_distribution: boolean,
          signed_access_token: signed,
          token_type: string,
          token_use: { type: 'string', const: 'access_token' },
        },
        optional,
      ),
      RefreshTokenIntrospection: object(refresh, optional),
      InactiveTokenIntrospection: {
        type: 'object',
        properties: { active: { type: 'boolean', const: false }, token_use: false },
        required: ['active'],
      },
    },
  },
};

export const accessToken = (
  seed: number,
): Record<string, unknown> & { signed_access_token: Record<string, unknown> } => ({
  active: true,
  app_id: seed,
  client_id: `client ${seed}`,
  expires_in: 1800,
  hub_domain: 'example.com',
  hub_id: seed,
  is_private_distribution: false,
  scopes: ['oauth', `scope ${seed}`],
  signed_access_token: {
    appId: seed,
    expiresAt: 1_700_000_000_000 + seed,
    hubId: seed,
    hublet: 'na1',
    installingUserId: seed,
    isPrivateDistribution: false,
    isServiceAccount: false,
    isUserLevel: true,
    newSignature: 'new',
    scopeToScopeGroupPks: '',
    scopes: '',
    signature: 'old',
    trialScopeToScopeGroupPks: '',
    trialScopes: '',
    userId: seed,
  },
  token: `token ${seed}`,
  token_type: 'access',
  token_use: 'access_token',
  user: 'user@example.com',
  user_id: seed,
});
