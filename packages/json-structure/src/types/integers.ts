import type { PrimitiveType } from './type.ts';

const integer = (name: string, minimum: number, maximum: number, recoverable = false): PrimitiveType => ({
  kind: 'primitive',
  name,
  base: 'number',
  numeric: 'number',
  expects: `a whole number from ${minimum} to ${maximum}`,
  check: () => (value) => Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
  jsonSchema: () => ({ type: 'integer', minimum, maximum }),
  recoverable,
});

/** Integers that JSON carries as numbers. A double stands for each of them, so that no `ExactNumber` is one. */
export const integers: readonly PrimitiveType[] = [
  integer('int8', -(2 ** 7), 2 ** 7 - 1),
  integer('int16', -(2 ** 15), 2 ** 15 - 1),
  integer('int32', -(2 ** 31), 2 ** 31 - 1, true),
  integer('integer', -(2 ** 31), 2 ** 31 - 1, true),
  integer('uint8', 0, 2 ** 8 - 1),
  integer('uint16', 0, 2 ** 16 - 1),
  integer('uint32', 0, 2 ** 32 - 1),
];
