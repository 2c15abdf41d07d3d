import { isMultiple } from '../decimals.ts';
import { isString } from '../json.ts';
import { isNumeric } from './bounds.ts';
import type { Keyword } from './keyword.ts';

export const multipleOf: Keyword = {
  name: 'multipleOf',
  appliesTo: isNumeric,
  test: (expected) => {
    if (isString(expected)) return (value) => isMultiple(value as string, expected);
    const divisor = Number(expected);
    const whole = Number.isInteger(divisor);
    return (value) => Number.isInteger((value as number) / divisor) && (!whole || Number.isInteger(value));
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
