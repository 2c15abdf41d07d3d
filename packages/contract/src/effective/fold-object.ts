import { child, type Pointer } from '../pointer.ts';
import type { EffectiveProperty, EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';

type ObjectFacts = Pick<SchemaFacts, 'properties' | 'patternProperties' | 'additional' | 'dependentRequired'>;

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
  const rests = sources.map((source) => restOf(source, 'additionalProperties'));
  const described = sources.map(({ schema }) => members(schema.properties));
  const patterned = sources.map(({ schema }) => members(schema.patternProperties));
  const required = new Set(sources.flatMap(({ schema }) => strings(schema.required)));
  const names = new Set(described.flatMap((properties) => [...properties.keys()]));

  const property = (name: string): EffectiveProperty => {
    const schemas = sources.flatMap((source, index): Placed[] => {
      const schema = described[index]?.get(name);
      if (schema !== undefined) return [{ pointer: child(child(source.pointer, 'properties'), name), schema }];
      const rest = patterned[index]?.size === 0 ? rests[index] : undefined;
      return rest === undefined ? [] : [rest];
    });
    const schema = graph.node(
      schemas.length === 0 ? [{ pointer: `${pointer}/required/${name}`, schema: true }] : schemas,
    );
    const describing = described.findIndex((properties) => properties.has(name));
    const owner = sources[describing]?.pointer;
    return {
      name,
      required: required.has(name),
      pointer: owner === undefined ? pointer : child(child(owner, 'properties'), name),
      described: owner !== undefined,
      schema,
    };
  };

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
    properties: new Map([...names, ...required].map((name) => [name, property(name)])),
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

const members = (value: unknown): ReadonlyMap<string, Placed['schema']> =>
  new Map(
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).filter((entry): entry is [string, Placed['schema']] => isSchema(entry[1]))
      : [],
  );

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
