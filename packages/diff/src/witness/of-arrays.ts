import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { free, given, type Guessing } from './guessing.ts';
import { countsOf, isShort, ofContained } from './of-contained.ts';

type Items = readonly Json[];

const mostPositions = 20;

/** Arrays that one schema may take and the other refuse: of odd lengths, and with items that differ. */
export function* ofArrays(guessing: Guessing, a: SchemaFacts, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  const base = sampler.typed(a, 'array');
  if (!Array.isArray(base)) return;
  yield base;
  const itemAt = (facts: SchemaFacts, index: number): EffectiveSchema =>
    facts.prefixItems[index] ?? facts.items ?? free;
  const filled = (length: number): Items | undefined => {
    const items = (base as Items).slice(0, length);
    const sizes = sampler.part(itemAt(a, length));
    if (sizes !== undefined && !isShort(sizes, length)) return undefined;
    const next = a.uniqueItems ? sampler.apart(items) : undefined;
    for (let index = items.length; index < length; index += 1) {
      const item = (next ?? sampler.part)(itemAt(a, index));
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
  const tuple = Math.max(a.prefixItems.length, b.prefixItems.length);
  for (let index = 0; index <= Math.min(tuple, mostPositions); index += 1) {
    const room = filled(Math.max(index + 1, base.length));
    if (room === undefined) break;
    for (const item of guessing.parts(itemAt(a, index), itemAt(b, index))) {
      yield room.map((old, at) => (at === index ? item : old));
    }
  }
  const lengths = new Set([0, 1, 2, tuple, tuple + 1, ...countsOf(a, b)]);
  for (const length of lengths) yield* given(filled(length));
  const twice = sampler.part(itemAt(a, tuple));
  if (twice !== undefined) yield [...(filled(tuple) ?? []), twice, twice];
  yield* ofContained(guessing, a, b, base as Items, itemAt(a, tuple));
}
