import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { child, type Pointer } from './pointer.ts';
import { extendsOf, type Target } from './references.ts';

/** What a value of an object or tuple type may hold, inherited parts included. */
export interface Members {
  /** Declared properties by name: own first, then those of the bases in order; the first declaration counts. */
  readonly properties: ReadonlyMap<string, Target>;
  /** One entry per `required`: of its sets of names exactly one has to be present in full. */
  readonly requirements: readonly (readonly (readonly string[])[])[];
  /** Where each of them stands. */
  readonly requiredAt: readonly Pointer[];
  /** `false` closes the type, a schema types what is undeclared. */
  readonly additional: boolean | Target;
}

/** A type may inherit from this many others. */
export const maxBases = 200;

/** All types that `schema` extends, nearest first, each once; stops beyond {@link maxBases}. */
const lineageOf = (schema: JsonObject, find: (reference: string) => Target | undefined): readonly Target[] => {
  const lineage = new Map<JsonObject, Target>();
  const basesOf = (type: JsonObject): Target[] =>
    extendsOf(type).flatMap((reference) => {
      const base = find(reference);
      return base === undefined ? [] : [base];
    });
  const open = basesOf(schema).reverse();
  for (let base = open.pop(); base !== undefined && lineage.size <= maxBases; base = open.pop()) {
    if (base.schema === schema || lineage.has(base.schema)) continue;
    lineage.set(base.schema, base);
    open.push(...basesOf(base.schema).reverse());
  }
  return [...lineage.values()];
};

/** How many bases, and properties of theirs, all types of a document may inherit taken together. */
export const maxInherited = 200_000;

export interface Lineages {
  /** All types that a type extends, nearest first; none for one that extends too many. */
  readonly of: ReadonlyMap<JsonObject, readonly Target[]>;
  /** The types that extend too many, or come after what was too much in all. */
  readonly exceeding: ReadonlySet<JsonObject>;
}

/** The lineages of all types that extend others, in the order of the document. */
export const lineagesOf = (heirs: readonly JsonObject[], find: (reference: string) => Target | undefined): Lineages => {
  const of = new Map<JsonObject, readonly Target[]>();
  const exceeding = new Set<JsonObject>();
  let left = maxInherited;
  for (const heir of heirs) {
    const lineage = left > 0 ? lineageOf(heir, find) : [];
    for (const { schema } of lineage) left -= 1 + ownCount(schema);
    const isTooMuch = left <= 0 || lineage.length > maxBases;
    if (isTooMuch) exceeding.add(heir);
    of.set(heir, isTooMuch ? [] : lineage);
  }
  return { of, exceeding };
};

const ownCount = ({ properties }: JsonObject): number => (isObject(properties) ? Object.keys(properties).length : 0);

/** Merges a type with its bases. JSON Structure core, `$extends`. */
export const membersOf = (type: Target, lineage: readonly Target[], hasRelations: boolean): Members => {
  const properties = new Map<string, Target>();
  const take = ({ schema, pointer }: Target, keyword: string, schemaOf: (member: JsonObject) => JsonObject): void => {
    const members = schema[keyword];
    for (const [name, member] of Object.entries(isObject(members) ? members : {}))
      if (isObject(member) && !properties.has(name))
        properties.set(name, { schema: schemaOf(member), pointer: child(pointer, keyword, name) });
  };
  for (const one of [type, ...lineage]) {
    take(one, 'properties', (property) => property);
    if (hasRelations) take(one, 'relations', relationSchema);
  }
  const requiring = [type, ...lineage].filter(({ schema }) => requirementOf(schema['required']).length > 0);
  const additional = type.schema['additionalProperties'];
  return {
    properties,
    requirements: requiring.flatMap(({ schema }) => requirementOf(schema['required'])),
    requiredAt: requiring.map(({ pointer }) => child(pointer, 'required')),
    additional: isObject(additional)
      ? { schema: additional, pointer: child(type.pointer, 'additionalProperties') }
      : additional !== false,
  };
};

const link: JsonObject = { type: 'map', values: { type: 'any' } };
const links: JsonObject = { type: 'array', items: link };

/** How a relation stands in a value: an object with `identity`, or an array of those. JSON Structure Relations. */
const relationSchema = ({ cardinality }: JsonObject): JsonObject => (cardinality === 'multiple' ? links : link);

const requirementOf = (required: Json | undefined): (readonly (readonly string[])[])[] => {
  if (!Array.isArray(required) || required.length === 0) return [];
  if (required.every(isString)) return [[required]];
  return [required.map((set) => (Array.isArray(set) ? set.filter(isString) : []))];
};
