import type { EffectiveSchema, EffectiveUnion } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { areApart } from './apart.ts';
import { partOf } from './part.ts';

/** Comparing each with each is worth it only for so many branches. */
const mostCompared = 40;

interface Asked {
  readonly direction: Direction;
  same(one: EffectiveSchema, other: EffectiveSchema): boolean;
  isWithin(one: EffectiveSchema, other: EffectiveSchema): boolean;
}

/**
 * Whether no value of `s` is in two branches of a union that asks for exactly one. What a request so far left open may
 * be just what a new branch asks for, so those have to be apart whatever else a value holds.
 */
export const isExclusive = (s: EffectiveSchema, union: EffectiveUnion, asked: Asked): boolean => {
  if (union.kind === 'anyOf' || disjoint(union)) return true;
  const [mine] = s.facts.unions;
  const own = mine?.branches ?? [s];
  const exempt = (mine?.exempt ?? 0) & s.facts.types;
  const parts = [...(mine?.complete ?? [s]), ...(exempt === 0 ? [] : [partOf(s, exempt)])];
  const grows = own.length < union.branches.length && asked.direction === 'request';
  const isOpen = grows || mine?.kind === 'anyOf';
  const isFew = parts.length * union.branches.length <= mostCompared ** 2;
  const isAlone = (mayHold: (part: EffectiveSchema, branch: EffectiveSchema, index: number) => boolean): boolean =>
    isFew && parts.every((part, index) => union.branches.filter((branch) => mayHold(part, branch, index)).length < 2);
  const overlaps = (part: EffectiveSchema, branch: EffectiveSchema): boolean =>
    !areApart(part.facts, branch.facts, !isOpen);
  if (isAlone(overlaps)) return true;
  if (mine?.kind === 'anyOf') return false;
  const known = refined(union, own, asked);
  if (mine !== undefined && known.size === union.branches.length) return true;
  return isAlone((part, branch, index) => {
    const within = known.get(branch);
    return within === undefined || index >= own.length ? overlaps(part, branch) : within === own[index];
  });
};

/** The branches that are each within another branch of `wide`: what is in one of those is in one of these at most. */
const refined = (
  { branches }: EffectiveUnion,
  wide: readonly EffectiveSchema[],
  { same, isWithin }: Asked,
): ReadonlyMap<EffectiveSchema, EffectiveSchema> => {
  const free = new Set(wide);
  const found = new Map<EffectiveSchema, EffectiveSchema>();
  for (const includes of [same, isWithin]) {
    for (const branch of branches) {
      const other = found.has(branch) ? undefined : [...free].find((one) => includes(branch, one));
      if (other === undefined) continue;
      free.delete(other);
      found.set(branch, other);
    }
  }
  return found;
};

/** Whether no value can be in two branches, as far as that is seen at a glance. */
const disjoint = (union: EffectiveUnion): boolean => {
  const { branches, tag } = union;
  const isAsked = ({ facts }: EffectiveSchema): boolean => facts.properties.get(tag?.property ?? '')?.required === true;
  if (tag !== undefined && (tag.declared || branches.every(isAsked))) return true;
  if (branches.length > mostCompared) return false;
  let known = apart.get(union);
  if (known === undefined) {
    known = branches.every((one, index) => branches.slice(0, index).every((other) => areApart(one.facts, other.facts)));
    apart.set(union, known);
  }
  return known;
};

const apart = new WeakMap<EffectiveUnion, boolean>();
