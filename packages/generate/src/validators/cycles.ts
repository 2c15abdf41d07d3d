import type { Contract, Pointer } from '@schemawright/contract';
import { inPlace, referenceOf, schemaAt } from './schema.ts';

/** A schema whose subschemas in place are being visited, one after the other. */
interface Visit {
  readonly pointer: Pointer;
  readonly next: readonly Pointer[];
  readonly reference: Pointer | undefined;
  done: number;
  ways: number;
}

const visitOf = (contract: Contract, pointer: Pointer): Visit => {
  const schema = schemaAt(contract, pointer);
  const visit = { pointer, done: 0, ways: 1 };
  if (typeof schema !== 'object') return { ...visit, next: [], reference: undefined };
  const reference = referenceOf(schema);
  const branches = inPlace(schema, pointer).map(([, branch]) => branch);
  return { ...visit, next: reference === undefined ? branches : [reference, ...branches], reference };
};

/** Visits what applies to the same value, depth first; `circle` is told of references that lead to where they came from. */
const walk = (
  contract: Contract,
  root: Pointer,
  known: Map<Pointer, number>,
  circle: (pointer: Pointer) => void,
): void => {
  if (known.has(root)) return;
  const open = [visitOf(contract, root)];
  known.set(root, 0);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.next[top.done++];
    if (next === undefined) {
      known.set(top.pointer, top.ways);
      open.pop();
      const below = open.at(-1);
      if (below !== undefined) below.ways = Math.min(below.ways + top.ways, Number.MAX_SAFE_INTEGER / 2);
    } else if (!known.has(next)) {
      known.set(next, 0);
      open.push(visitOf(contract, next));
    } else if (known.get(next) === 0) {
      if (next === top.reference) circle(top.pointer);
    } else top.ways = Math.min(top.ways + (known.get(next) ?? 0), Number.MAX_SAFE_INTEGER / 2);
  }
};

/**
 * The places of the references that would lead a check back to itself without going deeper into the payload, so that it
 * would never end. Taking them as always satisfied breaks each such circle in one place.
 */
export const endlessReferences = (contract: Contract, roots: readonly Pointer[]): ReadonlySet<Pointer> => {
  const endless = new Set<Pointer>();
  const known = new Map<Pointer, number>();
  for (const root of roots) walk(contract, root, known, (pointer) => void endless.add(pointer));
  return endless;
};

const counted = new WeakMap<Contract, Map<Pointer, number>>();

/** How many schemas a check at `pointer` may come to look at for one value, each as often as a way leads to it. */
export const waysFrom = (contract: Contract, pointer: Pointer): number => {
  const known = counted.get(contract) ?? new Map<Pointer, number>();
  counted.set(contract, known);
  walk(contract, pointer, known, () => undefined);
  return known.get(pointer) ?? 1;
};
