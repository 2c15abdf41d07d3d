import { isByte } from '../formats.ts';
import { isString, type Json, type JsonObject } from '../json.ts';
import type { PrimitiveType } from './type.ts';

interface Encoding {
  readonly test: (text: string) => boolean;
  readonly jsonSchema: { readonly [keyword: string]: Json };
}

const byPattern = (pattern: string): Encoding => {
  const expression = new RegExp(pattern, 'u');
  return { test: (text) => expression.test(text), jsonSchema: { pattern } };
};

const base32 = (alphabet: string): Encoding =>
  byPattern(
    `^(?:[${alphabet}]{8})*(?:[${alphabet}]{2}={6}|[${alphabet}]{4}={4}|[${alphabet}]{5}={3}|[${alphabet}]{7}=)?$`,
  );

/** RFC 4648. Padding may be left out where URLs are the purpose. */
export const encodings: ReadonlyMap<string, Encoding> = new Map([
  ['base64', { test: isByte, jsonSchema: { format: 'byte' } }],
  ['base64url', byPattern('^(?:[A-Za-z0-9_\\-]{4})*(?:[A-Za-z0-9_\\-]{2}(?:==)?|[A-Za-z0-9_\\-]{3}=?)?$')],
  ['base16', byPattern('^(?:[0-9A-Fa-f]{2})*$')],
  ['base32', base32('A-Z2-7')],
  ['base32hex', base32('0-9A-V')],
]);

export const compressions: ReadonlySet<string> = new Set(['gzip', 'deflate', 'zlib', 'brotli']);

const encodingOf = (schema: JsonObject): string => {
  const encoding = schema['contentEncoding'];
  return isString(encoding) && encodings.has(encoding) ? encoding : 'base64';
};

export const binary: PrimitiveType = {
  kind: 'primitive',
  name: 'binary',
  base: 'string',
  expects: 'bytes in the declared contentEncoding (base64 by default)',
  check: (schema) => {
    const test = encodings.get(encodingOf(schema))?.test ?? isByte;
    return (value) => typeof value === 'string' && test(value);
  },
  jsonSchema: (schema) => {
    const contentEncoding = encodingOf(schema);
    const mediaType = schema['contentMediaType'];
    return {
      type: 'string',
      ...encodings.get(contentEncoding)?.jsonSchema,
      contentEncoding,
      ...(isString(mediaType) ? { contentMediaType: mediaType } : {}),
    };
  },
  recoverable: true,
};
