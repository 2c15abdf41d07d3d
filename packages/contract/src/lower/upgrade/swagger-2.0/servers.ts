import { own, type Draft } from '../../../openapi/model.ts';
import { report, type Lowering } from '../../draft.ts';
import type { Pointer } from '../../../pointer.ts';

/** Those that keep what is sent from others come first: a client takes the first server when it is told none. */
const preference = ['https', 'http', 'wss', 'ws'];

/** A host name or address, with a port. Swagger 2.0, "Swagger Object", host. */
const hostOnly = /^[^\s{}/:\\@?#]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/iu;

/** The servers that `host`, `basePath` and schemes make; none where the document says nothing of them. */
export const serversOf = (root: Draft, schemes: readonly string[] | undefined): readonly Draft[] => {
  const host = hostOf(root);
  const base = basePathOf(root);
  if (host === undefined) return base === '' ? [] : [{ url: base }];
  const known = preference.filter((scheme) => schemes?.includes(scheme));
  return (known.length === 0 ? ['https'] : known).map((scheme) => ({ url: `${scheme}://${host}${base}` }));
};

const hostOf = (root: Draft): string | undefined => {
  const host = own(root, 'host');
  return typeof host === 'string' && hostOnly.test(host) ? host : undefined;
};

const basePathOf = (root: Draft): string => {
  const base = own(root, 'basePath');
  if (typeof base !== 'string') return '';
  const trimmed = base.trim().replace(/\/$/u, '');
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
};

/** What of a document's address can't be used, or had to be assumed. */
export const tellServers = (lowering: Lowering, root: Draft, schemes: readonly string[] | undefined): void => {
  const host = own(root, 'host');
  if (host === undefined) return;
  if (hostOf(root) === undefined) {
    report(lowering, '/host', {
      severity: 'warning',
      code: 'swagger-host',
      message: 'this is no host; it is left out, and the servers are relative to wherever the description is',
      mend: 'write the name and the port alone, as api.example.com:8080',
    });
  } else if (schemes === undefined || schemes.length === 0) {
    report(lowering, '/host', {
      severity: 'warning',
      code: 'swagger-schemes',
      message: 'no schemes are declared for this host; https is assumed',
      mend: 'add schemes: [https]',
    });
  }
};

/** Tells of schemes that there are none of. */
export const tellSchemes = (lowering: Lowering, schemes: readonly string[] | undefined, pointer: Pointer): void => {
  const unknown = schemes?.filter((scheme) => !preference.includes(scheme)) ?? [];
  if (unknown.length === 0) return;
  report(lowering, pointer, {
    severity: 'warning',
    code: 'swagger-schemes',
    message: `schemes are ${preference.join(', ')}; what else stands here is left out`,
  });
};
