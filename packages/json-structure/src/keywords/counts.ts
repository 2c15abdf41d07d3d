import { plural } from '../json.ts';
import type { Keyword } from './keyword.ts';

const count = (
  name: string,
  types: readonly string[],
  noun: string,
  sizeOf: (value: object) => number,
  word: string = name,
): Keyword => {
  const isMinimum = name.startsWith('min');
  return {
    name,
    appliesTo: (type) => types.includes(type.name),
    test: (expected) => {
      const limit = Number(expected);
      return isMinimum ? (value) => sizeOf(value as object) >= limit : (value) => sizeOf(value as object) <= limit;
    },
    expects: (expected) => `of ${isMinimum ? 'at least' : 'at most'} ${plural(Number(expected), noun)}`,
    jsonSchema: (expected) => ({ [word]: expected }),
  };
};

const lengthOf = (value: object): number => (value as readonly unknown[]).length;
const sizeOf = (value: object): number => Object.keys(value).length;

/** How many elements or members a value has. */
export const counts: readonly Keyword[] = [
  count('minItems', ['array', 'set'], 'element', lengthOf),
  count('maxItems', ['array', 'set'], 'element', lengthOf),
  count('minProperties', ['object'], 'member', sizeOf),
  count('maxProperties', ['object'], 'member', sizeOf),
  count('minEntries', ['map'], 'member', sizeOf, 'minProperties'),
  count('maxEntries', ['map'], 'member', sizeOf, 'maxProperties'),
];
