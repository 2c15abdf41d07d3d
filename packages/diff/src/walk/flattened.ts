import type { EffectiveSchema, EffectiveUnion } from '@schemawright/contract';
import type { Both } from '../subjects.ts';
import { saysOutside } from './outside.ts';
import type { Alike } from './schemas.ts';

type Has = (branch: EffectiveSchema) => boolean;

type Sides = readonly [EffectiveUnion | undefined, EffectiveUnion | undefined];

export interface Flattened {
  readonly sides: Sides;
  /** The unions that were taken apart, each with the union of the other side, of which it holds several alternatives. */
  readonly nested: readonly Both<EffectiveUnion>[];
}

/** So deep unions in unions are taken apart. */
const deepest = 8;

/** The union that a schema is, and nothing else. */
const unionIn = ({ facts }: EffectiveSchema): EffectiveUnion | undefined => {
  const [union, second] = facts.unions;
  return second === undefined && union?.exempt === 0 && !saysOutside(facts) ? union : undefined;
};

const holdsUnion = ({ facts }: EffectiveSchema): boolean => facts.unions.length > 0;

/**
 * Both unions, where alternatives of the one that are unions themselves stand for theirs: as long as the other one has
 * no such alternatives.
 */
export const flattened = ([old, next]: Sides, same: Alike): Flattened => {
  if (old === undefined || next === undefined) return { sides: [old, next], nested: [] };
  const inOld: Has = (branch) => old.branches.some((other) => same(other, branch));
  const inNext: Has = (branch) => next.branches.some((other) => same(branch, other));
  const olds = nestedIn(old, inNext);
  const news = nestedIn(next, inOld);
  if (olds.length > 0 && !next.branches.some(holdsUnion)) {
    const nested = olds.filter((union) => isGroup(union, inNext)).map((union) => ({ old: union, next }));
    return { sides: [apart(old), next], nested };
  }
  if (news.length > 0 && !old.branches.some(holdsUnion)) {
    const nested = news.filter((union) => isGroup(union, inOld)).map((union) => ({ old, next: union }));
    return { sides: [old, apart(next)], nested };
  }
  return { sides: [old, next], nested: [] };
};

/** Where a tag is declared, it tells the alternatives apart as they are. */
const nestedIn = (union: EffectiveUnion, isKept: Has): readonly EffectiveUnion[] => {
  // Most branches are no unions, and need not be compared with all others.
  const found = union.branches.flatMap((branch) => {
    const inner = unionIn(branch);
    return inner === undefined || isKept(branch) ? [] : [inner];
  });
  return found.length > 0 && union.declaredTag === undefined ? found : [];
};

/** Whether a union takes several alternatives of the other side together: one of them among others is among them only. */
const isGroup = ({ branches, declaredTag }: EffectiveUnion, has: Has): boolean =>
  declaredTag !== undefined || branches.filter(has).length > 1;

const apart = ({ kind, pointer, exempt, branches }: EffectiveUnion): EffectiveUnion => ({
  kind,
  pointer,
  exempt,
  branches: leavesOf(branches, 0),
  complete: undefined,
  tag: undefined,
  declaredTag: undefined,
});

const leavesOf = (branches: readonly EffectiveSchema[], depth: number): readonly EffectiveSchema[] =>
  branches.flatMap((branch) => {
    const inner = depth < deepest ? unionIn(branch) : undefined;
    return inner === undefined ? [branch] : leavesOf(inner.branches, depth + 1);
  });
