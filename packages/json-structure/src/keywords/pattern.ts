import { isString, shortened, type Json } from '../json.ts';
import { isAnchored, readPattern } from '../pattern/read-pattern.ts';
import type { Keyword } from './keyword.ts';

/** The test of a whole value (`pattern`) or of a part of a name; what lint refused accepts anything. */
export const patternTest = (source: string, mode: 'whole' | 'anywhere'): ((text: string) => boolean) => {
  const read = readPattern(source, mode);
  return 'test' in read ? read.test : () => true;
};

const sourceOf = (expected: Json): string => (isString(expected) ? expected : '');

/** The whole value has to match, other than in JSON Schema. JSON Structure Validation, `pattern`. */
export const pattern: Keyword = {
  name: 'pattern',
  appliesTo: ({ name }) => name === 'string',
  test: (expected) => {
    const matches = patternTest(sourceOf(expected), 'whole');
    return (value) => matches(value as string);
  },
  expects: (expected) => `a string that matches the pattern ${shortened(sourceOf(expected))}`,
  jsonSchema: (expected) => {
    const source = sourceOf(expected);
    return { pattern: isAnchored(source) ? source : `^(?:${source})$` };
  },
};
