import { atLeast, atMost } from '../decimal-patterns.ts';
import { compareDecimals } from '../decimals.ts';
import { isString, type JsonObject } from '../json.ts';
import type { Type } from '../types/type.ts';
import type { Keyword } from './keyword.ts';

export const isNumeric = (type: Type): boolean => type.kind === 'primitive' && type.numeric !== undefined;

/** `fits` gets how a value compares to the bound: below 0 when it is less. */
const bound = (
  name: string,
  words: string,
  fits: (order: number) => boolean,
  narrower: (a: number, b: number) => number,
  pattern: (bound: string) => string,
): Keyword => ({
  name,
  appliesTo: isNumeric,
  test: (expected) =>
    isString(expected)
      ? (value) => fits(compareDecimals(value as string, expected))
      : (value) => fits((value as number) - Number(expected)),
  expects: (expected) => `${words} ${String(expected)}`,
  jsonSchema: (expected, soFar) => {
    if (isString(expected)) return alsoMatching(pattern(expected), soFar);
    const other = soFar[name];
    return { [name]: typeof other === 'number' ? narrower(other, Number(expected)) : expected };
  },
});

/** A schema has room for one pattern of its own; a second one stands in `allOf`. */
const alsoMatching = (pattern: string, { allOf }: JsonObject): JsonObject => ({
  allOf: [...(Array.isArray(allOf) ? allOf : []), { pattern }],
});

export const bounds: readonly Keyword[] = [
  bound(
    'minimum',
    'at least',
    (order) => order >= 0,
    Math.max,
    (text) => atLeast(text, true),
  ),
  bound(
    'maximum',
    'at most',
    (order) => order <= 0,
    Math.min,
    (text) => atMost(text, true),
  ),
  bound(
    'exclusiveMinimum',
    'more than',
    (order) => order > 0,
    Math.max,
    (text) => atLeast(text, false),
  ),
  bound(
    'exclusiveMaximum',
    'less than',
    (order) => order < 0,
    Math.min,
    (text) => atMost(text, false),
  ),
];
