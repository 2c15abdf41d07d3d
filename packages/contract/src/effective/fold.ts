import { constrains } from './constrains.ts';
import type { Schema } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import { withContent } from './binary.ts';
import { byCodeUnit, canonicalJson } from './canonical.ts';
import { conditionOf, decidedParts, type Condition } from './conditional.ts';
import { conditionalDependency, dependencyOf } from './dependencies.ts';
import { limits as limitKeywords, type EffectiveSchema, type Limit, type SchemaFacts } from './facts.ts';
import { foldAnnotations, foldStructure, noStructure } from './fold-annotations.ts';
import { foldNumbers } from './fold-numbers.ts';
import { foldItems } from './fold-items.ts';
import { foldObject } from './fold-object.ts';
import { foldUnions } from './fold-unions.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { foldKnown, foldTypes, foldValues } from './fold-values.ts';
import { spare, takesEffect, wantsContained, withContained } from './idle.ts';
import { allTypes, hasType, isSchema, typeBit, type JsonType } from './json-types.ts';
import { closesItsParts } from './unevaluated.ts';
import { conjunctionOf, type Conjunction, type Source } from './sources.ts';
import { topic, type Topics } from './topics.ts';
import { wholeTypes } from './whole-types.ts';

const none: readonly never[] = [];
const noLimits: ReadonlyMap<Limit, number> = new Map();
const nothingApplied: ReadonlyMap<string, readonly EffectiveSchema[]> = new Map();

/** The facts of schemas that all hold for one value. */
export const fold = (graph: SchemaGraph, schemas: readonly Placed[], chosen: ReadonlySet<Pointer>): SchemaFacts => {
  const conjunction = conjunctionOf(graph, schemas, chosen);
  const { sources } = conjunction;
  const pointer = editedAt(schemas, sources);
  const placeOf = (keyword: string): Pointer =>
    sources.find(({ schema }) => Object.hasOwn(schema, keyword))?.pointer ?? pointer;
  const listed = foldValues(graph, conjunction);
  const types = listed?.types ?? foldTypes(graph, conjunction);
  const topics = sources.reduce<Topics>((all, source) => all | source.topics, 0);
  const about = (type: JsonType, what: Topics): readonly Source[] =>
    listed === undefined && (types & typeBit[type]) !== 0 && (topics & what) !== 0
      ? sources.filter((source) => (source.topics & what) !== 0 && (source.exempt & typeBit[type]) === 0)
      : none;
  const texts = about('string', topic.texts).map(withContent);
  const formats = [...texts, ...about('number', topic.texts).map(withContent)];
  const items = about('array', topic.items);
  const limits = (topics & topic.limits) === 0 ? noLimits : foldLimits((type) => about(type, topic.limits));
  return {
    pointer,
    placeOf,
    types,
    values: types === 0 ? undefined : listed?.values,
    known: (topics & topic.known) !== 0 || conjunction.knownLists.length > 0 ? foldKnown(conjunction) : undefined,
    format: joined(formats, 'format'),
    ...foldNumbers(about('number', topic.numbers)),
    patterns: distinct(texts, 'pattern'),
    contentMediaType: joined(texts, 'contentMediaType'),
    contentEncoding: joined(texts, 'contentEncoding'),
    limits,
    uniqueItems: items.some(({ schema }) => schema['uniqueItems'] === true),
    ...foldItems(graph, items, conjunction, limits.get('maxItems')),
    ...foldObject(graph, about('object', topic.members), conjunction, pointer),
    // Nothing that is said of no value makes a difference.
    unions: listed === undefined && types !== 0 ? foldUnions(graph, schemas, conjunction, chosen) : none,
    applied:
      listed?.decided === true || types === 0 || (topics & topic.applied) === 0
        ? nothingApplied
        : foldApplied(graph, sources, conjunction),
    annotations: foldAnnotations(sources, topics),
    structure: (topics & topic.structure) === 0 ? noStructure : foldStructure(sources),
    dangling: conjunction.dangling,
  };
};

/** The first schema, unless it only refers to another (and describes the use of it). */
const editedAt = (schemas: readonly Placed[], sources: readonly Source[]): Pointer => {
  const refers = ({ schema }: Source): boolean =>
    typeof schema.$ref === 'string' && Object.keys(schema).every((key) => key === '$ref' || !constrains(key));
  const edited = sources.find((source) => !refers(source)) ?? sources[0] ?? schemas[0];
  return edited?.pointer ?? '';
};

