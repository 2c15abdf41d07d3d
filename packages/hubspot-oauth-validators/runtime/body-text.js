import { parsed } from "./coerce.js";
import { single } from "./written.js";
/** The bytes of a body; `undefined` when it is something else. */
export const bytesOf = (raw) => {
    if (raw instanceof ArrayBuffer)
        return new Uint8Array(raw);
    return ArrayBuffer.isView(raw) ? new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength) : undefined;
};
/** The text of a body; `undefined` when it is something else. */
export const textOf = (raw) => {
    const bytes = bytesOf(raw);
    return bytes === undefined ? (typeof raw === 'string' ? raw : undefined) : new TextDecoder().decode(bytes);
};
/** `application/json` and its kin. */
export const jsonBody = (raw) => {
    const text = textOf(raw);
    return text === undefined ? raw : parsed(text);
};
/** `text/plain` and its kin. */
export const textBody = (read) => (raw) => {
    const text = textOf(raw);
    return text === undefined ? raw : read(single(text));
};
