import { constrains } from './constrains.ts';
import { child, valueAt, type Pointer } from '../pointer.ts';
import { withContent } from './binary.ts';
import { limits as limitKeywords, type EffectiveSchema, type Limit, type SchemaFacts } from './facts.ts';
import { containedIn, type Contained } from './contained.ts';
import { evaluatedIn } from './evaluated.ts';
import { foldApplied } from './fold-applied.ts';
import { foldAnnotations, foldStructure, hintFormats, noStructure } from './fold-annotations.ts';
import { foldNumbers } from './fold-numbers.ts';
import { foldItems } from './fold-items.ts';
import { foldObject } from './fold-object.ts';
import { foldUnions } from './fold-unions.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { foldKnown, foldTypes, foldValues } from './fold-values.ts';
import { withContained } from './idle.ts';
import { isSchema, typeBit, type JsonType, type TypeSet } from './json-types.ts';
import { conjunctionOf, type Source } from './sources.ts';
import { topic, type Topics } from './topics.ts';

const none: readonly never[] = [];
const noLimits: ReadonlyMap<Limit, number> = new Map();
const nothingApplied: ReadonlyMap<string, readonly EffectiveSchema[]> = new Map();

/**
 * The facts of schemas that all hold for one value.
 * @param watched the types of values of which another keyword asks what was evaluated
 */
export const fold = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  chosen: ReadonlySet<Pointer>,
  watched: TypeSet,
): SchemaFacts => {
  const conjunction = conjunctionOf(graph, schemas, chosen);
  const { sources } = conjunction;
  const pointer = editedAt(schemas, sources);
  const placeOf = (keyword: string): Pointer =>
    sources.find(({ schema }) => Object.hasOwn(schema, keyword))?.pointer ?? pointer;
  const schemaUnder = (...path: readonly string[]): EffectiveSchema | undefined => onlyUnder(graph, sources, path);
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
  const contained =
    (topics & topic.items) === 0 || (types & typeBit.array) === 0 ? none : containedIn(graph, sources, watched);
  const stated =
    (topics & topic.limits) === 0 ? noLimits : foldLimits(graph, (type) => about(type, topic.limits), contained);
  const { most, ...itemFacts } = foldItems(graph, items, conjunction, stated.get('maxItems'));
  const limits = withMost(stated, most);
  const applied =
    listed?.decided === true || types === 0 || (topics & topic.applied) === 0
      ? nothingApplied
      : foldApplied(graph, conjunction, types, contained, watched !== 0);
  return {
    pointer,
    parts: sources,
    placeOf,
    schemaUnder,
    types,
    values: types === 0 ? undefined : listed?.values,
    known: (topics & topic.known) !== 0 || conjunction.knownLists.length > 0 ? foldKnown(conjunction) : undefined,
    format: formatIn(formats),
    ...foldNumbers(about('number', topic.numbers)),
    patterns: distinct(texts, 'pattern'),
    contentMediaType: joined(texts, 'contentMediaType'),
    contentEncoding: joined(texts, 'contentEncoding'),
    limits,
    uniqueItems: items.some(({ schema }) => schema['uniqueItems'] === true),
    ...itemFacts,
    ...foldObject(graph, about('object', topic.members), conjunction, pointer, limits.get('minProperties')),
    // Nothing that is said of no value makes a difference.
    unions: listed === undefined && types !== 0 ? foldUnions(graph, schemas, conjunction, chosen, types) : none,
    applied,
    evaluated: evaluatedIn(sources, applied, watched),
    annotations: foldAnnotations(sources, topics, types),
    structure: (topics & topic.structure) === 0 ? noStructure : foldStructure(sources),
    dangling: conjunction.dangling,
  };
};

/** The schema at a path below the sources, where only one of them has one. */
const onlyUnder = (
  graph: SchemaGraph,
  sources: readonly Source[],
  path: readonly string[],
): EffectiveSchema | undefined => {
  const place = path.reduce<Pointer>(child, '');
  const stated = sources.flatMap(({ pointer, schema }): Placed[] => {
    const found = valueAt(schema, place);
    return isSchema(found) ? [{ pointer: `${pointer}${place}`, schema: found }] : [];
  });
  return stated.length === 1 ? graph.node(stated) : undefined;
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

/** What formats ask of values, of those that ask for something. */
const formatIn = (sources: readonly Source[]): string | undefined =>
  distinct(sources, 'format')
    .filter((format) => !hintFormats.has(format))
    .join('+') || undefined;

const foldLimits = (
  graph: SchemaGraph,
  about: (type: JsonType) => readonly Source[],
  contained: readonly Contained[],
): ReadonlyMap<Limit, number> => {
  const counted: Readonly<Record<string, readonly Pick<Source, 'schema'>[]>> = {
    Length: about('string'),
    Items: about('array').map((source) => withContained(graph, source)),
    Contains: countsAlone(contained),
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

/** The counts of one kind of item. Where several are counted, each is listed with its own. */
const countsAlone = ([only, second]: readonly Contained[]): readonly Pick<Source, 'schema'>[] =>
  only === undefined || second !== undefined
    ? none
    : [
        {
          schema: {
            ...(only.least === 1 ? {} : { minContains: only.least }),
            ...(only.most === Number.POSITIVE_INFINITY ? {} : { maxContains: only.most }),
          },
        },
      ];

/** Limits with the number of items that there may be: not more than that many can be of a kind. */
const withMost = (limits: ReadonlyMap<Limit, number>, most: number): ReadonlyMap<Limit, number> => {
  const isIdle = (limits.get('maxContains') ?? 0) >= most;
  if (!isIdle && most >= (limits.get('maxItems') ?? Number.POSITIVE_INFINITY)) return limits;
  const kept = [...limits].filter(([limit]) => limit !== 'maxItems' && !(isIdle && limit === 'maxContains'));
  return new Map([...kept, ['maxItems', most]]);
};
