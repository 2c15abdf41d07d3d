import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import { excludedParts } from './excluded.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, isSchema, typeBit, typesOf, type TypeSet } from './json-types.ts';
import { excludedNames, isClosedByNames } from './names.ts';
import type { Source } from './sources.ts';
import { isAbout, takenTypes, wholeBy, wholeTypes } from './whole-types.ts';
import { negationOf } from './negation.ts';

/** How many items have to be of the kind that is contained, and how many may be. JSON Schema 2020-12 Validation, 6.4. */
export const countsOf = ({ minContains, maxContains }: SchemaObject): readonly [least: number, most: number] => [
  typeof minContains === 'number' ? minContains : 1,
  typeof maxContains === 'number' ? maxContains : Number.POSITIVE_INFINITY,
];

/** Whether `contains` asks for what all items are: then it counts them. */
const isOfAllItems = (graph: SchemaGraph, { contains, items, prefixItems }: SchemaObject): boolean =>
  wholeTypes(graph, contains) === allTypes ||
  (isSchema(items) && prefixItems === undefined && canonicalJson(items) === canonicalJson(contains));

/** Whether `contains` asks for anything that is not said by the types, by the items, or by how many there are. */
export const wantsContained = (graph: SchemaGraph, schema: SchemaObject): boolean => {
  const { contains } = schema;
  if (contains === undefined) return false;
  const [least, most] = countsOf(schema);
  const isCounted = least <= most && most > 0 && (least > 0 || most < Number.POSITIVE_INFINITY);
  return isCounted && !isOfAllItems(graph, schema) && takenTypes(graph, contains) !== 0;
};

/** Whether no list has what `contains` asks for: of what can't be there, or can't be there so often, some has to be. */
export const isNowhere = (graph: SchemaGraph, schema: SchemaObject): boolean => {
  if (schema['contains'] === undefined) return false;
  const [least, most] = countsOf(schema);
  return most < least || (least > 0 && takenTypes(graph, schema['contains']) === 0);
};

/** What no item may be, as `contains` says it by asking for none. */
export const notContained = ({ pointer, schema }: Pick<Source, 'pointer' | 'schema'>): Placed | undefined => {
  const { contains } = schema;
  const [least, most] = countsOf(schema);
  if (!isSchema(contains) || least > 0 || most > 0) return undefined;
  return { pointer: child(pointer, 'contains'), schema: negationOf(contains) };
};

/** Whether a keyword says anything of values of these types that is not said elsewhere already. */
export const takesEffect = (graph: SchemaGraph, keyword: string, source: Source, ofAll: TypeSet): boolean => {
  const { schema } = source;
  const types = ofAll & ~source.exempt;
  const value: unknown = schema[keyword];
  // What excludes all values of a type is said by the types, and what can be said without `not`, as a part.
  if (keyword === 'not') {
    const partial = takenTypes(graph, value) & ~wholeTypes(graph, value);
    return (partial & types) !== 0 && excludedParts(graph, source) === undefined;
  }
  if (!typesOf(types).some((type) => isAbout(keyword, type))) return false;
  if (keyword === 'propertyNames' && (isClosedByNames(schema) || excludedNames(schema) !== undefined)) return false;
  return wholeBy(graph, keyword, schema) !== allTypes;
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

/** `contains` of what all items are counts them, and is said so. */
export const withContained = (graph: SchemaGraph, source: Source): Source => {
  const { contains, minContains = 1, maxContains, ...schema } = source.schema;
  if (contains === undefined || !isOfAllItems(graph, source.schema)) return source;
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
