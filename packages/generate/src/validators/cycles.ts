import type { Contract, Pointer } from '@schemawright/contract';
import { inPlace, referenceOf, schemaAt } from './schema.ts';

/**
 * The places of the references that would lead a check back to itself without going deeper into the payload, so that it
 * would never end. Taking them as always satisfied breaks each such circle in one place.
 */
export const endlessReferences = (contract: Contract, roots: readonly Pointer[]): ReadonlySet<Pointer> => {
  const endless = new Set<Pointer>();
  const state = new Map<Pointer, 'open' | 'done'>();
  const visit = (pointer: Pointer): void => {
    const schema = schemaAt(contract, pointer);
    state.set(pointer, 'open');
    if (typeof schema === 'object') {
      const target = referenceOf(schema);
      if (target !== undefined && state.get(target) === 'open') endless.add(pointer);
      else if (target !== undefined && !state.has(target)) visit(target);
      for (const [, branch] of inPlace(schema, pointer)) if (!state.has(branch)) visit(branch);
    }
    state.set(pointer, 'done');
  };
  for (const root of roots) if (!state.has(root)) visit(root);
  return endless;
};
