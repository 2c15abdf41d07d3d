/** A regular expression of a schema, as it can be run. */
export interface Pattern {
  readonly source: string;
  /** `u` as JSON Schema 2020-12 Core, 6.4 recommends; empty where the expression is only valid without it. */
  readonly flags: '' | 'u';
  readonly expression: RegExp;
}

/** How `source` runs: with Unicode semantics, else without them, else not at all (`undefined`). */
export const patternOf = (source: string): Pattern | undefined => {
  for (const flags of ['u', ''] as const) {
    try {
      return { source, flags, expression: new RegExp(source, flags) };
    } catch {
      // The next flags may do.
    }
  }
  return undefined;
};
