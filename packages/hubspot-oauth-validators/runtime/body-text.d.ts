import { type Read } from './coerce.ts';
/** Reads a body that came as text or bytes; what a parser made of it already stays as it is. */
export type ReadBody = (raw: unknown, contentType: string) => unknown;
/** The bytes of a body; `undefined` when it is something else. */
export declare const bytesOf: (raw: unknown) => Uint8Array | undefined;
/** The text of a body; `undefined` when it is something else. */
export declare const textOf: (raw: unknown) => string | undefined;
/** `application/json` and its kin. */
export declare const jsonBody: ReadBody;
/** `text/plain` and its kin. */
export declare const textBody: (read: Read) => ReadBody;
