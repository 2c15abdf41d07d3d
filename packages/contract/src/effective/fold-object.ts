import { child, type Pointer } from '../pointer.ts';
import type { EffectiveProperty, EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';

type ObjectFacts = Pick<SchemaFacts, 'properties' | 'patternProperties' | 'additional' | 'dependentRequired'>;

const none: ReadonlyMap<string, never> = new Map<string, never>();
const nothing: ObjectFacts = {
  properties: none,
  patternProperties: none,
  additional: undefined,
  dependentRequired: none,
};

/**
 * Members as all sources together describe them. `additionalProperties` of one source speaks about the members that
 * this source does not describe itself, so it joins what the others say about theirs.
 */
export const foldObject = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
  pointer: Pointer,
): ObjectFacts => {
  if (sources.length === 0) return nothing;
  const rests = sources.map((source) => restOf(source, 'additionalProperties'));
  const described = sources.map(({ schema }) => members(schema.properties));
  const patterned = sources.map(({ schema }) => members(schema.patternProperties));
  const required = new Set(sources.flatMap(({ schema }) => strings(schema.required)));
  const places = sources.map((source) => child(source.pointer, 'properties'));

  const resting = sources.flatMap((_, index) => (patterned[index]?.size === 0 ? (rests[index] ?? []) : []));
  /** What the sources say of each member that they describe: chains of `allOf` have many sources and many members. */
  const byName = new Map<string, Placed[]>();
  described.forEach((schemas, index) => {
    for (const [name, schema] of schemas) {
      const placed = { pointer: child(places[index] ?? '', name), schema };
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [placed]);
      else known.push(placed);
    }
  });

  /** Together with what other sources say of the members that they do not describe. */
  const withRests = (name: string): readonly Placed[] =>
    sources.flatMap((_, index) => {
      const schema = described[index]?.get(name);
      if (schema !== undefined) return [{ pointer: child(places[index] ?? '', name), schema }];
      return (patterned[index]?.size === 0 ? rests[index] : undefined) ?? [];
    });

  const property = (name: string): EffectiveProperty => {
    const stated = byName.get(name) ?? [];
    const describedAt = stated[0]?.pointer;
    let schemas = resting.length === 0 ? stated : withRests(name);
    if (schemas.length === 0) schemas = [{ pointer: `${pointer}/required/${name}`, schema: true }];
    return {
      name,
      required: required.has(name),
      pointer: describedAt ?? pointer,
      described: describedAt !== undefined,
      schema: graph.node(schemas),
    };
  };

  const properties = new Map<string, EffectiveProperty>();
  for (const named of [...described, required]) {
    for (const name of named.keys()) if (!properties.has(name)) properties.set(name, property(name));
  }
  const patterns = new Map<string, Placed[]>();
  sources.forEach((source, index) => {
    for (const [pattern, schema] of patterned[index] ?? []) {
      const placed = { pointer: child(child(source.pointer, 'patternProperties'), pattern), schema };
      patterns.set(pattern, [...(patterns.get(pattern) ?? []), placed]);
    }
  });
  const [outermost] = sources;
  const unevaluated =
    outermost !== undefined && foldsUnevaluated(conjunction, outermost)
      ? restOf(outermost, 'unevaluatedProperties')
      : undefined;
  const rest = [...rests, unevaluated].filter((placed) => placed !== undefined);
  return {
    properties,
    patternProperties: new Map(
      [...patterns].map(([pattern, schemas]): [string, EffectiveSchema] => [pattern, graph.node(schemas)]),
    ),
    additional: rest.length === 0 ? undefined : graph.node(rest),
    dependentRequired: dependencies(sources),
  };
};

/**
 * Whether `unevaluatedProperties` of a source means the same as closing the folded members: it does on the outermost
 * schema when nothing below depends on which branch matched.
 */
export const foldsUnevaluated = ({ sources, unions }: Conjunction, source: Source): boolean =>
  source === sources[0] &&
  unions.length === 0 &&
  sources.every(({ schema }) => schema.if === undefined && schema['dependentSchemas'] === undefined);

/** What a source says of the members that it does not describe; nothing when they are free. */
const restOf = ({ pointer, schema }: Source, keyword: string): Placed | undefined => {
  const rest = schema[keyword];
  const free = rest === true || (typeof rest === 'object' && rest !== null && Object.keys(rest).length === 0);
  return isSchema(rest) && !free ? { pointer: child(pointer, keyword), schema: rest } : undefined;
};

const members = (value: unknown): ReadonlyMap<string, Placed['schema']> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
  const found = new Map<string, Placed['schema']>();
  for (const [name, member] of Object.entries(value)) if (isSchema(member)) found.set(name, member);
  return found;
};

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

const dependencies = (sources: readonly Source[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const { schema } of sources) {
    const value = schema['dependentRequired'];
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, needed] of Object.entries(value)) {
      const all = new Set([...(found.get(name) ?? []), ...strings(needed)]);
      if (all.size > 0) found.set(name, [...all].sort());
    }
  }
  return found;
};
