import type { Contract, Pointer, SchemaObject } from '@schemawright/contract';
import { child, parent, pointerOfFragment, valueAt } from '@schemawright/contract/pointer';
import { patternTest } from '@schemawright/contract/ajv';
import type { Subtypes } from './subtypes.ts';

/** A value, or one inside it, and wanted places of the contract that describe it. */
export interface Reading {
  readonly places: readonly Pointer[];
  readonly value: unknown;
  /** Where it stands in the whole value. */
  readonly pointer: Pointer;
}

/** What a value is described by, when it is read by the schema at a place. */
export type Readings = (schema: Pointer, value: unknown) => Iterable<Reading>;

/**
 * Follows a value and its schema down together, only where a wanted place can still come.
 *
 * @param accepts whether the schema at a place accepts a value: of a union only branches that do are followed, unless
 *   none does
 */
export const createReadings = (
  contract: Contract,
  wanted: ReadonlySet<Pointer>,
  { subtypeOf, subtypesOf }: Subtypes,
  accepts: (schema: Pointer, value: unknown) => boolean,
): Readings => {
  const leading = wanted.size === 0 ? new Set<Pointer>() : leadingTo(contract, wanted, subtypesOf);
  const schemas = new Map<Pointer, SchemaObject | undefined>();
  const schemaAt = (pointer: Pointer): SchemaObject | undefined => {
    if (schemas.has(pointer)) return schemas.get(pointer);
    const found = valueAt(contract.document, pointer);
    const schema = typeof found === 'object' && found !== null ? (found as SchemaObject) : undefined;
    schemas.set(pointer, schema);
    return schema;
  };

  /** All places that describe one value, starting with some of them. */
  const describedBy = (start: readonly Pointer[], value: unknown): ReadonlySet<Pointer> => {
    const found = new Set(start.filter((pointer) => leading.has(pointer)));
    const add = (pointer: Pointer): void => void (leading.has(pointer) && found.add(pointer));
    for (const pointer of found) {
      const schema = schemaAt(pointer);
      if (schema === undefined) continue;
      const target = typeof schema.$ref === 'string' ? pointerOfFragment(schema.$ref) : undefined;
      if (target !== undefined) add(target);
      const subtype = subtypeOf(pointer, value);
      if (subtype !== undefined) add(subtype);
      listed(schema.allOf).forEach((_, index) => add(child(child(pointer, 'allOf'), index)));
      for (const keyword of ['oneOf', 'anyOf'] as const) {
        const branches = listed(schema[keyword]).map((_, index) => child(child(pointer, keyword), index));
        if (!branches.some((branch) => leading.has(branch))) continue;
        const meant = branches.filter((branch) => accepts(branch, value));
        for (const branch of meant.length > 0 ? meant : branches) add(branch);
      }
      for (const keyword of ['then', 'else']) add(child(pointer, keyword));
      for (const name of namesOf(value)) add(child(child(pointer, 'dependentSchemas'), name));
    }
    return found;
  };

  /** Elements and members, each with the places that describe it. */
  const below = function* (
    places: ReadonlySet<Pointer>,
    value: unknown,
  ): Generator<readonly [Pointer[], unknown, token: string | number]> {
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) {
        const pointers = [...places].flatMap((pointer) => {
          const first = listed(schemaAt(pointer)?.prefixItems).length;
          const own = index < first ? child(child(pointer, 'prefixItems'), index) : child(pointer, 'items');
          return [own, child(pointer, 'contains')].filter((place) => leading.has(place));
        });
        if (pointers.length > 0) yield [pointers, element, index];
      }
      return;
    }
    for (const name of namesOf(value)) {
      const pointers = [...places].flatMap((pointer) => membersAt(schemaAt(pointer), pointer, name));
      const followed = pointers.filter((place) => leading.has(place));
      if (followed.length > 0) yield [followed, (value as Readonly<Record<string, unknown>>)[name], name];
    }
  };

  return function* (schema, value) {
    const waiting: (readonly [readonly Pointer[], unknown, Pointer])[] = [[[schema], value, '']];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [start, part, pointer] = next;
      const describing = describedBy(start, part);
      const places = [...describing].filter((place) => wanted.has(place));
      if (places.length > 0) yield { places, value: part, pointer };
      for (const [inside, member, token] of below(describing, part))
        waiting.push([inside, member, child(pointer, token)]);
    }
  };
};

const listed = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

const namesOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** The places that describe the member `name`, below one schema. JSON Schema 2020-12 Core, 10.3.2. */
const membersAt = (schema: SchemaObject | undefined, pointer: Pointer, name: string): readonly Pointer[] => {
  if (schema === undefined) return [];
  const patterns = Object.keys(schema.patternProperties ?? {}).filter((pattern) => patternTest(pattern)(name));
  const declared = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
  const own = [
    ...(declared ? [child(child(pointer, 'properties'), name)] : []),
    ...patterns.map((pattern) => child(child(pointer, 'patternProperties'), pattern)),
  ];
  return own.length > 0 ? own : [child(pointer, 'additionalProperties'), child(pointer, 'unevaluatedProperties')];
};

/** Every place from which a wanted one can be reached, going down and along references, and from bases to subtypes. */
const leadingTo = (
  contract: Contract,
  wanted: ReadonlySet<Pointer>,
  subtypesOf: Subtypes['subtypesOf'],
): Set<Pointer> => {
  const holders = referencesIn(contract.document);
  for (const [base, subtypes] of subtypesOf)
    for (const subtype of subtypes) holders.set(subtype, [...(holders.get(subtype) ?? []), base]);
  const leading = new Set<Pointer>();
  const waiting = [...wanted];
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    for (let place = pointer; place !== '' && !leading.has(place); place = parent(place)) {
      leading.add(place);
      waiting.push(...(holders.get(place) ?? []));
    }
  }
  return leading;
};

/** The places that refer to a place, by that place. */
const referencesIn = (document: unknown): Map<Pointer, readonly Pointer[]> => {
  const holders = new Map<Pointer, readonly Pointer[]>();
  const waiting: (readonly [unknown, Pointer])[] = [[document, '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      const target = name === '$ref' && typeof member === 'string' ? pointerOfFragment(member) : undefined;
      if (target !== undefined) holders.set(target, [...(holders.get(target) ?? []), pointer]);
      else if (typeof member === 'object') waiting.push([member, child(pointer, name)]);
    }
  }
  return holders;
};
