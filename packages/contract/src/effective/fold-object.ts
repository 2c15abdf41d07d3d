import { isUnsafe, patternTest } from '../pattern.ts';
import { child, type Pointer } from '../pointer.ts';
import type { EffectiveProperty, EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import { aloneOf, membersOf, type Member } from './members.ts';
import type { Conjunction, Source } from './sources.ts';
import { closesItsParts } from './unevaluated.ts';

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
  const described = sources.length === 1 ? sources.map(membersOf) : sources.map(graph.members);
  const patterned = sources.map(({ schema }) => schemasIn(schema.patternProperties));
  const required = new Set(sources.flatMap(({ schema }) => strings(schema.required)));
  const rests = sources.flatMap((source, index) => restsOf(source, index, sources, conjunction));

  /** What the first source says of each member; and what all say of those that several describe. */
  const firsts = new Map<string, Member>();
  const several = new Map<string, Placed[]>();
  for (const members of described) {
    for (const [name, member] of members) {
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, member);
      else listIn(several, name, first.placed).push(member.placed);
    }
  }

  const patterns = new Map<string, Placed[]>();
  sources.forEach((source, index) => {
    for (const [pattern, schema] of patterned[index] ?? []) {
      const placed = { pointer: child(child(source.pointer, 'patternProperties'), pattern), schema };
      patterns.set(pattern, [...(patterns.get(pattern) ?? []), placed]);
    }
  });

  const isOpen = rests.length + patterns.size === 0;
  const property = (name: string): EffectiveProperty => {
    const first = firsts.get(name);
    const stated = several.get(name) ?? (first === undefined ? [] : [first.placed]);
    if (isOpen && first !== undefined && stated.length === 1) return aloneOf(graph, name, first, required.has(name));
    const others = rests.flatMap(({ placed, of, patterns: own }) =>
      of.some((index) => described[index]?.has(name)) || own.some((pattern) => matches(pattern, name) !== false)
        ? []
        : placed,
    );
    const matching = [...patterns].flatMap(([pattern, schemas]) => (matches(pattern, name) === true ? schemas : []));
    let schemas = others.length + matching.length === 0 ? stated : [...stated, ...matching, ...others];
    if (schemas.length === 0) schemas = [{ pointer: `${pointer}/required/${name}`, schema: true }];
    return {
      name,
      required: required.has(name),
      pointer: first?.placed.pointer ?? pointer,
      described: first !== undefined,
      schema: graph.node(schemas),
    };
  };

  const properties = new Map<string, EffectiveProperty>();
  for (const name of firsts.keys()) properties.set(name, property(name));
  for (const name of required) if (!properties.has(name)) properties.set(name, property(name));
  return {
    properties,
    patternProperties: new Map(
      [...patterns].map(([pattern, schemas]): [string, EffectiveSchema] => {
        const others = rests.flatMap(({ placed, patterns: own }) => (own.includes(pattern) ? [] : placed));
        return [pattern, graph.node([...schemas, ...others])];
      }),
    ),
    additional: rests.length === 0 ? undefined : graph.node(rests.map(({ placed }) => placed)),
    dependentRequired: dependencies(sources),
  };
};

/** What some sources say together of the members that none of them describes. */
interface Rest {
  readonly placed: Placed;
  /** Indexes of the sources. */
  readonly of: readonly number[];
  /** The patterns by which they describe members. */
  readonly patterns: readonly string[];
}

/** `additionalProperties` of a source, and its `unevaluatedProperties` where that is as definite. */
const restsOf = (
  source: Source,
  index: number,
  sources: readonly Source[],
  conjunction: Conjunction,
): readonly Rest[] => {
  const patternsOf = ({ schema }: Source): readonly string[] => [...schemasIn(schema.patternProperties).keys()];
  const additional = restOf(source, 'additionalProperties');
  const found: Rest[] =
    additional === undefined ? [] : [{ placed: additional, of: [index], patterns: patternsOf(source) }];
  const parts = closesItsParts(conjunction, source, 'unevaluatedProperties');
  const unevaluated = parts && restOf(source, 'unevaluatedProperties');
  if (unevaluated === undefined || parts?.some(({ schema }) => isSchema(schema['additionalProperties']))) return found;
  const of = sources.flatMap((other, at) => (parts?.includes(other) === true ? [at] : []));
  return [...found, { placed: unevaluated, of, patterns: parts?.flatMap(patternsOf) ?? [] }];
};

/** Whether a name matches; `undefined` where telling might take for ever. */
const matches = (pattern: string, name: string): boolean | undefined =>
  isUnsafe(pattern) ? undefined : patternTest(pattern)(name);

/** What a source says of the members that it does not describe; nothing when they are free. */
const restOf = ({ pointer, schema }: Source, keyword: string): Placed | undefined => {
  const rest = schema[keyword];
  const free = rest === true || (typeof rest === 'object' && rest !== null && Object.keys(rest).length === 0);
  return isSchema(rest) && !free ? { pointer: child(pointer, keyword), schema: rest } : undefined;
};

const schemasIn = (value: unknown): ReadonlyMap<string, Placed['schema']> => {
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

const listIn = (lists: Map<string, Placed[]>, name: string, first: Placed): Placed[] => {
  let list = lists.get(name);
  if (list === undefined) lists.set(name, (list = [first]));
  return list;
};
