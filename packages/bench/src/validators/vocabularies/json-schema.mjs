const schemaOf = (member) => Object.fromEntries(Object.entries(member).filter(([key]) => key !== 'isOptional'));

const object = (members) => ({
  type: 'object',
  required: Object.keys(members).filter((name) => !members[name].isOptional),
  properties: Object.fromEntries(Object.entries(members).map(([name, member]) => [name, schemaOf(member)])),
});

/** JSON Schema: what Ajv and this project read. */
export const vocabulary = {
  object,
  integer: ([minimum, maximum]) => ({ type: 'integer', minimum, maximum }),
  boolean: () => ({ type: 'boolean' }),
  string: () => ({ type: 'string' }),
  dateTime: () => ({ type: 'string', format: 'date-time' }),
  array: (items) => ({ type: 'array', items }),
  optional: (schema) => ({ ...schema, isOptional: true }),
  literal: (value) => ({ const: value }),
};
