import { parsed, type Read } from './coerce.ts';
import { single } from './written.ts';

/** Reads a body that came as text or bytes; what a parser made of it already stays as it is. */
export type ReadBody = (raw: unknown, contentType: string) => unknown;

/** The bytes of a body; `undefined` when it is something else. */
export const bytesOf = (raw: unknown): Uint8Array | undefined => {
  if (raw instanceof ArrayBuffer) return new Uint8Array(raw);
  return ArrayBuffer.isView(raw) ? new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength) : undefined;
};

/** The text of a body; `undefined` when it is something else. */
export const textOf = (raw: unknown): string | undefined => {
  const bytes = bytesOf(raw);
  return bytes === undefined ? (typeof raw === 'string' ? raw : undefined) : new TextDecoder().decode(bytes);
};

/** `application/json` and its kin. */
export const jsonBody: ReadBody = (raw) => {
  const text = textOf(raw);
  return text === undefined ? raw : parsed(text);
};

/** `text/plain` and its kin. */
export const textBody =
  (read: Read): ReadBody =>
  (raw) => {
    const text = textOf(raw);
    return text === undefined ? raw : read(single(text));
  };
