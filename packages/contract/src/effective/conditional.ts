import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, isSchema } from './json-types.ts';
import type { Source } from './sources.ts';
import { takenTypes, wholeTypes } from './whole-types.ts';

/** `if`, `then` and `else` as a source says them; anything where it does not say. */
export type Condition = Readonly<Record<'if' | 'then' | 'else', Schema>>;

/** The condition of a schema, whether or not it leads to anything. JSON Schema 2020-12 Core, 10.2.2. */
export const conditionOf = (schema: SchemaObject): Condition | undefined =>
  isSchema(schema.if) ? { if: schema.if, then: outcome(schema, 'then'), else: outcome(schema, 'else') } : undefined;

const outcome = (schema: SchemaObject, keyword: 'then' | 'else'): Schema => {
  const value = schema[keyword];
  return isSchema(value) ? value : true;
};

/**
 * What a condition comes to where it need not be one: it always holds or never does, or it leads nowhere. All of it holds
 * together with the schema. `undefined` where it stays a condition.
 */
export const decidedParts = (
  graph: SchemaGraph,
  { pointer, schema }: Pick<Source, 'pointer' | 'schema'>,
): readonly Placed[] | undefined => {
  const condition = conditionOf(schema);
  if (condition === undefined) return undefined;
  const { if: asked, then, else: otherwise } = condition;
  if ((wholeTypes(graph, then) & wholeTypes(graph, otherwise)) === allTypes) return [];
  const met = { pointer: child(pointer, 'then'), schema: then };
  const missed = { pointer: child(pointer, 'else'), schema: otherwise };
  if (wholeTypes(graph, asked) === allTypes) return [met];
  if (takenTypes(graph, asked) === 0) return [missed];
  const place = child(pointer, 'if');
  if (takenTypes(graph, otherwise) === 0) return [{ pointer: place, schema: asked }, met];
  return takenTypes(graph, then) === 0 ? [{ pointer: place, schema: { not: asked } }, missed] : undefined;
};
