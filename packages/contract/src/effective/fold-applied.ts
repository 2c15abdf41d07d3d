import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { askedFor, broughtParts } from './brought.ts';
import { labelOf, type Contained } from './contained.ts';
import { conditionOf, decidedParts, type Condition } from './conditional.ts';
import { conditionalDependent, dependentsOf, isOnlyAsking } from './dependencies.ts';
import { looksAnew } from './excluded.ts';
import type { EffectiveSchema } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { spare, takesEffect } from './idle.ts';
import { someInPlace } from './in-place.ts';
import { hasType, isSchema, type TypeSet } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';
import { topic } from './topics.ts';
import { closesItsParts } from './unevaluated.ts';
import { wholeTypes } from './whole-types.ts';

const none: readonly never[] = [];

const appliedKeywords = ['not', 'propertyNames', 'contentSchema'];
const conditionKeywords = ['if', 'then', 'else'] as const;
const unevaluated = ['unevaluatedProperties', 'unevaluatedItems'] as const;

/** Keywords that are not folded, with the schemas under them; those alone that say something of values of these types. */
export const foldApplied = (
  graph: SchemaGraph,
  conjunction: Conjunction,
  types: TypeSet,
  contained: readonly Contained[],
  isWatched: boolean,
): ReadonlyMap<string, readonly EffectiveSchema[]> => {
  const { sources } = conjunction;
  const found = new Map<string, EffectiveSchema[]>();
  const add = (label: string, placed: readonly Placed[]): void => {
    const list = found.get(label);
    if (list === undefined) found.set(label, [graph.node(placed)]);
    else list.push(graph.node(placed));
  };
  // `if` still tells which parts were looked at, and `not` that none was. JSON Schema 2020-12 Core, 11.
  const watched =
    isWatched || sources.some(({ schema }) => unevaluated.some((keyword) => schema[keyword] !== undefined));
  for (const [{ exempt }, condition] of conditionsIn(graph, sources, watched)) {
    for (const keyword of conditionKeywords) add(keyword, spare(graph, keyword, condition[keyword], exempt));
  }
  for (const source of sources) {
    const { pointer, schema, exempt } = source;
    if ((source.topics & topic.applied) === 0) continue;
    const placed = (keyword: string, value: Schema): Placed => ({ pointer: child(pointer, keyword), schema: value });
    for (const keyword of unevaluated) {
      const value = schema[keyword];
      if (
        isSchema(value) &&
        takesEffect(graph, keyword, source, types) &&
        closesItsParts(graph, conjunction, source, keyword) === undefined
      ) {
        add(keyword, [placed(keyword, value)]);
      }
    }
    for (const keyword of appliedKeywords) {
      const value = schema[keyword];
      const isLooking = keyword === 'not' && looksAnew(graph, source);
      if (isSchema(value) && ((watched && isLooking) || takesEffect(graph, keyword, source, types)))
        add(keyword, spare(graph, keyword, placed(keyword, value), exempt));
    }
  }
  for (const kind of contained) add(labelOf(kind, contained), spare(graph, 'contains', kind.placed, kind.exempt));
  if (hasType(types, 'object')) {
    for (const [name, placed] of dependentsIn(graph, sources, watched)) {
      add(`dependentSchemas ${name}`, placed);
    }
  }
  return found;
};

const describesMembers = (schema: SchemaObject): boolean =>
  ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'].some(
    (keyword) => schema[keyword] !== undefined,
  );

/** Sources with what stays a condition of them. */
const conditionsIn = (
  graph: SchemaGraph,
  sources: readonly Source[],
  watched: boolean,
): readonly (readonly [Source, Condition])[] =>
  sources.flatMap((source): readonly (readonly [Source, Condition])[] => {
    const condition = conditionOf(graph, source);
    if (condition === undefined) return none;
    const isSaid = decidedParts(graph, source) !== undefined || conditionalDependent(graph, source) !== undefined;
    return watched || !isSaid ? [[source, condition]] : none;
  });

/** What members bring with them that asks for more than others: all that is said of one member together. */
const dependentsIn = (
  graph: SchemaGraph,
  sources: readonly Source[],
  watched: boolean,
): ReadonlyMap<string, readonly Placed[]> => {
  const found = new Map<string, Placed[]>();
  const asked = askedFor(sources);
  for (const source of sources) {
    if (hasType(source.exempt, 'object')) continue;
    // What is brought by a member that is there holds.
    const held = watched ? none : broughtParts(graph, source, asked);
    for (const [name, placed] of dependentsOf(graph, source)) {
      const isIdle = hasType(wholeTypes(graph, placed.schema), 'object') || isOnlyAsking(graph, placed);
      if (isIdle && !(watched && someInPlace(graph, [placed.schema], describesMembers))) continue;
      if (held.some(({ pointer }) => pointer === placed.pointer)) continue;
      found.set(name, [...(found.get(name) ?? []), ...spare(graph, 'dependentSchemas', placed, 0)]);
    }
  }
  return found;
};
