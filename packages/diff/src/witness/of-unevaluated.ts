import { examplesOf, typeBit, watch, type EffectiveSchema, type Json, type SchemaFacts } from '@schemawright/contract';
import { given, isObject, plain, withMember, type Guessing } from './guessing.ts';

const mostBases = 10;
const mostParts = 40;

/** Values with what a branch, or another schema that is applied besides, may alone describe, for those who refuse the rest. */
export function* ofUnevaluated(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  if (b.applied.has('unevaluatedItems')) yield* ofItems(guessing, source);
  if (b.applied.has('unevaluatedProperties')) yield* ofMembers(guessing, source, b);
}

/** Values of each branch together with what is said outside of it. */
const basesOf = ({ sampler }: Guessing, source: EffectiveSchema, type: 'array' | 'object'): readonly Json[] =>
  [source, ...source.facts.unions.flatMap(({ complete }) => complete ?? [])]
    .slice(0, mostBases)
    .flatMap((one) => [...given(sampler.one(one, typeBit[type]))]);

/** What is applied to the same value, or to a part of it, in whatever other schema. */
const partsOf = (facts: SchemaFacts, type: 'array' | 'object'): readonly SchemaFacts[] => {
  const parts = new Set([facts]);
  for (const { applied, unions } of parts) {
    if (parts.size > mostParts) break;
    for (const schemas of [...unions.map(({ branches }) => branches), ...applied.values()])
      for (const schema of schemas) parts.add(watch(schema, typeBit[type]).facts);
  }
  return [...parts];
};

function* ofItems(guessing: Guessing, source: EffectiveSchema): Generator<Json> {
  const tuples = partsOf(source.facts, 'array').flatMap(({ prefixItems }) => {
    const items = prefixItems.map((item) => guessing.sampler.part(item));
    const described = items.filter((item) => item !== undefined);
    return described.length === items.length ? [described] : [];
  });
  const rest = (source.facts.applied.get('unevaluatedItems') ?? []).flatMap((schema) => [
    ...given(guessing.sampler.part(schema)),
  ]);
  for (const base of basesOf(guessing, source, 'array')) {
    if (!Array.isArray(base)) continue;
    const items = base as readonly Json[];
    for (const tuple of tuples) yield [...items, ...tuple.slice(items.length)];
    for (const item of [...rest, ...plain]) yield [...items, item];
  }
  for (const tuple of tuples) {
    yield tuple;
    for (const item of [...rest, ...plain]) yield [...tuple, item];
  }
}

function* ofMembers(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  const described = partsOf(source.facts, 'object').flatMap(({ properties, evaluated }) => [
    ...[...properties.values()].flatMap(({ name, schema }) => membersOf([name], sampler.part(schema))),
    ...membersOf(namesOf(evaluated?.members ?? []), 'text'),
  ]);
  const rest = (source.facts.applied.get('unevaluatedProperties') ?? []).map((schema) => sampler.part(schema));
  const names = new Set(partsOf(b, 'object').flatMap(({ properties }) => [...properties.keys()]));
  const members = [...described, ...rest.flatMap((value) => membersOf([...names], value))];
  for (const base of basesOf(guessing, source, 'object')) {
    if (isObject(base)) for (const [name, value] of members) yield withMember(base, name, value);
  }
}

const membersOf = (names: readonly string[], value: Json | undefined): readonly (readonly [string, Json])[] =>
  value === undefined ? [] : names.map((name) => [name, value]);

const namesOf = (patterns: readonly string[]): readonly string[] =>
  patterns.flatMap((pattern) => (pattern === '' ? ['other'] : examplesOf(pattern).slice(0, 2)));
