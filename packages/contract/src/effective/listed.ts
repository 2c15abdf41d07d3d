import type { Json } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';

const known = new WeakMap<readonly unknown[], ReadonlySet<string>>();

/** Whether a value is one of a list. JSON Schema 2020-12 Core, 4.2.2. Lists may be long, and are asked for each value of another one. */
export const isListed = (value: unknown, list: readonly unknown[]): boolean => {
  let texts = known.get(list);
  if (texts === undefined) known.set(list, (texts = new Set(list.map(canonicalJson))));
  return texts.has(canonicalJson(value));
};

/** A list without repeats. */
export const distinct = (values: readonly Json[]): readonly Json[] => [
  ...new Map(values.map((value) => [canonicalJson(value), value])).values(),
];

/** The values that only one of several lists has. */
export const listedOnce = (values: readonly Json[]): readonly Json[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(canonicalJson(value), (counts.get(canonicalJson(value)) ?? 0) + 1);
  return values.filter((value) => counts.get(canonicalJson(value)) === 1);
};
