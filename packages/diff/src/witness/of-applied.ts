import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { plain } from './of-arrays.ts';
import { free, given, isObject, together, withMember, type Guessing } from './guessing.ts';

const dependent = 'dependentSchemas ';

/** Values of the schemas that are applied besides (`not`, `if` …), alone and within an ordinary value. */
export function* ofApplied(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  if (source.facts.applied.size + b.applied.size === 0) return;
  if (b.applied.has('unevaluatedItems')) yield* beyondBranches(guessing, source.facts);
  const base = sampler.one(source);
  if (b.applied.has('unevaluatedItems') || b.applied.has('unevaluatedProperties'))
    yield* describedBesides(guessing, source.facts, base);
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

/** Members and items that schemas which are applied besides, in whatever others, may alone describe. */
function* describedBesides({ sampler }: Guessing, source: SchemaFacts, base: Json | undefined): Generator<Json> {
  const parts = new Set([source]);
  for (const { applied, unions } of parts) {
    if (parts.size > mostParts) break;
    for (const schemas of [...applied.values(), ...unions.map(({ branches }) => branches)])
      for (const { facts } of schemas) parts.add(facts);
  }
  parts.delete(source);
  for (const { properties, prefixItems } of parts) {
    if (isObject(base))
      for (const { name, schema } of properties.values())
        for (const value of given(sampler.part(schema))) yield withMember(base, name, value);
    const items = prefixItems.flatMap((item) => [...given(sampler.part(item))]);
    if (items.length > 0 && items.length === prefixItems.length) yield items;
  }
}

const mostParts = 40;

/** Arrays with one item more than an alternative describes. */
function* beyondBranches({ sampler }: Guessing, { unions }: SchemaFacts): Generator<Json> {
  for (const { facts } of unions.flatMap(({ complete, branches }) => complete ?? branches)) {
    const items = facts.prefixItems.map((item) => sampler.part(item));
    const described = items.filter((item) => item !== undefined);
    if (described.length === items.length) for (const item of plain) yield [...described, item];
  }
}
