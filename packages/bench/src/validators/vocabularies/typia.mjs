/** TypeScript with typia's tags: schemas are types. */
export const vocabulary = {
  object: (members) =>
    `{ ${Object.entries(members)
      .map(([name, of]) => (of.isOptional ? `${name}?: ${of.type}` : `${name}: ${of}`))
      .join('; ')} }`,
  integer: ([low]) => `number & tags.Type<${low < -2147483648 ? '"int64"' : '"int32"'}>`,
  boolean: () => 'boolean',
  string: () => 'string',
  dateTime: () => 'string & tags.Format<"date-time">',
  array: (item) => `Array<${item}>`,
  optional: (type) => ({ isOptional: true, type }),
  literal: (value) => JSON.stringify(value),
};
