import { bounds } from './bounds.ts';
import { constant, enumeration } from './enumeration.ts';
import type { Keyword } from './keyword.ts';
import { maxLength } from './max-length.ts';
import { multipleOf } from './multiple-of.ts';

/** Every keyword that limits values, in the order in which they are checked. A new one is a line here. */
export const keywords: readonly Keyword[] = [constant, enumeration, maxLength, ...bounds, multipleOf];
