import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import type { Target } from '../references.ts';

/** The schema in `items` or `values`. */
export const partOf = ({ schema, pointer }: Target, keyword: 'items' | 'values'): Target => {
  const part = schema[keyword];
  return { schema: isObject(part) ? part : {}, pointer: child(pointer, keyword) };
};
