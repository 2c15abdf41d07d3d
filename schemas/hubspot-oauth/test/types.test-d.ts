import type {
  AccessToken,
  AccessTokenIntrospection,
  AccessTokenMetadata,
  AssumedToken,
  ClientCredentialsToken,
  Failure,
  InactiveTokenIntrospection,
  IssuedToken,
  RefreshTokenIntrospection,
  TokenIntrospection,
  TokenIntrospectionRequest,
  TokenRequest,
  TokenRequestV1,
  TokenRevocationRequest,
} from '@schemawright/hubspot-oauth-types';
import {
  byPath,
  createToken202603,
  createTokenV1,
  createTokenV3,
  deleteRefreshTokenV1,
  getAccessTokenV1,
  introspectTokenV3,
  revokeTokenV3,
  type Client,
  type UnexpectedResponse,
} from '@schemawright/hubspot-oauth-client';
import { isTokenIntrospection, assertFailure, IssuedTokenSchema } from '@schemawright/hubspot-oauth-validators';
import { expectTypeOf } from 'vitest';

/** token_use tells the variants of an introspection apart. */
export const remaining = (token: TokenIntrospection): number => {
  switch (token.token_use) {
    case 'access_token':
      expectTypeOf(token).toEqualTypeOf<AccessTokenIntrospection>();
      return token.expires_in;
    case 'refresh_token':
      expectTypeOf(token).toEqualTypeOf<RefreshTokenIntrospection>();
      // @ts-expect-error a refresh token does not say when it ends
      return token.expires_in;
    default:
      expectTypeOf(token).toEqualTypeOf<InactiveTokenIntrospection>();
      expectTypeOf(token.active).toEqualTypeOf<false>();
      return 0;
  }
};

/** The same for issued tokens: only a grant of a user can be refreshed. */
export const refreshable = (token: IssuedToken): string | undefined => {
  if (token.token_use === 'access_token') {
    expectTypeOf(token).toEqualTypeOf<AccessToken>();
    return token.refresh_token;
  }
  expectTypeOf(token).toEqualTypeOf<ClientCredentialsToken>();
  // @ts-expect-error client credentials earn no refresh token
  return token.refresh_token;
};

/** An answer that is active is one of the two that say what for. */
export const use = (token: TokenIntrospection): string | undefined => {
  if (!token.active) return undefined;
  expectTypeOf(token).toEqualTypeOf<AccessTokenIntrospection | RefreshTokenIntrospection>();
  // @ts-expect-error only an access token carries signed claims
  expectTypeOf(token.signed_access_token);
  return token.token_use;
};

export const errorCode = (failure: Failure): string => ('error' in failure ? failure.error : failure.category);

expectTypeOf<AssumedToken>().toEqualTypeOf<AccessToken>();
expectTypeOf<AccessTokenMetadata['scopes']>().toEqualTypeOf<string[]>();
expectTypeOf<AccessTokenMetadata['user_id']>().toEqualTypeOf<number>();
expectTypeOf<AccessTokenMetadata['expires_in']>().toEqualTypeOf<number>();
expectTypeOf<AccessTokenMetadata['hub_domain']>().toEqualTypeOf<string | undefined>();
expectTypeOf<NonNullable<AccessTokenMetadata['signed_access_token']>['scopes']>().toEqualTypeOf<string>();
expectTypeOf<AccessTokenIntrospection['active']>().toEqualTypeOf<boolean>();
expectTypeOf<TokenRequestV1['grant_type']>().toEqualTypeOf<
  'authorization_code' | 'client_credentials' | 'refresh_token'
>();
expectTypeOf<TokenRequest['grant_type']>().toEqualTypeOf<'authorization_code' | 'refresh_token'>();
expectTypeOf<IssuedToken['token_use']>().toEqualTypeOf<'access_token' | 'client_credentials'>();
expectTypeOf<AssumedToken['token_use']>().toEqualTypeOf<'access_token'>();
expectTypeOf<TokenIntrospection['token_use']>().toEqualTypeOf<'access_token' | 'refresh_token' | undefined>();
expectTypeOf<TokenIntrospectionRequest['token_type_hint']>().toEqualTypeOf<string | undefined>();
expectTypeOf<TokenRevocationRequest>().toEqualTypeOf<TokenIntrospectionRequest>();

