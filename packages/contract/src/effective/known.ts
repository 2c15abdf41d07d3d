import { canonicalJson } from './canonical.ts';
import type { Json, SchemaObject } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import { writingOf, type SchemaGraph } from './graph.ts';
import { declaredTypes, hasType, listedValues, typeBit, type TypeSet } from './json-types.ts';
import { isListed } from './listed.ts';
import { isShort, textOf, writingOfSchema } from './written.ts';

/**
 * The schemas written below roots, or referred to there, as nodes, that may mean the same as a node with these facts: far
 * fewer than there are.
 */
export type Search = (facts: SchemaFacts) => Iterable<EffectiveSchema>;

/**
 * Sorts what is written below roots by what is seen of it at a glance. A description has a hundred schemas for each one
 * that is looked for, so nothing is folded before it may be that.
 */
export const createSearch = (roots: Iterable<EffectiveSchema>): Search => {
  let index: Index | undefined;
  return function* search(facts) {
    const { types, values, properties } = facts;
    index ??= indexOf(roots);
    yield* index.joined(types, new Set(properties.keys()));
    // All values of a type may be listed, or the type be named.
    if (values !== undefined || (types & ~wholeTypes) === 0) yield* index.listing(types, values ?? wholeValues(types));
    if (values === undefined) yield* index.plain(facts);
  };
};

/** The types of which there are so few values that all may be listed. */
const wholeTypes = typeBit.null | typeBit.boolean;

const wholeValues = (types: TypeSet): readonly Json[] => [
  ...(hasType(types, 'null') ? [null] : []),
  ...(hasType(types, 'boolean') ? [true, false] : []),
];

/** A schema, and where it is written: in what holds it, or at a pointer. */
interface Entry {
  readonly schema: SchemaObject;
  /** Whether what stands below is of no account: it is only referred to. */
  readonly isReferred?: boolean;
  readonly holder: Entry | Pointer;
  readonly keyword?: string;
  readonly name?: string | number;
}

const pointerOf = ({ holder, keyword, name }: Entry): Pointer => {
  if (typeof holder === 'string') return holder;
  const at = child(pointerOf(holder), keyword as string);
  return name === undefined ? at : child(at, name);
};

interface Index {
  /** What means what it says itself: one node of each text. */
  plain(facts: SchemaFacts): Iterable<EffectiveSchema>;
  /** What lists these values, and maybe others. */
  listing(types: TypeSet, values: readonly Json[]): Iterable<EffectiveSchema>;
  /** What only folding tells the meaning of. */
  joined(types: TypeSet, names: ReadonlySet<string>): Iterable<EffectiveSchema>;
}

const indexOf = (roots: Iterable<EffectiveSchema>): Index => {
  const bySize = new Map<number, Entry[]>();
  const lists: Entry[] = [];
  /** The same, by each of their values, once that is asked for. */
  let byEach: ReadonlyMap<string, readonly Entry[]> | undefined;
  /** By the members that may be the first that they write, the empty name where they write none. */
  const joined = new Map<string, Entry[]>();
  let graph: SchemaGraph | undefined;
  /** Schemas that others refer to, and the texts of short ones: what may be met again. */
  const passed = new Set<unknown>();
  const pending: Entry[] = [];

  const isNew = (self: unknown): boolean => !passed.has(self) && passed.add(self) === passed;

  const pass = (entry: Entry): void => {
    const { schema } = entry;
    switch (writingOfSchema(schema)) {
      case 'reference': {
        const target = graph?.target(schema.$ref as string);
        if (typeof target?.schema === 'object' && isNew(target.schema))
          pending.push({ schema: target.schema, holder: target.pointer, isReferred: true });
        return;
      }
      case 'list':
        lists.push(entry);
        return;
      case 'leaf':
        listIn(bySize, sizeOf(declaredTypes(schema.type), 0)).push(entry);
        return;
      case 'nest':
        listIn(bySize, sizeOf(declaredTypes(schema.type), namesIn(schema).length)).push(entry);
        break;
      case 'joined':
        if (isShort(schema) && !isNew(textOf(schema))) break;
        for (const name of firstNames(schema, graph)) listIn(joined, name).push(entry);
    }
    if (entry.isReferred !== true) pushBelow(entry, pending);
  };

  const nodesOf = (entries: Iterable<Entry>): readonly EffectiveSchema[] =>
    [...entries].flatMap((entry) => graph?.node([{ pointer: pointerOf(entry), schema: entry.schema }]) ?? []);
  const ofEachText = (entries: readonly Entry[]): Iterable<Entry> =>
    new Map(entries.map((entry) => [textOf(entry.schema), entry])).values();

  for (const root of roots) {
    const writing = writingOf(root);
    graph ??= writing?.graph;
    for (const { pointer, schema } of writing?.schemas ?? [])
      if (typeof schema === 'object' && isNew(schema)) pending.push({ schema, holder: pointer });
  }
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) pass(entry);
  return {
    plain: (facts) => {
      const ofSize = bySize.get(sizeOf(facts.types, facts.properties.size)) ?? [];
      return nodesOf(ofEachText(ofSize.filter(({ schema }) => mayMean(schema, () => facts, deepestLook))));
    },
    listing: (types, values) => {
      byEach ??= byValue(lists);
      const wide = rarestOf(byEach, values, lists).filter(({ schema }) => {
        const listed = listedValues(schema) ?? [];
        return values.every((value) => isListed(value, listed));
      });
      return nodesOf(ofEachText(wide)).filter(({ facts }) => facts.types === types);
    },
    joined: (types, names) => {
      const candidates = (names.size === 0 ? [''] : [...names]).flatMap((name) => joined.get(name) ?? []);
      const fitting = new Set(candidates.filter(({ schema }) => isWithin(schema, names, graph)));
      return nodesOf(fitting).filter(({ facts }) => facts.types === types && facts.properties.size === names.size);
    },
  };
};

