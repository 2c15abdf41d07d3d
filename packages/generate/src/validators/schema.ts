import {
  child,
  parent,
  pointerOfFragment,
  valueAt,
  type Contract,
  type Pointer,
  type SchemaObject,
} from '@schemawright/contract';
import type { Schema } from '@schemawright/contract';

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));

/** Own members of a map of schemas, in document order. */
export const entries = (map: unknown): [string, Schema][] =>
  typeof map === 'object' && map !== null
    ? Object.entries(map).filter((entry): entry is [string, Schema] => isSchema(entry[1]))
    : [];

/** Own member `key` of a schema. `undefined` for what the schema merely inherits. */
export const member = <Key extends string>(schema: SchemaObject, key: Key): SchemaObject[Key] | undefined =>
  Object.hasOwn(schema, key) ? schema[key] : undefined;

const found = new WeakMap<Contract, Map<Pointer, Schema | undefined>>();

/** The schema that stands at `pointer`. Remembered: every generator asks for the same ones, and documents are frozen. */
export const schemaAt = (contract: Contract, pointer: Pointer): Schema | undefined => {
  let known = found.get(contract);
  if (known === undefined) found.set(contract, (known = new Map<Pointer, Schema | undefined>()));
  if (known.has(pointer)) return known.get(pointer);
  // Most often the schema that holds this one is known: one or two steps up.
  let above = parent(pointer);
  if (!known.has(above)) above = parent(above);
  const holder = known.get(above);
  const value =
    holder === undefined ? valueAt(contract.document, pointer) : valueAt(holder, pointer.slice(above.length));
  const schema = isSchema(value) ? value : undefined;
  known.set(pointer, schema);
  return schema;
};

/** The pointer that the schema's `$ref` leads to. */
export const referenceOf = (schema: SchemaObject): Pointer | undefined => {
  const reference: unknown = member(schema, '$ref');
  return typeof reference === 'string' && reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
};

/** The schemas that apply to the same value as `schema` does, with their pointers. References are not followed. */
export const inPlace = (schema: SchemaObject, pointer: Pointer): [Schema, Pointer][] => {
  const result: [Schema, Pointer][] = [];
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const list = member(schema, keyword);
    if (!Array.isArray(list)) continue;
    list.forEach((branch, index) => isSchema(branch) && result.push([branch, child(child(pointer, keyword), index)]));
  }
  for (const keyword of ['not', 'if', 'then', 'else']) {
    const branch = member(schema, keyword);
    if (isSchema(branch)) result.push([branch, child(pointer, keyword)]);
  }
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    for (const [name, branch] of entries(member(schema, keyword))) {
      result.push([branch, child(child(pointer, keyword), name)]);
    }
  }
  return result;
};

/** Keywords whose checks are a few comparisons, and a reference, which is a call. */
const leafKeywords = new Set(
  `$ref type enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum
  multipleOf`.split(/\s+/),
);

/** Keywords that assert something. */
const assertions = new Set([
  ...leafKeywords,
  ...`properties required additionalProperties patternProperties propertyNames minProperties maxProperties
  dependentRequired dependentSchemas dependencies unevaluatedProperties items prefixItems contains minContains
  maxContains minItems maxItems uniqueItems unevaluatedItems allOf anyOf oneOf not if then else`.split(/\s+/),
]);

export const assertionsOf = (schema: SchemaObject): string[] =>
  Object.keys(schema).filter((key) => assertions.has(key));

/** Whether the schema's check is short enough to stand wherever it is used. */
export const isLeaf = (schema: Schema): boolean =>
  typeof schema === 'boolean' || assertionsOf(schema).every((keyword) => leafKeywords.has(keyword));

/** Whether every value is valid. */
export const isAnything = (schema: Schema): boolean =>
  schema === true || (schema !== false && assertionsOf(schema).length === 0);
