import type { Grant, OperationDescription, WriteBody } from './description.ts';
import { declaredAs } from './media.ts';
import type { CallOptions } from './types.ts';
import { itemsOf, membersOf } from './values.ts';

/** The parts of a request that are the same for all attempts. */
export interface Message {
  /** The path and query. */
  readonly target: string;
  readonly query: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly string[];
  readonly body: NonNullable<RequestInit['body']> | undefined;
  /** The media type of the body, and what wrote it. */
  readonly type: string;
  readonly write: WriteBody | undefined;
  /** The parameters as they are on the wire, but for how they are written. */
  readonly values: Readonly<Partial<Record<Place, Record<string, unknown>>>>;
}

type Place = keyof NonNullable<OperationDescription['parameters']>;
export type Parameters = Readonly<Partial<Record<Place, object>>>;

const encode = encodeURIComponent;
const asIs = (value: string): string => value;
const pairsOf = (pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.map(([name, value]) => `${encode(name)}=${value}`);

/** Writes the path, query, headers and body of a call; throws where something given has no place in the contract. */
export const messageOf = (
  operation: OperationDescription,
  key: string,
  given: Parameters,
  body: unknown,
  mediaType: string | undefined,
): Message => {
  const written = <Written>(place: Place, usual: (text: string) => string): (readonly [string, Written])[] =>
    membersOf(given[place] ?? {}).map(([name, value]) => {
      const declared = operation.parameters?.[place]?.find(([known]) => known === name);
      if (!declared) throw new TypeError(`${key}: there is no ${place} parameter ${name}`);
      const [, write, encoding = usual] = declared;
      const text = write(name, value, encoding) as Written;
      values[place] = { ...values[place], [name]: write.wire ? write.wire(value) : value };
      return [name, text];
    });

  const values: Partial<Record<Place, Record<string, unknown>>> = {};
  const path = new Map(written<string>('path', encode));
  const target = operation.path.replace(/[^/]+/g, (segment) => {
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = path.get(name);
      if (!value) throw new Error(`the path parameter ${name} is empty`);
      return value;
    });
    if (filled !== segment && /^\.\.?$/.test(filled)) throw new Error('a path parameter can be neither "." nor ".."');
    return filled;
  });

  const rows = operation.body ?? [];
  const row = mediaType === undefined ? rows[0] : declaredAs(rows, mediaType);
  if (body !== undefined && !row) throw new TypeError(`${key}: there is no body of the media type ${mediaType}`);
  const type = mediaType ?? row?.[0] ?? '';
  const content = body === undefined ? undefined : row?.[1](body, type, row[2]);
  const accept = [...new Set(operation.replies.map(([declared]) => declared))].join(', ');
  // The boundary of a multipart body is only known to `fetch`, and a range to nobody but the body itself.
  const named = content !== undefined && !(content instanceof FormData) && !type.includes('*');
  return {
    target,
    query: written<[string, string][]>('query', encode).flatMap(([, pairs]) => pairsOf(pairs)),
    headers: [
      ...(accept ? [['accept', accept] as const] : []),
      ...(named ? [['content-type', type] as const] : []),
      ...written<string>('header', asIs),
    ],
    cookies: written<[string, string][]>('cookie', encode).flatMap(([, pairs]) => pairsOf(pairs)),
    body: content,
    type,
    write: row?.[1],
    values,
  };
};

const merge = (headers: Headers, given: CallOptions['headers'] = {}): void => {
  for (const [name, value] of given instanceof Headers ? given : Object.entries(given)) {
    if (value === undefined) continue;
    headers.delete(name);
    for (const item of value === null ? [] : itemsOf(value)) headers.append(name, String(item));
  }
};

/** One attempt. Its errors quote neither the URL nor a header: both may hold secrets. */
export const requestOf = (
  method: string,
  key: string,
  message: Message,
  baseUrl: string,
  options: readonly CallOptions['headers'][],
  init: RequestInit,
  grant: Grant | undefined,
): Request => {
  const { body } = message;
  try {
    const headers = new Headers();
    for (const [name, value] of message.headers) headers.set(name, value);
    merge(headers, grant?.headers);
    const cookies = [...message.cookies, ...pairsOf(grant?.cookies ?? [])];
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    for (const given of options) merge(headers, given);
    const query = [...message.query, ...pairsOf((grant?.query ?? []).map(([name, value]) => [name, encode(value)]))];
    // Neither `//host` nor `.host` as a path leads to another host.
    const base = baseUrl.replace(/\/$/, '') || '/.';
    const secret = Object.keys(grant?.headers ?? {}).some((name) => !/^authorization$/i.test(name));
    return new Request(
      base + message.target.replace(/^(?!\/)/, '/') + (query.length > 0 ? `?${query.join('&')}` : ''),
      {
        // A redirect would take the body, or a key, with it to whatever place the reply names.
        ...(body !== undefined || secret || cookies.length > 0 ? { redirect: 'manual' } : {}),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
        ...init,
        method,
        headers,
        body: body ?? null,
      },
    );
  } catch {
    throw new TypeError(`${key}: the request can't be built; look at baseUrl, header names and values`);
  }
};
