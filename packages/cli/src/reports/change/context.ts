import { valueAt, type Contract } from '@schemawright/contract';
import type { Place, ReportedChange, Value } from '../documents.ts';

/** What reports may ask about changes besides what the document holds. */
export interface ChangeContext {
  /** What is written on both sides where the edit was made; a side that has nothing there is left out. */
  sides(change: ReportedChange): Sides;
  /** Where it is, or would be, in the new files. */
  near(change: ReportedChange): Place | undefined;
}

export interface Sides {
  readonly old?: Value;
  readonly new?: Value;
}

/** The changes between two contracts. */
export interface Compared {
  readonly old: Contract;
  readonly next: Contract;
  readonly changes: readonly ReportedChange[];
}

/** Asks the contracts that were compared, only for what a report shows. */
export const contextOf = (compared: readonly Compared[]): ChangeContext => {
  const pairs = new Map(compared.flatMap((pair) => pair.changes.map((change) => [change, pair] as const)));
  return {
    sides: (change) => {
      const pair = pairs.get(change);
      if (pair === undefined) return {};
      const old = excerpt(pair.old, change.pointer, change.oldPlace);
      const next = excerpt(pair.next, change.pointer, change.newPlace);
      return { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) };
    },
    near: (change) => change.newPlace ?? pairs.get(change)?.next.origin(change.pointer),
  };
};

const samePlace = (one: Place, other: Place): boolean =>
  one.file === other.file && one.line === other.line && one.column === other.column;

/** The pointer is one of one side; the same on the other names the same thing when its place is the one that was told. */
const excerpt = (contract: Contract, pointer: string, place: Place | undefined): Value =>
  place !== undefined && samePlace(contract.origin(pointer), place) ? valueAt(contract.document, pointer) : undefined;
