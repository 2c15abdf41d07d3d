import { hasType, typeBit, type EffectiveSchema, type EffectiveUnion } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { pairBy, pairWhere } from '../pair.ts';
import type { Relation } from '../schema/subsume.ts';
import { onlyOf } from '../schema/differing.ts';
import { partOf } from '../schema/part.ts';
import { admittedTypes, isScalar, typeNames } from '../schema/view.ts';
import type { Pair } from '../subjects.ts';
import { pairBestFit } from './best-fit.ts';

type Same = (old: EffectiveSchema, next: EffectiveSchema) => boolean;

/** What makes two branches partners: that they say the same with all texts, or at least that they mean the same. */
interface Likeness {
  readonly identical: Same;
  readonly same: Same;
  /** What branches have in common that mean the same. */
  seen(branch: EffectiveSchema): number;
}

/** Comparing each with each is worth it only for so many branches that are left. */
const maxCompared = 40;

/**
 * Branches with the same tag, where both unions have one. Else those that mean the same, then those with the same
 * component name, then those of which one includes the other, at last those that look most alike.
 */
export const pairBranches = (
  old: EffectiveUnion,
  next: EffectiveUnion,
  direction: Direction,
  relation: Relation,
  likeness: Likeness,
): readonly Pair<EffectiveSchema>[] => {
  const [oldTags, newTags] = [tagsOf(old), tagsOf(next)];
  const olds = new Set(old.branches);
  // A tag tells what a variant is, whatever else it says; without one what means the same is the same.
  if (old.tag !== undefined && old.tag.property === next.tag?.property) {
    const tagged = pairBy(
      old.branches,
      next.branches,
      (branch) => (olds.has(branch) ? oldTags : newTags).get(branch),
      componentName,
    );
    const exact = pairLeft(tagged, (open) => pairSame(oldsOf(open), newsOf(open), likeness));
    // What has no tag on one side may be what had one on the other.
    return [oldTags, newTags].reduce<Branches>(
      (pairs, tags) => pairLeft(pairs, (open) => pairUntagged(open, tags)),
      exact,
    );
  }
  const exact = pairSame(old.branches, next.branches, likeness);
  const named = pairLeft(exact, (open) => pairBy(oldsOf(open), newsOf(open), componentName));
  return pairLeft(named, (open) => {
    if (open.length > maxCompared) return pairBestFit(open);
    const includes: Same = (before, after) =>
      relation.included(before, after, direction).is === 'included' ||
      relation.included(after, before, direction).is === 'included';
    // Open objects take the members of each other: those of the same names come first.
    const close = pairWhere(
      pairWhere(open, (before, after) => haveSameMembers(before, after) && includes(before, after)),
      (before, after) => haveSameMembers(before, after) && before.facts.pointer === after.facts.pointer,
    );
    return pairWhere(pairWhere(pairBestFit(pairWhere(close, includes)), alike), isRetyped);
  });
};

export const haveSameMembers: Same = ({ facts: old }, { facts: next }) =>
  old.properties.size > 0 &&
  old.properties.size === next.properties.size &&
  [...old.properties.keys()].every((name) => next.properties.has(name));

/** Whether a plain value at one place is one of another type now: who edits a branch in place adds none, and removes none. */
const isRetyped = (old: EffectiveSchema, next: EffectiveSchema): boolean =>
  isScalar(old.facts) && isScalar(next.facts) && old.facts.pointer === next.facts.pointer;

type Branches = readonly Pair<EffectiveSchema>[];

/** The first tag of each branch of a union. */
export const tagsOf = (union: EffectiveUnion): ReadonlyMap<EffectiveSchema, string> => {
  const tags = new Map<EffectiveSchema, string>();
  for (const [value, index] of union.tag?.branches ?? []) {
    const branch = union.branches[index];
    if (branch !== undefined && !tags.has(branch)) tags.set(branch, value);
  }
  return tags;
};

const pairUntagged = (open: Branches, tags: ReadonlyMap<EffectiveSchema, string>): Branches => {
  const isTagged = ({ old, next }: Pair<EffectiveSchema>): boolean => [old, next].some((one) => one && tags.has(one));
  return [...open.filter(isTagged), ...pairBestFit(open.filter((pair) => !isTagged(pair)))];
};

const oldsOf = (pairs: Branches): readonly EffectiveSchema[] => pairs.flatMap(({ old }) => old ?? []);
const newsOf = (pairs: Branches): readonly EffectiveSchema[] => pairs.flatMap(({ next }) => next ?? []);

