import { writingOf, type EffectiveSchema, type Pointer } from '@schemawright/contract';
import { holdingUnder } from '../schema/differing.ts';

/**
 * The places of all schemas that hold in one, by reference, with `allOf` and beside null, but for what follows from
 * `known` ones.
 */
export const takenIn = (node: EffectiveSchema, known: ReadonlySet<Pointer>): ReadonlySet<Pointer> => {
  const found = new Set<Pointer>();
  const writing = writingOf(node);
  const open = [...(writing?.schemas ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { pointer, schema } = one;
    if (typeof schema !== 'object' || found.has(pointer) || known.has(pointer)) continue;
    found.add(pointer);
    const target = typeof schema.$ref === 'string' ? writing?.graph.target(schema.$ref) : undefined;
    if (target !== undefined) open.push(target);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) open.push(...holdingUnder(one, keyword));
  }
  return found;
};
