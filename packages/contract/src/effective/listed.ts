import { canonicalJson } from './canonical.ts';

const known = new WeakMap<readonly unknown[], ReadonlySet<string>>();

/** Whether a value is one of a list. JSON Schema 2020-12 Core, 4.2.2. Lists may be long, and are asked for each value of another one. */
export const isListed = (value: unknown, list: readonly unknown[]): boolean => {
  let texts = known.get(list);
  if (texts === undefined) known.set(list, (texts = new Set(list.map(canonicalJson))));
  return texts.has(canonicalJson(value));
};
