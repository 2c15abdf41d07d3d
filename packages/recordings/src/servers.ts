import type { Server } from '@schemawright/contract';
import { defaultPorts } from './location.ts';
import type { Location } from './location.ts';
import { decodeOnce, matchSegment, parseSegment } from './segment.ts';
import type { Segment } from './segment.ts';

/** A server URL, compiled. OpenAPI 3.1.1, 4.8.5. */
export interface ServerPattern {
  /** Told apart by what they match. */
  readonly key: string;
  /** `undefined` for a relative URL: it goes with any origin. */
  readonly origin:
    | { readonly scheme: Segment; readonly labels: readonly Segment[]; readonly port: Segment | undefined }
    | undefined;
  /** Segments of the path, without a trailing slash. */
  readonly base: readonly Segment[];
}

/** More combinations of enumerated variables than this are not multiplied out: the variable then matches any text. */
const mostVariants = 64;

const lower = (text: string): string => text.toLowerCase();

/**
 * The patterns of one server. A variable with `enum` stands for its values, one without for one host label or path
 * segment, and for its default, which may hold dots and slashes.
 */
export const serverPatterns = (server: Server): ServerPattern[] => {
  let urls = [server.url];
  for (const [name, { enum: listed, default: usual = '' }] of Object.entries(server.variables ?? {})) {
    const values = listed ?? (/[./:]/.test(usual) ? [usual, `{${name}}`] : []);
    if (values.length === 0 || urls.length * values.length > mostVariants) continue;
    urls = urls.flatMap((url) => values.map((value) => url.replaceAll(`{${name}}`, () => value)));
  }
  return urls.map(compile);
};

const compile = (url: string): ServerPattern => {
  const start = url.indexOf('://');
  const rest = start === -1 ? url : url.slice(start + 3);
  const slash = start === -1 ? 0 : indexOrEnd(rest, '/');
  const path = rest.slice(slash).split(/[?#]/, 1)[0] ?? '';
  const base = path.split('/').filter((segment, index, all) => segment !== '' || (index > 0 && index < all.length - 1));
  return {
    key: url,
    origin: start === -1 ? undefined : compileOrigin(url.slice(0, start), rest.slice(0, slash)),
    base: base.map((segment) => parseSegment(segment, decodeOnce)),
  };
};

const compileOrigin = (scheme: string, authority: string): NonNullable<ServerPattern['origin']> => {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const colon = host.endsWith(']') ? -1 : host.lastIndexOf(':');
  const port = colon === -1 ? defaultPorts[scheme.toLowerCase()] : host.slice(colon + 1);
  const name = colon === -1 ? host : host.slice(0, colon);
  return {
    scheme: parseSegment(scheme, lower),
    labels: name.split('.').map((label) => parseSegment(label, lower)),
    port: port === undefined ? undefined : parseSegment(port, lower),
  };
};

const indexOrEnd = (text: string, character: string): number => {
  const index = text.indexOf(character);
  return index === -1 ? text.length : index;
};

/** Whether a request went to this server, its path apart. */
export const matchesOrigin = ({ origin }: ServerPattern, location: Location): boolean => {
  const actual = location.origin;
  if (origin === undefined || actual === undefined) return true;
  const labels = actual.host.toLowerCase().split('.');
  return (
    matchSegment(origin.scheme, actual.scheme) !== undefined &&
    (origin.port === undefined || matchSegment(origin.port, actual.port) !== undefined) &&
    labels.length === origin.labels.length &&
    origin.labels.every((label, index) => matchSegment(label, labels[index] ?? '') !== undefined)
  );
};

/** Whether the first segments of a decoded path are the server's: a prefix at a segment boundary. */
export const matchesBase = ({ base }: ServerPattern, segments: readonly string[]): boolean =>
  base.length <= segments.length &&
  base.every((part, index) => matchSegment(part, segments[index] ?? '') !== undefined);
