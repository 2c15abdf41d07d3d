import { type } from 'arktype';

export const vocabulary = {
  object: (members) =>
    type(
      Object.fromEntries(
        Object.entries(members).map(([key, member]) => (member?.isOptional ? [`${key}?`, member.of] : [key, member])),
      ),
    ),
  integer: ([low, high]) => type(`${low} <= number.integer <= ${high}`),
  boolean: () => type('boolean'),
  string: () => type('string'),
  dateTime: () => type('string.date.iso'),
  array: (item) => item.array(),
  optional: (of) => ({ isOptional: true, of }),
  literal: (value) => type.unit(value),
};
