import { isUnsafe, matchesAll, patternTest } from '../pattern.ts';
import { child, type Pointer } from '../pointer.ts';
import { strings, withBrought } from './brought.ts';
import { dependencies } from './dependencies.ts';
import type { EffectiveProperty, EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { countedMembers } from './impossible.ts';
import { isSchema } from './json-types.ts';
import { membersOf, type Member } from './members.ts';
import { excludedNames, isClosedByNames, namesBy } from './names.ts';
import type { Conjunction, Source } from './sources.ts';
import { closesItsParts } from './unevaluated.ts';
import { saysNothing } from './whole-types.ts';

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
 * @param least how many members there have to be
 */
export const foldObject = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
  pointer: Pointer,
  least = 0,
): ObjectFacts => {
  if (sources.length === 0) return nothing;
  const described = sources.length === 1 ? sources.map(membersOf) : sources.map(graph.members);
  const patterned = sources.map(patternedIn);
  const asking = dependencies(graph, sources);
  const counted = least > 0 ? countedMembers(graph, sources, least) : [];
  const required = withBrought(
    new Set([...sources.flatMap(({ schema }) => strings(schema.required)), ...counted]),
    asking,
  );
  const rests = sources.flatMap((source, index) => restsOf(graph, source, index, sources, conjunction));

  /** What the first source says of each member; and what all say of those that several describe. */
  const [ofFirst, ...ofOthers] = described;
  const firsts = new Map<string, Member>(ofFirst);
  const several = new Map<string, Placed[]>();
  for (const members of ofOthers) {
    for (const [name, member] of members) {
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, member);
      else listIn(several, name, first.placed).push(member.placed);
    }
  }

  const patterns = new Map<string, Placed[]>();
  for (const own of patterned) {
    for (const [pattern, placed] of own) patterns.set(pattern, [...(patterns.get(pattern) ?? []), placed]);
  }
  /** Members by patterns that name them. */
  const named = new Map<string, Placed>();
  const naming = new Set<string>();
  for (const [pattern, [first]] of patterns) {
    const names = first && namesBy(pattern);
    if (names === undefined) continue;
    naming.add(pattern);
    for (const name of names) if (!named.has(name)) named.set(name, first as Placed);
  }
  for (const [pattern, schemas] of patterns) {
    if (naming.has(pattern)) continue;
    const isForOthers = rests.some((rest) => rest.patterns.includes(pattern));
    if (!isForOthers && schemas.every(({ schema }) => saysNothing(graph, schema))) patterns.delete(pattern);
  }

  const isOpen = rests.length + patterns.size === 0;
  const property = (name: string): EffectiveProperty => {
    const first = firsts.get(name);
    if (isOpen && first !== undefined && !several.has(name)) return first.alone(graph, required.has(name));
    const stated = several.get(name) ?? (first === undefined ? [] : [first.placed]);
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
      pointer: first?.placed.pointer ?? named.get(name)?.pointer ?? pointer,
      described: first !== undefined || named.has(name),
      schema: graph.node(schemas),
    };
  };

  const properties = new Map<string, EffectiveProperty>();
  for (const name of firsts.keys()) properties.set(name, property(name));
  for (const name of named.keys()) if (!properties.has(name)) properties.set(name, property(name));
  for (const name of required) if (!properties.has(name)) properties.set(name, property(name));
  return {
    properties,
    patternProperties: new Map(
      [...patterns].flatMap(([pattern, schemas]): [string, EffectiveSchema][] => {
        if (naming.has(pattern)) return [];
        const others = rests.flatMap(({ placed, patterns: own }) => (own.includes(pattern) ? [] : placed));
        return [[pattern, graph.node([...schemas, ...others])]];
      }),
    ),
    additional: rests.length === 0 ? undefined : graph.node(rests.map(({ placed }) => placed)),
    dependentRequired: open(asking, required),
  };
};

