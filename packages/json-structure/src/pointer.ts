/** A JSON Pointer (RFC 6901) in its plain string form: `""` for the root, `/a/b` below it. */
export type Pointer = string;

/** The pointer of a member or element of the value that `pointer` names. RFC 6901, section 3. */
export const child = (pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer => {
  let path = pointer;
  for (const token of tokens) path += `/${escape(String(token))}`;
  return path;
};

const escape = (token: string): string =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;

/** The decoded reference tokens of a pointer. RFC 6901, section 4. */
export const tokensOf = (pointer: Pointer): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));

/**
 * The pointer that a fragment (`#/a/b`) carries, percent-decoded.
 * `undefined` when it carries none: an anchor, or malformed escapes. RFC 6901, section 6.
 */
export const pointerOfFragment = (fragment: string): Pointer | undefined => {
  let decoded = fragment.slice(1);
  try {
    if (decoded.includes('%')) decoded = decodeURIComponent(decoded);
  } catch {
    return undefined;
  }
  return decoded === '' || decoded.startsWith('/') ? decoded : undefined;
};
