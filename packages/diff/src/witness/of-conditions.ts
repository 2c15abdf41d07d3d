import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { conditionsOf, isSameCondition, partnerOf, type Condition } from '../schema/conditions.ts';
import { isFree } from '../schema/view.ts';
import { given, isObject, merged, together, type Guessing } from './guessing.ts';

/** Values for which a condition of either side holds or does not, of which the other side asks something else then. */
export function* ofConditions(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  const { sampler, same } = guessing;
  const mine = conditionsOf(source.facts);
  for (const [index, condition] of conditionsOf(b).entries()) {
    const partner = partnerOf(condition, mine, same);
    if (partner === undefined) yield* ofAsked(guessing, source, condition, mine[index]);
    else if (!isSameCondition(partner, condition, same)) yield* ofOutcomes(guessing, source, condition, partner);
  }
  for (const { asked, met, missed } of mine) {
    for (const outcome of [met, missed]) yield* given(sampler.one(together(source, outcome)));
    yield* given(sampler.one(together(source, asked, met)));
  }
}

/** Values of which the same is asked, and of which the one side takes what the other does not take then. */
function* ofOutcomes(guessing: Guessing, source: EffectiveSchema, theirs: Condition, mine: Condition): Generator<Json> {
  yield* guessing.parts(together(source, mine.asked, mine.met), theirs.met);
  yield* guessing.parts(together(source, mine.missed), theirs.missed);
}

/** Values of which only the one side asks, or only the other, together with what those do not take then. */
function* ofAsked(
  guessing: Guessing,
  source: EffectiveSchema,
  theirs: Condition,
  mine: Condition | undefined,
): Generator<Json> {
  if (!isFree(theirs.met.facts)) {
    const holding = [
      ...(mine === undefined ? [] : guessing.parts(theirs.asked, mine.asked)),
      ...guessing.parts(theirs.asked, theirs.met),
    ];
    yield* holding;
    yield* mergedWith(guessing.parts(source, theirs.met), holding);
  }
  if (isFree(theirs.missed.facts)) return;
  const failing = [
    ...(mine === undefined ? [] : guessing.parts(mine.asked, theirs.asked)),
    ...guessing.parts(source, theirs.asked),
  ];
  yield* failing;
  yield* mergedWith(guessing.parts(source, theirs.missed), failing);
}

function* mergedWith(bases: readonly Json[], values: readonly Json[]): Generator<Json> {
  for (const base of bases) {
    for (const value of values) if (isObject(base) && isObject(value)) yield merged(base, value);
  }
}
