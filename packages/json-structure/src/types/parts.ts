import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import type { Target } from '../references.ts';

/** The schema that a keyword holds. */
export const partOf = ({ schema, pointer }: Target, keyword: string): Target => {
  const part = schema[keyword];
  return { schema: isObject(part) ? part : {}, pointer: child(pointer, keyword) };
};

/** The schemas that a keyword holds as a list. */
export const listOf = ({ schema, pointer }: Target, keyword: string): readonly Target[] => {
  const list = schema[keyword];
  return Array.isArray(list)
    ? list.flatMap((part, index) => (isObject(part) ? [{ schema: part, pointer: child(pointer, keyword, index) }] : []))
    : [];
};

/** The schemas that a keyword holds by name. */
export const mapOf = ({ schema, pointer }: Target, keyword: string): ReadonlyMap<string, Target> => {
  const map = schema[keyword];
  return new Map(
    Object.entries(isObject(map) ? map : {}).flatMap(([name, part]) =>
      isObject(part) ? [[name, { schema: part, pointer: child(pointer, keyword, name) }] as const] : [],
    ),
  );
};
