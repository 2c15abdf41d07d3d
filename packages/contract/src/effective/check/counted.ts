import type { Json } from '../../openapi/types.ts';
import { assertion, type Check } from './visit.ts';

/** Two keywords that bound the size of a value. */
export const counted = <Value extends Json>(
  least: string,
  most: string,
  sizeOf: (value: Value) => number,
): readonly (readonly [string, Check<Value>])[] => [
  assertion(least, (value: Value, limit) => (typeof limit === 'number' ? sizeOf(value) >= limit : undefined)),
  assertion(most, (value: Value, limit) => (typeof limit === 'number' ? sizeOf(value) <= limit : undefined)),
];
