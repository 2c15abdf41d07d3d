import { child } from '../pointer.ts';
import { conditionOf, mayList, type HeldPart } from './conditional.ts';
import { constrains } from './constrains.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, declaredTypes, hasType, isSchema, typeBit } from './json-types.ts';
import type { Source } from './sources.ts';
import { takenTypes, wholeTypes } from './whole-types.ts';

/** A member, and what holds where it is there. */
export type Dependent = readonly [name: string, placed: Placed];

type Stated = Pick<Source, 'pointer' | 'schema'>;

export const dependentSchemasOf = ({ pointer, schema }: Stated): readonly Dependent[] => {
  if (schema.dependentSchemas === undefined) return [];
  const place = child(pointer, 'dependentSchemas');
  return entriesOf(schema.dependentSchemas).flatMap(([name, value]): Dependent[] =>
    isSchema(value) ? [[name, { pointer: child(place, name), schema: value }]] : [],
  );
};

/** What a condition leads to that asks for one member of objects and nothing else. */
const conditionalOn = (graph: SchemaGraph, source: Stated): readonly Dependent[] => {
  const condition = conditionOf(graph, source);
  if (condition === undefined || wholeTypes(graph, condition.else.schema) !== allTypes) return [];
  const { schema } = graph.settle(condition.if);
  if (typeof schema !== 'object' || !hasType(declaredTypes(schema.type), 'object')) return [];
  if (!Object.keys(schema).every((keyword) => asking.has(keyword) || !constrains(keyword))) return [];
  const [name, second] = new Set(strings(schema.required));
  return name === undefined || second !== undefined ? [] : [[name, condition.then]];
};

const asking: ReadonlySet<string> = new Set(['type', 'required']);

/** Whether something may hold where a member is there. */
export const mayBring = ({ schema }: Stated): boolean =>
  schema.dependentSchemas !== undefined || schema.if !== undefined;

/** The members that schemas ask for which hold together, and those that these ask for in turn. */
export const askedFor = (sources: readonly Source[]): ReadonlySet<string> => {
  const ofObjects = sources.filter(({ exempt }) => !hasType(exempt, 'object'));
  const asking = new Map<string, readonly string[]>();
  for (const { schema } of ofObjects) {
    if (schema.dependentRequired === undefined) continue;
    for (const [name, needed] of entriesOf(schema.dependentRequired))
      asking.set(name, [...(asking.get(name) ?? []), ...strings(needed)]);
  }
  return withBrought(new Set(ofObjects.flatMap(({ schema }) => strings(schema.required))), asking);
};

/** Members that are asked for, with those that they ask for. */
export const withBrought = (
  required: Set<string>,
  asking: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  if (asking.size > 0) for (const name of required) for (const brought of asking.get(name) ?? []) required.add(brought);
  return required;
};

/**
 * What members bring with them that are there, as the schema itself or others ask for them: it holds for all objects. Not
 * what lists values, which leaves none of the types that it is no business of.
 */
export const broughtParts = (graph: SchemaGraph, source: Stated, asked: ReadonlySet<string>): readonly HeldPart[] => {
  if (!mayBring(source)) return [];
  const own = strings(source.schema.required);
  if (own.length + asked.size === 0) return [];
  const exempt = allTypes & ~typeBit.object;
  return [...dependentSchemasOf(source), ...conditionalOn(graph, source)].flatMap(([name, placed]) => {
    if (!asked.has(name) && !own.includes(name)) return [];
    // What takes no objects leaves none, however it says so.
    if (!hasType(takenTypes(graph, placed.schema), 'object')) return [{ ...placed, schema: false, exempt }];
    return mayList(graph, [placed.schema]) ? [] : [{ ...placed, exempt }];
  });
};

export const entriesOf = (members: unknown): readonly (readonly [string, unknown])[] =>
  typeof members === 'object' && members !== null ? Object.entries(members) : [];

/** The texts of a list; nothing of what is no list. */
export const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
