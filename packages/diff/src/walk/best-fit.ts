import type { EffectiveSchema } from '@schemawright/contract';
import { admittedTypes } from '../schema/view.ts';
import type { Pair } from '../subjects.ts';

/** What many branches have tells none of them apart. */
const maxSharing = 50;

/** How much of what two branches say must be the same, of 1. */
const enough = 0.5;

/** What a branch says of itself: its types, and the names of its members. */
const featuresOf = ({ facts }: EffectiveSchema): readonly string[] => [
  ...facts.properties.keys(),
  ...(facts.values ?? []).map((value) => `= ${JSON.stringify(value)}`),
];

/** Branches without members are told apart by type and format only, and paired in order. */
const kindOf = (branch: EffectiveSchema): string => `${admittedTypes(branch.facts)} ${branch.facts.format ?? ''}`;

const addTo = <T>(groups: Map<string, T[]>, key: string, item: T): void => {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
};

/** Pairs what is left of two lists by what has most in common; in time near linear in their length. */
export const pairBestFit = (pairs: readonly Pair<EffectiveSchema>[]): readonly Pair<EffectiveSchema>[] => {
  const olds = pairs.flatMap(({ old, next }) => (old !== undefined && next === undefined ? [old] : []));
  const news = pairs.flatMap(({ old, next }) => (next !== undefined && old === undefined ? [next] : []));
  if (olds.length === 0 || news.length === 0) return pairs;
  const features = new Map([...olds, ...news].map((branch) => [branch, featuresOf(branch)]));
  const holders = new Map<string, EffectiveSchema[]>();
  for (const next of news) for (const feature of features.get(next) ?? []) addTo(holders, feature, next);
  const scored = olds.flatMap((old) => {
    const mine = features.get(old) ?? [];
    const common = new Map<EffectiveSchema, number>();
    for (const feature of mine) {
      const sharing = holders.get(feature) ?? [];
      if (sharing.length <= maxSharing || sharing.length * olds.length < 10_000) {
        for (const next of sharing) common.set(next, (common.get(next) ?? 0) + 1);
      }
    }
    return [...common].flatMap(([next, count]) => {
      const score = count / Math.max(mine.length, features.get(next)?.length ?? 0);
      return (admittedTypes(old.facts) & admittedTypes(next.facts)) !== 0 ? [{ old, next, score, count }] : [];
    });
  });
  scored.sort((left, right) => right.score - left.score);
  const partners = new Map<EffectiveSchema, EffectiveSchema>();
  const taken = new Set<EffectiveSchema>();
  const join = (old: EffectiveSchema, next: EffectiveSchema): void => {
    if (partners.has(old) || taken.has(next)) return;
    partners.set(old, next);
    taken.add(next);
  };
  for (const { old, next, score } of scored) if (score >= enough) join(old, next);
  const plain = new Map<string, EffectiveSchema[]>();
  for (const next of news) {
    if (taken.has(next) || features.get(next)?.length !== 0) continue;
    addTo(plain, kindOf(next), next);
  }
  for (const old of olds) {
    if (partners.has(old) || features.get(old)?.length !== 0) continue;
    const next = plain.get(kindOf(old))?.shift();
    if (next !== undefined) join(old, next);
  }
  return pairs.flatMap((pair): readonly Pair<EffectiveSchema>[] => {
    if (pair.old === undefined) return pair.next !== undefined && taken.has(pair.next) ? [] : [pair];
    return pair.next === undefined ? [{ old: pair.old, next: partners.get(pair.old) }] : [pair];
  });
};
