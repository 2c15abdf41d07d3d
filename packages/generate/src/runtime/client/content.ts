import type { WritePairs, WriteText } from './description.ts';
import { itemsOf } from './values.ts';

/** JSON in letters that every header can carry. */
const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A parameter whose `content` is JSON, in a path or a header. OpenAPI 3.1.1, 4.8.12.3. */
export const jsonText: WriteText = (_, value, encode) => encode(ascii(value));

/** A parameter whose `content` is JSON, in a query or a cookie. */
export const jsonPair: WritePairs = (name, value, encode) => [[name, encode(JSON.stringify(value))]];

/** A member of a form whose encoding is JSON, item by item. OpenAPI 3.1.1, 4.8.15. */
export const jsonItems: WritePairs = (name, value, encode) =>
  itemsOf(value).map((item) => [name, encode(JSON.stringify(item))]);
