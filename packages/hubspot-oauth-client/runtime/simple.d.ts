import type { Encode, WriteText } from './description.ts';
/** Items, or names and values, with a separator between them. RFC 6570, 3.2.2. */
export declare const separated: (value: unknown, encode: Encode, separator: string, equals: string) => string;
/** `style: simple`: `a,b` and `k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export declare const simple: WriteText;
/** `style: simple` with `explode`: `a,b` and `k=v`. */
export declare const simpleExploded: WriteText;
