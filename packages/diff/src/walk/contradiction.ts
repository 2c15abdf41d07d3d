import { writingOf, type EffectiveSchema, type PlacedSchema } from '@schemawright/contract';
import { differingKeywords, differingPlace } from '../schema/differing.ts';
import type { Likeness } from '../schema/likeness.ts';
import type { Verdict } from '../schema/verdict.ts';
import { isFree, isNever, typeNames } from '../schema/view.ts';
import type { Both } from '../subjects.ts';

/**
 * What was edited of two schemas without that which it contradicts, or contradicted: where nothing is of one of them for
 * that reason alone, the edit itself says why. Not where it alone would do to values what the whole does not.
 */
export const besidesContradiction = <T extends Both<EffectiveSchema>>(
  whole: T,
  { partsAlike }: Pick<Likeness, 'partsAlike'>,
  verdict: (pair: T) => Verdict,
): Both<EffectiveSchema> | undefined => {
  const { old, next } = whole;
  if (isNever(old.facts) === isNever(next.facts)) return undefined;
  const [before, after] = [writingOf(old), writingOf(next)];
  const place = differingPlace(before, after, partsAlike);
  if (before === undefined || after === undefined || place === undefined) return undefined;
  const edited = differingKeywords(place.old, place.next, partsAlike);
  const { facts } = isNever(old.facts) ? next : old;
  const types = edited.includes('type') ? {} : { type: [...typeNames(facts)] };
  for (const kept of edited.includes('required') ? [[...edited, 'properties'], edited] : [edited]) {
    const sides = {
      old: before.graph.node([only(place.old, kept, types)]),
      next: after.graph.node([only(place.next, kept, types)]),
    };
    if ([sides.old, sides.next].some((one) => isNever(one.facts) || isFree(one.facts))) continue;
    if (verdict({ ...whole, ...sides }).is === verdict(whole).is) return sides;
  }
  return undefined;
};

/** What some keywords say of some types. What takes nothing by itself contradicts nothing: it stays as it is. */
const only = ({ pointer, schema }: PlacedSchema, keywords: readonly string[], types: object): PlacedSchema => {
  if (schema === false) return { pointer, schema };
  const entries = typeof schema === 'object' ? Object.entries(schema) : [];
  const kept = Object.fromEntries(entries.filter(([keyword]) => keywords.includes(keyword)));
  return { pointer, schema: { ...types, ...kept } };
};
