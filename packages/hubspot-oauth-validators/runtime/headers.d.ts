import { type Check } from './checks.ts';
import type { Read } from './coerce.ts';
import type { ResponseIssue } from './responses.ts';
import { type FromText } from './written.ts';
/** Headers as a platform has them: `Headers`, or a record such as that of `node:http`. */
export type GivenHeaders = {
    get(name: string): string | null;
    forEach(visit: (value: string, name: string) => void): void;
} | Readonly<Record<string, unknown>>;
/** Header values by lower-case name; the lines of one header are one list. RFC 9110, 5.3. */
export declare const headerMap: (given?: GivenHeaders) => ReadonlyMap<string, unknown>;
/** The text of a header; several lines become one. */
export declare const lineOf: (value: unknown) => string;
/** What reads one header: the texts of a list have blanks around them. */
export declare const readHeader: (value: unknown, name: string, style: FromText, read: Read) => unknown;
/** The checks of the headers that one response declares. */
export declare const headersOf: (rows: readonly (readonly [name: string, required: boolean, pointer: string, style: FromText, read: Read, check?: Check])[]) => (given: GivenHeaders) => readonly ResponseIssue[];
