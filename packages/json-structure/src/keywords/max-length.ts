import { codePoints, plural } from '../json.ts';
import type { Keyword } from './keyword.ts';

export const maxLength: Keyword = {
  name: 'maxLength',
  appliesTo: ({ name }) => name === 'string',
  test: (expected) => {
    const limit = Number(expected);
    return (value) => (value as string).length <= limit || codePoints(value as string) <= limit;
  },
  expects: (expected) => `at most ${plural(Number(expected), 'character')} long`,
  jsonSchema: (expected) => ({ maxLength: expected }),
};
