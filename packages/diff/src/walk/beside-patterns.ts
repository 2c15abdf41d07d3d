import {
  child,
  writingOf,
  type EffectiveProperty,
  type EffectiveSchema,
  type PlacedSchema,
  type SchemaFacts,
} from '@schemawright/contract';
import { patternsBelow } from '../schema/edited-below.ts';
import { isMatch } from '../schema/patterns.ts';
import type { Both, SchemaPair } from '../subjects.ts';

/**
 * What both sides say of a member besides the patterns that came or went: these are told as such, and once for all members
 * that match. Where one went from what is read, each member may be freed in its own way, which may be graver for the pattern.
 */
export const besidePatterns = (pair: SchemaPair, { old, next }: Both<EffectiveProperty>): Both<EffectiveSchema> => ({
  old: pair.direction === 'response' ? old.schema : beside(pair, 'old', old),
  next: beside(pair, 'next', next),
});

const beside = (pair: SchemaPair, side: 'old' | 'next', { name, schema }: EffectiveProperty): EffectiveSchema => {
  const [facts, other] = side === 'old' ? [pair.old, pair.next] : [pair.next, pair.old];
  const isMoved = (pattern: string): boolean =>
    !other.patternProperties.has(pattern) && isMatch(pattern, name) && patternsBelow(pair, pattern) === undefined;
  const moved = [...facts.patternProperties.keys()].filter(isMoved);
  const writing = moved.length === 0 ? undefined : writingOf(schema);
  if (writing === undefined) return schema;
  const places = new Set(
    moved.flatMap((pattern) => placedAt(facts, pattern).map((placed) => writing.graph.settle(placed).pointer)),
  );
  const left = writing.schemas.filter(({ pointer }) => !places.has(pointer));
  return left.length === 0 ? schema : writing.graph.node(left);
};

/** What the parts of a schema say of members that match a pattern. */
const placedAt = ({ parts }: SchemaFacts, pattern: string): readonly PlacedSchema[] =>
  parts.flatMap(({ pointer, schema: { patternProperties } }) => {
    const schema = patternProperties?.[pattern];
    return schema === undefined ? [] : [{ pointer: child(child(pointer, 'patternProperties'), pattern), schema }];
  });
