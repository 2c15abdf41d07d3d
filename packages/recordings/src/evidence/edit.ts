import type { Pointer } from '@schemawright/contract';

/** A change of a contract as plain data, so that whoever compares contracts can ask what recordings say about it. */
export interface Edit {
  /** What found it. Where several edits are made at one place, the one whose name holds the violated keyword answers. */
  readonly rule: string;
  /** The keys of the operations that it reaches, of either contract; none when it is about the document as a whole. */
  readonly operations: readonly string[];
  /** `operation`, `request.query.limit`, `request.body application/json`, `response.200.header.Location`, `servers` … */
  readonly location: string;
  readonly oldPointer?: Pointer | undefined;
  readonly newPointer?: Pointer | undefined;
  /** Those values of a list that it adds or removes: a value that is no longer listed comes from none of the others. */
  readonly values?: readonly unknown[] | undefined;
  /**
   * `use`: an exchange shows it by having what changed. `verdict`: an exchange shows it when it meets one contract and
   * fails the other there.
   */
  readonly shownBy: 'use' | 'verdict';
}

/** What recordings say about one edit. */
export interface Evidence {
  /** The exchanges that it touches. */
  readonly exchanges: number;
  /** The exchanges of the operations that it reaches; for the document as a whole, all that were checked. */
  readonly of: number;
  /** Those touched that the old contract allows, and the new one does not because of it. */
  readonly broken: number;
}

/** The part of an exchange that an edit is about. */
export interface Site {
  readonly of: 'operation' | 'request' | 'response' | 'document';
  /** As outcomes name it: `request.query.limit`, `response.body`, `response.headers.location`. */
  readonly part: string;
  readonly status?: string;
  readonly mediaType?: string;
}

export const siteOf = (location: string): Site => {
  const space = location.indexOf(' ');
  const [name, mediaType] = space === -1 ? [location] : [location.slice(0, space), location.slice(space + 1)];
  if (['operation', 'security', 'path'].includes(name)) return { of: 'operation', part: name };
  if (name === 'request.body') return { of: 'request', part: name, ...(mediaType === undefined ? {} : { mediaType }) };
  if (location.startsWith('request.')) return { of: 'request', part: partOf(location) };
  const [, status = '', rest = ''] = /^response\.([^.]+)(?:\.(.*))?$/su.exec(location) ?? [];
  if (status === '') return { of: 'document', part: location };
  if (rest.startsWith('header.'))
    return { of: 'response', part: `response.headers.${rest.slice('header.'.length).toLowerCase()}`, status };
  return rest.startsWith('body ')
    ? { of: 'response', part: 'response.body', status, mediaType: rest.slice('body '.length) }
    : { of: 'response', part: 'response.status', status };
};

/** Names of headers mean the same in any case. RFC 9110, 5.1. */
export const partOf = (part: string): string => (part.startsWith('request.header.') ? part.toLowerCase() : part);
