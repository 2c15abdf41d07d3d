import { pointerOfFragment, type Decision, type Pointer } from '@schemawright/contract';

/**
 * The decision that covers a change, the one closest to its place first; a change that is covered is no drift.
 * `sources` are the names that the source goes by: its file as `contract.yaml` writes it, its address.
 */
export const decisionFor = (
  change: { readonly rule: string; readonly pointer: Pointer },
  decisions: readonly Decision[],
  sources: readonly string[] = [],
): Decision | undefined =>
  decisions
    .filter(({ rule }) => rule === undefined || rule === change.rule)
    .filter(({ source }) => source === undefined || sources.includes(source))
    .filter((decision) => isAtOrBelow(change.pointer, pointerOf(decision)))
    .sort((a, b) => b.pointer.length - a.pointer.length)[0];

const isAtOrBelow = (pointer: Pointer, place: Pointer | undefined): boolean =>
  place !== undefined && (pointer === place || pointer.startsWith(`${place}/`));

/** People copy fragments (`#/components/…`) as well as pointers. */
const pointerOf = ({ pointer }: Decision): Pointer | undefined =>
  pointer.startsWith('#') ? pointerOfFragment(pointer) : pointer;
