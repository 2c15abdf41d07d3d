/** A scalar as text: dates in ISO 8601, whatever knows how to write itself in its own words. */
export declare const text: (value: unknown) => string;
/** Whether a value has members to write one by one. */
export declare const isComposite: (value: unknown) => value is object;
export declare const isPresent: (value: unknown) => boolean;
/** The members of an object that have a value. */
export declare const membersOf: (value: object) => [name: string, value: unknown][];
/** The items of a list that have a value; a single value is a list of one. */
export declare const itemsOf: (value: unknown) => unknown[];
