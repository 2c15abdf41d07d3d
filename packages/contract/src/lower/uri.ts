/**
 * A reference as the path of a file and a fragment. What begins like `self`, the URI that the description says is its
 * own, is relative to it: files lie to each other as their URIs do. OpenAPI 3.2.0, section 4.1.2.
 */
export const splitReference = (ref: string, self?: unknown): { readonly uri: string; readonly fragment: string } => {
  const hash = ref.indexOf('#');
  const uri = hash === -1 ? ref : ref.slice(0, hash);
  return { uri: relativeTo(self, uri), fragment: hash === -1 ? '' : ref.slice(hash + 1) };
};

/** Whether a URI reference names a scheme or a host. */
export const isRemote = (uri: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/u.test(uri) || uri.startsWith('//');

const relativeTo = (self: unknown, uri: string): string => {
  if (typeof self !== 'string' || uri === '') return uri;
  if (uri === self) return '';
  const [address = ''] = self.split(/[?#]/u, 1);
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  return isRemote(folder) && uri.startsWith(folder) && uri.length > folder.length ? uri.slice(folder.length) : uri;
};
