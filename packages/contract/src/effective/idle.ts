import type { SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { takesAll } from './constrains.ts';
import type { Placed } from './graph.ts';
import { allTypes, listedValues, statedTypes, typeBit, typeOfValue, typesOf, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';

/** Whether `contains` asks for anything: none of a kind is enough at `minContains: 0`. JSON Schema 2020-12 Core, 10.3.1.3. */
export const wantsContained = ({ contains, minContains, maxContains }: SchemaObject): boolean =>
  contains !== undefined && !takesAll(contains) && (minContains !== 0 || maxContains !== undefined);

/** Whether a keyword has what it needs beside it to mean anything. JSON Schema 2020-12 Core, 10.2.2. */
export const takesEffect = (keyword: string, schema: SchemaObject): boolean => {
  if (keyword === 'if') return schema['then'] !== undefined || schema['else'] !== undefined;
  // What excludes every value is said by the types.
  if (keyword === 'not') return schema.not !== false && !takesAll(schema.not);
  return keyword !== 'contains' || wantsContained(schema);
};

/** What a keyword of a source applies, so that it takes or leaves nothing of the types that are none of its business. */
export const spare = (keyword: string, placed: Placed, exempt: TypeSet): readonly Placed[] => {
  const { pointer, schema } = placed;
  if (keyword === 'else' && schema !== true) {
    return [{ pointer: child(pointer, 'anyOf'), schema: { anyOf: [schema, { type: typesOf(exempt) }] } }];
  }
  if (keyword !== 'not' && keyword !== 'if') return [placed];
  const isApart = typeof schema === 'object' && (listedTypes(schema) & exempt) === 0;
  if (isApart) return [placed];
  return [placed, { pointer: child(pointer, 'type'), schema: { type: typesOf(allTypes & ~exempt) } }];
};

const listedTypes = (schema: SchemaObject): TypeSet =>
  (listedValues(schema)?.reduce<TypeSet>((set, value) => set | typeBit[typeOfValue(value)], 0) ?? allTypes) &
  statedTypes(schema);

/** `contains` of anything at all counts the items, and is said so. */
export const withContained = (source: Source): Source => {
  const { contains, minContains = 1, maxContains, ...schema } = source.schema;
  if (!takesAll(contains)) return source;
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
