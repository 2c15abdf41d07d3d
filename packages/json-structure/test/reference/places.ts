const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The pointers to everything in a value. */
export const placesOf = (value: unknown, pointer = '', found: Set<string> = new Set()): ReadonlySet<string> => {
  found.add(pointer);
  if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) placesOf(one, `${pointer}/${escaped(name)}`, found);
  return found;
};

/** Whether a pointer leads to a part of a value, or to one that is missing from a part of it. */
export const standsIn = (value: unknown, pointer: string): boolean => {
  const places = placesOf(value);
  return places.has(pointer) || places.has(pointer.slice(0, pointer.lastIndexOf('/')));
};
