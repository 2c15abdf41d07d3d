import { child, type Contract, type Pointer, type Schema } from '@schemawright/contract';
import { entries, isLeaf, isSchema, member, schemaAt } from './schema.ts';

/** No function is made longer by more schemas than this: engines leave very long ones unoptimized. */
export const mostInOneFunction = 200;

/** What a reference leads to stands in loops, where calls add up, when it is as short as this. */
export const mostBorrowed = 32;

const known = new WeakMap<Contract, Map<Pointer, number>>();

/** Keywords that name variables of their own. */
const apart = ['unevaluatedProperties', 'unevaluatedItems'];

/** How many schemas the check of one is made of that stands where it is used; infinite where it can't. */
export const weightOf = (contract: Contract, pointer: Pointer): number => {
  let weights = known.get(contract);
  if (weights === undefined) known.set(contract, (weights = new Map<Pointer, number>()));
  const found = weights.get(pointer);
  if (found !== undefined) return found;
  const weight = weigh(contract, schemaAt(contract, pointer) ?? true, pointer);
  weights.set(pointer, weight);
  return weight;
};

const weigh = (contract: Contract, schema: Schema, pointer: Pointer): number => {
  if (typeof schema === 'boolean' || isLeaf(schema)) return 1;
  if (apart.some((keyword) => Object.hasOwn(schema, keyword))) return Infinity;
  let weight = 1;
  const add = (part: number): void => void (weight += Number.isFinite(part) ? part : 1);
  for (const [name, inner] of entries(member(schema, 'properties'))) {
    add(isLeaf(inner) ? 1 : weightOf(contract, child(child(pointer, 'properties'), name)));
  }
  for (const keyword of ['items', 'additionalProperties']) {
    if (isSchema(member(schema, keyword))) add(weightOf(contract, child(pointer, keyword)));
  }
  const branches = member(schema, 'allOf');
  if (Array.isArray(branches))
    branches.forEach((_, index) => add(weightOf(contract, child(child(pointer, 'allOf'), index))));
  return weight;
};
