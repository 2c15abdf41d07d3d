import type { WriteText } from './description.ts';
import { separated } from './simple.ts';
import { isComposite, itemsOf, membersOf, text } from './values.ts';

const pair = (name: string, value: string): string => `;${name}${value === '' ? '' : `=${value}`}`;

/** `style: matrix`: `;name=a,b` and `;name=k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const matrix: WriteText = (name, value, encode) => pair(encode(name), separated(value, encode, ',', ','));

/** `style: matrix` with `explode`: `;name=a;name=b` and `;k=v`. */
export const matrixExploded: WriteText = (name, value, encode) => {
  const pairs: [string, unknown][] =
    isComposite(value) && !Array.isArray(value) ? membersOf(value) : itemsOf(value).map((item) => [name, item]);
  return pairs.map(([key, member]) => pair(encode(key), encode(text(member)))).join('');
};
