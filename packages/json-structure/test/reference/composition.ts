import type { Look } from './look.ts';
import { isObject, member, type Schema } from './schema.ts';

/** The composition extension: tests of the same value by other schemas, section 7 of the digest. */
export const composed = ({ schema }: Look, holds: (schema: Schema) => boolean): boolean => {
  const count = (keyword: string): { all: number; holding: number } | undefined => {
    const branches = member(schema, keyword);
    if (!Array.isArray(branches)) return undefined;
    return { all: branches.length, holding: branches.filter((one) => holds(one as Schema)).length };
  };
  const [all, any, one] = [count('allOf'), count('anyOf'), count('oneOf')];
  if (all !== undefined && all.holding !== all.all) return false;
  if (any !== undefined && any.holding === 0) return false;
  if (one !== undefined && one.holding !== 1) return false;
  const [not, condition, then, otherwise] = ['not', 'if', 'then', 'else'].map((keyword) => member(schema, keyword));
  if (isObject(not) && holds(not)) return false;
  if (!isObject(condition)) return true;
  const next = holds(condition) ? then : otherwise;
  return !isObject(next) || holds(next);
};
