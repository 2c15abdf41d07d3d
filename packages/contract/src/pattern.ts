import { readPattern, type LinearPattern, type RefusedPattern } from '@schemawright/json-structure/pattern';

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

const known = new Map<string, LinearPattern | RefusedPattern>();

/** What was read is the same for ever; it is forgotten when there is too much of it. */
const mostKnown = 5000;

const read = (source: string): LinearPattern | RefusedPattern => {
  let pattern = known.get(source);
  if (pattern === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(source, (pattern = readPattern(source, 'anywhere')));
  }
  return pattern;
};

/**
 * Whether JavaScript's own engine may need more than linear time for a regular expression: it tries one way after the
 * other, of which there may be exponentially many. Errs on the side of yes.
 */
export const mayBacktrack = (source: string): boolean => {
  const pattern = read(source);
  return 'refused' in pattern ? pattern.refused === 'unsafe' : pattern.engine !== 'native';
};

/** Whether no engine at hand answers for a regular expression in linear time. */
export const isUnsafe = (source: string): boolean => {
  const pattern = read(source);
  return 'refused' in pattern && pattern.refused === 'unsafe';
};

/** The test of a text, in linear time where that can be had. An expression that no engine takes constrains nothing. */
export const patternTest = (source: string): ((text: string) => boolean) => {
  const pattern = read(source);
  if ('test' in pattern) return pattern.test;
  const expression = patternOf(source)?.expression;
  return (text) => expression?.test(text) ?? true;
};

const everything =
  /^(?:\^?(?:\.\*\??)?|(?:\.\*\??)?\$|\^?\[(?:\\s\\S|\\S\\s|\\d\\D|\\D\\d|\\w\\W|\\W\\w|\^)\]\*\??\$?)$/u;

/** Whether a regular expression is seen to match every text. `^.*$` does not: a line may end before the text does. */
export const matchesAll = (source: string): boolean => everything.test(source);