const byValue = (lists: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> => {
  const found = new Map<string, Entry[]>();
  for (const entry of lists) {
    const texts = new Set((listedValues(entry.schema) ?? []).map(canonicalJson));
    for (const text of texts) listIn(found, text).push(entry);
  }
  return found;
};

/** The lists that have the value that the fewest have: those that have all of the values are among them. */
const rarestOf = (
  listing: ReadonlyMap<string, readonly Entry[]>,
  values: readonly Json[],
  all: readonly Entry[],
): readonly Entry[] => {
  let fewest = all;
  for (const value of values) {
    const having = listing.get(canonicalJson(value)) ?? [];
    if (having.length < fewest.length) fewest = having;
  }
  return fewest;
};

const sizeOf = (types: TypeSet, names: number): number => names * 64 + types;

const namesIn = ({ properties, type }: SchemaObject): readonly string[] =>
  (declaredTypes(type) & typeBit.object) === 0 ? [] : keysOf(properties);

/** How far below a schema a glance goes. */
const deepestLook = 2;

/** Whether a schema may come to these facts, as far as is seen at a glance. */
const mayMean = (schema: unknown, read: () => SchemaFacts, depth: number): boolean => {
  if (typeof schema !== 'object' || schema === null) return true;
  const said = schema as SchemaObject;
  const writing = writingOfSchema(said);
  // What it means is not said here.
  if (writing !== 'leaf' && writing !== 'nest') return true;
  const { types, values, properties, items } = read();
  if (values !== undefined || declaredTypes(said.type) !== types) return false;
  const names = namesIn(said);
  if (names.length !== properties.size || !names.every((name) => properties.has(name))) return false;
  if (depth === 0) return true;
  return (
    (items === undefined || mayMean(said.items, () => items.facts, depth - 1)) &&
    [...properties.values()].every((property) =>
      mayMean(said.properties?.[property.name], () => property.schema.facts, depth - 1),
    )
  );
};

const keysOf = (holder: unknown): readonly string[] =>
  typeof holder === 'object' && holder !== null && !Array.isArray(holder) ? Object.keys(holder) : [];

/** How deep schemas are joined before whatever they say is taken to fit. */
const deepest = 40;

/** Whether a schema and those that it joins write no other members than these. */
const isWithin = (schema: unknown, names: ReadonlySet<string>, graph: SchemaGraph | undefined, depth = 0): boolean => {
  if (typeof schema !== 'object' || schema === null || depth > deepest) return true;
  const { properties } = schema as SchemaObject;
  return (
    keysOf(properties).every((name) => names.has(name)) &&
    partsOf(schema, graph).every((part) => isWithin(part, names, graph, depth + 1))
  );
};

/** The first member that a schema writes, or one that it joins; those of the branches of its unions where none does. */
const firstNames = (schema: unknown, graph: SchemaGraph | undefined, depth = 0): readonly string[] => {
  if (typeof schema !== 'object' || schema === null || depth > deepest) return [''];
  const [first] = keysOf((schema as SchemaObject).properties);
  if (first !== undefined) return [first];
  const open = new Set(['']);
  for (const part of partsOf(schema, graph)) {
    const names = firstNames(part, graph, depth + 1);
    if (!names.includes('')) return names;
    for (const name of names) open.add(name);
  }
  // A union of one branch, and null beside others, is that branch.
  const branches = ['anyOf', 'oneOf'].flatMap((keyword) => listAt(schema, keyword));
  for (const name of branches.flatMap((branch) => firstNames(branch, graph, depth + 1))) open.add(name);
  return [...open];
};

const listAt = (schema: object, keyword: string): readonly unknown[] => {
  const list = (schema as SchemaObject)[keyword];
  return Array.isArray(list) ? list : [];
};

/** What holds together with a schema. */
const partsOf = (schema: object, graph: SchemaGraph | undefined): readonly unknown[] => {
  const { $ref } = schema as SchemaObject;
  const target = typeof $ref === 'string' ? graph?.target($ref)?.schema : undefined;
  return [...(target === undefined ? [] : [target]), ...listAt(schema, 'allOf')];
};

/** The schemas written right below another one. */
const pushBelow = (holder: Entry, pending: Entry[]): void => {
  const push = (below: unknown, keyword: string, name?: string | number): void => {
    if (typeof below !== 'object' || below === null || Array.isArray(below) || Object.keys(below).length === 0) return;
    pending.push({ schema: below as SchemaObject, holder, keyword, ...(name === undefined ? {} : { name }) });
  };
  for (const keyword of Object.keys(holder.schema)) {
    const value = holder.schema[keyword];
    const holding = holders.get(keyword);
    if (holding === 'one') push(value, keyword);
    else if (holding === 'list' && Array.isArray(value)) value.forEach((below, index) => push(below, keyword, index));
    else if (holding === 'names') for (const name of keysOf(value)) push((value as SchemaObject)[name], keyword, name);
  }
};

const holders: ReadonlyMap<string, 'one' | 'list' | 'names'> = new Map([
  ...['additionalProperties', 'contains', 'else', 'if', 'items', 'not', 'propertyNames', 'then'].map(
    (keyword) => [keyword, 'one'] as const,
  ),
  ...['unevaluatedItems', 'unevaluatedProperties'].map((keyword) => [keyword, 'one'] as const),
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((keyword) => [keyword, 'list'] as const),
  ...['properties', 'patternProperties', 'dependentSchemas'].map((keyword) => [keyword, 'names'] as const),
]);

const listIn = <K, T>(lists: Map<K, T[]>, key: K): T[] => {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
};
