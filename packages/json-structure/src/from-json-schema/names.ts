const notLetter = /[^A-Za-z0-9_]/g;

/** A text as an identifier of JSON Structure: what can't stand in one becomes `_`. */
export const identifierOf = (text: string): string =>
  text
    .slice(0, 100)
    .replace(notLetter, '_')
    .replace(/^(?=\d|$)/, '_');

/** A text as a part of a longer name: `first-name` becomes `FirstName`. */
export const partOfName = (text: string): string =>
  text
    .slice(0, 100)
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Gives each wish a name that nobody else has. */
export const createNames = (): ((wish: string) => string) => {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wish) => {
    const stem = identifierOf(wish);
    let name = stem;
    while (taken.has(name)) {
      const count = (counts.get(stem) ?? 1) + 1;
      counts.set(stem, count);
      name = `${stem}_${count}`;
    }
    taken.add(name);
    return name;
  };
};
