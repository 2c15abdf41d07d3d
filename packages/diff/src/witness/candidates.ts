import {
  isListed,
  typeBit,
  typesOf,
  type EffectiveSchema,
  type Json,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { admittedTypes } from '../schema/view.ts';
import { createGuessing, given, type Guessing } from './guessing.ts';
import { cornersOf, isWithin } from './numbers.ts';
import { ofApplied } from './of-applied.ts';
import { ofArrays } from './of-arrays.ts';
import { ofMember, ofObjects } from './of-objects.ts';
import { ofSeveral, ofUnions } from './of-unions.ts';
import { cornersOfTexts } from './texts.ts';

/**
 * Values of one schema that another may refuse, most telling first: corners of both, and what only one of them speaks
 * of. Guesses, to be checked. Always the same ones; endless for nobody, for depth and breadth are bounded.
 * @param subject the member that they are to be about
 */
export function* candidates(
  guessing: Guessing,
  source: EffectiveSchema,
  target: EffectiveSchema,
  subject = '',
): Generator<Json> {
  const { facts } = source;
  if (subject !== '' && facts.unions.length === 0) {
    yield* ofMember(guessing, facts, target.facts, subject);
    if (facts.applied.size === 0) return;
  }
  yield* between(guessing, source, target);
}

export const guessingFor = (
  direction: Direction,
  same: Guessing['same'],
  isSpent: () => boolean = () => false,
): Guessing =>
  createGuessing(direction, same, isSpent, (guessing) => (source, target) => between(guessing, source, target));

function* between(guessing: Guessing, source: EffectiveSchema, target: EffectiveSchema): Generator<Json> {
  if (guessing.same(source, target)) return;
  const [a, b] = [source.facts, target.facts];
  if (a.values !== undefined) {
    const { values } = b;
    if (values !== undefined) yield* a.values.filter((value) => !isListed(value, values));
    yield* a.values;
    return;
  }
  for (const type of typesOf(a.types & ~admittedTypes(b))) yield* given(guessing.sampler.one(source, typeBit[type]));
  if (a.unions.length > 0) yield* ofUnions(guessing, source, target);
  else for (const type of typesOf(a.types)) yield* ofType(guessing, type, a, b);
  if (a.unions.length + b.unions.length > 0) yield* ofSeveral(guessing, source, target);
  yield* ofApplied(guessing, source, b);
}

function* ofType(guessing: Guessing, type: JsonType, a: SchemaFacts, b: SchemaFacts): Generator<Json> {
  if (type === 'number') yield* cornersOf(a, b).filter((value) => isWithin(a, value));
  else if (type === 'string') yield* cornersOfTexts(a, b);
  else if (type === 'array') yield* ofArrays(guessing, a, b);
  else if (type === 'object') yield* ofObjects(guessing, a, b);
  else yield* type === 'null' ? [null] : [true, false];
}
