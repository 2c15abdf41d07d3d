import { child, type Contract, type Json, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { isSchema, member, referenceOf, schemaAt } from '../validators/schema.ts';
import { admits } from './admits.ts';

export interface Placed {
  readonly schema: SchemaObject;
  readonly pointer: Pointer;
}

/** Whether a schema says all by itself that its values meet for certain. */
export const isAlone = (schema: SchemaObject): boolean =>
  !Object.hasOwn(schema, '$ref') && !Object.hasOwn(schema, 'allOf');

/** Whether a schema, or one that its values meet with it, may have the keyword; looked at without a pointer. */
export const mayHave = (schema: Schema, keyword: string): boolean =>
  typeof schema === 'object' && (Object.hasOwn(schema, keyword) || !isAlone(schema));

/** The schemas that every value of a schema meets: itself, what it refers to, the members of `allOf`, and theirs. */
export const inPlaceFamily = (contract: Contract, root: Pointer): readonly Placed[] => {
  const own = schemaAt(contract, root);
  if (typeof own !== 'object') return [];
  // Most schemas are alone, and there are many.
  if (isAlone(own)) return [{ schema: own, pointer: root }];
  const pointers = new Set([root]);
  const family: Placed[] = [];
  for (const pointer of pointers) {
    const schema = schemaAt(contract, pointer);
    if (typeof schema !== 'object') continue;
    family.push({ schema, pointer });
    const target = referenceOf(schema);
    if (target !== undefined) pointers.add(target);
    const all: unknown = member(schema, 'allOf');
    if (Array.isArray(all))
      all.forEach((one, index) => isSchema(one) && pointers.add(child(child(pointer, 'allOf'), index)));
  }
  return family;
};

/** The nearest `default` of the family, unless the schema's own type refuses it: then nobody can rely on it. */
export const defaultOf = (contract: Contract, pointer: Pointer): { readonly value: Json } | undefined => {
  const holder = inPlaceFamily(contract, pointer).find(({ schema }) => Object.hasOwn(schema, 'default'));
  if (holder === undefined) return undefined;
  const value = holder.schema.default as Json;
  return admits(contract, pointer, value) ? { value } : undefined;
};
