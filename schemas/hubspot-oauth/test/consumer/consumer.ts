// What someone writes who has installed the packages: compiled and run by packages.test.ts, outside the workspace.
import { createClient, introspectTokenV3, retry, UnexpectedResponse } from '@schemawright/hubspot-oauth-client';
import type { TokenIntrospection, TokenIntrospectionRequest } from '@schemawright/hubspot-oauth-types';
import * as validators from '@schemawright/hubspot-oauth-validators';
import { responseValidator } from '@schemawright/hubspot-oauth-validators';
import { introspectTokenV3 as introspection } from '@schemawright/hubspot-oauth-validators/operations/introspectTokenV3';
import { TokenIntrospectionSchema } from '@schemawright/hubspot-oauth-validators/schemas/TokenIntrospection';

/** Standard Schema as a library would declare it that takes one. */
interface Schema<Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Output; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[] };
  };
}

const parse = <Output>(schema: Schema<Output>, value: unknown): Output | string => {
  const outcome = schema['~standard'].validate(value);
  return outcome.issues === undefined ? outcome.value : outcome.issues.map(({ path }) => path.join('.')).join();
};

const describe = (token: TokenIntrospection): string => {
  switch (token.token_use) {
    case 'access_token':
      return `access for ${token.expires_in} s in ${token.signed_access_token.hublet}`;
    case 'refresh_token':
      return `refresh for ${token.scopes.length} scopes`;
    default:
      return `active: ${token.active}`;
  }
};

// @ts-expect-error the types are there: a request names its token
export const nameless: TokenIntrospectionRequest = {};

/** What the packages say of tokens, known and unknown, and of values, good and bad. */
export const use = async (baseUrl: string): Promise<readonly string[]> => {
  const credentials = { client_id: 'example-client', client_secret: 'example-client-secret' };
  const client = createClient({ baseUrl, validators, timeout: 10_000, retry: retry({ attempts: 2 }) });
  const lines: string[] = [];

  for (const token of ['example-access-token', 'example-refresh-token', 'example-unknown-token']) {
    const { data, error } = await introspectTokenV3(client, { body: { ...credentials, token } });
    lines.push(data === undefined ? `failed: ${typeof error}` : describe(data));
  }

  const { error } = await introspectTokenV3(client, {
    body: { token: 'example-access-token' },
    validators: responseValidator([introspection]),
  });
  if (error !== undefined && !(error instanceof UnexpectedResponse) && 'error' in error) lines.push(error.error);

  const parsed = parse(TokenIntrospectionSchema, { active: false });
  lines.push(typeof parsed === 'string' ? parsed : describe(parsed));
  const refused = parse(TokenIntrospectionSchema, { active: 'no' });
  lines.push(typeof refused === 'string' ? refused : describe(refused));
  return lines;
};
