import * as v from 'valibot';

export const vocabulary = {
  object: v.looseObject,
  integer: ([low, high]) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high)),
  boolean: () => v.boolean(),
  string: () => v.string(),
  dateTime: () => v.pipe(v.string(), v.isoTimestamp()),
  array: v.array,
  optional: v.optional,
  literal: v.literal,
};
