import { canonicalJson, type Json } from '@schemawright/contract';
import { withOthers, wording, type Worded } from './wording.ts';

/** What is looked at to tell changes in one breath. */
interface Tellable extends Worded {
  readonly rule: string;
  readonly operation: string | null;
  readonly pointer: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly witness?: unknown;
  readonly fingerprint?: string;
}

/** What is told in one breath: `count` changes, their values as lists. */
export type Together<C> = C & { readonly count: number };

/**
 * The changes as people read them: those of one edit that say the same of several values, as of an enum that grew, are
 * one, with all of these values in its message. It stands where the first of them stood.
 */
export const together = <C extends Tellable>(changes: readonly C[]): readonly Together<C>[] =>
  grouped(changes, ({ rule, operation, pointer }) => [rule, operation, pointer]).flatMap((near) =>
    near.length === 1 ? near.map(alone) : grouped(near, saidOf).flatMap(listed),
  );

/** In the order in which the keys come first. */
const grouped = <C>(changes: readonly C[], keyOf: (change: C) => unknown): readonly (readonly C[])[] => {
  const groups = new Map<string, C[]>();
  for (const change of changes) {
    const key = JSON.stringify(keyOf(change));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()];
};

/** All that changes told together have in common. */
const saidOf = (change: Tellable): unknown => {
  const { message, old: _old, new: _new, witness: _witness, fingerprint: _fingerprint, ...same } = change;
  return [same, change[wording]?.filter((_, index) => index % 2 === 0) ?? message];
};

const alone = <C>(change: C): Together<C> => ({ ...change, count: 1 });

/** Changes that are told with the same words of ours, which can be one when a single foreign word tells them apart. */
const listed = <C extends Tellable>(changes: readonly C[]): readonly Together<C>[] => {
  const [first] = changes;
  const said = first?.[wording];
  if (first === undefined || said === undefined) return changes.map(alone);
  const wordsAt = (index: number): readonly string[] => changes.map((change) => change[wording]?.[index] ?? '');
  const differing = said.flatMap((piece, index) => (wordsAt(index).every((word) => word === piece) ? [] : [index]));
  const [only] = differing;
  if (only === undefined || differing.length > 1) return changes.map(alone);
  const pieces = withOthers(said, wordsAt(only).slice(1));
  return [
    {
      ...first,
      message: pieces.join(''),
      [wording]: pieces,
      old: valuesOf(changes.map((change) => change.old)),
      new: valuesOf(changes.map((change) => change.new)),
      count: changes.length,
    },
  ];
};

/** One for all, or one of each. */
const valuesOf = (values: readonly unknown[]): unknown =>
  new Set(values.map((value) => canonicalJson(value as Json))).size === 1 ? values[0] : values;
