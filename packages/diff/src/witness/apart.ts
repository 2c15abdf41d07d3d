import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { textsOf } from './texts.ts';

/**
 * The next value of a schema that was not there yet; nothing where none is found.
 * @param first what it is to be like
 * @param excluded what it must not be of
 */
export type NextApart = (schema: EffectiveSchema, first?: Json, excluded?: EffectiveSchema) => Json | undefined;

type Takes = (schema: EffectiveSchema, value: Json) => boolean | undefined;
type Part = (schema: EffectiveSchema) => Json | undefined;

const mostMissed = 200;
const deepest = 3;
const letters = [...'0123456789abcdefghijklmnopqrstuvwxyz'];

/**
 * Values that all differ: from each other, and from those given.
 * @param part a value of a schema
 */
export const valuesApart = (takes: Takes, part: Part, others: readonly Json[]): NextApart => {
  const seen = new Set(others.map((value) => JSON.stringify(value)));
  const series = new Map<EffectiveSchema, Generator<Json>>();
  return (schema, first, excluded) => {
    const likeness = first ?? part(schema);
    if (likeness === undefined) return undefined;
    const values = series.get(schema) ?? variantsOf(schema.facts, likeness, part, 0);
    series.set(schema, values);
    for (let missed = 0; missed < mostMissed; missed += 1) {
      const { value, done } = values.next();
      if (done === true) return undefined;
      const text = JSON.stringify(value);
      if (seen.has(text) || takes(schema, value) === false) continue;
      if (excluded !== undefined && takes(excluded, value) !== false) continue;
      seen.add(text);
      return value;
    }
    return undefined;
  };
};

/** A value, then others like it; whether the schema takes them is to be checked. */
function* variantsOf(facts: SchemaFacts, value: Json, part: Part, depth: number): Generator<Json> {
  yield value;
  const branches = facts.unions.flatMap((union) => union.complete ?? union.branches);
  for (const branch of depth < deepest ? branches : []) {
    const one = part(branch);
    if (one !== undefined) yield* variantsOf(branch.facts, one, part, depth + 1);
  }
  if (facts.values !== undefined) yield* facts.values;
  else if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'string') yield* likeText(facts, value);
  else if (typeof value === 'number') {
    for (let count = 1; ; count += 1) yield* [value + count * (facts.step ?? 1), value - count * (facts.step ?? 1)];
  } else if (depth < deepest && Array.isArray(value)) {
    for (const item of variantsOf(facts.items?.facts ?? facts, 0, part, depth + 1)) yield [...(value as Json[]), item];
  } else if (depth < deepest && value !== null && typeof value === 'object') {
    for (const { name, schema } of facts.properties.values()) {
      const member = (value as Readonly<Record<string, Json>>)[name] ?? part(schema);
      if (member === undefined) continue;
      for (const one of variantsOf(schema.facts, member, part, depth + 1)) yield { ...value, [name]: one };
    }
    for (let count = 1; facts.additional === undefined; count += 1) yield { ...value, other: count };
  }
}

/** Texts like one; whether they keep to format and length is to be checked. */
export function* likeText(facts: SchemaFacts, text: string): Generator<string> {
  if (facts.patterns.length === 0 && facts.format === undefined && !facts.limits.has('maxLength')) {
    for (let count = 1; ; count += 1) yield `${text}${count}`;
  }
  yield* textsOf(facts);
  for (let at = text.length - 1; at >= 0; at -= 1) {
    for (const letter of letters) yield text.slice(0, at) + letter + text.slice(at + 1);
  }
}
