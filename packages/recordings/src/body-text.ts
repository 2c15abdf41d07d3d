import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Body } from './exchange.ts';
import { isJsonType, parseMediaType } from './media-type.ts';

/** A recorded body is never inflated beyond this. */
const mostInflated = 64 * 2 ** 20;

/**
 * The text of a body that was stored as base64; `undefined` when it is no UTF-8 text. Recorders undo content encodings
 * before they store a body, but some do not: what is compressed by its bytes, or by its header, is then inflated.
 * Some label plain text as base64: JSON that shows as such only undecoded is taken so.
 */
export const textOfBase64 = (
  body: Extract<Body, { kind: 'base64' }>,
  contentType: string | undefined,
  contentEncoding?: string,
): string | undefined => {
  const bytes = Buffer.from(body.base64, 'base64');
  const text = decodeUtf8(bytes) ?? decodeUtf8(inflate(bytes, contentEncoding));
  const json = isJsonType(parseMediaType(contentType ?? body.mediaType ?? ''));
  return json && !isJson(text) && isJson(body.base64) ? body.base64 : text;
};

const decodeUtf8 = (bytes: Buffer | undefined): string | undefined =>
  bytes !== undefined && isUtf8(bytes) ? bytes.toString('utf8') : undefined;

const inflate = (bytes: Buffer, encoding: string | undefined): Buffer | undefined => {
  const options = { maxOutputLength: mostInflated };
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, options);
    if (encoding === 'br') return brotliDecompressSync(bytes, options);
    if (encoding === 'deflate') return inflateSync(bytes, options);
  } catch {
    return undefined;
  }
  return undefined;
};

const isJson = (text: string | undefined): boolean => {
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
