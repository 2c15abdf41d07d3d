import type { EffectiveSchema, EffectiveUnion } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { pairBy, pairWhere } from '../pair.ts';
import type { Relation } from '../schema/subsume.ts';
import { admittedTypes } from '../schema/view.ts';
import type { Both, Pair } from '../subjects.ts';

type Same = (old: EffectiveSchema, next: EffectiveSchema) => boolean;

/** Comparing each with each is worth it only for so many branches that are left. */
const maxCompared = 40;

/**
 * Branches that mean the same first, then those with the same tag, the same component name, then those of which one
 * includes the other, at last those that look most alike.
 */
export const pairBranches = (
  old: EffectiveUnion,
  next: EffectiveUnion,
  direction: Direction,
  relation: Relation,
  same: Same,
): readonly Pair<EffectiveSchema>[] => {
  const tagOf = (union: EffectiveUnion): ((branch: EffectiveSchema) => string | undefined) => {
    const tags = new Map<EffectiveSchema, string>();
    for (const [value, index] of union.tag?.branches ?? []) {
      const branch = union.branches[index];
      if (branch !== undefined && !tags.has(branch)) tags.set(branch, value);
    }
    return (branch) => tags.get(branch);
  };
  const [oldTag, newTag] = [tagOf(old), tagOf(next)];
  const sharedTag = old.tag !== undefined && old.tag.property === next.tag?.property;
  const olds = new Set(old.branches);
  const exact = pairSame(old.branches, next.branches, same);
  const left = (side: 'old' | 'next'): readonly EffectiveSchema[] =>
    exact.flatMap((pair) => (pair.old === undefined || pair.next === undefined ? (pair[side] ?? []) : []));
  let rest = pairBy(
    left('old'),
    left('next'),
    (branch) => (sharedTag ? (olds.has(branch) ? oldTag(branch) : newTag(branch)) : undefined),
    componentName,
  );
  const open = rest.filter((pair) => pair.old === undefined || pair.next === undefined).length;
  if (open <= maxCompared) {
    const includes: Same = (before, after) =>
      relation.included(before, after, direction).is === 'included' ||
      relation.included(after, before, direction).is === 'included';
    rest = pairWhere(
      pairWhere(rest, (before, after) => !sharedTag && includes(before, after)),
      (before, after) => !sharedTag && alike(before, after),
    );
  }
  return [...exact.filter((pair) => pair.old !== undefined && pair.next !== undefined), ...rest];
};

const pairSame = (
  olds: readonly EffectiveSchema[],
  news: readonly EffectiveSchema[],
  same: Same,
): readonly Pair<EffectiveSchema>[] => {
  const byPointer = pairBy(olds, news, ({ facts }) => facts.pointer);
  const agreeing = byPointer.flatMap((pair): Pair<EffectiveSchema>[] =>
    pair.old !== undefined && pair.next !== undefined && !same(pair.old, pair.next)
      ? [
          { old: pair.old, next: undefined },
          { old: undefined, next: pair.next },
        ]
      : [pair],
  );
  const open = agreeing.filter((pair) => pair.old === undefined || pair.next === undefined).length;
  return open > maxCompared * 50 ? agreeing : pairWhere(agreeing, same);
};

const componentName = ({ facts: { pointer } }: EffectiveSchema): string | undefined =>
  pointer.startsWith('/components/schemas/') && pointer.split('/').length === 4 ? pointer : undefined;

/** Same types, and for objects at least half of the members in common. */
const alike = (old: EffectiveSchema, next: EffectiveSchema): boolean => {
  if ((admittedTypes(old.facts) & admittedTypes(next.facts)) === 0) return false;
  if (componentName(old) !== undefined && componentName(next) !== undefined) return false;
  const names = [...old.facts.properties.keys()];
  const common = names.filter((name) => next.facts.properties.has(name)).length;
  return common * 2 >= Math.max(names.length, next.facts.properties.size);
};

/** For a schema on one side and a union on the other: the pair of the schema and the branch as which it lives on. */
export const wrappedBranch = (
  old: EffectiveSchema,
  next: EffectiveSchema,
  direction: Direction,
  relation: Relation,
  same: Same,
): readonly [EffectiveSchema, EffectiveSchema] | undefined => {
  const [before, after] = [old.facts.unions[0], next.facts.unions[0]];
  if ((before === undefined) === (after === undefined)) return undefined;
  const find = (
    branches: readonly EffectiveSchema[],
    sides: (branch: EffectiveSchema) => Both<EffectiveSchema>,
  ): EffectiveSchema | undefined =>
    branches.find((branch) => same(sides(branch).old, sides(branch).next)) ??
    branches.find((branch) => sides(branch).old.facts.pointer === sides(branch).next.facts.pointer) ??
    branches.slice(0, maxCompared).find((branch) => {
      const pair = sides(branch);
      return (
        relation.included(pair.old, pair.next, direction).is === 'included' ||
        relation.included(pair.next, pair.old, direction).is === 'included'
      );
    });
  if (after !== undefined) {
    const branch = find(after.branches, (one) => ({ old, next: one }));
    return branch && [old, branch];
  }
  const branch = find(before?.branches ?? [], (one) => ({ old: one, next }));
  return branch && [branch, next];
};
