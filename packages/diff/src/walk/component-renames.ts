import type { EffectiveSchema } from '@schemawright/contract';
import { both } from '../pair.ts';
import type { Named, Pair } from '../subjects.ts';
import { isScalar } from '../schema/view.ts';
import { shareMembers } from './branches.ts';
import { likelyRenames, nameLikeness } from './renames.ts';
import type { SchemaWalkContext } from './schemas.ts';

export type Component = Named<EffectiveSchema>;

export interface Renames {
  /** The same schema under another name. */
  readonly exact: ReadonlyMap<Component, Component>;
  /** What is likely the same. */
  readonly likely: ReadonlyMap<Component, Component>;
}

/** How many of those that look the same are compared with one: the names of more tell little. */
const mostTwins = 200;

/** For components that are gone: those that are the same under another name, and those that likely are. */
export const renamesOf = (
  byName: readonly Pair<Component>[],
  { same, seen }: Pick<SchemaWalkContext, 'same' | 'seen'>,
): Renames => {
  const left = (side: 'old' | 'next'): readonly Component[] =>
    byName.flatMap((pair) => (both(pair) === undefined ? (pair[side] ?? []) : []));
  const [gone, came] = [left('old'), left('next')];
  if (gone.length === 0 || came.length === 0) return { exact: new Map(), likely: new Map() };
  // Of few each is compared sooner than it is looked at.
  const groupOf = came.length > mostTwins ? ({ value }: Component): number => seen(value) : (): number => 0;
  const open = new Map<number, Set<Component>>();
  for (const next of came) {
    const group = groupOf(next);
    const alike = open.get(group);
    if (alike === undefined) open.set(group, new Set([next]));
    else alike.add(next);
  }
  const twin = (old: Component): Component | undefined => twinOf(old, open.get(groupOf(old)) ?? [], gone, same);
  // Who is called most alike comes first, so that nobody else takes what is meant for them.
  const order = new Map(
    gone.map((old) => {
      const next = twin(old);
      return [old, next === undefined ? 0 : likenessOf(old, next)] as const;
    }),
  );
  const exact = new Map<Component, Component>();
  for (const old of gone.toSorted((one, other) => (order.get(other) ?? 0) - (order.get(one) ?? 0))) {
    const next = twin(old);
    if (next === undefined) continue;
    exact.set(old, next);
    open.get(groupOf(old))?.delete(next);
  }
  const taken = new Set(exact.values());
  const likely = likelyRenames(
    gone.filter((old) => !exact.has(old)),
    came.filter((next) => !taken.has(next)),
    ({ name, value }) => ({ name, prose: value.facts.annotations.prose }),
    (old, next) => shareMembers(old.value, next.value),
  );
  return { exact, likely };
};

/**
 * Of those that mean the same, the one whose name is most alike. That both are any text, say, is no sign where others
 * are so too: then the names must be alike.
 */
const twinOf = (
  old: Component,
  alike: Iterable<Component>,
  gone: readonly Component[],
  same: (old: EffectiveSchema, next: EffectiveSchema) => boolean,
): Component | undefined => {
  let best: { readonly next: Component; readonly likeness: number } | undefined;
  let twins = 0;
  let looked = 0;
  for (const next of alike) {
    if (looked >= mostTwins) break;
    looked += 1;
    if (!same(old.value, next.value)) continue;
    twins += 1;
    const likeness = likenessOf(old, next);
    if (best === undefined || likeness > best.likeness) best = { next, likeness };
  }
  if (best === undefined || best.likeness > 0 || !isScalar(old.value.facts)) return best?.next;
  const { next } = best;
  return twins === 1 && gone.every((other) => other === old || !same(other.value, next.value)) ? next : undefined;
};

/** How alike two are called: of names that are equally so, the one that lies as deep in namespaces. */
const likenessOf = ({ name: old }: Component, { name: next }: Component): number => {
  const likeness = nameLikeness(old, next);
  const isAsDeep = old.split('_').length === next.split('_').length;
  return likeness > 0 && isAsDeep ? likeness + tieBreak : likeness;
};

const tieBreak = 0.01;
