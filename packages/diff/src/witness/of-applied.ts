import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { free, given, isObject, merged, type Guessing } from './guessing.ts';
import { ofConditions } from './of-conditions.ts';
import { ofDependents } from './of-dependents.ts';
import { ofUnevaluated } from './of-unevaluated.ts';

/** Values of the schemas that are applied besides (`not`, `if` …), alone and within an ordinary value. */
export function* ofApplied(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  if (source.facts.applied.size + b.applied.size === 0) return;
  yield* ofUnevaluated(guessing, source, b);
  const base = sampler.one(source);
  const within = (value: Json): readonly Json[] =>
    isObject(value) && isObject(base) ? [value, merged(base, value)] : [value];
  for (const value of ofExcluded(guessing, source.facts, b)) yield* within(value);
  for (const value of ofConditions(guessing, source, b)) yield* within(value);
  for (const value of ofDependents(guessing, source, b)) yield* within(value);
  for (const { applied } of [b, source.facts]) {
    for (const schemas of applied.values()) {
      for (const schema of schemas) {
        for (const value of [...given(sampler.one(schema)), ...guessing.parts(schema, free)]) yield* within(value);
      }
    }
  }
}

/** What the other side excludes now, and did not before. */
function* ofExcluded(guessing: Guessing, a: SchemaFacts, b: SchemaFacts): Generator<Json> {
  const before = a.applied.get('not') ?? [];
  for (const excluded of b.applied.get('not') ?? []) {
    for (const other of before) yield* guessing.parts(excluded, other);
  }
}
