/** The last one of each credential: calls whose token is older take its token, also when they are refused long after it. */
const renewals = new WeakMap();
const tokenOf = async (credential, refused) => {
    if (typeof credential === 'string')
        return credential;
    if (refused === undefined)
        return credential({ refused: false });
    const last = renewals.get(credential);
    if (last && last.over > refused)
        return last.token;
    const token = Promise.resolve(credential({ refused: true })).finally(() => {
        renewal.over = performance.now();
    });
    const renewal = { token, over: Infinity };
    renewals.set(credential, renewal);
    return token;
};
/** A bearer token, also that of OAuth 2.0 and OpenID Connect. RFC 6750, 2.1. */
export const bearer = async (credential, refused) => ({
    headers: { authorization: `Bearer ${await tokenOf(credential, refused)}` },
});
export const basic = (credential) => {
    const { username, password } = credential;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return { headers: { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` } };
};
export const keyInHeader = (name) => async (credential, refused) => ({ headers: { [name]: await tokenOf(credential, refused) } });
export const keyInQuery = (name) => async (credential, refused) => ({ query: [[name, await tokenOf(credential, refused)]] });
/** A key that a cookie can hold goes as it is: whoever gave it out may not decode it. RFC 6265, 4.1.1. */
export const keyInCookie = (name) => async (credential, refused) => {
    const token = await tokenOf(credential, refused);
    return { cookies: [[name, token.replace(/[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/gu, encodeURIComponent)]] };
};
/**
 * The security requirements of an operation: the first of which all credentials are there is met, and none where they
 * are not, for the headers of the call may do it. OpenAPI 3.1.1, 4.8.30.
 */
export const security = (alternatives) => async (auth, refused) => {
    const given = new Map(Object.entries(auth ?? {}).filter(([, credential]) => credential !== undefined));
    const chosen = alternatives.find((schemes) => Object.keys(schemes).every((name) => given.has(name))) ?? {};
    const grants = await Promise.all(Object.entries(chosen).map(([name, scheme]) => scheme(given.get(name), refused)));
    return {
        headers: Object.assign({}, ...grants.map(({ headers }) => headers)),
        query: grants.flatMap(({ query }) => query ?? []),
        cookies: grants.flatMap(({ cookies }) => cookies ?? []),
        renewable: Object.keys(chosen).some((name) => typeof given.get(name) === 'function'),
    };
};
