import { partsWith } from './body-parts.ts';
import type { Convert } from './convert.ts';
import type { WriteBody, Writer } from './description.ts';
import { newMark, settled } from './exact.ts';

const within =
  (kind: string, least: bigint, most: bigint): Convert =>
  (value, mark = newMark(), name) => {
    if (value === undefined || value === null || (typeof value === 'string' && value.startsWith(mark))) return value;
    const isInteger =
      typeof value === 'bigint' ||
      (typeof value === 'number'
        ? Number.isSafeInteger(value)
        : typeof value === 'string' && /^-?\d{1,20}$/.test(value));
    const integer = isInteger ? BigInt(value as string) : undefined;
    if (integer === undefined || integer < least || integer > most)
      throw new TypeError(`${name ?? 'the value'} is no ${kind}: a bigint, a whole number below 2^53 or decimal text`);
    return mark + String(integer);
  };

/** An integer that goes out with all its digits. Throws for what is none of 64 bits. */
export const int64: Convert = within('int64', -(2n ** 63n), 2n ** 63n - 1n);
export const uint64: Convert = within('uint64', 0n, 2n ** 64n - 1n);

/** Numbers in place of what is marked, in JSON also where it is percent-encoded. */
const unmarked = (text: string, mark: string): string =>
  text.replace(new RegExp(`("|%22)?${mark}(-?\\d+)\\1`, 'g'), '$2');

const wire =
  (convert: Convert) =>
  (value: unknown): unknown => {
    const mark = newMark();
    return settled(convert(value, mark), mark);
  };

/** Writes a parameter with all digits of its numbers. */
export const exactly = <Written>(convert: Convert, write: Writer<Written>): Writer<Written> =>
  Object.assign(
    (...[name, value, encode]: Parameters<Writer<Written>>): Written => {
      const mark = newMark();
      return write(name, convert(value, mark, name), (text) => encode(unmarked(text, mark)));
    },
    { wire: wire(convert) },
  );

/** Writes a body in text with all digits of its numbers. */
export const exactBody = (convert: Convert, write: WriteBody): WriteBody =>
  Object.assign(
    (...[body, mediaType, encodings]: Parameters<WriteBody>): ReturnType<WriteBody> => {
      const mark = newMark();
      const written = write(convert(body, mark, 'the body'), mediaType, encodings);
      return typeof written === 'string' ? unmarked(written, mark) : written;
    },
    { wire: wire(convert) },
  );

/** Writes parts with all digits of their numbers. */
export const exactParts = (convert: Convert): WriteBody =>
  Object.assign(
    (...[body, mediaType, encodings]: Parameters<WriteBody>): ReturnType<WriteBody> => {
      const mark = newMark();
      const write = partsWith((text) => unmarked(text, mark));
      return write(convert(body, mark, 'the body'), mediaType, encodings);
    },
    { wire: wire(convert) },
  );
