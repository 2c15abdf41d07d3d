import { child } from '../pointer.ts';
import { conditionOf, decidedParts } from './conditional.ts';
import { twiceExcluded } from './excluded.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, declaredTypes, hasType, isSchema, typeBit } from './json-types.ts';
import { conjunctionOf, type Source } from './sources.ts';
import { isAbout, takenTypes, wholeTypes } from './whole-types.ts';

/** A member, and those that have to be there where it is. */
type Dependency = readonly [name: string, needed: readonly string[]];

/** The members that a schema asks for, where it takes all objects that have them. */
const askedBy = (graph: SchemaGraph, placed: Placed): readonly string[] | undefined => {
  const { sources, unions, valueLists, types } = conjunctionOf(graph, [placed], new Set());
  const ofObjects = sources.filter(({ exempt }) => !hasType(exempt, 'object'));
  const isSo =
    unions.length + valueLists.length === 0 &&
    hasType(types, 'object') &&
    ofObjects.every(
      (source) =>
        hasType(declaredTypes(source.schema.type), 'object') &&
        Object.keys(source.schema).every((keyword) => isAsking(graph, source, keyword)),
    );
  return isSo ? ofObjects.flatMap(({ schema }) => strings(schema.required)) : undefined;
};

/** Whether a keyword asks for members, leads to parts that are looked at too, or is none of the business of objects. */
const isAsking = (graph: SchemaGraph, source: Source, keyword: string): boolean => {
  if (keyword === 'not') return twiceExcluded(graph, source) !== undefined;
  if (keyword === 'if') return decidedParts(graph, source) !== undefined;
  return asking.has(keyword) || !isAbout(keyword, 'object');
};

const asking: ReadonlySet<string> = new Set(['type', 'required', '$ref', 'allOf', 'anyOf', 'oneOf', 'then', 'else']);

/** A member that leads to nothing but others being asked for. JSON Schema 2020-12 Core, 10.2.2.4. */
export const dependencyOf = (graph: SchemaGraph, name: string, needed: Placed): Dependency | undefined => {
  const names = askedBy(graph, needed);
  return names && [name, names];
};

/** The same said by a condition: `if` one is there, `then` others are. */
export const conditionalDependency = (graph: SchemaGraph, { pointer, schema }: Source): Dependency | undefined => {
  const condition = conditionOf(schema);
  if (condition === undefined || wholeTypes(graph, condition.else) !== allTypes) return undefined;
  const others = allTypes & ~typeBit.object;
  if ((takenTypes(graph, condition.if) & ~wholeTypes(graph, condition.then) & others) !== 0) return undefined;
  const asked = askedBy(graph, { pointer: child(pointer, 'if'), schema: condition.if });
  const [name, second] = new Set(asked);
  if (name === undefined || second !== undefined) return undefined;
  return dependencyOf(graph, name, { pointer: child(pointer, 'then'), schema: condition.then });
};

/** Member to the members that it asks for, as all schemas together say it. JSON Schema 2020-12 Validation, 6.5.4. */
export const dependencies = (
  graph: SchemaGraph,
  sources: readonly Source[],
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const add = ([name, needed]: Dependency): void => {
    const all = new Set([...(found.get(name) ?? []), ...needed]);
    all.delete(name);
    if (all.size > 0) found.set(name, [...all].sort());
  };
  for (const source of sources) {
    const { pointer, schema } = source;
    for (const [name, required] of entriesOf(schema.dependentRequired)) add([name, strings(required)]);
    for (const [name, needed] of entriesOf(schema.dependentSchemas)) {
      const place = child(child(pointer, 'dependentSchemas'), name);
      const dependency = isSchema(needed) ? dependencyOf(graph, name, { pointer: place, schema: needed }) : undefined;
      if (dependency !== undefined) add(dependency);
    }
    const conditional = schema.if === undefined ? undefined : conditionalDependency(graph, source);
    if (conditional !== undefined) add(conditional);
  }
  return found;
};

const entriesOf = (members: unknown): readonly (readonly [string, unknown])[] =>
  typeof members === 'object' && members !== null ? Object.entries(members) : [];

/** The texts of a list; nothing of what is no list. */
export const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
