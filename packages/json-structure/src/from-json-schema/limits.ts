import { isString, type Json, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import type { Translation } from './translation.ts';
import { valueIn, type View } from './view.ts';

/** A keyword that counts; nothing when it is absent or malformed, which is told. */
export const countIn = (view: View, keyword: string, { tell }: Translation): number | undefined =>
  checked(view, keyword, (value) => Number.isSafeInteger(value) && value >= 0, 'must be a whole number from 0', tell);

export const boundIn = (view: View, keyword: string, { tell }: Translation): number | undefined =>
  checked(view, keyword, (value) => Number.isFinite(value), 'must be a number', tell);

export const stepIn = (view: View, { tell }: Translation): number | undefined =>
  checked(view, 'multipleOf', (value) => Number.isFinite(value) && value > 0, 'must be a number above 0', tell);

const checked = (
  view: View,
  keyword: string,
  isFine: (value: number) => boolean,
  rule: string,
  tell: Translation['tell'],
): number | undefined => {
  const value = valueIn(view, keyword);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && isFine(value)) return value;
  tell(
    'malformed',
    child(view.keywords.get(keyword)?.pointer ?? view.pointer, keyword),
    `${keyword} ${rule}; it is left out`,
  );
  return undefined;
};

export const textIn = (view: View, keyword: string): string | undefined => {
  const value = valueIn(view, keyword);
  return isString(value) ? value : undefined;
};

/** A least and a most count under the names of JSON Structure; nothing when they exclude each other. */
export const countsIn = (
  view: View,
  [least, most]: readonly [string, string],
  [low, high]: readonly [string, string],
  translation: Translation,
): JsonObject | undefined => {
  const from = countIn(view, least, translation);
  const to = countIn(view, most, translation);
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return { ...(from === undefined ? {} : { [low]: from }), ...(to === undefined ? {} : { [high]: to }) };
};

/** The names in `required`, each once. */
export const requiredIn = (view: View): readonly string[] => {
  const required = valueIn(view, 'required');
  return Array.isArray(required) ? [...new Set((required as readonly Json[]).filter(isString))] : [];
};
