import { child, pointerOfFragment, type Contract, type Pointer, type Schema } from '@schemawright/contract';
import { isLeaf, isSchema, referenceOf, schemaAt } from './schema.ts';

interface Facts {
  /** Whether many values may be looked into, one after the other. */
  readonly loops: boolean;
  /** The components that it refers to. */
  readonly to: readonly Pointer[];
}

/** Whether the elements need more than a comparison each. */
const isHeavy = (contract: Contract, elements: unknown): boolean => {
  if (!isSchema(elements)) return false;
  const target = typeof elements === 'object' ? referenceOf(elements) : undefined;
  const schema: Schema = target === undefined ? elements : (schemaAt(contract, target) ?? true);
  return !isLeaf(schema);
};

const factsOf = (contract: Contract, component: Schema): Facts => {
  let loops = false;
  const to = new Set<Pointer>();
  const open: unknown[] = [component];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string') to.add(pointerOfFragment(inner) ?? '');
      if (key === 'items' || key === 'additionalProperties') loops ||= isHeavy(contract, inner);
      if (key === 'patternProperties' && typeof inner === 'object' && inner !== null)
        loops ||= Object.values(inner).some((one) => isHeavy(contract, one));
      open.push(inner);
    }
  }
  return { loops, to: [...to] };
};

/**
 * The components that are worth a function of their own that only answers: lists and maps of larger values are found in
 * them, or in what they refer to. Elsewhere the function that tells failures answers as fast, and one is smaller than two.
 */
export const predicatedIn = (contract: Contract): ReadonlySet<Pointer> => {
  const facts = new Map(
    Object.entries(contract.document.components?.schemas ?? {}).map(([key, schema]) => [
      child('/components/schemas', key),
      factsOf(contract, schema),
    ]),
  );
  const users = new Map<Pointer, Pointer[]>();
  for (const [pointer, { to }] of facts)
    for (const target of to) users.set(target, [...(users.get(target) ?? []), pointer]);
  const found = new Set([...facts].filter(([, { loops }]) => loops).map(([pointer]) => pointer));
  for (const pointer of found) for (const user of users.get(pointer) ?? []) found.add(user);
  // They call none but such.
  for (const pointer of found)
    for (const target of facts.get(pointer)?.to ?? []) if (facts.has(target)) found.add(target);
  return found;
};