const distinct = (sources: readonly Source[], keyword: string): readonly string[] => {
  if (!sources.some(({ schema }) => typeof schema[keyword] === 'string')) return none;
  const found = new Set<string>();
  for (const { schema } of sources) {
    const value = schema[keyword];
    if (typeof value === 'string') found.add(value);
  }
  return [...found].sort();
};

const joined = (sources: readonly Source[], keyword: string): string | undefined =>
  distinct(sources, keyword).join('+') || undefined;

const foldLimits = (about: (type: JsonType) => readonly Source[]): ReadonlyMap<Limit, number> => {
  const arrays = about('array');
  const counted: Readonly<Record<string, readonly Source[]>> = {
    Length: about('string'),
    Items: arrays.map(withContained),
    Contains: arrays.filter(({ schema }) => wantsContained(schema)),
    Properties: about('object'),
  };
  let found: Map<Limit, number> | undefined;
  for (const limit of limitKeywords) {
    const lowest = limit.startsWith('min');
    for (const { schema } of counted[limit.slice(3)] ?? none) {
      const value = schema[limit];
      if (typeof value !== 'number' || (lowest && value <= 0 && limit !== 'minContains')) continue;
      found ??= new Map();
      const known = found.get(limit);
      if (known === undefined || (lowest ? value > known : value < known)) found.set(limit, value);
    }
  }
  return found ?? noLimits;
};

const appliedKeywords = ['not', 'contains', 'propertyNames', 'contentSchema'];
const conditionKeywords = ['if', 'then', 'else'] as const;
const unevaluated = ['unevaluatedProperties', 'unevaluatedItems'] as const;
const appliedMaps = ['dependentSchemas'];

/** Sources with what stays a condition of them, in the same order whatever the order of the parts is. */
const conditionsIn = (
  graph: SchemaGraph,
  sources: readonly Source[],
  watched: boolean,
): readonly (readonly [Source, Condition])[] => {
  const found = sources.flatMap((source): readonly (readonly [Source, Condition])[] => {
    const { schema } = source;
    const condition = conditionOf(schema);
    if (condition === undefined) return none;
    const isSaid = decidedParts(graph, source) !== undefined || conditionalDependency(graph, source) !== undefined;
    return watched || !isSaid ? [[source, condition]] : none;
  });
  if (found.length < 2) return found;
  return found
    .map((item) => ({ item, text: canonicalJson(conditionKeywords.map((keyword) => item[1][keyword])) }))
    .sort((left, right) => byCodeUnit(left.text, right.text))
    .map(({ item }) => item);
};

const foldApplied = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
): ReadonlyMap<string, readonly EffectiveSchema[]> => {
  const found = new Map<string, EffectiveSchema[]>();
  const add = (label: string, ...placed: readonly Placed[]): void => {
    const list = found.get(label);
    if (list === undefined) found.set(label, [graph.node(placed)]);
    else list.push(graph.node(placed));
  };
  // `if` alone, and `contains` alone, still tell which parts were looked at. JSON Schema 2020-12 Core, 11.
  const watched = sources.some(({ schema }) => unevaluated.some((keyword) => schema[keyword] !== undefined));
  const apply = ({ pointer, exempt }: Source, keyword: string, schema: Schema): void => {
    const placed = { pointer: child(pointer, keyword), schema };
    add(keyword, ...spare(graph, keyword, placed, exempt));
  };
  for (const [source, condition] of conditionsIn(graph, sources, watched)) {
    for (const keyword of conditionKeywords) apply(source, keyword, condition[keyword]);
  }
  for (const source of sources) {
    const { pointer, schema } = source;
    if ((source.topics & topic.applied) === 0) continue;
    for (const keyword of unevaluated) {
      const value = schema[keyword];
      if (
        isSchema(value) &&
        wholeTypes(graph, value) !== allTypes &&
        closesItsParts(graph, conjunction, source, keyword) === undefined
      ) {
        add(keyword, { pointer: child(pointer, keyword), schema: value });
      }
    }
    for (const keyword of appliedKeywords) {
      const value = schema[keyword];
      if (isSchema(value) && (watched || takesEffect(graph, keyword, source))) apply(source, keyword, value);
    }
    for (const keyword of appliedMaps) {
      const members = schema[keyword];
      if (typeof members !== 'object' || members === null) continue;
      for (const [name, value] of Object.entries(members)) {
        if (!isSchema(value) || hasType(wholeTypes(graph, value), 'object')) continue;
        const placed = { pointer: child(child(pointer, keyword), name), schema: value };
        if (dependencyOf(graph, name, placed) === undefined) add(`${keyword} ${name}`, placed);
      }
    }
  }
  return found;
};
