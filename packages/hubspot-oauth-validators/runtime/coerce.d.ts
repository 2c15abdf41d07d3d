import { type Check } from './checks.ts';
import { type Written } from './written.ts';
/**
 * Makes a value of what was written, of the type that the schema asks for. A text that is none of that type stays as it
 * is, for the check to refuse; `undefined` when nothing was written.
 */
export type Read = (written: Written) => unknown;
export declare const text: Read;
/** As JSON writes numbers: `1e3` is one; an empty text, `01` and `0x10` are none. RFC 8259, 6. */
export declare const number: Read;
export declare const boolean: Read;
export declare const nothing: Read;
/** A list; `prefix` reads the first items where they have types of their own. */
export declare const list: (item: Read, prefix?: readonly Read[]) => Read;
/** A list where a single text means a text: only several items make one. */
export declare const lines: (item: Read) => Read;
/** An object, by the names of its members; `rest` reads the others. */
export declare const record: (members: readonly (readonly [name: string, read: Read])[], rest?: Read) => Read;
/** The first reading that the check accepts; the first of all when it accepts none. */
export declare const choice: (check: Check, reads: readonly Read[]) => Read;
/** Throws an `Unreadable` on what is no JSON. */
export declare const parsed: (raw: string) => unknown;
/** JSON as the `content` of a parameter, or of an encoded member. */
export declare const jsonContent: Read;
/** A list or an object inside another value, where no style has words for it. */
export declare const json: Read;
