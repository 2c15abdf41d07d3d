import { atLeast, atMost } from '../decimal-patterns.ts';
import { compare, decimalOf } from '../decimals.ts';
import { isString, shortened, type JsonObject } from '../json.ts';
import type { Type } from '../types/type.ts';
import type { Keyword } from './keyword.ts';

export const isNumeric = (type: Type): boolean => type.kind === 'primitive' && type.numeric !== undefined;

/** Bounds of more digits than any type of the language has are not put into a pattern. */
const maxDigits = 100;

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
  test: (expected) => {
    const order = (value: unknown): number => compare(decimalOf(String(value)), decimalOf(String(expected)));
    if (isString(expected)) {
      const limit = decimalOf(expected);
      return (value) => fits(compare(decimalOf(String(value)), limit));
    }
    const nearest = Number(expected);
    // How the double compares that is nearest to the bound: doubles on either side of it are on that side of the bound.
    const there = typeof expected === 'number' ? 0 : order(nearest);
    return (value) => fits(typeof value === 'number' ? value - nearest || there : order(value));
  },
  expects: (expected) => `${words} ${shortened(String(expected))}`,
  jsonSchema: (expected, soFar) => {
    // The pattern grows with the square of the digits.
    if (isString(expected)) return expected.length > maxDigits ? undefined : alsoMatching(pattern(expected), soFar);
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
