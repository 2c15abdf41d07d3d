import type { Contract } from '@schemawright/contract';
import { valueAt } from '@schemawright/contract/pointer';
import type { Place, ReportedChange, Value } from '../documents.ts';

/** What reports may ask about changes besides what the document holds. */
export interface ChangeContext {
  /** Of the new contract; nothing when there are several. */
  readonly name?: string;
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
}

/** Asks the contracts that were compared, only for what a report shows. */
export const contextOf = (compared: readonly Compared[]): ChangeContext => {
  const [only] = compared;
  const byName = new Map(compared.map((pair) => [pair.next.name, pair]));
  const pairOf = ({ contract }: ReportedChange): Compared | undefined =>
    contract === undefined ? only : byName.get(contract);
  return {
    ...(only === undefined || compared.length > 1 ? {} : { name: only.next.name }),
    sides: (change) => {
      const pair = pairOf(change);
      if (pair === undefined) return {};
      const old = excerpt(pair.old, change.oldPointer, change, change.oldPlace);
      const next = excerpt(pair.next, change.newPointer, change, change.newPlace);
      return { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) };
    },
    near: (change) => change.newPlace ?? pairOf(change)?.next.origin(change.pointer),
  };
};

const samePlace = (one: Place, other: Place): boolean =>
  one.file === other.file && one.line === other.line && one.column === other.column;

/** `pointer` is that of one side; the same on the other names the same thing when its place is the one that was told. */
const excerpt = (
  contract: Contract,
  own: string | undefined,
  { pointer }: ReportedChange,
  place: Place | undefined,
): Value => {
  if (place === undefined) return undefined;
  if (samePlace(contract.origin(pointer), place)) return valueAt(contract.document, pointer);
  return own === undefined ? undefined : valueAt(contract.document, own);
};
