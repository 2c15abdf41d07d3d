import type { EffectiveSchema, Json, SchemaFacts } from '@schemawright/contract';
import { isMatch } from '../schema/patterns.ts';
import { isClosed, isNever } from '../schema/view.ts';
import { likeText } from './apart.ts';
import { textsOf } from './texts.ts';

const mostNames = 200;

/**
 * Members that a schema takes though it does not describe them by name, with what it says of them: called as
 * `propertyNames`, or in a closed object the patterns of members, ask for.
 * @param free what is said of members that nothing is said of
 */
export function* furtherMembers(
  facts: SchemaFacts,
  free: EffectiveSchema,
  takes: (schema: EffectiveSchema, name: string) => boolean | undefined,
): Generator<readonly [name: string, schema: EffectiveSchema]> {
  const seen = new Set(facts.properties.keys());
  const [asked] = facts.applied.get('propertyNames') ?? [];
  for (const name of namesOf(facts, asked ?? free)) {
    if (seen.size - facts.properties.size >= mostNames) return;
    if (seen.has(name)) continue;
    seen.add(name);
    const [pattern] = [...facts.patternProperties].filter(([one]) => isMatch(one, name));
    const schema = pattern?.[1] ?? facts.additional ?? free;
    if (!isNever(schema.facts) && (asked === undefined || takes(asked, name) !== false)) yield [name, schema];
  }
}

function* namesOf(facts: SchemaFacts, asked: EffectiveSchema): Generator<string> {
  const { values, patterns, limits } = asked.facts;
  const named = isClosed(facts) ? [...facts.patternProperties.keys()] : [];
  if (values !== undefined) yield* values.filter(isText);
  else if (named.length > 0) for (const pattern of named) yield* textsOfAll(asked.facts, pattern);
  else if (patterns.length + limits.size > 0) yield* textsOfAll(asked.facts);
  else for (let count = 1; ; count += 1) yield `other${count}`;
}

function* textsOfAll(facts: SchemaFacts, ...patterns: readonly string[]): Generator<string> {
  const all = { ...facts, patterns: [...patterns, ...facts.patterns] };
  const texts = textsOf(all);
  yield* texts;
  for (const text of texts) yield* likeText(all, text);
}

const isText = (value: Json): value is string => typeof value === 'string';
