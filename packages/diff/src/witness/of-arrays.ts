import type { EffectiveSchema, Json, Limit, SchemaFacts } from '@schemawright/contract';
import { containedIn } from '../schema/contained.ts';
import { free, given, type Guessing } from './guessing.ts';
import { another } from './sample.ts';

type Items = readonly Json[];

/** So many items, and so many of them as make a text of that length, are still a witness that somebody looks at. */
const mostItems = 1100;
const longest = 8000;
const mostPositions = 20;

export const plain: readonly Json[] = [null, 0, 'text'];

const counts: readonly Limit[] = ['minItems', 'maxItems'];

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
    if (sizes !== undefined && JSON.stringify(sizes).length * length > longest) return undefined;
    for (let index = items.length; index < length; index += 1) {
      const item = sampler.part(itemAt(a, index));
      if (item === undefined) return undefined;
      items.push(a.uniqueItems ? another(item, index) : item);
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
  const kinds = [...containedIn(a), ...containedIn(b)];
  const limits = [
    ...[a, b].flatMap((facts) => counts.flatMap((limit) => facts.limits.get(limit) ?? [])),
    ...kinds.flatMap(({ least, most }) => [least, most]),
  ];
  const lengths = [0, 1, 2, tuple, tuple + 1, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])];
  for (const length of new Set(lengths)) {
    if (length >= 0 && length <= mostItems) yield* given(filled(length));
  }
  const twice = sampler.part(itemAt(a, tuple));
  if (twice !== undefined) yield [...(filled(tuple) ?? []), twice, twice];
  for (const { schema: contained } of kinds) {
    const others = guessing.parts(contained, free);
    for (const item of plain) {
      if (guessing.takes(contained, item) !== false) continue;
      yield [...(base as Items), item];
      // In front, where a position may be described that what is contained does not describe.
      yield [item, ...(base as Items)];
    }
    const rest = itemAt(a, tuple);
    const filler = [...guessing.parts(rest, contained), ...plain].find(
      (item) => guessing.takes(contained, item) === false && guessing.takes(rest, item) !== false,
    );
    for (const item of [...given(sampler.part(contained)), ...others.slice(0, 4)]) {
      yield [...(base as Items), item];
      for (const count of new Set(limits.flatMap((limit) => [limit + 1, limit, limit - 1]))) {
        if (count < 1 || count > mostItems || JSON.stringify(item).length * count >= longest) continue;
        const missing = filler === undefined ? 0 : Math.max(0, base.length - count);
        yield Array.from({ length: count + missing }, (_, index) => {
          const one = index < count ? item : (filler as Json);
          return a.uniqueItems ? another(one, index) : one;
        });
      }
    }
  }
}
