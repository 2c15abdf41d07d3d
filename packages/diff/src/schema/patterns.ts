import { isPatternIncluded, type SchemaFacts } from '@schemawright/contract';
import { isUnsafe, patternTest } from '@schemawright/contract/ajv';

const answers = new Map<string, boolean | undefined>();

/** Answers are the same for ever; they are forgotten when there are too many. */
const maxAnswers = 10_000;

const included = (narrow: string, wide: string): boolean | undefined => {
  const key = JSON.stringify([narrow, wide]);
  if (!answers.has(key)) {
    if (answers.size >= maxAnswers) answers.clear();
    answers.set(key, isPatternIncluded(narrow, wide));
  }
  return answers.get(key);
};

/**
 * Whether texts that match all of `narrow` match all of `wide`, each being a regular expression. `undefined` where that
 * cannot be shown; what several patterns allow together is not looked at.
 */
export const patternsIncluded = (narrow: readonly string[], wide: readonly string[]): boolean | undefined => {
  let result: boolean | undefined = true;
  for (const pattern of wide) {
    const found = narrow.map((one) => included(one, pattern));
    if (found.includes(true)) continue;
    if (narrow.length === 1 && found[0] === false) return false;
    if (narrow.length === 0 && included('', pattern) === false) return false;
    if (narrow.length !== 0 || included('', pattern) !== true) result = undefined;
  }
  return result;
};

/** The limits of a text's length as a pattern; none without limits. */
export const lengthPatterns = ({ limits }: SchemaFacts): readonly string[] => {
  const [least, most] = [limits.get('minLength'), limits.get('maxLength')];
  return least === undefined && most === undefined ? [] : [`^[\\s\\S]{${least ?? 0},${most ?? ''}}$`];
};

/** Whether the name of a member is known to match. */
export const isMatch = (pattern: string, name: string): boolean => !isUnsafe(pattern) && patternTest(pattern)(name);

/** Whether a name may match one of the patterns: one that might take for ever may match anything. */
export const matchesAny = (name: string, patterns: Iterable<string>): boolean =>
  [...patterns].some((pattern) => isUnsafe(pattern) || patternTest(pattern)(name));
