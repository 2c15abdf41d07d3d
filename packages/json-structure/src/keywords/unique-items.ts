import { firstRepeated } from '../types/lists.ts';
import type { Keyword } from './keyword.ts';

export const uniqueItems: Keyword = {
  name: 'uniqueItems',
  appliesTo: ({ name }) => name === 'array',
  test: (expected) => (expected === true ? (value) => firstRepeated(value as readonly unknown[]) === -1 : () => true),
  expects: () => 'an array without equal elements',
  jsonSchema: (expected) => ({ uniqueItems: expected }),
};
