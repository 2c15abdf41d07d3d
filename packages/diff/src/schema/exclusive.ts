import {
  allTypes,
  takenTwice,
  typeBit,
  type EffectiveSchema,
  type EffectiveUnion,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { areApart } from './apart.ts';
import { besidesAsked, partOf } from './part.ts';
import { hasKnownTag } from './tagged.ts';
import { admittedTypes, describedNames, isShallow, takesPart } from './view.ts';

/** Comparing each with each is worth it only for so many branches. */
const mostCompared = 40;

/** Branches together with what holds outside of their unions: the schemas that these are from, and the branches alone. */
export type Parts = Map<EffectiveSchema, { readonly whole: EffectiveSchema; readonly branch: EffectiveSchema }>;

interface Asked {
  readonly direction: Direction;
  readonly parts: Parts;
  same(one: EffectiveSchema, other: EffectiveSchema): boolean;
  isWithin(one: EffectiveSchema, other: EffectiveSchema): boolean;
}

/**
 * Whether no value of `s` is in two branches of a union that asks for exactly one. What a request so far left open may
 * be just what a new branch asks for, so those have to be apart whatever else a value holds.
 */
export const isExclusive = (s: EffectiveSchema, union: EffectiveUnion, asked: Asked): boolean => {
  if (union.kind === 'anyOf' || (admittedTypes(s.facts) & sharedTypes(union, asked.direction)) === 0) return true;
  const [mine] = s.facts.unions;
  const found = asked.parts.get(s);
  const outer = mine === undefined ? found?.whole.facts.unions[0] : mine;
  const own = outer?.branches ?? [s];
  const exempt = (mine?.exempt ?? 0) & s.facts.types;
  const parts = [...(mine?.complete ?? [s]), ...(exempt === 0 ? [] : [partOf(s, exempt)])].filter(
    (part) => union.declaredTag === undefined || !hasKnownTag(part, union.declaredTag, asked.direction),
  );
  const ownOf = (index: number): EffectiveSchema | undefined => (mine === undefined ? found?.branch : own[index]);
  const grows = own.length < union.branches.length && asked.direction === 'request';
  const isOpen = grows || mine?.kind === 'anyOf' || isOfAny(s, asked.parts);
  const isFew = parts.length * union.branches.length <= mostCompared ** 2;
  const isAlone = (mayHold: (part: EffectiveSchema, branch: EffectiveSchema, index: number) => boolean): boolean =>
    isFew && parts.every((part, index) => union.branches.filter((branch) => mayHold(part, branch, index)).length < 2);
  const overlaps = (part: EffectiveSchema, branch: EffectiveSchema): boolean =>
    !areApart(part, branch, asked.direction, !isOpen) && !isExcluded(part, branch, asked);
  if (isAlone(overlaps)) return true;
  if (outer === undefined || outer.kind === 'anyOf') return false;
  const known = refined(union, own, asked, isFew);
  if (known.size === union.branches.length) return true;
  return isAlone((part, branch, index) => {
    const within = known.get(branch);
    return within === undefined || ownOf(index) === undefined ? overlaps(part, branch) : within === ownOf(index);
  });
};

/** Whether a schema excludes all of a branch, or what is of it and has the members that the schema asks for. */
const isExcluded = (s: EffectiveSchema, branch: EffectiveSchema, { same, isWithin }: Asked): boolean => {
  const excluded = s.facts.applied.get('not');
  if (excluded === undefined) return false;
  const asked = [...s.facts.properties.values()].flatMap(({ name, required }) => (required ? [name] : []));
  const mine = partOf(branch, s.facts.types);
  return excluded.some(
    (out) => same(branch, out) || (isShallow(out.facts) && isWithin(mine, besidesAsked(out, asked))),
  );
};

/**
 * Whether what is to be kept out of a branch is of another one, and so kept out where exactly one of them holds.
 * @param out what is to be kept out
 */
export const isOfOther = (
  s: EffectiveSchema,
  out: EffectiveSchema,
  { parts, same, isWithin }: Omit<Asked, 'direction'>,
): boolean => {
  const part = parts.get(s);
  const [union] = part?.whole.facts.unions ?? [];
  if (part === undefined || union?.kind !== 'oneOf') return false;
  return union.branches.some(
    (other) =>
      other !== part.branch &&
      (same(out, other) || (isShallow(other.facts) && isWithin(partOf(out, s.facts.types), other))),
  );
};

/** Whether a schema is one of several alternatives, any of which may hold besides. */
const isOfAny = (s: EffectiveSchema, parts: Parts): boolean => {
  const whole = parts.get(s)?.whole;
  return whole !== undefined && (whole.facts.unions[0]?.kind === 'anyOf' || isOfAny(whole, parts));
};

/**
 * The branches that are each, with what holds outside of their union, within another branch of `wide`: what is in one of
 * those is in one of these at most.
 * @param isEachTold whether some tell something without the others. Else nothing less than all of them is an answer, and the
 * search ends with the first that is in none: what comes behind it could not change that.
 */
const refined = (
  { branches, complete }: EffectiveUnion,
  wide: readonly EffectiveSchema[],
  { same, isWithin }: Asked,
  isEachTold: boolean,
): ReadonlyMap<EffectiveSchema, EffectiveSchema> => {
  const free = new Set(wide);
  const found = new Map<EffectiveSchema, EffectiveSchema>();
  if (!isEachTold && wide.length < branches.length) return found;
  // What a branch does not describe may be in a value all the same, by another branch.
  const isPart = (branch: EffectiveSchema, one: EffectiveSchema): boolean => {
    const whole = complete?.[branches.indexOf(branch)] ?? branch;
    return [...describedNames(one.facts)].every((name) => saysOf(whole.facts, name)) && isWithin(whole, one);
  };
  // The first branch is asked alone, before all are compared: mostly none or all of many are in another one.
  const isNowhere = (branch: EffectiveSchema): boolean => !wide.some((one) => same(branch, one) || isPart(branch, one));
  if (!isEachTold && branches.slice(0, 1).some(isNowhere)) return found;
  for (const includes of [same, isPart]) {
    for (const branch of branches) {
      if (found.has(branch)) continue;
      const other = firstOf(free, (one) => includes(branch, one));
      if (other === undefined && includes === isPart && !isEachTold) return found;
      if (other === undefined) continue;
      free.delete(other);
      found.set(branch, other);
    }
  }
  return found;
};

/** How many unions in unions are looked into. */
const deepest = 8;

/** Whether a schema says something of a member, in each branch that something can be of. */
const saysOf = ({ properties, additional, unions }: SchemaFacts, name: string, depth = 0): boolean =>
  properties.get(name)?.described === true ||
  additional !== undefined ||
  (depth < deepest && unions.some(({ branches }) => branches.every(({ facts }) => saysOf(facts, name, depth + 1))));

const firstOf = <T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined => {
  for (const item of items) if (fits(item)) return item;
  return undefined;
};

/** The types of which a value may be in two branches, as far as that is seen at a glance. */
const sharedTypes = (union: EffectiveUnion, direction: Direction): TypeSet => {
  const { branches, declaredTag, tag } = union;
  const isAsked = ({ facts }: EffectiveSchema): boolean => {
    const member = facts.properties.get(tag?.property ?? '');
    return member?.required === true && takesPart(member, direction);
  };
  if (declaredTag !== undefined && declaredTag.otherwise === undefined) return 0;
  // What is no object has no tag.
  if (tag !== undefined && tag.otherwise === undefined && branches.every(isAsked))
    return takenTwice(branches.map(({ facts }) => admittedTypes(facts) & ~typeBit.object));
  if (branches.length > mostCompared) return allTypes;
  let known = apart[direction].get(union);
  if (known === undefined) {
    known = branches.every((one, index) => branches.slice(0, index).every((other) => areApart(one, other, direction)));
    apart[direction].set(union, known);
  }
  return known ? 0 : allTypes;
};

const apart: Readonly<Record<Direction, WeakMap<EffectiveUnion, boolean>>> = {
  request: new WeakMap(),
  response: new WeakMap(),
};
