import type { Json } from '../json.ts';
import type { PrimitiveType } from './type.ts';

/** The largest finite binary32 number. */
const maxFloat = 3.4028234663852886e38;

const float = (
  name: string,
  limit: number,
  jsonSchema: { readonly [keyword: string]: Json },
  recoverable = true,
): PrimitiveType => ({
  kind: 'primitive',
  name,
  base: 'number',
  numeric: 'number',
  expects: limit < Number.MAX_VALUE ? `a number from ${-limit} to ${limit}` : 'a number',
  check: () => (value) => typeof value === 'number' && value >= -limit && value <= limit,
  jsonSchema: () => ({ type: 'number', ...jsonSchema }),
  recoverable,
});

/** Numbers with a fraction. The texts disagree on the range of `float8`, so that it is not checked. */
export const floats: readonly PrimitiveType[] = [
  float('number', Number.MAX_VALUE, {}),
  float('double', Number.MAX_VALUE, { format: 'double' }),
  float('float', maxFloat, { format: 'float', minimum: -maxFloat, maximum: maxFloat }),
  float('float8', Number.MAX_VALUE, {}, false),
];
