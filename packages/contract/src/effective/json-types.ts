import type { Json, Schema, SchemaObject } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';

/** The six types of JSON Schema 2020-12 core, 4.2.1; `integer` is a number with step 1. */
export const jsonTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** A set of JSON types, one bit each. */
export type TypeSet = number;

export const typeBit: Readonly<Record<JsonType, TypeSet>> = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
};

export const allTypes: TypeSet = 63;

export const hasType = (types: TypeSet, type: JsonType): boolean => (types & typeBit[type]) !== 0;

/** The members of a set, in the order of `jsonTypes`. */
export const typesOf = (types: TypeSet): JsonType[] => jsonTypes.filter((type) => hasType(types, type));

export const typeOfValue = (value: Json): JsonType => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
};

/** The types that the keyword `type` admits: all of them when it is absent. Unknown names admit nothing. */
export const declaredTypes = (type: unknown): TypeSet => {
  if (type === undefined) return allTypes;
  if (!Array.isArray(type)) return typesNamed.get(type) ?? 0;
  let set = 0;
  for (const name of type) set |= typesNamed.get(name) ?? 0;
  return set;
};

const typesNamed: ReadonlyMap<unknown, TypeSet> = new Map([...Object.entries(typeBit), ['integer', typeBit.number]]);

/** Whether `type` admits numbers, but only whole ones. */
export const integersOnly = (type: unknown): boolean => {
  const names = Array.isArray(type) ? type : [type];
  return names.includes('integer') && !names.includes('number');
};

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));

/** The values that a source lists itself. `undefined` when it lists none. */
export const listedValues = (schema: SchemaObject): readonly Json[] | undefined => {
  const listed: Json[] | undefined = Array.isArray(schema.enum) ? [...(schema.enum as readonly Json[])] : undefined;
  if (!Object.hasOwn(schema, 'const')) return listed;
  const only = canonicalJson(schema.const);
  return listed === undefined || listed.some((value) => canonicalJson(value) === only) ? [schema.const as Json] : [];
};
