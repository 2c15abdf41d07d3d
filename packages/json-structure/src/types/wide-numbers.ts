import { isDecimalString, isInt128String, isInt64String, isUint128String, isUint64String } from '../formats.ts';
import type { PrimitiveType } from './type.ts';

const wide = (name: string, expects: string, test: (text: string) => boolean, pattern: string): PrimitiveType => ({
  kind: 'primitive',
  name,
  base: 'string',
  numeric: 'string',
  expects: `a string with ${expects}`,
  check: () => (value) => typeof value === 'string' && test(value),
  jsonSchema: () => ({ type: 'string', format: `js-${name}`, pattern }),
  recoverable: true,
});

const signed = (digits: number): string => `^-?(?:0|[1-9][0-9]{0,${digits - 1}})$`;
const unsigned = (digits: number): string => `^(?:0|[1-9][0-9]{0,${digits - 1}})$`;

/** Numbers that JSON carries as strings, because a double can't hold them. The pattern bounds the digits, the format the range. */
export const wideNumbers: readonly PrimitiveType[] = [
  wide('int64', 'a whole number from -9223372036854775808 to 9223372036854775807', isInt64String, signed(19)),
  wide('uint64', 'a whole number from 0 to 18446744073709551615, without sign', isUint64String, unsigned(20)),
  wide('int128', 'a whole number of 128 bits (from -2^127 to 2^127 - 1)', isInt128String, signed(39)),
  wide('uint128', 'a whole number of 128 bits (from 0 to 2^128 - 1), without sign', isUint128String, unsigned(39)),
  wide('decimal', 'a decimal number without exponent', isDecimalString, String.raw`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`),
];
