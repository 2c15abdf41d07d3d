import { writingOf, type EffectiveSchema, type SchemaFacts } from '@schemawright/contract';
import { harmless, observe, unheeded, type Finding } from '../observe.ts';
import { differingKeywords, differingPlace, onlyOf } from '../schema/differing.ts';
import { isFreedBelow } from '../schema/edited-below.ts';
import type { Likeness } from '../schema/likeness.ts';
import type { Verdict } from '../schema/verdict.ts';
import { isClosed, isFree } from '../schema/view.ts';
import type { Both, SchemaPair } from '../subjects.ts';
import { keepsMembers } from './variant-members.ts';

/** The one part in which two schemas differ, where what it says of all values changed: of that nothing else need be told. */
export interface LonePart extends Both<SchemaFacts> {
  /** The rules that tell it. */
  readonly subject: 'type' | 'object';
}

export const lonePart = (
  { old, next }: Both<EffectiveSchema>,
  { partsAlike }: Pick<Likeness, 'partsAlike'>,
): LonePart | undefined => {
  if (old.facts.parts.length + next.facts.parts.length < 3) return undefined;
  const [before, after] = [writingOf(old), writingOf(next)];
  const deepest = differingPlace(before, after, partsAlike);
  if (before === undefined || after === undefined || deepest === undefined) return undefined;
  const part = { old: before.graph.node([deepest.old]), next: after.graph.node([deepest.next]) };
  if (part.old === old && part.next === next) return undefined;
  const facts = { old: part.old.facts, next: part.next.facts };
  const keyword = onlyOf(differingKeywords(deepest.old, deepest.next, partsAlike));
  if (isFreed(facts)) return { ...facts, subject: 'type' };
  return closing.has(keyword) && isClosed(facts.old) !== isClosed(facts.next)
    ? { ...facts, subject: 'object' }
    : undefined;
};

/** Whether it says nothing any more, or said nothing so far, and not only what it holds. */
const isFreed = (part: Both<SchemaFacts>): boolean => isFree(part.old) !== isFree(part.next) && !isFreedBelow(part);

const closing: ReadonlySet<string | undefined> = new Set(['additionalProperties', 'unevaluatedProperties']);

/**
 * What became of a part, and how grave that is for what takes it in.
 * @param follows what is known of the whole: whether it still takes, or gives, what it did, and whether nothing else
 */
export const tellLonePart = (
  whole: SchemaPair,
  { subject, ...part }: LonePart,
  follows: { readonly verdict: Verdict; equivalent(): boolean },
): readonly Finding[] => {
  const { old, next, direction } = whole;
  const { verdict, equivalent } = follows;
  const site = { old: part.old.pointer, next: part.next.pointer, direction };
  return observe(subject, { ...whole, ...part }, site).flatMap((finding) => {
    if (verdict.is !== 'included') return finding;
    if (!keepsMembers(old, next)) return unheeded(finding);
    return keepsMembers(next, old) && equivalent() ? [] : harmless(finding);
  });
};
