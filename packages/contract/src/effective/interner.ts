/** Numbers for values: equal numbers for equal values, and for nothing else. */
export interface Interner {
  /** A string, number, boolean or null; a symbol for a mark that no value can be. */
  atom(value: unknown): number;
  triple(first: number, second: number, third: number): number;
  /** Any JSON value; the order of object members counts for nothing. */
  json(value: unknown): number;
}

const width = 4;

export const createInterner = (): Interner => {
  const atoms = new Map<unknown, number>();
  let count = 0;
  // Open addressing over flat numbers: a Map would make an object for each triple.
  let slots = 2 ** 16;
  let used = 0;
  let table = new Uint32Array(slots * width);

  const slotOf = (first: number, second: number, third: number): number => {
    let hash = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca77) ^ Math.imul(third, 0x27d4_eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae3d);
    let at = ((hash ^ (hash >>> 13)) & (slots - 1)) * width;
    while (table[at] !== 0 && (table[at + 1] !== first || table[at + 2] !== second || table[at + 3] !== third)) {
      at = (at + width) % table.length;
    }
    return at;
  };

  const put = (at: number, id: number, first: number, second: number, third: number): void => {
    table[at] = id;
    table[at + 1] = first;
    table[at + 2] = second;
    table[at + 3] = third;
  };

  const grow = (): void => {
    const before = table;
    slots *= 2;
    table = new Uint32Array(slots * width);
    for (let at = 0; at < before.length; at += width) {
      const [id, first, second, third] = [
        before[at] ?? 0,
        before[at + 1] ?? 0,
        before[at + 2] ?? 0,
        before[at + 3] ?? 0,
      ];
      if (id !== 0) put(slotOf(first, second, third), id, first, second, third);
    }
  };

  const atom = (value: unknown): number => {
    let found = atoms.get(value);
    if (found === undefined) atoms.set(value, (found = ++count));
    return found;
  };

  const triple = (first: number, second: number, third: number): number => {
    const at = slotOf(first, second, third);
    const found = table[at];
    if (found) return found;
    const id = ++count;
    put(at, id, first, second, third);
    used += 1;
    if (used * 2 > slots) grow();
    return id;
  };

  const list = atom(Symbol('list'));
  const object = atom(Symbol('object'));

  const json = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return atom(value);
    let number = object;
    if (Array.isArray(value)) {
      for (const item of value) number = triple(number, list, json(item));
      return number === object ? list : number;
    }
    const members = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(value).sort()) number = triple(number, atom(name), json(members[name]));
    return number;
  };

  return { atom, triple, json };
};
