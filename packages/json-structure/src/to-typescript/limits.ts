import { isNumber, isString, plural, type Json, type JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';

const count =
  (words: string, noun: string): ((value: Json) => string) =>
  (value) =>
    `${words} ${typeof value === 'number' ? plural(value, noun) : `${String(value)} ${noun}`}`;
const scalar =
  (words: string): ((value: Json) => string) =>
  (value) =>
    `${words} ${String(value)}`;

/** What keywords demand of a value that TypeScript can't say, in words for its doc comment. */
const limits: ReadonlyMap<string, (value: Json) => string> = new Map([
  ['minimum', scalar('at least')],
  ['exclusiveMinimum', scalar('more than')],
  ['maximum', scalar('at most')],
  ['exclusiveMaximum', scalar('less than')],
  ['multipleOf', scalar('a multiple of')],
  ['precision', count('at most', 'digit')],
  ['scale', (value) => `${count('at most', 'digit')(value)} after the point`],
  ['minLength', count('at least', 'character')],
  ['maxLength', count('at most', 'character')],
  ['pattern', scalar('matching')],
  ['format', scalar('of the format')],
  ['minItems', count('at least', 'item')],
  ['maxItems', count('at most', 'item')],
  ['minContains', (value) => `at least ${String(value)} of the kind asked for`],
  ['maxContains', (value) => `at most ${String(value)} of the kind asked for`],
  ['minProperties', count('at least', 'member')],
  ['maxProperties', count('at most', 'member')],
  ['minEntries', count('at least', 'member')],
  ['maxEntries', count('at most', 'member')],
]);

/** The limits of a schema in words, those of the keywords that bind. */
export const limitsOf = (schema: JsonObject, { binds }: Structure): readonly string[] => [
  ...[...limits].flatMap(([keyword, words]) => {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    return value !== undefined && (isString(value) || isNumber(value)) && binds(keyword) ? [words(value)] : [];
  }),
  ...(schema['type'] === 'set' || (schema['uniqueItems'] === true && binds('uniqueItems'))
    ? ['no two items equal']
    : []),
];