// @ts-expect-error a request to introspect names its token
export const tokenless: TokenIntrospectionRequest = { client_id: 'example-client' };
// @ts-expect-error a request to revoke does so too
export const pointless: TokenRevocationRequest = { token_type_hint: 'access_token' };
// @ts-expect-error a request for tokens names its grant
export const grantless: TokenRequest = { client_id: 'example-client' };
// @ts-expect-error v3 has no client_credentials
export const unsupported: TokenRequest = { grant_type: 'client_credentials' };
// @ts-expect-error no version has the password grant
export const outdated: TokenRequestV1 = { grant_type: 'password' };
// @ts-expect-error a misspelt member is no member
export const misspelt: TokenIntrospectionRequest = { token: 'example-token', token_hint: 'access_token' };
// @ts-expect-error an optional member is absent, not undefined
export const vague: TokenIntrospectionRequest = { token: 'example-token', client_id: undefined };
// @ts-expect-error an inactive answer says nothing of its use
export const talkative: InactiveTokenIntrospection = { active: false, token_use: 'access_token' };

/** What a call demands. */
export const calls = (client: Client): readonly unknown[] => [
  createTokenV1(client, { body: { grant_type: 'client_credentials' } }),
  createTokenV3(client, { body: new URLSearchParams() }),
  // @ts-expect-error a call has a body
  createTokenV3(client),
  // @ts-expect-error a body names its grant
  createTokenV3(client, { body: { client_id: 'example-client' } }),
  // @ts-expect-error client_credentials exist in v1 only
  createTokenV3(client, { body: { grant_type: 'client_credentials' } }),
  // @ts-expect-error nor in the dated version
  createToken202603(client, { body: { grant_type: 'client_credentials' } }),
  // @ts-expect-error a body names its token
  introspectTokenV3(client, { body: { client_id: 'example-client' } }),
  // @ts-expect-error a token is a text
  introspectTokenV3(client, { body: { token: 7 } }),
  // @ts-expect-error a misspelt field is no field
  revokeTokenV3(client, { body: { token: 'example-token', token_hint: 'access_token' } }),
  // @ts-expect-error a secret is no query parameter
  createTokenV1(client, { body: { grant_type: 'refresh_token' }, params: { query: { client_secret: 'example' } } }),
  // @ts-expect-error a look-up names its token
  getAccessTokenV1(client),
  // @ts-expect-error in the path
  getAccessTokenV1(client, { params: { path: {} } }),
  // @ts-expect-error and has no body
  getAccessTokenV1(client, { params: { path: { token: 'example-token' } }, body: {} }),
  // @ts-expect-error an option that does not exist
  revokeTokenV3(client, { body: { token: 'example-token' }, retries: 3 }),
  // @ts-expect-error a path that does not exist
  byPath(client).POST('/oauth/v2/token', { body: { grant_type: 'refresh_token' } }),
  // @ts-expect-error a method that the path does not have
  byPath(client).GET('/oauth/v3/token'),
];

/** What a call resolves to: data or an error, and nobody knows which before looking. */
export const replies = async (client: Client): Promise<unknown> => {
  const body = { token: 'example-token' };
  const introspected = await introspectTokenV3(client, { body });
  // @ts-expect-error the request may have failed
  expectTypeOf(introspected.data.active);
  if (introspected.error !== undefined) {
    expectTypeOf(introspected.error).toEqualTypeOf<Failure | UnexpectedResponse>();
    expectTypeOf(introspected.data).toEqualTypeOf<undefined>();
    // @ts-expect-error it may be no failure that the contract knows
    return introspected.error.category;
  }
  expectTypeOf(introspected.data).toEqualTypeOf<TokenIntrospection>();
  // @ts-expect-error nobody looked at token_use
  expectTypeOf(introspected.data.expires_in);

  const same = await byPath(client).POST('/oauth/v3/token/introspect', { body });
  expectTypeOf(same).toEqualTypeOf(introspected as typeof same);
  const issued = await createTokenV1(client, { body: { grant_type: 'client_credentials' } });
  expectTypeOf(issued.data).toEqualTypeOf<IssuedToken | undefined>();
  const assumed = await createTokenV3(client, { body: { grant_type: 'refresh_token' } });
  expectTypeOf(assumed.data).toEqualTypeOf<AccessToken | undefined>();
  const deleted = await deleteRefreshTokenV1(client, { params: { path: body } });
  expectTypeOf(deleted.data).toEqualTypeOf<undefined>();
  return deleted.response.status;
};

/** Validators narrow to the types of the types package. */
export const narrowing = (payload: unknown): void => {
  if (isTokenIntrospection(payload)) expectTypeOf(payload).toEqualTypeOf<TokenIntrospection>();
  const outcome = IssuedTokenSchema['~standard'].validate(payload);
  // @ts-expect-error it may have issues instead
  expectTypeOf(outcome.value.token_use);
  if (outcome.issues === undefined) expectTypeOf(outcome.value).toEqualTypeOf<IssuedToken>();
  assertFailure(payload);
  expectTypeOf(payload).toEqualTypeOf<Failure>();
};
