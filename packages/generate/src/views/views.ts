import { child, type Contract, type Json, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { entries, isSchema, member, referenceOf, schemaAt } from '../validators/schema.ts';
import { defaultOf, inPlaceFamily, mayHave } from './family.ts';
import { keysOf } from './keys.ts';
import { reachability, type Scan } from './reach.ts';
import { stepsOf, type Step } from './steps.ts';

/** Which way a value goes between a caller of the client and the wire. */
export type Direction = 'sent' | 'received';

/** What callers see for numbers of 64 bits. A double holds 53 bits: `number` loses digits beyond. */
export type Int64 = 'number' | 'string' | 'bigint';

/**
 * How the values of a contract's schemas differ between caller and wire, and their types with them: readOnly members are
 * not sent, writeOnly members not received (OpenAPI 3.1.1, 4.8.24; JSON Schema 2020-12 Validation, 9.4), an absent member
 * with a default is received as that, and numbers of 64 bits are what `int64` says.
 */
export interface Views {
  readonly int64: Int64;
  /** Whether some value of the schema is another for the caller than on the wire. */
  isConverted(pointer: Pointer, direction: Direction): boolean;
  /** Whether some object of the schema loses members in the direction. */
  losesMembers(pointer: Pointer, direction: Direction): boolean;
  /** Whether the schema is a number of 64 bits that callers don't see as a number. */
  isInt64(schema: Schema): boolean;
  /** Whether a member with this schema is left out in the direction, by itself or by what it refers to. */
  isDropped(pointer: Pointer, direction: Direction): boolean;
  /** The members that an object of the schema loses in the direction, those of `allOf` and `$ref` included. */
  droppedNames(pointer: Pointer, direction: Direction): ReadonlySet<string>;
  /** What an absent member with this schema stands for, when it has a default that its own type admits. */
  defaultOf(pointer: Pointer): { readonly value: Json } | undefined;
  /** Where conversion goes on below a schema. */
  steps(pointer: Pointer): readonly Step[];
}

export const viewsOf = (contract: Contract, int64: Int64): Views => {
  const known = made.get(contract)?.get(int64);
  if (known !== undefined) return known;
  const views = create(contract, int64);
  const byChoice = made.get(contract) ?? new Map<Int64, Views>();
  made.set(contract, byChoice.set(int64, views));
  return views;
};

const made = new WeakMap<Contract, Map<Int64, Views>>();

/** What leaves a member out in a direction. */
export const annotationOf = { sent: 'readOnly', received: 'writeOnly' } as const;

const numeric = new Set<unknown>(['integer', 'number', 'null']);

const create = (contract: Contract, int64: Int64): Views => {
  const steps = memo((pointer: Pointer) => stepsOf(contract, pointer));
  const defaults = memo((pointer: Pointer) => defaultOf(contract, pointer));

  const isInt64 = (schema: Schema): boolean => {
    if (int64 === 'number' || typeof schema !== 'object') return false;
    const type = member(schema, 'type');
    const types = Array.isArray(type) ? type : [type];
    const format = member(schema, 'format');
    return (
      (format === 'int64' || format === 'uint64') &&
      types.every((name) => numeric.has(name)) &&
      types.some((name) => name !== 'null') &&
      !Object.hasOwn(schema, 'enum') &&
      !Object.hasOwn(schema, 'const')
    );
  };

  const keys = keysOf(contract);
  const dropsIn = (direction: Direction): ((pointer: Pointer) => boolean) =>
    !keys.has(annotationOf[direction])
      ? never
      : memo((pointer) =>
          inPlaceFamily(contract, pointer).some(({ schema }) => member(schema, annotationOf[direction]) === true),
        );
  const droppedIn = { sent: dropsIn('sent'), received: dropsIn('received') };
  const isDropped = (pointer: Pointer, direction: Direction): boolean => droppedIn[direction](pointer);

  const droppedNames = (pointer: Pointer, direction: Direction): ReadonlySet<string> => {
    const names = inPlaceFamily(contract, pointer).flatMap(({ schema, pointer: at }) =>
      membersOf(schema, at, annotationOf[direction]).flatMap(({ name, pointer: of }) =>
        isDropped(of, direction) ? [name] : [],
      ),
    );
    return names.length === 0 ? none : new Set(names);
  };

  const fillsIn = (schema: SchemaObject, pointer: Pointer): boolean => {
    const required = new Set(member(schema, 'required') ?? []);
    return membersOf(schema, pointer, 'default').some(
      ({ name, pointer: at }) => !required.has(name) && defaults(at) !== undefined,
    );
  };

  const converts = (direction: Direction): Scan => {
    const scan: Scan = (pointer) => {
      const schema = schemaAt(contract, pointer);
      if (typeof schema !== 'object') return { holds: false, next: [] };
      const holds = isInt64(schema) || (direction === 'received' && fillsIn(schema, pointer));
      return { holds, next: steps(pointer).flatMap((step) => targetsOf(step)) };
    };
    return scan;
  };
  const drops = (direction: Direction): Scan => {
    const scan: Scan = (pointer) => {
      const schema = schemaAt(contract, pointer);
      if (typeof schema !== 'object') return { holds: false, next: [] };
      const holds = membersOf(schema, pointer, annotationOf[direction]).some(({ pointer: at }) =>
        isDropped(at, direction),
      );
      return { holds, next: visible(schema, pointer) };
    };
    return scan;
  };

  const convertsIn = (direction: Direction): ((pointer: Pointer) => boolean) =>
    int64 !== 'number' || (direction === 'received' && keys.has('default')) ? reachability(converts(direction)) : never;
  const losesIn = (direction: Direction): ((pointer: Pointer) => boolean) =>
    keys.has(annotationOf[direction]) ? reachability(drops(direction)) : never;
  const converted = { sent: convertsIn('sent'), received: convertsIn('received') };
  const dropped = { sent: losesIn('sent'), received: losesIn('received') };
  return {
    int64,
    isConverted: (pointer, direction) => converted[direction](pointer),
    losesMembers: (pointer, direction) => dropped[direction](pointer),
    isInt64,
    isDropped,
    droppedNames,
    defaultOf: defaults,
    steps,
  };
};

const none: ReadonlySet<string> = new Set();
const never = (): boolean => false;

const targetsOf = (step: Step): readonly Pointer[] =>
  step.kind === 'tagged' ? step.branches.map(({ pointer }) => pointer) : [step.pointer];

/** The members that may have a keyword, by themselves or by what they refer to. */
const membersOf = (schema: SchemaObject, pointer: Pointer, keyword: string): { name: string; pointer: Pointer }[] => {
  const at = child(pointer, 'properties');
  return entries(member(schema, 'properties')).flatMap(([name, inner]) =>
    mayHave(inner, keyword) ? [{ name, pointer: child(at, name) }] : [],
  );
};

/** Whether a type is made of no other schemas. */
const isLeafType = (schema: Schema): boolean =>
  typeof schema === 'boolean' || !Object.keys(schema).some((keyword) => composing.has(keyword));

const composing: ReadonlySet<string> = new Set(
  '$ref properties patternProperties allOf anyOf oneOf prefixItems items additionalProperties'.split(' '),
);

/** The schemas that a type is made of, one step down, without those that are made of none. */
const visible = (schema: SchemaObject, pointer: Pointer): Pointer[] => {
  const target = referenceOf(schema);
  const maps = (['properties', 'patternProperties'] as const).flatMap((keyword) => {
    const at = child(pointer, keyword);
    return entries(member(schema, keyword)).flatMap(([name, inner]) => (isLeafType(inner) ? [] : [child(at, name)]));
  });
  const lists = (['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const).flatMap((keyword) => {
    const list: unknown = member(schema, keyword);
    return Array.isArray(list) ? list.map((_, index) => child(child(pointer, keyword), index)) : [];
  });
  const single = (['items', 'additionalProperties'] as const)
    .filter((keyword) => isSchema(member(schema, keyword)))
    .map((keyword) => child(pointer, keyword));
  return [...(target === undefined ? [] : [target]), ...maps, ...lists, ...single];
};

const memo = <Value>(make: (pointer: Pointer) => Value): ((pointer: Pointer) => Value) => {
  const known = new Map<Pointer, Value>();
  return (pointer) => {
    if (!known.has(pointer)) known.set(pointer, make(pointer));
    return known.get(pointer) as Value;
  };
};
