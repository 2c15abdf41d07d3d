import { decimalKey, decimalOf } from './decimals.ts';
import { ExactNumber } from './text/exact-number.ts';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

export const isNumber = (value: unknown): value is number | ExactNumber =>
  typeof value === 'number' || value instanceof ExactNumber;

export const isString = (value: unknown): value is string => typeof value === 'string';

/** The kind and size of a value, never the value itself: it may be a secret. */
export const describe = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${plural(value.length, 'element')}`;
  if (typeof value === 'string') return `a string of ${plural(value.length, 'character')}`;
  if (isNumber(value)) return Number.isFinite(Number(value)) ? 'a number' : 'a number out of range';
  return isObject(value) ? `an object of ${plural(Object.keys(value).length, 'member')}` : `a ${typeof value}`;
};

/** Names for a message: the first ten, and how many more there are. */
export const listed = (names: Iterable<string>, separator = ', '): string => {
  const all = [...names];
  const shown = all.slice(0, 10).join(separator);
  return all.length > 10 ? `${shown} and ${all.length - 10} more` : shown;
};

/** A text of the schema for a message, cut where it is long. */
export const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How deep a value may nest before {@link canonical} gives up. */
const maxDepth = 1000;

/**
 * A text that two values share exactly when they are equal as JSON: the order of members does not count.
 * `undefined` when the value nests deeper than 1000 levels.
 */
export const canonical = (value: unknown, depth = 0): string | undefined => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof ExactNumber) return decimalKey(decimalOf(value.text));
  if (depth > maxDepth) return undefined;
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const element of value) {
      const part = canonical(element, depth + 1);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join()}]`;
  }
  for (const name of Object.keys(value).sort()) {
    const part = canonical((value as JsonObject)[name], depth + 1);
    if (part === undefined) return undefined;
    parts.push(`${JSON.stringify(name)}:${part}`);
  }
  return `{${parts.join()}}`;
};

/** The indexes of elements that equal an earlier one. An element too deep to compare counts as equal to none. */
export const repeatedIn = (elements: readonly unknown[]): readonly number[] => {
  // Different texts, the common case, are told apart as they are.
  if (new Set(elements).size === elements.length && elements.every(isString)) return [];
  const seen = new Set<string>();
  return elements.flatMap((element, index) => {
    const text = canonical(element);
    if (text === undefined) return [];
    if (seen.has(text)) return [index];
    seen.add(text);
    return [];
  });
};

/** The number of Unicode code points; a surrogate without its partner counts as one. */
export const codePoints = (text: string): number => {
  let count = text.length;
  for (let index = 0; index + 1 < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(index + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    count -= 1;
    index += 1;
  }
  return count;
};
