/** Whether a value is of a type of JSON Schema. */
export const isOfType = (value: unknown, type: unknown): boolean => {
  if (Array.isArray(type)) return type.some((one) => isOfType(value, one));
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
};

/** The text that a scalar was before YAML read it. */
export const texted = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** What a text in quotes is as a number or boolean; nothing when it isn't exactly how one is written. */
export const unquoted = (value: unknown, type: string): number | boolean | undefined => {
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (type !== 'integer' && type !== 'number') return undefined;
  const read = Number(value);
  return String(read) === value && isOfType(read, type) ? read : undefined;
};
