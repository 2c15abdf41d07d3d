import { child, type Contract, type Json, type JsonObject, type Pointer } from '@schemawright/contract';
import { entries, isSchema, member, referenceOf, schemaAt } from '../validators/schema.ts';

const typesOf = (value: Json): readonly string[] => {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
};

const isEqual = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A value whose fitness takes longer to decide is no default that anybody can rely on. */
const mostSteps = 2_000;

/**
 * Whether the type of a schema takes the value: its types, listed values, members and elements. Limits on a value
 * (lengths, patterns) don't count, for no type knows of them.
 */
export const admits = (contract: Contract, pointer: Pointer, value: Json, spent = { steps: 0 }): boolean => {
  const schema = schemaAt(contract, pointer);
  spent.steps += 1;
  if (schema === undefined || spent.steps > mostSteps) return false;
  if (typeof schema === 'boolean') return schema;
  const below = (at: Pointer, inner: Json): boolean => admits(contract, at, inner, spent);
  const list = (keyword: 'allOf' | 'anyOf' | 'oneOf' | 'prefixItems'): Pointer[] => {
    const found: unknown = member(schema, keyword);
    return Array.isArray(found) ? found.map((_, index) => child(child(pointer, keyword), index)) : [];
  };

  const type: unknown = member(schema, 'type');
  const types = type === undefined ? undefined : ([type].flat() as unknown[]);
  if (types !== undefined && !typesOf(value).some((name) => types.includes(name))) return false;
  if (Object.hasOwn(schema, 'const') && !isEqual(schema.const, value)) return false;
  const listed: unknown = member(schema, 'enum');
  if (Array.isArray(listed) && !listed.some((one) => isEqual(one, value))) return false;

  const target = referenceOf(schema);
  if (target !== undefined && !below(target, value)) return false;
  if (!list('allOf').every((at) => below(at, value))) return false;
  for (const branches of [list('anyOf'), list('oneOf')])
    if (branches.length > 0 && !branches.some((at) => below(at, value))) return false;

  if (Array.isArray(value)) {
    const first = list('prefixItems');
    const items = isSchema(member(schema, 'items')) ? child(pointer, 'items') : undefined;
    return value.every((element, index) => {
      const at = first[index] ?? items;
      return at === undefined || below(at, element as Json);
    });
  }
  if (typeof value !== 'object' || value === null) return true;
  const object = value as JsonObject;
  if ((member(schema, 'required') ?? []).some((name) => !Object.hasOwn(object, name))) return false;
  const properties = new Map(entries(member(schema, 'properties')));
  const rest = isSchema(member(schema, 'additionalProperties')) ? child(pointer, 'additionalProperties') : undefined;
  return Object.entries(object).every(([name, inner]) => {
    const at = properties.has(name) ? child(child(pointer, 'properties'), name) : rest;
    return at === undefined || below(at, inner as Json);
  });
};
