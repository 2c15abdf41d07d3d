/** What is wrong with a payload, and where. Never holds the payload's values. A Standard Schema issue as it stands. */
export interface ValidationIssue {
    readonly message: string;
    /** The member names and element indexes that lead to the place in the payload. */
    readonly path: readonly (string | number)[];
    /** The same place as a JSON Pointer (RFC 6901). */
    readonly pointer: string;
    /** The keyword's place in the contract, as a JSON Pointer. */
    readonly schemaPointer: string;
    readonly keyword: string;
}
/** What validation says. `value` is the payload itself, not a copy. */
export type Validation<Type> = {
    readonly valid: true;
    readonly value: Type;
} | {
    readonly valid: false;
    readonly errors: readonly ValidationIssue[];
};
/** Standard Schema, version 1. */
export interface StandardSchema<Type> {
    readonly '~standard': {
        readonly version: 1;
        readonly vendor: 'schemawright';
        readonly validate: (value: unknown) => {
            readonly value: Type;
            readonly issues?: undefined;
        } | {
            readonly issues: readonly ValidationIssue[];
        };
        readonly types?: {
            readonly input: Type;
            readonly output: Type;
        } | undefined;
    };
}
type Key = string | number;
/** The way to a value that a check is called with, from its end; the payload itself has none. A raw key may need escapes. */
type Path = {
    readonly up: Path;
    readonly key: Key;
    readonly raw?: true;
} | undefined;
/**
 * One check, run in two ways. Without `errors` it returns false at the first failure. With `errors` it goes on, puts each
 * failure there and returns true, until there are too many.
 */
export type Check = (value: unknown, errors?: ValidationIssue[], path?: Path) => boolean;
/** What a key is in a JSON Pointer. */
export declare const token: (key: Key) => string;
/**
 * A failure at `pointer`, which is where `keys` lead from `path` (one plain key need not be told twice), of the keyword that
 * stands at `place` below `at` in the contract: whether the check goes on.
 */
export declare const fail: (errors: ValidationIssue[] | undefined, path: Path, at: string, place: string, message: string, pointer?: string, keys?: Key[], keyword?: string) => boolean;
/** A failure of the member `key`, which may be absent, or not even be a number (or integer) as its format says. */
export declare const failMember: (errors: ValidationIssue[] | undefined, path: Path, at: string, keyword: string, message: string, key: string, member: unknown, type?: "number" | "integer" | 0, pointer?: string) => boolean;
export declare const objectLike: (value: unknown) => boolean;
/** The member, when it is the object's own: for names that every object inherits. */
export declare const own: (value: object, key: string) => unknown;
/** The length of a text in code points. JSON Schema 2020-12 Validation, 6.3.1. */
export declare const codePoints: (text: string) => number;
/** The same text for equal JSON values, whatever the order of their members. */
export declare const canonical: (value: unknown) => string;
/** Whether no two elements are equal. */
export declare const allDiffer: (elements: readonly unknown[]) => boolean;
/** The answer of a check, which is asked once for each value as long as the outermost call of this function lasts. */
export declare const recall: (check: Check, value: unknown) => boolean;
/** Whether the value passes. What can't be read to its end, for it is nested too deeply, does not. */
export declare const passes: (check: Check, value: unknown) => boolean;
/** Every failure of `check` on `value`, in the order of the schema. */
export declare const errorsOf: (check: Check, value: unknown) => ValidationIssue[];
/** What an assertion throws. */
export declare class ValidationError extends Error {
    readonly issues: readonly ValidationIssue[];
    constructor(issues: readonly ValidationIssue[]);
}
export {};
