import type { Contract } from '@schemawright/contract';

const known = new WeakMap<object, ReadonlySet<string>>();

/**
 * The names of all members of a contract, whatever they are members of: what a keyword does need not be asked of each
 * schema where the keyword stands nowhere.
 */
export const keysOf = ({ document }: Contract): ReadonlySet<string> => {
  const cached = known.get(document);
  if (cached !== undefined) return cached;
  const keys = new Set<string>();
  const waiting: object[] = [document];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const isList = Array.isArray(next);
    for (const key of Object.keys(next)) {
      if (!isList) keys.add(key);
      const value = (next as Record<string, unknown>)[key];
      if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  known.set(document, keys);
  return keys;
};
