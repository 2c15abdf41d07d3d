import { onCycles } from './cycles.ts';
import { lineagesOf, membersOf, type Lineages, type Members } from './inheritance.ts';
import { branchesOf, isComposed } from './composition.ts';
import { isObject, isString, type JsonObject } from './json.ts';
import { activeExtensions, extensionOf, type Extension } from './meta-schemas.ts';
import type { Pointer } from './pointer.ts';
import { positionsOf, type Position } from './positions.ts';
import { extendsOf, inlineMembers, isReference, lookUp, referencesIn, type Miss, type Target } from './references.ts';

/** A document with its references resolved: what lint, validation and conversion all read. Each answer is computed once. */
export interface Structure {
  readonly document: JsonObject;
  readonly extensions: ReadonlySet<Extension>;
  readonly positions: readonly Position[];
  readonly tooDeep: readonly Position[];
  /** Whether a keyword binds: it belongs to core, or to an extension that is switched on. */
  readonly binds: (keyword: string) => boolean;
  readonly lookUp: (reference: string) => Target | Miss;
  readonly find: (reference: string) => Target | undefined;
  /** The schema at the end of a chain of `{"type": {"$ref": ...}}`; nothing when the chain breaks or runs in a circle. */
  readonly aliased: (schema: JsonObject) => JsonObject | undefined;
  readonly lineage: (schema: JsonObject) => readonly Target[];
  readonly members: (schema: JsonObject) => Members;
  readonly pointerOf: (schema: JsonObject) => Pointer;
  /** The type of instances: the root itself or what `$root` picks; nothing for a library of types. */
  readonly instanceType: Target | undefined;
  /** Types that are only names for each other, or ask nothing of a value but themselves. */
  readonly circularAliases: ReadonlySet<JsonObject>;
  /** Whether a type extends more than can be merged, or comes after those that do. */
  readonly inheritsTooMuch: (schema: JsonObject) => boolean;
  /** Whether a type extends itself, by way of others perhaps. */
  readonly extendsItself: (schema: JsonObject) => boolean;
}

const noBases: readonly Target[] = [];

const memoized = <Key, Value>(compute: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined || known.has(key)) return value as Value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
};

export const readStructure = (document: JsonObject): Structure => {
  const extensions = activeExtensions(document);
  const binds = (keyword: string): boolean => {
    const extension = extensionOf(keyword);
    return extension === undefined || extensions.has(extension);
  };
  const { list, of, asking, tooDeep } = positionsOf(document, binds);

  const pointerOf = (schema: JsonObject): Pointer => of.get(schema)?.pointer ?? '';
  const look = memoized((reference: string) => lookUp(document, reference));
  const find = (reference: string): Target | undefined => {
    const result = look(reference);
    return isString(result) ? undefined : result;
  };
  const targets = (references: readonly string[]): JsonObject[] =>
    references.flatMap((reference) => {
      const target = find(reference);
      return target === undefined ? [] : [target.schema];
    });

  const heirs = (): readonly JsonObject[] =>
    list
      .filter(({ kind, schema }) => kind === 'schema' && Object.hasOwn(schema, '$extends'))
      .map(({ schema }) => schema);
  let knownLineages: Lineages | undefined;
  const lineages = (): Lineages => (knownLineages ??= lineagesOf(heirs(), find));
  const lineage = (schema: JsonObject): readonly Target[] =>
    Object.hasOwn(schema, '$extends') ? (lineages().of.get(schema) ?? noBases) : noBases;
  const members = memoized((schema: JsonObject) =>
    membersOf({ schema, pointer: pointerOf(schema) }, lineage(schema), binds('relations')),
  );
  const instanceType = (): Target | undefined => {
    if (Object.hasOwn(document, '$root')) return isString(document['$root']) ? find(document['$root']) : undefined;
    return Object.hasOwn(document, 'type') || isComposed(document, binds)
      ? { schema: document, pointer: '' }
      : undefined;
  };
  const sameValue = (schema: JsonObject): JsonObject[] => [
    ...targets(referencesIn(schema['type'])),
    ...inlineMembers(schema),
    ...branchesOf(schema, binds),
  ];

  const findCircularBases = (): ReadonlySet<JsonObject> => onCycles(heirs(), (schema) => targets(extendsOf(schema)));
  let circularBases: ReadonlySet<JsonObject> | undefined;
  // No getters: those of an object literal cost as much as all the rest of it.
  return {
    document,
    extensions,
    positions: list,
    tooDeep,
    binds,
    lookUp: look,
    find,
    aliased: followAliases(find),
    lineage,
    members,
    pointerOf,
    instanceType: instanceType(),
    circularAliases: onCycles(
      [...asking].filter((schema) => sameValue(schema).some((other) => asking.has(other))),
      sameValue,
    ),
    inheritsTooMuch: (schema) => lineages().exceeding.has(schema),
    extendsItself: (schema) => (circularBases ??= findCircularBases()).has(schema),
  };
};

const followAliases = (find: (reference: string) => Target | undefined): Structure['aliased'] => {
  const ends = new Map<JsonObject, JsonObject | undefined>();
  return (schema) => {
    if (!isObject(schema['type'])) return schema;
    const path = new Set<JsonObject>();
    let current: JsonObject | undefined = schema;
    while (current !== undefined && !ends.has(current) && isObject(current['type'])) {
      if (path.has(current)) {
        current = undefined;
        break;
      }
      path.add(current);
      current = isReference(current['type']) ? find(current['type'].$ref)?.schema : undefined;
    }
    const end = current !== undefined && ends.has(current) ? ends.get(current) : current;
    for (const passed of path) ends.set(passed, end);
    return end;
  };
};
