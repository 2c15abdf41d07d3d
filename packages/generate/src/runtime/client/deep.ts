import type { WritePairs } from './description.ts';
import { isComposite, itemsOf, membersOf, text } from './values.ts';

/**
 * `style: deepObject`: `name[key]=v`. OpenAPI 3.1.1, 4.8.12.6. What it leaves open is written as most servers read it:
 * `name[key]=a&name[key]=b` for a list, `name[key][inner]=v` for an object inside, `name[key][0][inner]=v` for a list of
 * these.
 */
export const deep: WritePairs = (name, value, encode) => {
  if (Array.isArray(value)) {
    const items = itemsOf(value);
    const isNumbered = items.some(isComposite);
    return items.flatMap((item, index) => deep(isNumbered ? `${name}[${index}]` : name, item, encode));
  }
  if (!isComposite(value)) return [[name, encode(text(value))]];
  return membersOf(value).flatMap(([key, member]) => deep(`${name}[${key}]`, member, encode));
};
