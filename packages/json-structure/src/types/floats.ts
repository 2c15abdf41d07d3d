import type { Json } from '../json.ts';
import { ExactNumber } from '../text/exact-number.ts';
import type { PrimitiveType } from './type.ts';

/** The largest finite binary32 number, as it is printed with the digits that tell it from others. */
const maxFloat = 3.4028235e38;

const float = (
  name: string,
  jsonSchema: { readonly [keyword: string]: Json },
  { limit, recoverable = true }: { readonly limit?: number; readonly recoverable?: boolean } = {},
): PrimitiveType => {
  const finite = limit ?? Number.MAX_VALUE;
  const exact = limit ?? Number.POSITIVE_INFINITY;
  return {
    kind: 'primitive',
    name,
    base: 'number',
    numeric: 'number',
    expects: finite < Number.MAX_VALUE ? `a number from ${-finite} to ${finite}` : 'a number',
    check: () => (value) =>
      typeof value === 'number'
        ? value >= -finite && value <= finite
        : value instanceof ExactNumber && Math.abs(Number(value)) <= exact,
    jsonSchema: () => ({ type: 'number', ...jsonSchema }),
    recoverable,
  };
};

/** Numbers with a fraction; without a limit, all that JSON can write. The texts disagree on the range of `float8`. */
export const floats: readonly PrimitiveType[] = [
  float('number', {}),
  float('double', { format: 'double' }, { limit: Number.MAX_VALUE }),
  float('float', { format: 'float', minimum: -maxFloat, maximum: maxFloat }, { limit: maxFloat }),
  float('float8', {}, { recoverable: false }),
];
