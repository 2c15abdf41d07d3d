import { child, type Contract, type Json, type Pointer, type SchemaObject } from '@schemawright/contract';
import { entries, isSchema, member, referenceOf, schemaAt } from './schema.ts';

/** What a text can become. */
export type Kind = 'object' | 'boolean' | 'number' | 'string' | 'null' | 'array';

/** One way to meet schemas: all the schemas that then apply, and what the value can be. */
export interface Shape {
  readonly kinds: readonly Kind[];
  readonly parts: readonly Pointer[];
}

/** No union is told apart in more ways, and no more schemas are looked at on the way. */
const mostWays = 256;
const mostSteps = 2000;

const kindOfType = (type: unknown): Kind => (type === 'integer' ? 'number' : (type as Kind));

const kindOfValue = (value: Json): Kind => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as Kind);
};

/** The kinds that a schema names; nothing when it says nothing of them. */
const namedKinds = (schema: SchemaObject): readonly Kind[] | undefined => {
  const type: unknown = member(schema, 'type');
  if (type !== undefined) return [type].flat().map(kindOfType);
  if (Object.hasOwn(schema, 'const')) return [kindOfValue(schema.const as Json)];
  const listed: unknown = member(schema, 'enum');
  return Array.isArray(listed) ? listed.map(kindOfValue) : undefined;
};

/** The kind that a schema without a type is about. */
const impliedKind = (schemas: readonly SchemaObject[]): Kind => {
  const has = (...keywords: string[]): boolean =>
    schemas.some((schema) => keywords.some((keyword) => Object.hasOwn(schema, keyword)));
  if (has('properties', 'additionalProperties', 'patternProperties')) return 'object';
  return has('items', 'prefixItems') ? 'array' : 'string';
};

/** All ways to meet all of the schemas at once: references followed, `allOf` merged, unions told apart. */
export const shapesOf = (contract: Contract, pointers: readonly Pointer[]): readonly Shape[] => {
  let steps = 0;
  const both = (left: Pointer[][], right: Pointer[][]): Pointer[][] =>
    left.length * right.length > mostWays
      ? left
      : left.flatMap((one) => right.map((other) => [...new Set([...one, ...other])]));
  const ways = (pointer: Pointer, above: readonly Pointer[]): Pointer[][] => {
    const schema = schemaAt(contract, pointer);
    if (typeof schema !== 'object' || above.includes(pointer) || ++steps > mostSteps) return [[pointer]];
    const inner = (at: Pointer): Pointer[][] => ways(at, [...above, pointer]);
    const branches = (keyword: 'allOf' | 'anyOf' | 'oneOf'): Pointer[][][] => {
      const list: unknown = member(schema, keyword);
      return Array.isArray(list) ? list.map((_, index) => inner(child(child(pointer, keyword), index))) : [];
    };
    const target = referenceOf(schema);
    const unions = [branches('anyOf'), branches('oneOf')]
      .filter((union) => union.length > 0)
      .map((union) => union.flat());
    const all = [...(target === undefined ? [] : [inner(target)]), ...branches('allOf'), ...unions];
    return all.reduce(both, [[pointer]]);
  };
  return pointers
    .map((pointer) => ways(pointer, []))
    .reduce(both, [[]])
    .flatMap((parts) => {
      const schemas = parts
        .map((pointer) => schemaAt(contract, pointer))
        .filter((schema) => typeof schema === 'object');
      const named = schemas.map(namedKinds).filter((kinds) => kinds !== undefined);
      const [first, ...others] = named;
      const kinds =
        first === undefined
          ? [impliedKind(schemas)]
          : [...new Set(first)].filter((kind) => others.every((other) => other.includes(kind)));
      return kinds.length === 0 ? [] : [{ kinds, parts }];
    });
};

/** The schemas of an object's members by name, and that of all other members. */
export const membersIn = (
  contract: Contract,
  parts: readonly Pointer[],
): { readonly named: ReadonlyMap<string, readonly Pointer[]>; readonly rest: Pointer | undefined } => {
  const named = new Map<string, Pointer[]>();
  let rest: Pointer | undefined;
  for (const pointer of parts) {
    const schema = schemaAt(contract, pointer);
    if (typeof schema !== 'object') continue;
    for (const [name] of entries(member(schema, 'properties'))) {
      named.set(name, [...(named.get(name) ?? []), child(child(pointer, 'properties'), name)]);
    }
    const additional = member(schema, 'additionalProperties');
    if (isSchema(additional) && additional !== false) rest ??= child(pointer, 'additionalProperties');
  }
  return { named, rest };
};

/** The schemas of an array's elements: of the first ones, and of the others. */
export const itemsIn = (
  contract: Contract,
  parts: readonly Pointer[],
): { readonly first: readonly Pointer[]; readonly others: readonly Pointer[] } => {
  const first: Pointer[] = [];
  const others: Pointer[] = [];
  for (const pointer of parts) {
    const schema = schemaAt(contract, pointer);
    if (typeof schema !== 'object') continue;
    const prefix: unknown = member(schema, 'prefixItems');
    if (Array.isArray(prefix) && first.length === 0)
      first.push(...prefix.map((_, index) => child(child(pointer, 'prefixItems'), index)));
    if (isSchema(member(schema, 'items'))) others.push(child(pointer, 'items'));
  }
  return { first, others };
};
