import { constrains } from './constrains.ts';
import { child, type Pointer } from '../pointer.ts';
import { withContent } from './binary.ts';
import { limits, type EffectiveSchema, type Limit, type SchemaFacts } from './facts.ts';
import { foldAnnotations, foldStructure } from './fold-annotations.ts';
import { foldNumbers } from './fold-numbers.ts';
import { foldItems } from './fold-items.ts';
import { foldObject } from './fold-object.ts';
import { foldUnions } from './fold-unions.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { foldKnown, foldTypes, foldValues } from './fold-values.ts';
import { spare, takesEffect, wantsContained, withContained } from './idle.ts';
import { isSchema, typeBit, type JsonType } from './json-types.ts';
import { closesItsParts } from './unevaluated.ts';
import { conjunctionOf, type Conjunction, type Source } from './sources.ts';

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
  const types = listed?.types ?? foldTypes(conjunction);
  const about = (type: JsonType): readonly Source[] =>
    listed === undefined && (types & typeBit[type]) !== 0
      ? sources.filter(({ exempt }) => (exempt & typeBit[type]) === 0)
      : none;
  const strings = about('string').map(withContent);
  const arrays = about('array');
  return {
    pointer,
    placeOf,
    types,
    values: listed?.values,
    known: foldKnown(conjunction),
    format: joined([...strings, ...about('number').map(withContent)], 'format'),
    ...foldNumbers(about('number')),
    patterns: distinct(strings, 'pattern'),
    contentMediaType: joined(strings, 'contentMediaType'),
    contentEncoding: joined(strings, 'contentEncoding'),
    limits: foldLimits({
      Length: strings,
      Items: arrays.map(withContained),
      Contains: arrays.filter(({ schema }) => wantsContained(schema)),
      Properties: about('object'),
    }),
    uniqueItems: arrays.some(({ schema }) => schema['uniqueItems'] === true),
    ...foldItems(graph, arrays, conjunction),
    ...foldObject(graph, about('object'), conjunction, pointer),
    unions: listed === undefined ? foldUnions(graph, schemas, conjunction, chosen) : [],
    applied: listed?.decided === true ? nothingApplied : foldApplied(graph, sources, conjunction),
    annotations: foldAnnotations(sources),
    structure: foldStructure(sources),
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

const foldLimits = (about: Readonly<Record<string, readonly Source[]>>): ReadonlyMap<Limit, number> => {
  let found: Map<Limit, number> | undefined;
  for (const limit of limits) {
    const lowest = limit.startsWith('min');
    for (const { schema } of about[limit.slice(3)] ?? none) {
      const value = schema[limit];
      if (typeof value !== 'number' || (lowest && value <= 0 && limit !== 'minContains')) continue;
      found ??= new Map();
      const known = found.get(limit);
      if (known === undefined || (lowest ? value > known : value < known)) found.set(limit, value);
    }
  }
  return found ?? noLimits;
};

const appliedKeywords = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'contentSchema'];
const unevaluated = ['unevaluatedProperties', 'unevaluatedItems'] as const;
const appliedMaps = ['dependentSchemas'];

const foldApplied = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
): ReadonlyMap<string, readonly EffectiveSchema[]> => {
  let found: Map<string, EffectiveSchema[]> | undefined;
  const add = (label: string, ...placed: readonly Placed[]): void => {
    found ??= new Map();
    found.set(label, [...(found.get(label) ?? []), graph.node(placed)]);
  };
  // `if` alone, and `contains` alone, still tell which parts were looked at. JSON Schema 2020-12 Core, 11.
  const watched = sources.some(({ schema }) => unevaluated.some((keyword) => schema[keyword] !== undefined));
  for (const source of sources) {
    const { pointer, schema } = source;
    for (const keyword of unevaluated) {
      const value = schema[keyword];
      if (isSchema(value) && value !== true && closesItsParts(conjunction, source, keyword) === undefined) {
        add(keyword, { pointer: child(pointer, keyword), schema: value });
      }
    }
    for (const keyword of appliedKeywords) {
      const value = schema[keyword];
      if (isSchema(value) && (watched || takesEffect(keyword, schema))) {
        const placed = { pointer: child(pointer, keyword), schema: value };
        if (source.exempt === 0) add(keyword, placed);
        else add(keyword, ...spare(keyword, placed, source.exempt));
      }
    }
    for (const keyword of appliedMaps) {
      const members = schema[keyword];
      if (typeof members !== 'object' || members === null) continue;
      for (const [name, value] of Object.entries(members)) {
        if (isSchema(value)) {
          add(`${keyword} ${name}`, { pointer: child(child(pointer, keyword), name), schema: value });
        }
      }
    }
  }
  return found ?? nothingApplied;
};
