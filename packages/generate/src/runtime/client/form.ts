import type { WritePairs } from './description.ts';
import { isComposite, itemsOf, membersOf, text } from './values.ts';

/** `style: form` with `explode`: `name=a&name=b` and `k=v`. OpenAPI 3.1.1, 4.8.12.6. */
export const form: WritePairs = (name, value, encode) => {
  const pairs: [string, unknown][] =
    isComposite(value) && !Array.isArray(value) ? membersOf(value) : itemsOf(value).map((item) => [name, item]);
  return pairs.map(([key, member]) => [key, encode(text(member))]);
};
