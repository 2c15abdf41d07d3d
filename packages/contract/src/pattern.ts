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

const atoms = /\\.|\[(?:\\.|[^\\\]])*\]/gsu;
const repeated = /\(([^()]*)\)(?:[*+]|\{\d+,\d*\})/u;

/**
 * Whether a regular expression repeats, without bound, what is open or ambiguous by itself: `(a+)+`, `(a|ab)*`. On a text
 * that does not match in the end such an expression may try exponentially many ways. Errs on the side of yes.
 */
export const mayBacktrack = (source: string): boolean => {
  let plain = source.replaceAll(atoms, 'x').replaceAll(/\(\?(?:[:=!]|<[=!]|<[^>]*>)/gu, '(');
  for (let group = repeated.exec(plain); group !== null; group = repeated.exec(plain)) {
    if (/[*+?{|]/u.test(group[1] ?? '')) return true;
    plain = plain.replace(group[0], 'x+');
  }
  // Groups that are not repeated give way to what is in them, so that those around them are seen.
  const unfolded = plain.replaceAll(/\(([^()]*)\)(?![*+{])/gu, '$1');
  return unfolded !== plain && mayBacktrack(unfolded);
};
