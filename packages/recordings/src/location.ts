/** A recorded URL, taken apart. User info and fragment are dropped here: nothing behind this point sees them. */
export interface Location {
  /** `undefined` when the recording holds a path alone. */
  readonly origin: { readonly scheme: string; readonly host: string; readonly port: string } | undefined;
  /** Raw segments, dot segments resolved: `/a//b/` is `['a', '', 'b', '']`. */
  readonly segments: readonly string[];
  /** Raw, without the question mark. */
  readonly query: string;
}

export const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Takes a recorded URL apart; `undefined` when it is none. WHATWG URL. */
export const locationOf = (url: string): Location | undefined => {
  const relative = url.startsWith('/') && !url.startsWith('//');
  let parsed: URL;
  try {
    parsed = new URL(relative ? `http://unknown.invalid${url}` : url);
  } catch {
    return undefined;
  }
  const scheme = parsed.protocol.slice(0, -1);
  return {
    origin: relative
      ? undefined
      : { scheme, host: parsed.hostname, port: parsed.port === '' ? (defaultPorts[scheme] ?? '') : parsed.port },
    segments: parsed.pathname.split('/').slice(1),
    query: parsed.search.slice(1),
  };
};
