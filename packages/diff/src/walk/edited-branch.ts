import {
  child,
  typeBit,
  writingOf,
  type EffectiveSchema,
  type PlacedSchema,
  type Pointer,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { both } from '../pair.ts';
import { differingKeywords, isNull, listedUnder, onlyOf } from '../schema/differing.ts';
import { isEmpty } from '../schema/empty.ts';
import type { Likeness } from '../schema/likeness.ts';
import { admitsNull, admittedTypes, isFree, isNever } from '../schema/view.ts';
import type { Both, Pair } from '../subjects.ts';

type Alike = Likeness['partsAlike'];

/** The branch of a union that was edited, that came or that went. */
export interface EditedBranch extends Pair<EffectiveSchema> {
  readonly kind: 'anyOf' | 'oneOf';
  /** The list that it stands in. */
  readonly list: Pointer;
}

/**
 * The one branch in which two schemas differ that are written as the same union, where at least one of them need not be
 * one, as its branches are told apart by their types; or where it takes everything, nothing but null, or nothing at all,
 * on one side.
 */
export const editedBranch = (
  { old, next, direction }: Both<EffectiveSchema> & { readonly direction: Direction },
  { partsAlike, same }: Pick<Likeness, 'partsAlike' | 'same'>,
): EditedBranch | undefined => {
  const sides = [old.facts, next.facts];
  const folded = sides.filter(({ unions }) => unions.length === 0).length;
  const isListed = sides.some(({ values, known }) => values !== undefined || known !== undefined);
  const isPlain = folded > 0 && !isListed;
  const isFreed = freeIn(old) !== freeIn(next);
  const isAsMany = branchesIn(old) === branchesIn(next) && admitsNull(old.facts) === admitsNull(next.facts);
  if ((!isPlain && isAsMany && !isFreed) || sides.some(isNever)) return undefined;
  const found = branchIn(old, next, { partsAlike, same });
  // What holds outside of the union may as well be said in its branches.
  if (found === undefined || same(old, next)) return undefined;
  const isNone = ({ facts }: EffectiveSchema): boolean => isEmpty(facts, direction);
  /** Whether nothing that a branch takes is taken by the whole: what is said outside of its union leaves none of its types. */
  const isKeptOut = (branch: EffectiveSchema | undefined, whole: EffectiveSchema): boolean =>
    branch !== undefined && !isNone(branch) && (admittedTypes(branch.facts) & admittedTypes(whole.facts)) === 0;
  if (isKeptOut(found.old, old) || isKeptOut(found.next, next)) return undefined;
  const pair = both(found);
  if (pair !== undefined && [isNullAlone, isNone, isFreeBranch].some((is) => is(pair.old) !== is(pair.next)))
    return found;
  // Of types alone that one came or went is told as such.
  return isPlain && found.isAmongOthers && (folded === 1 || pair !== undefined) ? found : undefined;
};

const branchesIn = ({ facts }: EffectiveSchema): number => facts.unions[0]?.branches.length ?? 0;

/** Those that take everything: beside exactly one of several that still leaves something out. */
const freeIn = ({ facts }: EffectiveSchema): number => facts.unions[0]?.branches.filter(isFreeBranch).length ?? 0;

const isFreeBranch = ({ facts }: EffectiveSchema): boolean => isFree(facts);

const isNullAlone = ({ facts }: EffectiveSchema): boolean => facts.types === typeBit.null;

interface FoundBranch extends EditedBranch {
  /** Whether there are several on both sides: what is one schema beside null is no union. */
  readonly isAmongOthers: boolean;
}

const branchIn = (
  old: EffectiveSchema,
  next: EffectiveSchema,
  { partsAlike: alike, same }: Pick<Likeness, 'partsAlike' | 'same'>,
): FoundBranch | undefined => {
  const [before, after] = [writingOf(old), writingOf(next)];
  const [one, other] = [onlyOf(before?.schemas), onlyOf(after?.schemas)];
  if (before === undefined || after === undefined || one === undefined || other === undefined) return undefined;
  if (!hasBranches(one) || !hasBranches(other)) return undefined;
  const kind = onlyOf(differingKeywords(one, other, alike));
  if (kind !== 'anyOf' && kind !== 'oneOf') return undefined;
  const [olds, news] = [listedUnder(one, kind), listedUnder(other, kind)];
  const [gone, came] = besides(...apart(olds, news, alike), (branch, other) =>
    same(before.graph.node([branch]), after.graph.node([other])),
  );
  if (Math.max(gone.length, came.length) > 1) return undefined;
  return {
    kind,
    list: child(other.pointer, kind),
    isAmongOthers: [olds, news].every((branches) => branches.filter((branch) => !isNull(branch)).length > 1),
    old: gone.length === 0 ? undefined : before.graph.node(gone),
    next: came.length === 0 ? undefined : after.graph.node(came),
  };
};

const hasBranches = ({ schema }: PlacedSchema): boolean =>
  typeof schema === 'object' && (schema.anyOf !== undefined || schema.oneOf !== undefined);

type Branches = readonly PlacedSchema[];

/** What is left of two lists without that which they begin and end with alike. */
const apart = (olds: Branches, news: Branches, alike: Alike): readonly [Branches, Branches] => {
  const shorter = Math.min(olds.length, news.length);
  const areAlike = (index: number): boolean => alike(olds.at(index)?.schema, news.at(index)?.schema);
  let start = 0;
  while (start < shorter && areAlike(start)) start += 1;
  let end = 0;
  while (end < shorter - start && areAlike(-1 - end)) end += 1;
  return [olds.slice(start, olds.length - end), news.slice(start, news.length - end)];
};

/** As many branches without those that mean the same: they may lead to one that was edited by their common base. */
const besides = (
  olds: Branches,
  news: Branches,
  same: (old: PlacedSchema, next: PlacedSchema) => boolean,
): readonly [Branches, Branches] => {
  if (olds.length !== news.length || olds.length < 2) return [olds, news];
  const left = olds.flatMap((old, index) => {
    const next = news[index];
    return next === undefined || same(old, next) ? [] : [{ old, next }];
  });
  return [left.map(({ old }) => old), left.map(({ next }) => next)];
};
