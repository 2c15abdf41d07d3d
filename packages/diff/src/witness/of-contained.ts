import type { EffectiveSchema, Json, Limit, SchemaFacts } from '@schemawright/contract';
import { containedIn } from '../schema/contained.ts';
import { free, given, plain, together, type Guessing } from './guessing.ts';

/** So many items, and so many of them as make a text of that length, are still a witness that somebody looks at. */
const mostItems = 1100;
const longest = 8000;
const mostOfKind = 5;

const limits: readonly Limit[] = ['minItems', 'maxItems'];

/** What arrays are made of for both sides. */
interface Making {
  readonly guessing: Guessing;
  readonly a: SchemaFacts;
  /** How many items there have to be. */
  readonly least: number;
  /** What the one side says of items in general. */
  readonly rest: EffectiveSchema;
  readonly counts: ReadonlySet<number>;
}

/** Items of a kind. */
interface Kind {
  readonly schema: EffectiveSchema;
  readonly items: readonly Json[];
  /** What the other items are not of, and these are not where it is another one. */
  readonly apart: EffectiveSchema;
}

/**
 * Arrays with as many items of a kind as either side counts, one more or less; and with such as only one of them counts.
 * @param base an array of the one side
 * @param rest what this side says of items in general
 */
export function* ofContained(
  guessing: Guessing,
  a: SchemaFacts,
  b: SchemaFacts,
  base: readonly Json[],
  rest: EffectiveSchema,
): Generator<Json> {
  const [mine, theirs] = [containedIn(a), containedIn(b)];
  const making: Making = { guessing, a, least: base.length, rest, counts: countsOf(a, b) };
  for (const { schema: one } of mine) {
    for (const { schema: other } of theirs) {
      if (guessing.same(one, other)) continue;
      yield* counted(making, { schema: one, items: guessing.parts(together(rest, one), other), apart: other });
      yield* counted(making, { schema: other, items: guessing.parts(other, one), apart: one });
    }
  }
  for (const { schema } of [...mine, ...theirs]) {
    for (const item of plain) {
      if (guessing.takes(schema, item) !== false) continue;
      yield [...base, item];
      // In front, where a position may be described that what is contained does not describe.
      yield [item, ...base];
    }
    const items = [...given(guessing.sampler.part(schema)), ...guessing.parts(schema, free)].slice(0, mostOfKind);
    for (const item of items) yield [...base, item];
    yield* counted(making, { schema, items, apart: schema });
  }
}

function* counted({ guessing, a, least, rest, counts }: Making, { schema, items, apart }: Kind): Generator<Json> {
  const { sampler, takes } = guessing;
  const filler = [...guessing.parts(rest, apart), ...plain].find(
    (item) => takes(apart, item) === false && takes(rest, item) !== false,
  );
  const excluded = apart === schema ? undefined : apart;
  for (const item of items) {
    for (const count of counts) {
      if (!isShort(item, count)) continue;
      const missing = filler === undefined ? 0 : Math.max(0, least - count);
      const next = a.uniqueItems ? sampler.apart([]) : undefined;
      const list = Array.from({ length: count + missing }, (_, index) => {
        if (index < count) return next === undefined ? item : next(schema, item, excluded);
        return next === undefined ? filler : next(rest, filler, apart);
      });
      if (list.every((one) => one !== undefined)) yield list;
    }
  }
}

/** How many items there may be on either side, in all or of a kind, and one more or less. */
export const countsOf = (a: SchemaFacts, b: SchemaFacts): ReadonlySet<number> => {
  const ends = [a, b].flatMap((facts) => [
    ...limits.flatMap((limit) => facts.limits.get(limit) ?? []),
    ...containedIn(facts).flatMap(({ least, most }) => [least, most]),
  ]);
  return new Set(ends.flatMap((end) => [end - 1, end, end + 1]).filter((count) => count >= 0 && count <= mostItems));
};

/** Whether somebody looks at so many of an item. */
export const isShort = (item: Json, count: number): boolean => JSON.stringify(item).length * count < longest;
