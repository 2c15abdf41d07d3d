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
export const lineageOf = (schema: JsonObject, find: (reference: string) => Target | undefined): readonly Target[] => {
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

/** Merges a type with its bases. JSON Structure core, `$extends`. */
export const membersOf = (type: Target, lineage: readonly Target[]): Members => {
  const properties = new Map<string, Target>();
  for (const { schema, pointer } of [type, ...lineage]) {
    if (!isObject(schema['properties'])) continue;
    for (const [name, property] of Object.entries(schema['properties']))
      if (isObject(property) && !properties.has(name))
        properties.set(name, { schema: property, pointer: child(pointer, 'properties', name) });
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

const requirementOf = (required: Json | undefined): (readonly (readonly string[])[])[] => {
  if (!Array.isArray(required) || required.length === 0) return [];
  if (required.every(isString)) return [[required]];
  return [required.map((set) => (Array.isArray(set) ? set.filter(isString) : []))];
};
