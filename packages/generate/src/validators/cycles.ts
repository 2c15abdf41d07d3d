import type { Contract, Pointer } from '@schemawright/contract';
import { inPlace, referenceOf, schemaAt } from './schema.ts';

/** A schema whose subschemas in place are being visited, one after the other. */
interface Visit {
  readonly pointer: Pointer;
  readonly next: readonly Pointer[];
  readonly reference: Pointer | undefined;
  done: number;
}

const visitOf = (contract: Contract, pointer: Pointer): Visit => {
  const schema = schemaAt(contract, pointer);
  if (typeof schema !== 'object') return { pointer, next: [], reference: undefined, done: 0 };
  const reference = referenceOf(schema);
  const branches = inPlace(schema, pointer).map(([, branch]) => branch);
  return { pointer, next: reference === undefined ? branches : [reference, ...branches], reference, done: 0 };
};

/**
 * The places of the references that would lead a check back to itself without going deeper into the payload, so that it
 * would never end. Taking them as always satisfied breaks each such circle in one place.
 */
export const endlessReferences = (contract: Contract, roots: readonly Pointer[]): ReadonlySet<Pointer> => {
  const endless = new Set<Pointer>();
  const entered = new Set<Pointer>();
  const left = new Set<Pointer>();
  const open: Visit[] = [];
  const enter = (pointer: Pointer): void => {
    entered.add(pointer);
    open.push(visitOf(contract, pointer));
  };
  for (const root of roots) {
    if (!entered.has(root)) enter(root);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.next[top.done++];
      if (next === undefined) {
        left.add(top.pointer);
        open.pop();
      } else if (!entered.has(next)) enter(next);
      else if (!left.has(next) && next === top.reference) endless.add(top.pointer);
    }
  }
  return endless;
};
