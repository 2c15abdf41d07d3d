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
} from '@schemawright/hubspot-oauth-types';
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
expectTypeOf<TokenIntrospectionRequest['token_type_hint']>().toEqualTypeOf<string | undefined>();

// @ts-expect-error a request to introspect names its token
export const tokenless: TokenIntrospectionRequest = { client_id: 'example-client' };
// @ts-expect-error v3 has no client_credentials
export const unsupported: TokenRequest = { grant_type: 'client_credentials' };
// @ts-expect-error an inactive answer says nothing of its use
export const talkative: InactiveTokenIntrospection = { active: false, token_use: 'access_token' };