/** Pairs what has no partner yet. */
const pairLeft = (pairs: Branches, pairOpen: (open: Branches) => Branches): Branches => {
  const isOpen = ({ old, next }: Pair<EffectiveSchema>): boolean => old === undefined || next === undefined;
  const open = pairs.filter(isOpen);
  return open.length === 0 ? pairs : [...pairs.filter((pair) => !isOpen(pair)), ...pairOpen(open)];
};

const pairSame = (
  olds: readonly EffectiveSchema[],
  news: readonly EffectiveSchema[],
  { identical, same, seen }: Likeness,
): Branches => {
  const withTexts: Same = (old, next) =>
    same(old, next) && old.facts.annotations.prose === next.facts.annotations.prose;
  return [identical, withTexts, same].reduce<Branches>(
    (pairs, likeness) => pairLeft(pairs, (open) => pairAgreeing(oldsOf(open), newsOf(open), likeness, seen)),
    [...olds.map((old) => ({ old, next: undefined })), ...news.map((next) => ({ old: undefined, next }))],
  );
};

/** Branches at the same place before any others. */
const pairAgreeing = (
  olds: readonly EffectiveSchema[],
  news: readonly EffectiveSchema[],
  same: Same,
  seen: Likeness['seen'],
): Branches => {
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
  return pairWhere(agreeing, same, open > maxCompared ? seen : undefined);
};

const componentName = ({ facts: { pointer } }: EffectiveSchema): string | undefined =>
  pointer.startsWith('/components/schemas/') && pointer.split('/').length === 4 ? pointer : undefined;

/** A branch by its component, else by its tag, else by its types: its place in the list says nothing. */
export const branchName = (
  branch: EffectiveSchema,
  { branches, tag }: Pick<EffectiveUnion, 'branches' | 'tag'>,
): string => {
  const { pointer } = branch.facts;
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (!/^\d+$/u.test(last)) return last;
  const [tagged] = [...(tag?.branches ?? [])].find(([, index]) => branches[index] === branch) ?? [];
  return tagged ?? typeNames(branch.facts).join(' | ');
};

const alike = (old: EffectiveSchema, next: EffectiveSchema): boolean =>
  !(componentName(old) !== undefined && componentName(next) !== undefined) && shareMembers(old, next);

/** Same types, and for objects at least half of the members in common. */
export const shareMembers = (old: EffectiveSchema, next: EffectiveSchema): boolean => {
  if ((admittedTypes(old.facts) & admittedTypes(next.facts)) === 0) return false;
  const names = [...old.facts.properties.keys()];
  const common = names.filter((name) => next.facts.properties.has(name)).length;
  return common * 2 >= Math.max(names.length, next.facts.properties.size);
};

/** The same of objects that describe members at all. */
export const resemble: Same = (old, next) => old.facts.properties.size > 0 && alike(old, next);

/** What is left to be a branch of a union: its null is none of their business. */
export const besidesExempt = (schema: EffectiveSchema, exempt: EffectiveUnion['exempt'] = 0): EffectiveSchema =>
  hasType(exempt, 'null') ? partOf(schema, ~typeBit.null) : schema;

/**
 * The branch of a union as which a schema of the other side lives on, or was so far.
 * @param branches those of the union, together with what stands beside it where the schema says that too
 */
export const wrappedBranch = (
  single: EffectiveSchema,
  union: EffectiveUnion,
  branches: readonly EffectiveSchema[],
  direction: Direction,
  { relation, same }: { readonly relation: Relation; readonly same: Same },
): EffectiveSchema | undefined => {
  const isNarrower = (one: EffectiveSchema, other: EffectiveSchema): boolean =>
    relation.included(one, other, direction).is === 'included';
  const compared = branches.slice(0, maxCompared);
  const tagged = indexOfTag(single, union);
  return (
    branches.find((branch) => same(single, branch)) ??
    (tagged === undefined ? undefined : branches[tagged]) ??
    compared.find(
      (branch) => haveSameMembers(single, branch) && isNarrower(single, branch) && isNarrower(branch, single),
    ) ??
    branches.find((_, index) => union.branches[index]?.facts.pointer === single.facts.pointer) ??
    onlyOf(compared.filter((branch) => resemble(single, branch))) ??
    compared.find((branch) => isNarrower(single, branch) || isNarrower(branch, single))
  );
};

/** Where the branch stands whose tag a schema always carries: that is what it is, whatever else it says. */
export const indexOfTag = ({ facts }: EffectiveSchema, { tag }: EffectiveUnion): number | undefined => {
  const value = onlyOf(tag && facts.properties.get(tag.property)?.schema.facts.values);
  return typeof value === 'string' ? tag?.branches.get(value) : undefined;
};
