/** A scalar as text: dates in ISO 8601, whatever knows how to write itself in its own words. */
export const text = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  return isComposite(value) ? JSON.stringify(value) : String(value);
};

/** Whether a value has members to write one by one. */
export const isComposite = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  (Array.isArray(value) || typeof value.toString !== 'function' || String(value) === '[object Object]');

export const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

/** The members of an object that have a value. */
export const membersOf = (value: object): [name: string, value: unknown][] =>
  Object.entries(value).filter(([, member]) => isPresent(member));

/** The items of a list that have a value; a single value is a list of one. */
export const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter(isPresent) : [value]);
