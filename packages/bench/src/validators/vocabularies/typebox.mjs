import { Type } from 'typebox';

export const vocabulary = {
  object: Type.Object,
  integer: ([minimum, maximum]) => Type.Integer({ minimum, maximum }),
  boolean: () => Type.Boolean(),
  string: () => Type.String(),
  dateTime: () => Type.String({ format: 'date-time' }),
  array: Type.Array,
  optional: Type.Optional,
  literal: (value) => Type.Literal(value),
};
