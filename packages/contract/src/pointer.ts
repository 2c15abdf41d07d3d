/** A JSON Pointer (RFC 6901) in its plain string form: `""` for the root, `/a/b` below it, `~0` and `~1` escaped. */
export type Pointer = string;

/** One reference token, escaped for use inside a pointer. RFC 6901, section 3. */
export const escapeToken = (token: string): string =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;

/** The pointer of a member (or element) of the value that `pointer` names. */
export const child = (pointer: Pointer, token: string | number): Pointer => `${pointer}/${escapeToken(String(token))}`;

/** The decoded reference tokens of a pointer. RFC 6901, section 4. */
export const tokens = (pointer: Pointer): string[] => {
  if (pointer === '') return [];
  const escaped = pointer.slice(1).split('/');
  return pointer.includes('~') ? escaped.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : escaped;
};

/** The pointer of the value that holds the one `pointer` names; the root is its own parent. */
export const parent = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/**
 * The value that `pointer` names in `root`, or `undefined` when there is none.
 * Only own members count, so `/constructor` and `/__proto__` are found only where the document has them.
 */
export const valueAt = (root: unknown, pointer: Pointer): unknown => {
  let value: unknown = root;
  for (const token of tokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
};

/**
 * The pointer that the fragment of a URI reference carries: percent-decoded, `#` and the empty fragment name the root.
 * `undefined` when the fragment is no JSON Pointer (an anchor) or its escapes are malformed. RFC 6901, section 6.
 */
export const pointerOfFragment = (fragment: string): Pointer | undefined => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(fragment.startsWith('#') ? fragment.slice(1) : fragment);
  } catch {
    return undefined;
  }
  return decoded === '' || decoded.startsWith('/') ? decoded : undefined;
};

/** The fragment (with `#`) that names `pointer` in a `$ref`. RFC 6901, section 6. */
export const fragmentOf = (pointer: Pointer): string =>
  `#${pointer.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?\p{Surrogate}]/gu, (character) => encodeURIComponent(character))}`;
