import { pointerOfFragment, valueAt } from '@schemawright/contract/pointer';
import type { Contract, Schema, SchemaObject } from '@schemawright/contract';

/** JSON types, as text is read by them. */
export type TextType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

/**
 * Computes once for each schema of a contract. A schema that is met again while it is being computed (a cycle) is given
 * `unknown`.
 */
const once = <Result>(
  compute: (contract: Contract, schema: SchemaObject) => Result,
  unknown: Result,
): ((contract: Contract, schema: Schema | undefined) => Result) => {
  const contracts = new WeakMap<Contract, Map<SchemaObject, Result>>();
  return (contract, schema) => {
    if (typeof schema !== 'object') return unknown;
    const known = contracts.get(contract) ?? new Map<SchemaObject, Result>();
    contracts.set(contract, known);
    if (known.has(schema)) return known.get(schema) as Result;
    known.set(schema, unknown);
    const result = compute(contract, schema);
    known.set(schema, result);
    return result;
  };
};

/** The schema objects that all hold for a value where a schema does: itself, what it refers to, its `allOf`. */
export const conjuncts: (contract: Contract, schema: Schema | undefined) => readonly SchemaObject[] = once(
  (contract, schema) => {
    const found = new Set<SchemaObject>();
    const waiting: (Schema | undefined)[] = [schema];
    while (waiting.length > 0) {
      const part = waiting.shift();
      if (typeof part !== 'object' || part === null || found.has(part)) continue;
      found.add(part);
      const target = typeof part.$ref === 'string' ? pointerOfFragment(part.$ref) : undefined;
      if (target !== undefined) waiting.push(valueAt(contract.document, target) as Schema | undefined);
      waiting.push(...(part.allOf ?? []));
    }
    return [...found];
  },
  [],
);

export const typeOfJson = (value: unknown): TextType => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
};

const ownTypes = (schema: SchemaObject): ReadonlySet<TextType> | undefined => {
  if (schema.type !== undefined) return new Set([schema.type].flat());
  if (schema.const !== undefined) return new Set([typeOfJson(schema.const)]);
  if (schema.enum !== undefined) return new Set(schema.enum.map(typeOfJson));
  return undefined;
};

/** The JSON types that a schema lets through as far as its text tells; `undefined` when it does not say. */
export const typesOf: (contract: Contract, schema: Schema | undefined) => ReadonlySet<TextType> | undefined = once(
  (contract, schema) => {
    let types: ReadonlySet<TextType> | undefined;
    for (const part of conjuncts(contract, schema)) {
      const branches = (part.oneOf ?? part.anyOf)?.map((branch) => typesOf(contract, branch));
      const union = branches?.every((branch) => branch !== undefined)
        ? new Set(branches.flatMap((branch) => [...(branch ?? [])]))
        : undefined;
      for (const own of [ownTypes(part), union])
        if (own !== undefined) types = types === undefined ? own : new Set([...types].filter((type) => own.has(type)));
    }
    return types;
  },
  undefined,
);

/** The schemas of the properties that a schema names, its parts and union branches included. */
export const propertiesOf: (contract: Contract, schema: Schema | undefined) => ReadonlyMap<string, Schema> = once(
  (contract, schema) => {
    const found = new Map<string, Schema>();
    for (const part of conjuncts(contract, schema)) {
      const named = [
        ...Object.entries(part.properties ?? {}),
        ...[...(part.oneOf ?? []), ...(part.anyOf ?? [])].flatMap((branch) => [...propertiesOf(contract, branch)]),
      ];
      for (const [name, property] of named) if (!found.has(name)) found.set(name, property);
    }
    return found;
  },
  new Map<string, Schema>() as ReadonlyMap<string, Schema>,
);

/** The schema of the elements of an array. */
export const itemsOf = (contract: Contract, schema: Schema | undefined): Schema | undefined =>
  conjuncts(contract, schema).find(({ items }) => items !== undefined)?.items;
