import type { JsonObject } from '../json.ts';

/** A type and conditions of its values. Where both have the same keyword, the conditions go into a branch of their own. */
export const combined = (core: JsonObject, conditions: JsonObject): JsonObject => {
  const taken = Object.keys(conditions).filter((keyword) => keyword !== 'allOf' && Object.hasOwn(core, keyword));
  const all = [core['allOf'], conditions['allOf']].flatMap((list) =>
    Array.isArray(list) ? (list as JsonObject[]) : [],
  );
  if (taken.length > 0)
    return {
      ...core,
      allOf: [...(Array.isArray(core['allOf']) ? (core['allOf'] as JsonObject[]) : []), { type: 'any', ...conditions }],
    };
  return { ...core, ...conditions, ...(all.length > 0 ? { allOf: all } : {}) };
};
