import type { Members } from '../inheritance.ts';
import { isObject, isString, type JsonObject } from '../json.ts';
import type { Target } from '../references.ts';
import { memberKey } from './text.ts';

/** The names of members that have to be there, whatever else is. */
export const requiredOf = ({ requirements }: Members): ReadonlySet<string> =>
  new Set(requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : [])));

/** The requirements of which one set of names has to be complete. */
export const alternativesOf = ({ requirements }: Members): readonly (readonly (readonly string[])[])[] =>
  requirements.filter((sets) => sets.length > 1);

/** The keys of declared properties as TypeScript writes them, by their names. */
export type Keys = (members: Members) => ReadonlyMap<string, string>;

export const declaredKeys: Keys = ({ properties }) =>
  new Map([...properties.keys()].map((name) => [name, memberKey(name)]));

const wireKeyOf = ({ schema }: Target): string | undefined => {
  const names = schema['altnames'];
  const key: unknown = isObject(names) && Object.hasOwn(names, 'json') ? (names as JsonObject)['json'] : undefined;
  return isString(key) && key !== '' ? key : undefined;
};

/** The keys in `altnames.json`. A property whose alternate name another one has keeps its own. */
export const wireKeys: Keys = ({ properties }) => {
  const entries = [...properties];
  const taken = new Set(entries.flatMap(([name, property]) => (wireKeyOf(property) === undefined ? [name] : [])));
  const keys = new Map<string, string>();
  for (const [name, property] of entries) {
    const wish = wireKeyOf(property);
    const key = wish === undefined ? name : free(wish, name, taken);
    taken.add(key);
    keys.set(name, memberKey(key));
  }
  return keys;
};

const free = (wish: string, name: string, taken: ReadonlySet<string>): string => {
  let key = taken.has(wish) ? name : wish;
  for (let number = 2; taken.has(key); number += 1) key = `${name}_${number}`;
  return key;
};
