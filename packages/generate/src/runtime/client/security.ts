import type { Grant, OperationDescription } from './description.ts';

/**
 * A token, or where to get one. A function is asked for each request; `refused` says that the last one earned a 401 and
 * that another is needed. It is asked for another one once, and once only for calls that went out with the same one.
 */
export type Credential = string | ((reason: { readonly refused: boolean }) => string | Promise<string>);

/** HTTP basic authentication. RFC 7617. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** `refused` is when the token was asked for that earned a 401, as `performance.now()` has it. */
type Scheme = (credential: unknown, refused: number | undefined) => Partial<Grant> | Promise<Partial<Grant>>;

interface Renewal {
  readonly token: Promise<string>;
  over: number;
}

/** The last one of each credential: calls whose token is older take its token, also when they are refused long after it. */
const renewals = new WeakMap<object, Renewal>();

const tokenOf = async (credential: Credential, refused: number | undefined): Promise<string> => {
  if (typeof credential === 'string') return credential;
  if (refused === undefined) return credential({ refused: false });
  const last = renewals.get(credential);
  if (last && last.over > refused) return last.token;
  const token = Promise.resolve(credential({ refused: true })).finally(() => {
    renewal.over = performance.now();
  });
  const renewal: Renewal = { token, over: Infinity };
  renewals.set(credential, renewal);
  return token;
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
