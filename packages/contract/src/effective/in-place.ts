import type { Schema, SchemaObject } from '../openapi/types.ts';
import type { SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';

/** Keywords with schemas for the same value. JSON Schema 2020-12 Core, 10.2. */
const keywords = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

/** Whether one of some schemas has a property, or one that speaks of the same value because it says so. */
export const someInPlace = (
  graph: SchemaGraph,
  schemas: readonly Schema[],
  has: (schema: SchemaObject) => boolean,
): boolean => {
  const met = new Set(schemas);
  for (const schema of met) {
    if (typeof schema === 'boolean') continue;
    if (has(schema)) return true;
    for (const keyword of keywords) for (const below of [schema[keyword]].flat()) if (isSchema(below)) met.add(below);
    const dependents = Object.values((schema.dependentSchemas ?? {}) as object) as readonly unknown[];
    for (const below of dependents) if (isSchema(below)) met.add(below);
    const target = typeof schema.$ref === 'string' ? graph.target(schema.$ref) : undefined;
    if (target !== undefined) met.add(target.schema);
  }
  return false;
};
