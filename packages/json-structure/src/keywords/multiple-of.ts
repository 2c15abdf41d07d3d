import { decimalOf, multiplesOf } from '../decimals.ts';
import { isString } from '../json.ts';
import { isNumeric } from './bounds.ts';
import type { Keyword } from './keyword.ts';

/** A decimal number of up to 15 digits is the one that the double nearest to it prints as. */
const exactBelow = 1e15;
/** The highest power of ten that is a double. */
const highestPower = 22;

/** The same test with doubles alone, for the values and divisors that they are enough for: those with few digits. */
const byDoubles = (divisor: number, exactly: (value: unknown) => boolean): ((value: unknown) => boolean) => {
  const { digits, exponent } = decimalOf(String(divisor));
  const places = Math.max(0, digits.length - Number(exponent));
  const scale = Number(`1e${places}`);
  // In units of the last place of the divisor, all is whole.
  const step = Math.round(divisor * scale);
  if (places > highestPower || step >= exactBelow) return exactly;
  return (value) => {
    if (typeof value !== 'number') return exactly(value);
    const units = Math.round(value * scale);
    if (Math.abs(units) >= exactBelow) return exactly(value);
    return units / scale === value && Number.isInteger(units / step);
  };
};

export const multipleOf: Keyword = {
  name: 'multipleOf',
  appliesTo: isNumeric,
  test: (expected) => {
    const divides = multiplesOf(decimalOf(String(expected)));
    const exactly = (value: unknown): boolean => divides(decimalOf(String(value)));
    return typeof expected === 'number' ? byDoubles(expected, exactly) : exactly;
  },
  expects: (expected) => `a multiple of ${String(expected)}`,
  // A number that is a multiple of a whole number is an integer to JSON Schema, which ignores a fraction of zero.
  jsonSchema: (expected, soFar) => {
    if (isString(expected)) return undefined;
    if (!Number.isInteger(expected)) return { multipleOf: expected };
    const { format } = soFar;
    return {
      type: 'integer',
      ...(expected === 1 ? {} : { multipleOf: expected }),
      ...(format === 'double' || format === 'float' ? { format: undefined } : {}),
    };
  },
};
