import { codePoints, plural } from '../json.ts';
import type { Keyword } from './keyword.ts';

export const minLength: Keyword = {
  name: 'minLength',
  appliesTo: ({ name }) => name === 'string',
  test: (expected) => {
    const limit = Number(expected);
    return (value) =>
      (value as string).length >= limit &&
      ((value as string).length >= 2 * limit || codePoints(value as string) >= limit);
  },
  expects: (expected) => `at least ${plural(Number(expected), 'character')} long`,
  jsonSchema: (expected) => ({ minLength: expected }),
};
