/**
 * A value in its written form. It has to be known what it should become: `a,b` is a text, a list or an object.
 * Everything is `undefined` where nothing was written.
 */
export interface Written {
    /** The text; all texts where one name came several times; what a part of a form holds when that is no text. */
    text(): unknown;
    items(): readonly Written[] | undefined;
    /** The members; where others stand among them, those that `names` has (all when it is left out). */
    members(names?: ReadonlySet<string>): readonly (readonly [name: string, value: Written])[] | undefined;
}
/** Undoes percent-encoding. Throws a `URIError` on what is none. */
export type Decode = (text: string) => string;
export declare const asIs: Decode;
/** Reads a style of a path or a header. */
export type FromText = (text: string, name: string, decode: Decode) => Written;
/** A text without parts. */
export declare const single: (text: string) => Written;
/** Cuts a text at a delimiter; an empty text has no parts. RFC 6570, 2.3. */
export declare const cut: (text: string, delimiter: string | RegExp) => string[];
/** Parts that are name and value in turn; nothing when one is left over. */
export declare const inTurn: (parts: readonly string[], decode: Decode) => [string, Written][] | undefined;
/** Parts that are `name=value` each; nothing when one is not. */
export declare const equated: (parts: readonly string[], decode: Decode) => [string, Written][] | undefined;
/** Why something that was written can't be read. Its message never holds what was written. */
export declare class Unreadable extends Error {
    readonly keyword: string;
    constructor(keyword: string, message: string);
}
/** The keyword and the message of an issue. Throws again what is no trouble with what was written. */
export declare const reasonOf: (error: unknown) => {
    readonly keyword: string;
    readonly message: string;
};
