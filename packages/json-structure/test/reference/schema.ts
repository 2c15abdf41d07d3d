/** A schema or document as plain data: what the reference checker reads. */
export type Schema = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member, never one of a prototype. */
export const member = (owner: unknown, name: string): unknown =>
  isObject(owner) && Object.hasOwn(owner, name) ? owner[name] : undefined;

/** The own members as a list, none for what is no object. */
export const members = (owner: unknown): readonly (readonly [name: string, value: unknown])[] =>
  isObject(owner) ? Object.entries(owner) : [];

export const strings = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** JSON equality: the order of members is no part of a value. */
export const equal = (left: unknown, right: unknown): boolean => {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => equal(one, right[index]));
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name]))
    );
  }
  return left === right;
};

export const isUnique = (list: readonly unknown[]): boolean =>
  list.every((one, index) => list.slice(0, index).every((before) => !equal(one, before)));
