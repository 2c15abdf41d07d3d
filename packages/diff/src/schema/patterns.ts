import { isPatternIncluded, isUnsafe, patternTest, typeBit, type Json, type SchemaFacts } from '@schemawright/contract';

const answers = new Map<string, boolean | undefined>();

/** Answers are the same for ever; they are forgotten when there are too many. */
const maxAnswers = 10_000;

const included = (narrow: readonly string[], wide: string): boolean | undefined => {
  const key = JSON.stringify([wide, ...narrow]);
  if (!answers.has(key)) {
    if (answers.size >= maxAnswers) answers.clear();
    answers.set(key, isPatternIncluded(narrow, wide));
  }
  return answers.get(key);
};

/** Comparing each with each is worth it only for so many. */
const mostCompared = 400;

/**
 * Whether texts that match all of `narrow` match all of `wide`, each being a regular expression. `undefined` where that
 * cannot be shown.
 */
export const patternsIncluded = (narrow: readonly string[], wide: readonly string[]): boolean | undefined => {
  const known = new Set(narrow);
  const others = wide.filter((pattern) => !known.has(pattern));
  if (narrow.length > 1 && narrow.length * others.length > mostCompared) return undefined;
  let result: boolean | undefined = true;
  for (const pattern of others) {
    // One alone is shown sooner, and may be readable where another is not.
    if (narrow.length > 1 && narrow.some((one) => included([one], pattern) === true)) continue;
    const found = included(narrow, pattern);
    if (found === false) return false;
    if (found === undefined) result = undefined;
  }
  return result;
};

/** What no text matches. */
export const noText = '[^\\s\\S]';

/** The limits of a text's length as a pattern; none without limits. */
export const lengthPatterns = ({ limits }: Pick<SchemaFacts, 'limits'>): readonly string[] => {
  const [least, most] = [limits.get('minLength'), limits.get('maxLength')];
  return least === undefined && most === undefined ? [] : [`^[\\s\\S]{${least ?? 0},${most ?? ''}}$`];
};

/** More texts than these are not looked at as one pattern. */
const mostListed = 100;

/** Whether a pattern of texts leaves none but some of the values. */
export const leavesOnly = (facts: SchemaFacts, values: readonly Json[]): boolean => {
  if (facts.types !== typeBit.string || facts.patterns.length === 0 || values.length > mostListed) return false;
  const listed = values.flatMap((value) => (typeof value === 'string' ? value : []));
  return listed.length > 0 && patternsIncluded(facts.patterns, [oneOfTexts(listed)]) === true;
};

/** What these texts match alone. */
export const oneOfTexts = (texts: readonly string[]): string => `^(?:${texts.map(escaped).join('|')})$`;

/** What any of these patterns matches. */
export const oneOfPatterns = (patterns: readonly string[]): string =>
  patterns.map((pattern) => `(?:${pattern})`).join('|');

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Whether the name of a member is known to match. */
export const isMatch = (pattern: string, name: string): boolean => !isUnsafe(pattern) && patternTest(pattern)(name);

/** Whether a name may match one of the patterns: one that might take for ever may match anything. */
export const matchesAny = (name: string, patterns: Iterable<string>): boolean =>
  [...patterns].some((pattern) => isUnsafe(pattern) || patternTest(pattern)(name));
