import { child, pointerOfFragment, valueAt, type Json, type JsonObject, type Pointer } from '@schemawright/contract';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own members only: names come from strangers. */
export const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** A schema object and the place where it is written. */
export interface Placed {
  readonly pointer: Pointer;
  readonly schema: JsonObject;
}

/**
 * Every schema object that a value at `pointer` must satisfy: the one that is written there, what its `$ref` leads to
 * and the members of its `allOf`, each where it is declared. Cycles end where they close.
 */
export const conjuncts = (root: unknown, pointer: Pointer, seen: Set<Pointer> = new Set()): readonly Placed[] => {
  if (seen.has(pointer)) return [];
  seen.add(pointer);
  const schema = valueAt(root, pointer);
  if (!isObject(schema)) return [];
  const ref = own(schema, '$ref');
  const target = typeof ref === 'string' && ref.startsWith('#') ? pointerOfFragment(ref) : undefined;
  const all = own(schema, 'allOf');
  return [
    { pointer, schema },
    ...(target === undefined ? [] : conjuncts(root, target, seen)),
    ...listOf(all).flatMap((part, index) =>
      isOverlay(part) ? [] : conjuncts(root, child(child(pointer, 'allOf'), index), seen),
    ),
  ];
};

/** An addition of the contract's own, by its mark: upstream says nothing about it, so it is nothing to compare. */
const isOverlay = (part: Json): boolean => isObject(part) && Object.hasOwn(part, 'x-overlay');

/** The alternatives of the first union among the conjuncts, `null` left out. */
export const alternatives = (root: unknown, placed: readonly Placed[]): readonly Pointer[] => {
  for (const { pointer, schema } of placed) {
    for (const keyword of ['oneOf', 'anyOf']) {
      const union = own(schema, keyword);
      if (!Array.isArray(union)) continue;
      const all = union.map((_, index) => child(child(pointer, keyword), index));
      return all.filter((variant) => typeOfSchema(conjuncts(root, variant)) !== 'null');
    }
  }
  return [];
};

/** The first value that is declared for a keyword, and where. */
export const declared = (
  placed: readonly Placed[],
  keyword: string,
): { readonly pointer: Pointer; readonly value: unknown } | undefined => {
  const found = placed.find(({ schema }) => Object.hasOwn(schema, keyword));
  return found === undefined ? undefined : { pointer: found.pointer, value: found.schema[keyword] };
};

const typeOfSchema = (placed: readonly Placed[]): unknown => declared(placed, 'type')?.value;

/** Where each property is declared: its name to the schema objects whose `properties` have it. */
export const propertiesOf = (placed: readonly Placed[]): ReadonlyMap<string, readonly Pointer[]> => {
  const found = new Map<string, readonly Pointer[]>();
  for (const { pointer, schema } of placed) {
    const properties = own(schema, 'properties');
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) found.set(name, [...(found.get(name) ?? []), pointer]);
  }
  return found;
};

/** The values that are allowed, whether they are written as `const` or as `enum`; `undefined` when any is. */
export const valuesOf = (placed: readonly Placed[]): readonly unknown[] | undefined => {
  const single = declared(placed, 'const');
  if (single !== undefined) return [single.value];
  const list = declared(placed, 'enum')?.value;
  return Array.isArray(list) ? list : undefined;
};
