/** By UTF-16 code unit, so that the order is the same on every machine. */
export const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** JSON text that is equal for equal values: object members in code unit order. */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value)) ?? 'null';

const ordered = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const members = Object.entries(value).sort(([left], [right]) => byCodeUnit(left, right));
  return Object.assign(
    Object.create(null),
    Object.fromEntries(members.map(([name, member]) => [name, ordered(member)])),
  );
};
