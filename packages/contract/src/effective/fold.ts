import type { Json } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import { limits, type EffectiveSchema, type KnownValues, type Limit, type SchemaFacts } from './facts.ts';
import { foldAnnotations, foldStructure } from './fold-annotations.ts';
import { foldNumbers } from './fold-numbers.ts';
import { foldObject, foldsUnevaluated } from './fold-object.ts';
import { foldUnions } from './fold-unions.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, declaredTypes, isSchema, typeBit, typeOfValue, type JsonType, type TypeSet } from './json-types.ts';
import { conjunctionOf, constrains, listedValues, type Conjunction, type Source } from './sources.ts';

const none: readonly never[] = [];
const noLimits: ReadonlyMap<Limit, number> = new Map();
const nothingApplied: ReadonlyMap<string, readonly EffectiveSchema[]> = new Map();
const freeItems = { prefixItems: none, items: undefined };

/** The facts of schemas that all hold for one value. */
export const fold = (graph: SchemaGraph, schemas: readonly Placed[], chosen: ReadonlySet<Pointer>): SchemaFacts => {
  const conjunction = conjunctionOf(graph, schemas, chosen);
  const { sources } = conjunction;
  const pointer = editedAt(schemas, sources);
  const placeOf = (keyword: string): Pointer =>
    sources.find(({ schema }) => Object.hasOwn(schema, keyword))?.pointer ?? pointer;
  const values = foldValues(conjunction);
  const types = values === undefined ? foldTypes(conjunction) : typesOfValues(values);
  const about = (type: JsonType): readonly Source[] =>
    values === undefined && (types & typeBit[type]) !== 0
      ? sources.filter(({ exempt }) => (exempt & typeBit[type]) === 0)
      : none;
  const strings = about('string');
  const arrays = about('array');
  return {
    pointer,
    placeOf,
    types,
    values,
    known: foldKnown(conjunction),
    format: joined([...strings, ...about('number')], 'format'),
    ...foldNumbers(about('number')),
    patterns: distinct(strings, 'pattern'),
    contentMediaType: joined(strings, 'contentMediaType'),
    contentEncoding: joined(strings, 'contentEncoding'),
    limits: foldLimits({ Length: strings, Items: arrays, Contains: arrays, Properties: about('object') }),
    uniqueItems: arrays.some(({ schema }) => schema['uniqueItems'] === true),
    ...foldItems(graph, arrays),
    ...foldObject(graph, about('object'), conjunction, pointer),
    unions: values === undefined ? foldUnions(graph, schemas, conjunction, chosen) : [],
    applied: foldApplied(graph, sources, conjunction),
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

const foldTypes = ({ sources, types }: Conjunction): TypeSet => {
  let left = types & allTypes;
  for (const { schema, exempt } of sources) left &= declaredTypes(schema.type) | exempt;
  return left;
};

const typesOfValues = (values: readonly Json[]): TypeSet =>
  values.reduce<TypeSet>((types, value) => types | typeBit[typeOfValue(value)], 0);

const foldValues = (conjunction: Conjunction): readonly Json[] | undefined => {
  const lists = [...conjunction.valueLists];
  for (const { schema, exempt } of conjunction.sources) {
    const listed = listedValues(schema);
    if (listed !== undefined) lists.push((exempt & typeBit.null) === 0 ? listed : [...listed, null]);
  }
  const [first, ...others] = lists.map((list) => new Map(list.map((value) => [canonicalJson(value), value])));
  if (first === undefined) return undefined;
  const types = foldTypes(conjunction);
  return [...first]
    .filter(([key]) => others.every((list) => list.has(key)))
    .filter(([, value]) => (types & typeBit[typeOfValue(value)]) !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, value]) => value);
};

/** The values that are listed without excluding others. */
const foldKnown = ({ sources, knownLists }: Conjunction): KnownValues | undefined => {
  const lists = [...knownLists];
  for (const { schema, pointer } of sources) {
    const extensible = schema['x-extensible-enum'];
    if (Array.isArray(extensible)) lists.push({ values: extensible as readonly Json[], pointer });
    else if (extensible === true && Array.isArray(schema.enum)) lists.push({ values: schema.enum, pointer });
  }
  const [first] = lists;
  if (first === undefined) return undefined;
  const values = new Map(lists.flatMap((list) => list.values.map((value) => [canonicalJson(value), value] as const)));
  return {
    pointer: first.pointer,
    values: [...values].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value),
  };
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

const foldItems = (
  graph: SchemaGraph,
  sources: readonly Source[],
): { prefixItems: readonly EffectiveSchema[]; items: EffectiveSchema | undefined } => {
  if (sources.length === 0) return freeItems;
  const prefixes = sources.map((source) => placedList(source, 'prefixItems'));
  const length = Math.max(0, ...prefixes.map((prefix) => prefix.length));
  const rest = sources.map((source) => placedOne(source, 'items'));
  const at = (index: number): readonly Placed[] =>
    sources.flatMap((_, source) => prefixes[source]?.[index] ?? rest[source] ?? []);
  const after = rest.filter((placed) => placed !== undefined);
  return {
    prefixItems: Array.from({ length }, (_, index) => graph.node(at(index))),
    items: after.length === 0 ? undefined : graph.node(after),
  };
};

/** A schema under `keyword`; nothing when it is absent or says nothing. */
const placedOne = ({ pointer, schema }: Source, keyword: string): Placed | undefined => {
  const value = schema[keyword];
  return isSchema(value) && value !== true && !isEmpty(value)
    ? { pointer: child(pointer, keyword), schema: value }
    : undefined;
};

const isEmpty = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0;

const placedList = ({ pointer, schema }: Source, keyword: string): readonly Placed[] => {
  const list = schema[keyword];
  if (!Array.isArray(list)) return [];
  return list.map((member: unknown, index) => ({
    pointer: child(child(pointer, keyword), index),
    schema: isSchema(member) ? member : true,
  }));
};

const appliedKeywords = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'contentSchema', 'unevaluatedItems'];
const appliedMaps = ['dependentSchemas'];

const foldApplied = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
): ReadonlyMap<string, readonly EffectiveSchema[]> => {
  let found: Map<string, EffectiveSchema[]> | undefined;
  const add = (label: string, placed: Placed): void => {
    found ??= new Map();
    found.set(label, [...(found.get(label) ?? []), graph.node([placed])]);
  };
  for (const source of sources) {
    const { pointer, schema } = source;
    if (isSchema(schema['unevaluatedProperties']) && !foldsUnevaluated(conjunction, source)) {
      add('unevaluatedProperties', {
        pointer: child(pointer, 'unevaluatedProperties'),
        schema: schema['unevaluatedProperties'],
      });
    }
    for (const keyword of appliedKeywords) {
      const value = schema[keyword];
      if (isSchema(value)) add(keyword, { pointer: child(pointer, keyword), schema: value });
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
