import type { Schema } from './schema.ts';

/** One value being looked at by one schema. */
export interface Look {
  readonly document: Schema;
  readonly active: ReadonlySet<string>;
  readonly addIns: readonly Schema[];
  readonly schema: Schema;
  readonly value: unknown;
  /** The names that are never additional at this value. */
  readonly uncounted: readonly string[];
}

/** The answer of another schema about another value, further down in the same document. */
export type Inside = (schema: unknown, value: unknown) => boolean;
