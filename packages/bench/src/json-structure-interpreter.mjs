// What a straightforward checker does: it walks the schema anew for each value. Enough of JSON Structure for the
// documents of this repository; it stops at the first fault.

const resolve = (document, reference) => {
  let schema = document;
  for (const token of reference.slice(2).split('/')) schema = schema[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  return schema;
};

const integers = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
};

const limits = {
  enum: (schema, value) => schema.enum.includes(value),
  const: (schema, value) => schema.const === value,
  minLength: (schema, value) => [...value].length >= schema.minLength,
  maxLength: (schema, value) => [...value].length <= schema.maxLength,
  pattern: (schema, value) => new RegExp(`^(?:${schema.pattern})$`, 'u').test(value),
  minimum: (schema, value) => value >= schema.minimum,
  maximum: (schema, value) => value <= schema.maximum,
  multipleOf: (schema, value) => Number.isInteger(value / schema.multipleOf),
  minItems: (schema, value) => value.length >= schema.minItems,
  maxItems: (schema, value) => value.length <= schema.maxItems,
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const object = (document, schema, value) => {
  if (!isObject(value)) return false;
  for (const name of schema.required ?? []) if (value[name] === undefined) return false;
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member === undefined) continue;
    if (Object.hasOwn(schema.properties, name)) {
      if (!interpret(document, schema.properties[name], member)) return false;
    } else if (schema.additionalProperties === false) return false;
  }
  return true;
};

const ofType = (document, schema, value) => {
  const { type } = schema;
  if (Array.isArray(type)) return type.some((one) => ofType(document, { ...schema, type: one }, value));
  if (isObject(type)) return interpret(document, resolve(document, type.$ref), value);
  if (type === 'object') return object(document, schema, value);
  if (type === 'array') return Array.isArray(value) && value.every((item) => interpret(document, schema.items, item));
  if (type === 'map')
    return isObject(value) && Object.values(value).every((item) => interpret(document, schema.values, item));
  if (type === 'any') return true;
  if (type === 'null') return value === null;
  if (type === 'boolean' || type === 'string') return typeof value === type;
  if (type === 'double' || type === 'number') return typeof value === 'number';
  const [low, high] = integers[type];
  return Number.isInteger(value) && value >= low && value <= high;
};

const limitNames = Object.keys(limits);

/** Whether a value conforms to a schema of a document. */
export const interpret = (document, schema, value) => {
  if (!ofType(document, schema, value)) return false;
  for (const name of limitNames) if (schema[name] !== undefined && !limits[name](schema, value)) return false;
  return true;
};
