import { textFormatOf } from '../../formats.ts';
import { isUnsafe, patternTest } from '../../pattern.ts';
import { listedValues } from '../json-types.ts';
import type { Answer } from './answer.ts';
import { counted } from './counted.ts';
import { assertion, type Checks } from './visit.ts';

const tests = new Map<string, ((text: string) => boolean) | undefined>();

/** Tests are the same for ever; they are forgotten when there are too many. */
const mostTests = 1000;

/** Whether a text matches a regular expression. `undefined` where finding out might take for ever. */
export const matches = (source: string, text: string): Answer => {
  if (!tests.has(source)) {
    if (tests.size >= mostTests) tests.clear();
    tests.set(source, isUnsafe(source) ? undefined : patternTest(source));
  }
  return tests.get(source)?.(text);
};

/** In characters, not code units: JSON Schema 2020-12 Validation, 6.3.1. */
const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};

/** JSON Schema 2020-12 Validation, 6.3, and the formats of texts. */
export const ofTexts: Checks<string> = new Map([
  ...counted<string>('minLength', 'maxLength', lengthOf),
  assertion('pattern', (text: string, source) => (typeof source === 'string' ? matches(source, text) : undefined)),
  assertion('format', (text: string, format, schema) => {
    if (typeof format !== 'string') return undefined;
    if (textFormatOf(schema)?.holds(text) !== false) return true;
    // What is listed and is not of its format was meant to be allowed, by many who list it.
    return listedValues(schema) === undefined ? false : undefined;
  }),
]);
