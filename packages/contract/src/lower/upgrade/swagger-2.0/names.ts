/** Components of 3.x have fewer characters to their names than definitions. OpenAPI 3.0.4, section 4.7.7.1. */
export const componentName = (name: string): string => {
  const clean = name.replace(/[^A-Za-z0-9._-]+/gu, '_');
  return (/[A-Za-z0-9._-]$/u.test(name) ? clean : clean.slice(0, -1)) || '_';
};

/** The names of the components that definitions become: as they are where they can be, and each once. */
export const componentNames = (names: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set(names.filter((name) => componentName(name) === name));
  const found = new Map<string, string>();
  for (const name of names) {
    const wanted = componentName(name);
    let free = wanted;
    if (wanted !== name) for (let count = 2; taken.has(free); count += 1) free = `${wanted}_${count}`;
    taken.add(free);
    found.set(name, free);
  }
  return found;
};
