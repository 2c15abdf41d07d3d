import { isObject, isString, type JsonObject } from './json.ts';
import { tokensOf } from './pointer.ts';
import { referencesIn, type Target } from './references.ts';
import { isNamespace, maxDepth } from './positions.ts';
import type { Structure } from './structure.ts';
import { choicesOf, selectorOf, variantOf } from './types/choice.ts';
import { types } from './types/table.ts';

/** A schema that gets a definition of its own in JSON Schema. */
export interface Definition extends Target {
  readonly name: string;
  /** Whether it stands in place in the document, and is defined apart only because several types take it over. */
  readonly isInPlace?: true;
}

/** The name of the root type: its own, or the last part of `$id`, or `Root`. */
export const rootName = ({ name, $id }: JsonObject): string => {
  if (isString(name) && name !== '') return safe(name);
  const last = isString($id)
    ? ($id
        .replace(/[?#].*$/, '')
        .split('/')
        .findLast((part) => part !== '') ?? '')
    : '';
  const stem = last.replace(/(?:\.struct)?\.json$/, '');
  return stem === '' ? 'Root' : safe(stem);
};

const safe = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');

/**
 * The schemas to be defined apart, in document order, under unique names: every type of `definitions` (`Ns_Type`),
 * the root where something refers to it, and what would otherwise have to be written out in several places.
 * Types of the root namespace keep their names; a later one that collides gets a number.
 */
export const definitionsOf = (structure: Structure): readonly Definition[] => {
  const { positions, document } = structure;
  const repeated = repeatedSchemas(structure);
  const shared = sharedSchemas(structure);
  const isReferred = refersToRoot(structure);
  const wanted = positions.filter(
    ({ kind, role, schema }) =>
      kind === 'schema' &&
      (role === 'definition' || (role === 'root' && isReferred) || repeated.has(schema) || shared.has(schema)),
  );
  const pathOf = (pointer: string): string[] => {
    const [first, ...rest] = tokensOf(pointer);
    const path =
      first === 'definitions' ? rest : [rootName(document), ...(first === undefined ? [] : [first, ...rest])];
    return path.filter((token) => token !== 'properties');
  };
  const taken = new Set<string>();
  const nameOf = new Map<JsonObject, string>();
  const shortFirst = wanted.map(({ schema, pointer }) => ({ schema, path: pathOf(pointer) }));
  shortFirst.sort((a, b) => Number(a.path.length > 1) - Number(b.path.length > 1));
  for (const { schema, path } of shortFirst) {
    const name = free(path.map(safe).join('_'), taken);
    taken.add(name);
    nameOf.set(schema, name);
  }
  return wanted.map(({ schema, pointer, role }) => ({
    schema,
    pointer,
    name: nameOf.get(schema) ?? '',
    ...(role === 'definition' || role === 'root' || shared.has(schema) ? {} : { isInPlace: true as const }),
  }));
};

const free = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
};

const refersToRoot = ({ positions, find, document }: Structure): boolean =>
  positions.some(({ schema }) =>
    referencesIn(schema['type']).some((reference) => find(reference)?.schema === document),
  );

/**
 * Inherited properties and those of variants stand in every type that takes them over. Where they declare compound
 * types in place, writing those out each time could double the size with every level: they are defined once.
 */
const repeatedSchemas = (structure: Structure): ReadonlySet<JsonObject> => {
  const shared: Target[] = [];
  const bases = new Set<JsonObject>();
  for (const { schema, pointer } of structure.positions) {
    for (const base of Object.hasOwn(schema, '$extends') ? structure.lineage(schema) : []) bases.add(base.schema);
    const selector = schema['type'] === 'choice' ? selectorOf({ schema, pointer }) : undefined;
    if (selector === undefined) continue;
    for (const choice of choicesOf({ schema, pointer }).values()) {
      const { members } = variantOf(choice, selector, structure);
      shared.push(
        ...members.properties.values(),
        ...(isObject(members.additional) ? [members.additional as Target] : []),
      );
    }
  }
  for (const base of bases) shared.push(...structure.members(base).properties.values());
  return new Set(shared.map(({ schema }) => schema).filter(isNested));
};

/** Schemas that stand in several places, as anchors of YAML do: each level of them would double the size. */
const sharedSchemas = ({ document }: Structure): ReadonlySet<JsonObject> => {
  const seen = new Set<unknown>();
  const shared = new Set<JsonObject>();
  const open: unknown[] = [document];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop())
    for (const value of Object.values(holder as object) as unknown[]) {
      if (typeof value !== 'object' || value === null) continue;
      if (!seen.has(value)) {
        seen.add(value);
        open.push(value);
      } else if (isObject(value) && isNested(value)) shared.add(value);
    }
  return shared;
};

/** The document with an object of its own for each definition, also for those that are one object in several places. */
export const withOwnDefinitions = (document: JsonObject): JsonObject => {
  const seen = new Set<JsonObject>([document]);
  let isShared = false;
  const space = (namespace: JsonObject, depth: number): JsonObject =>
    Object.fromEntries(
      Object.entries(namespace).map(([name, member]) => {
        if (!isObject(member)) return [name, member];
        const isKnown = seen.has(member);
        seen.add(member);
        if (isKnown) isShared = true;
        if (isNamespace(member) && !isKnown && depth < maxDepth) return [name, space(member, depth + 1)];
        return [name, isKnown ? { ...member } : member];
      }),
    );
  const { definitions } = document;
  if (!isObject(definitions)) return document;
  const own = space(definitions, 0);
  return isShared ? { ...document, definitions: own } : document;
};

const isNested = (schema: JsonObject): boolean => {
  const type = schema['type'];
  if (Array.isArray(type)) return type.some((part) => isObject(part) && Object.hasOwn(part, 'type'));
  if (!isString(type) || types.get(type)?.kind !== 'compound') return false;
  const inner = schema['items'] ?? schema['values'];
  return isObject(inner) ? isNested(inner) : true;
};