/** What members ask for that is not there anyway. */
const open = (asking: SchemaFacts['dependentRequired'], required: ReadonlySet<string>): typeof asking => {
  const left = [...asking].map(([name, needed]) => [name, needed.filter((one) => !required.has(one))] as const);
  return asking.size === 0 ? asking : new Map(left.filter(([, needed]) => needed.length > 0));
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
  graph: SchemaGraph,
  source: Source,
  index: number,
  sources: readonly Source[],
  conjunction: Conjunction,
): readonly Rest[] => {
  const patternsOf = (one: Source): readonly string[] => [...patternedIn(one).keys()];
  const all = ofAllIn(source);
  const additional = all.length === 0 ? restOf(graph, source, 'additionalProperties') : undefined;
  const found: Rest[] = [];
  for (const placed of all) if (!saysNothing(graph, placed.schema)) found.push({ placed, of: [], patterns: [] });
  if (isClosedByNames(source.schema)) {
    found.push({
      placed: { pointer: child(source.pointer, 'propertyNames'), schema: false },
      of: [index],
      patterns: [],
    });
  }
  if (additional !== undefined) found.push({ placed: additional, of: [index], patterns: patternsOf(source) });
  const parts = closesItsParts(graph, conjunction, source, 'unevaluatedProperties');
  const unevaluated = parts && restOf(graph, source, 'unevaluatedProperties');
  if (unevaluated === undefined || parts?.some(describesAll)) return found;
  const of = sources.flatMap((other, at) => (parts?.includes(other) === true ? [at] : []));
  return [...found, { placed: unevaluated, of, patterns: parts?.flatMap(patternsOf) ?? [] }];
};

/** Whether there is no member that a source says nothing of. */
const describesAll = (source: Source): boolean =>
  isSchema(source.schema['additionalProperties']) || ofAllIn(source).length > 0;

/** Whether a name matches; `undefined` where telling might take for ever. */
const matches = (pattern: string, name: string): boolean | undefined =>
  isUnsafe(pattern) ? undefined : patternTest(pattern)(name);

/** What a source says of the members that it does not describe; nothing when they are free. */
const restOf = (graph: SchemaGraph, { pointer, schema }: Source, keyword: string): Placed | undefined => {
  const rest = schema[keyword];
  return isSchema(rest) && !saysNothing(graph, rest) ? { pointer: child(pointer, keyword), schema: rest } : undefined;
};

/** What a source says of members whose names match something that other names do not. */
const patternedIn = (source: Source): ReadonlyMap<string, Placed> => {
  const { patternProperties, propertyNames } = source.schema;
  if (patternProperties === undefined && propertyNames === undefined) return none;
  const described = schemasByPattern(source).filter(([pattern]) => !matchesAll(pattern));
  const excluded = excludedNames(source.schema);
  if (excluded === undefined) return new Map(described);
  // Nothing can be of a name that is kept out, whatever else is said of it.
  return new Map([...described, [excluded, { pointer: child(source.pointer, 'propertyNames'), schema: false }]]);
};

/** What a source says of all members, whether or not they are described. */
const ofAllIn = (source: Source): readonly Placed[] => {
  if (source.schema.patternProperties === undefined) return [];
  return schemasByPattern(source).flatMap(([pattern, placed]) => (matchesAll(pattern) ? [placed] : []));
};

const schemasByPattern = ({ pointer, schema }: Source): readonly (readonly [string, Placed])[] => {
  const patterns: unknown = schema.patternProperties;
  if (typeof patterns !== 'object' || patterns === null || Array.isArray(patterns)) return [];
  const place = child(pointer, 'patternProperties');
  return Object.entries(patterns).flatMap(([pattern, member]: [string, unknown]) =>
    isSchema(member) ? [[pattern, { pointer: child(place, pattern), schema: member }] as const] : [],
  );
};

const listIn = (lists: Map<string, Placed[]>, name: string, first: Placed): Placed[] => {
  let list = lists.get(name);
  if (list === undefined) lists.set(name, (list = [first]));
  return list;
};
