import { conditionalTypes } from './conditional.ts';
import { excludedParts } from './excluded.ts';
import type { SchemaGraph } from './graph.ts';
import { isNowhere } from './idle.ts';
import { declaredTypes, integersOnly, typeBit, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';
import { wholeTypes } from './whole-types.ts';

/**
 * The types that a source admits by itself: without those that it excludes whole, or leaves nothing of.
 * @param integral whether all numbers are whole: then `integer` takes all that there are
 */
export const statedTypes = (graph: SchemaGraph, source: Source, integral = false): TypeSet => {
  const { type, not } = source.schema;
  const listless = isNowhere(graph, source.schema) ? typeBit.array : 0;
  const declared = declaredTypes(type) & conditionalTypes(graph, source) & ~listless;
  // What an exclusion comes to is a part, which says its types itself.
  if (not === undefined || excludedParts(graph, source) !== undefined) return declared;
  return declared & ~wholeTypes(graph, not, integral || integersOnly(type));
};
