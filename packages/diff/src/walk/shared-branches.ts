import { typeBit, type EffectiveSchema, type EffectiveUnion, type Json } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { dividedAmong } from '../schema/divided.ts';
import { takes } from '../schema/part.ts';
import { admittedTypes } from '../schema/view.ts';
import type { Both } from '../subjects.ts';
import type { Alike } from './schemas.ts';

/** Two unions without the branches that became several, or were several, and what became of these. */
export interface SharedBranches {
  readonly rest: Both<EffectiveUnion>;
  /** What a branch has in common with one of those that it is divided among, and that one. */
  readonly shares: readonly Both<EffectiveSchema>[];
}

type Branches = readonly EffectiveSchema[];

/** Looking for such branches is worth it only among so many. */
const mostBranches = 40;

/**
 * Branches of objects on one side that are several on the other one, where a member tells by its values which of them an
 * object is. A declared tag tells by itself what each branch is.
 */
export const sharedBranches = (unions: Both<EffectiveUnion>, direction: Direction, same: Alike): SharedBranches => {
  const { old, next } = unions;
  const isTagged = (old.declaredTag ?? next.declaredTag) !== undefined;
  if (isTagged || Math.max(old.branches.length, next.branches.length) > mostBranches)
    return { rest: unions, shares: [] };
  const olds = old.branches.filter((branch) => isOfObjects(branch) && !next.branches.some((one) => same(branch, one)));
  const news = next.branches.filter((branch) => isOfObjects(branch) && !old.branches.some((one) => same(one, branch)));
  const taken = new Set<EffectiveSchema>();
  const share = (
    branches: Branches,
    among: EffectiveUnion,
    toSides: (part: EffectiveSchema, other: EffectiveSchema) => Both<EffectiveSchema>,
  ): readonly Both<EffectiveSchema>[] =>
    branches.flatMap((branch) => {
      const divided = dividedAmong(branch, among, direction);
      if (divided === undefined || divided.isMore) return [];
      const parts = divided.shares.filter((one) => one.share !== undefined);
      const isOthers = (value: Json): boolean =>
        branches.some((other) => other !== branch && takesAt(other, divided.member, value));
      if (parts.some(({ branch: other, values }) => taken.has(other) || values.some(isOthers))) return [];
      taken.add(branch);
      return parts.flatMap(({ share: part, branch: other }) => {
        taken.add(other);
        return part === undefined ? [] : [toSides(part, other)];
      });
    });
  const shares = [
    ...share(olds, { ...next, branches: news }, (part, other) => ({ old: part, next: other })),
    ...share(news, { ...old, branches: olds }, (part, other) => ({ old: other, next: part })),
  ];
  return { rest: { old: without(old, taken), next: without(next, taken) }, shares };
};

/** Whether an object may have a value as a member. */
const takesAt = ({ facts }: EffectiveSchema, name: string, value: Json): boolean => {
  const member = facts.properties.get(name);
  return member === undefined || takes(member.schema, value) !== false;
};

const isOfObjects = ({ facts }: EffectiveSchema): boolean => admittedTypes(facts) === typeBit.object;

const without = (union: EffectiveUnion, gone: ReadonlySet<EffectiveSchema>): EffectiveUnion => {
  const { branches, complete } = union;
  const isLeft = (index: number): boolean => !gone.has(branches[index] as EffectiveSchema);
  if (branches.every((_, index) => isLeft(index))) return union;
  return {
    ...union,
    branches: branches.filter((_, index) => isLeft(index)),
    complete: complete?.filter((_, index) => isLeft(index)),
    tag: undefined,
  };
};
