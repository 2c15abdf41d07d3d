import { child } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { declaredTypes, integersOnly, isSchema, typesOf, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';
import { wholeTypes } from './whole-types.ts';

/** What `not` of `not` comes to. JSON Schema 2020-12 Core, 10.2.1.4. */
export const twiceExcluded = (graph: SchemaGraph, { pointer, schema: { not } }: Source): Placed | undefined => {
  if (!isSchema(not)) return undefined;
  const outer = graph.settle({ pointer: child(pointer, 'not'), schema: not });
  if (typeof outer.schema !== 'object' || !isSchema(outer.schema.not)) return undefined;
  const isAlone = Object.keys(outer.schema).every((keyword) => keyword === 'not' || !constrains(keyword));
  return isAlone ? { pointer: child(outer.pointer, 'not'), schema: outer.schema.not } : undefined;
};

/**
 * The types that a source admits by itself: without those that it excludes whole.
 * @param integral whether all numbers are whole: then `integer` takes all that there are
 */
export const statedTypes = (graph: SchemaGraph, source: Source, integral = false): TypeSet => {
  const { type, not } = source.schema;
  // What is excluded twice is a part, which says its types itself.
  if (not === undefined || twiceExcluded(graph, source) !== undefined) return declaredTypes(type);
  const excluded =
    integral && typeof not === 'object' && integersOnly(not.type)
      ? { ...not, type: typesOf(declaredTypes(not.type)) }
      : not;
  return declaredTypes(type) & ~wholeTypes(graph, excluded);
};
