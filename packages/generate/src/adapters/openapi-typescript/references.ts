/**
 * What openapi-typescript takes from `@redocly/openapi-core/lib/ref-utils.js`, with the same answers: in the bundle it
 * stands in for that module, which brings a whole linter along and is slow. Called for each member of each schema.
 */

/** A number stays one. */
export const escapePointer = <T extends string | number>(fragment: T): T | string =>
  typeof fragment === 'string' && /[~/]/.test(fragment)
    ? fragment.replaceAll('~', '~0').replaceAll('/', '~1')
    : fragment;

const unescape = (fragment: string): string =>
  /[~%]/.test(fragment) ? decodeURIComponent(fragment.replaceAll('~1', '/').replaceAll('~0', '~')) : fragment;

export const parseRef = (ref: string): { uri: string | null; pointer: string[] } => {
  const at = ref.indexOf('#/');
  const uri = at === -1 ? ref : ref.slice(0, at);
  const pointer = at === -1 ? '' : (ref.slice(at + 2).split('#/', 1)[0] as string);
  return {
    uri: (uri.endsWith('#') ? uri.slice(0, -1) : uri) || null,
    pointer: pointer === '' ? [] : pointer.split('/').map(unescape).filter(Boolean),
  };
};
