/**
 * Changes a value between the wire and the caller. `mark` begins the text of numbers that stand for themselves;
 * `name` is what the value is called, for messages.
 */
export type Convert = (value: unknown, mark?: string, name?: string | number) => unknown;

type Record = { [name: string]: unknown };

export const isRecord = (value: unknown): value is Record =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own member. */
export const own = (value: Record, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);

/** Puts the default where a member is absent, whatever its name. */
export const fill = (value: Record, name: string, initial: unknown): void => {
  if (Object.hasOwn(value, name)) return;
  Object.defineProperty(value, name, { value: initial, configurable: true, enumerable: true, writable: true });
};

/** Converts a member that is there. */
export const member = (value: Record, name: string, convert: Convert, mark?: string): void => {
  if (Object.hasOwn(value, name)) value[name] = convert(value[name], mark, name);
};

/** Converts the members with other names. */
export const others = (value: Record, names: readonly string[], convert: Convert, mark?: string): void => {
  const known = new Set(names);
  for (const name of Object.keys(value)) if (!known.has(name)) value[name] = convert(value[name], mark, name);
};

/** Converts the elements from one index to another. */
export const elements = (value: unknown[], from: number, to: number, convert: Convert, mark?: string): void => {
  for (let index = from; index < Math.min(to, value.length); index += 1)
    value[index] = convert(value[index], mark, index);
};

/** What a caller gave stays as it is: its copy is changed. Files and the like have no members to change. */
export const copied = (value: unknown): unknown => {
  const { toJSON } = (value ?? {}) as { toJSON?: unknown };
  const plain: unknown = typeof toJSON === 'function' ? toJSON.call(value, '') : value;
  if (Array.isArray(plain)) return [...(plain as unknown[])];
  return Object.prototype.toString.call(plain) === '[object Object]' ? { ...(plain as object) } : plain;
};
