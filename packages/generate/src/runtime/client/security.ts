import type { Grant, OperationDescription } from './description.ts';

/**
 * A token, or where to get one. A function is asked for each request; `refused` says that the last one earned a 401 and
 * that another is needed. It is asked for another one once, and once only for calls that are refused together.
 */
export type Credential = string | ((reason: { readonly refused: boolean }) => string | Promise<string>);

/** HTTP basic authentication. RFC 7617. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

type Scheme = (credential: unknown, refused: boolean) => Partial<Grant> | Promise<Partial<Grant>>;

const renewals = new WeakMap<object, Promise<string>>();

const tokenOf = async (credential: Credential, refused: boolean): Promise<string> => {
  if (typeof credential === 'string') return credential;
  if (!refused) return credential({ refused });
  const running = renewals.get(credential);
  if (running) return running;
  const renewal = Promise.resolve(credential({ refused })).finally(() => renewals.delete(credential));
  renewals.set(credential, renewal);
  return renewal;
};

/** A bearer token, also that of OAuth 2.0 and OpenID Connect. RFC 6750, 2.1. */
export const bearer: Scheme = async (credential, refused) => ({
  headers: { authorization: `Bearer ${await tokenOf(credential as Credential, refused)}` },
});

export const basic: Scheme = (credential) => {
  const { username, password } = credential as BasicCredential;
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return { headers: { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` } };
};

export const keyInHeader =
  (name: string): Scheme =>
  async (credential, refused) => ({ headers: { [name]: await tokenOf(credential as Credential, refused) } });

export const keyInQuery =
  (name: string): Scheme =>
  async (credential, refused) => ({ query: [[name, await tokenOf(credential as Credential, refused)]] });

/** A key that a cookie can hold goes as it is: whoever gave it out may not decode it. RFC 6265, 4.1.1. */
export const keyInCookie =
  (name: string): Scheme =>
  async (credential, refused) => {
    const token = await tokenOf(credential as Credential, refused);
    return { cookies: [[name, token.replace(/[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/gu, encodeURIComponent)]] };
  };

/**
 * The security requirements of an operation: the first of which all credentials are there is met, and none where they
 * are not, for the headers of the call may do it. OpenAPI 3.1.1, 4.8.30.
 */
export const security =
  (alternatives: readonly Readonly<Record<string, Scheme>>[]): NonNullable<OperationDescription['security']> =>
  async (auth, refused) => {
    const given = new Map(Object.entries(auth ?? {}).filter(([, credential]) => credential !== undefined));
    const chosen = alternatives.find((schemes) => Object.keys(schemes).every((name) => given.has(name))) ?? {};
    const grants = await Promise.all(Object.entries(chosen).map(([name, scheme]) => scheme(given.get(name), refused)));
    return {
      headers: Object.assign({}, ...grants.map(({ headers }) => headers)) as Record<string, string>,
      query: grants.flatMap(({ query }) => query ?? []),
      cookies: grants.flatMap(({ cookies }) => cookies ?? []),
      renewable: Object.keys(chosen).some((name) => typeof given.get(name) === 'function'),
    };
  };
