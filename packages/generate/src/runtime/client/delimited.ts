import type { Encode, WritePairs } from './description.ts';
import { separated } from './simple.ts';
import { isComposite } from './values.ts';

/** One pair for the whole value; none for an empty list or object, which has nothing to say. RFC 6570, 2.3. */
const delimited =
  (delimiter: (encode: Encode) => string): WritePairs =>
  (name, value, encode) => {
    const between = delimiter(encode);
    const written = separated(value, encode, between, between);
    return written === '' && isComposite(value) ? [] : [[name, written]];
  };

/** `style: form` without `explode`: `name=a,b`. OpenAPI 3.1.1, 4.8.12.6. */
export const csv: WritePairs = delimited(() => ',');

/** `style: spaceDelimited`: `name=a%20b`. */
export const space: WritePairs = delimited((encode) => encode(' '));

/** `style: pipeDelimited`: `name=a%7Cb`. */
export const pipe: WritePairs = delimited((encode) => encode('|'));
