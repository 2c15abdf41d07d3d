import { intersectionOf, isOneLine, never, objectOf, unionOf, unknown, type Code, type Member } from './code.ts';

/** More variants than this are not spelt out. */
const maxVariants = 64;

const absent = (key: string): Member => ({ key, optional: true, type: never, doc: [] });

/** All ways to pick one name of each group; nothing when they are too many. */
const picks = (groups: readonly (readonly string[])[]): readonly ReadonlySet<string>[] | undefined => {
  let found = new Map<string, ReadonlySet<string>>([['', new Set()]]);
  for (const group of groups) {
    const next = new Map<string, ReadonlySet<string>>();
    for (const picked of found.values())
      for (const name of group) {
        const more = new Set([...picked, name]);
        next.set(JSON.stringify([...more].sort()), more);
        if (next.size > maxVariants) return undefined;
      }
    found = next;
  }
  return [...found.values()];
};

/** Longer types are not said again: the object type says them, and `unknown` changes nothing beside it. */
const longestType = 200;

/**
 * To be added to an object type: exactly one of the sets of keys is complete, so that of every other set a key is absent.
 * `typeOf` gives the types of members, without which the compiler would not narrow by presence. `exact` is false when
 * absence is left out, for the variants would be too many.
 */
export const requiredSets = (
  sets: readonly (readonly string[])[],
  typeOf: (key: string) => Code | undefined,
): { readonly code: Code; readonly exact: boolean } => {
  const distinct = sets.map((set) => [...new Set(set)]);
  const demanded = (key: string): Member => {
    const type = typeOf(key) ?? unknown;
    const isShort = isOneLine(type) && type.text.length <= longestType;
    return { key, optional: false, type: isShort ? type : unknown, doc: [] };
  };
  const exact = distinct.length > maxVariants ? undefined : variantsOf(distinct, demanded);
  if (exact !== undefined) return { code: unionOf(exact), exact: true };
  return { code: unionOf(distinct.map((set) => objectOf(set.map(demanded)))), exact: false };
};

const variantsOf = (
  sets: readonly (readonly string[])[],
  demanded: (key: string) => Member,
): readonly Code[] | undefined => {
  const variants: Code[] = [];
  for (const [index, set] of sets.entries()) {
    const complete = new Set(set);
    const others = sets.filter((_, other) => other !== index).map((other) => other.filter((key) => !complete.has(key)));
    const absences = picks(others);
    if (absences === undefined || variants.length + absences.length > maxVariants) return undefined;
    for (const keys of absences) variants.push(objectOf([...set.map(demanded), ...[...keys].map(absent)]));
  }
  return variants;
};

/** An object type with all its required sets; one that no value can satisfy is `never`. */
export const withRequiredSets = (object: Code, sets: readonly Code[]): Code =>
  sets.some(({ text }) => text === never.text) ? never : intersectionOf([object, ...sets]);
