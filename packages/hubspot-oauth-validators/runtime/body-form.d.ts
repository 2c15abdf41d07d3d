import { type ReadBody } from './body-text.ts';
import type { Read } from './coerce.ts';
import { type FromPairs, type Pairs } from './pairs.ts';
import { type Written } from './written.ts';
/** A member in a style of its own; `names` are those of its members where these stand among the others. OpenAPI 3.1.1, 4.8.15. */
export type MemberStyle = readonly [name: string, style: FromPairs, names?: readonly string[]];
/** The members of a form: those with a style by it, the others by their names. */
export declare const membersOf: (styles: readonly MemberStyle[], pairs: Pairs, plain: (name: string) => Written) => (readonly [string, Written])[];
/** `application/x-www-form-urlencoded`: `read` makes the object of it. */
export declare const formBody: (read: Read, styles?: readonly MemberStyle[]) => ReadBody;
