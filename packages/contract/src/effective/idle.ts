import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { excludedParts } from './excluded.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, typeBit, typesOf, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';
import { isAbout, takenTypes, wholeBy, wholeTypes } from './whole-types.ts';

/** Whether `contains` asks for anything that is not said by the types, or by how many items there are. */
export const wantsContained = (graph: SchemaGraph, { contains, minContains, maxContains }: SchemaObject): boolean =>
  contains !== undefined &&
  wholeTypes(graph, contains) !== allTypes &&
  takenTypes(graph, contains) !== 0 &&
  (minContains !== 0 || maxContains !== undefined);

/** Whether a keyword says anything of values of these types that is not said elsewhere already. */
export const takesEffect = (graph: SchemaGraph, keyword: string, source: Source, types: TypeSet): boolean => {
  const { schema } = source;
  const value: unknown = schema[keyword];
  // What excludes all values of a type is said by the types, and what can be said without `not`, as a part.
  if (keyword === 'not') {
    const partial = takenTypes(graph, value) & ~wholeTypes(graph, value);
    return (partial & types) !== 0 && excludedParts(graph, source) === undefined;
  }
  if (!typesOf(types).some((type) => isAbout(keyword, type))) return false;
  return keyword === 'contains' ? wantsContained(graph, schema) : wholeBy(graph, keyword, schema) !== allTypes;
};

/**
 * What a keyword of a source applies: so that it takes or leaves nothing of the types that are none of its business, or
 * that are dealt with elsewhere.
 */
export const spare = (graph: SchemaGraph, keyword: string, placed: Placed, exempt: TypeSet): readonly Placed[] => {
  const { pointer, schema } = placed;
  if (keyword === 'else' && schema !== true && exempt !== 0) {
    return [{ pointer: child(pointer, 'anyOf'), schema: { anyOf: [schema, { type: typesOf(exempt) }] } }];
  }
  const others = othersOf(graph, keyword, schema, exempt);
  if (others === 0 || (takenTypes(graph, schema) & others) === 0) return [placed];
  const types = typesOf(allTypes & ~others);
  return [placed, { pointer: child(child(pointer, 'type'), types.join()), schema: { type: types } }];
};

/** The types of which a keyword takes and leaves nothing. */
const othersOf = (graph: SchemaGraph, keyword: string, schema: Schema, exempt: TypeSet): TypeSet => {
  if (keyword === 'not') return exempt | wholeTypes(graph, schema);
  if (keyword === 'propertyNames') return allTypes & ~typeBit.string;
  if (keyword === 'dependentSchemas') return allTypes & ~typeBit.object;
  return keyword === 'if' ? exempt : 0;
};

/** `contains` of anything at all counts the items, and is said so. */
export const withContained = (graph: SchemaGraph, source: Source): Source => {
  const { contains, minContains = 1, maxContains, ...schema } = source.schema;
  if (contains === undefined || wholeTypes(graph, contains) !== allTypes) return source;
  const stated = (limit: unknown): readonly number[] => (typeof limit === 'number' ? [limit] : []);
  const most = Math.min(...stated(schema['maxItems']), ...stated(maxContains));
  return {
    ...source,
    schema: {
      ...schema,
      minItems: Math.max(0, ...stated(schema['minItems']), ...stated(minContains)),
      ...(most === Number.POSITIVE_INFINITY ? {} : { maxItems: most }),
    },
  };
};
