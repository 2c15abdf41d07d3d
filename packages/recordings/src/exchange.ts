/** Header fields by lower-case name, each with its values in the order recorded; never joined (`Set-Cookie` repeats). */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * A message body as far as the recording holds it. `size` is the number of bytes that the recorder says the body had:
 * with it a body that was cut off can be told from one that is broken.
 */
export type Body =
  | { readonly kind: 'text'; readonly text: string; readonly mediaType?: string; readonly size?: number }
  | { readonly kind: 'base64'; readonly base64: string; readonly mediaType?: string; readonly size?: number }
  /** Stored as parsed JSON by the recording itself: the text on the wire was never seen. */
  | { readonly kind: 'json'; readonly value: unknown; readonly mediaType?: string }
  /** Decoded form fields, in order. */
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [string, string])[]; readonly mediaType?: string }
  /** There may have been a body, the recording does not hold it. */
  | { readonly kind: 'missing'; readonly reason: string };

/** One recorded request with its response: what every format is read into. */
export interface Exchange {
  /** The file as the user named it. */
  readonly source: string;
  /** 0-based index of the entry; in line formats, of the line. */
  readonly entry: number;
  /** Upper case. */
  readonly method: string;
  /** As recorded: absolute, or a path alone where the recording knows no more. */
  readonly url: string;
  readonly status: number;
  /** `undefined` when the recording holds no headers at all. */
  readonly requestHeaders: Headers | undefined;
  readonly responseHeaders: Headers | undefined;
  /** `undefined` when the message had no body. */
  readonly requestBody: Body | undefined;
  readonly responseBody: Body | undefined;
  readonly startedAt?: string;
  readonly comment?: string;
}

/** What a reader yields for one entry of a recording. */
export type Reading =
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  /** An entry that is no finished HTTP exchange: aborted, a web socket, cached. */
  | { readonly kind: 'skipped'; readonly entry: number; readonly reason: string }
  /** An entry that cannot be read: the rest of the recording is read all the same. */
  | {
      readonly kind: 'broken';
      readonly entry: number;
      readonly keyword: 'malformed' | 'truncated';
      readonly message: string;
    };

/** Adds one header field to a map under construction. */
export const addHeader = (headers: Map<string, string[]>, name: string, value: string): void => {
  const key = name.toLowerCase();
  const values = headers.get(key);
  if (values) values.push(value);
  else headers.set(key, [value]);
};

/** The first value of a header field, or `undefined`. */
export const headerOf = (headers: Headers | undefined, name: string): string | undefined => headers?.get(name)?.[0];
