import * as z from 'zod';

export const vocabulary = {
  object: z.looseObject,
  integer: ([low, high]) => z.int().min(low).max(high),
  boolean: () => z.boolean(),
  string: () => z.string(),
  dateTime: () => z.iso.datetime({ offset: true }),
  array: z.array,
  optional: z.optional,
  literal: z.literal,
};
