import { type Decode, type Written } from './written.ts';
/** Names with raw values, of a query, a cookie header or a form: the texts of one name in their order. */
export interface Pairs {
    readonly texts: ReadonlyMap<string, readonly string[]>;
    readonly decode: Decode;
    /** Names that have a meaning of their own: no object whose members stand among them takes these. */
    readonly declared: ReadonlySet<string>;
    /** The names that were looked for and are there. */
    readonly taken: Set<string>;
}
/** Finds a value among pairs, in one style. */
export type FromPairs = (name: string, pairs: Pairs) => Written;
/** Percent-encoding as queries and forms have it: a blank is `+`, too. */
export declare const decodeField: Decode;
/** Raw text cut into names and values; `;` separates cookies, `&` all others. */
export declare const cutPairs: (text: string, separator: "&" | ";", decode: Decode) => [string, string][];
export declare const pairsOf: (entries: Iterable<readonly [string, string]>, decode: Decode, declared: Iterable<string>) => Pairs;
/** A record as routers and parsers give it: texts that are decoded already, lists of them for names that came again. */
export declare const entriesOf: (record: object) => [string, string][];
/** The raw texts of one name, which is then known to be there. */
export declare const textsOf: (name: string, { texts, taken }: Pairs) => readonly string[];
/** Texts of one name as a value: the text itself where it came once. */
export declare const several: (texts: readonly string[]) => Written;
