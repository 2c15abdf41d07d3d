import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { free, given, isObject, together, withMember, type Guessing } from './guessing.ts';
import { ofUnevaluated } from './of-unevaluated.ts';

const dependent = 'dependentSchemas ';

/** Values of the schemas that are applied besides (`not`, `if` …), alone and within an ordinary value. */
export function* ofApplied(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  if (source.facts.applied.size + b.applied.size === 0) return;
  yield* ofUnevaluated(guessing, source, b);
  const base = sampler.one(source);
  for (const { applied } of [b, source.facts]) {
    for (const [keyword, schemas] of applied) {
      for (const schema of schemas) {
        for (const value of [...given(sampler.one(schema)), ...guessing.parts(schema, free)]) {
          yield value;
          if (isObject(value) && isObject(base)) yield { ...base, ...value };
        }
      }
      if (keyword.startsWith(dependent) && isObject(base))
        yield withMember(base, keyword.slice(dependent.length), 'text');
    }
  }
  const { applied } = source.facts;
  const [conditions, ...outcomes] = ['if', 'then', 'else'].map((keyword) => applied.get(keyword) ?? []);
  for (const outcome of outcomes.flat()) {
    yield* given(sampler.one(together(source, outcome)));
    for (const condition of conditions ?? []) yield* given(sampler.one(together(source, condition, outcome)));
  }
}
