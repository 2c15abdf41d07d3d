import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';

const negations = new WeakMap<SchemaObject, SchemaObject>();

/** The schema that takes what another one does not: the same one each time, so that it is known where it is met again. */
export const negationOf = (schema: Schema): Schema => {
  if (typeof schema === 'boolean') return !schema;
  let negation = negations.get(schema);
  if (negation === undefined) negations.set(schema, (negation = { not: schema }));
  return negation;
};

/** What a schema excludes, where it does nothing else. */
export const excludedAlone = (graph: SchemaGraph, placed: Placed): Placed | undefined => {
  const { pointer, schema } = graph.settle(placed);
  if (typeof schema !== 'object' || !isSchema(schema.not)) return undefined;
  return isOnly(schema, 'not') ? { pointer: child(pointer, 'not'), schema: schema.not } : undefined;
};

/** Whether a schema says something about values with these keywords alone. */
export const isOnly = (schema: SchemaObject, ...keywords: readonly string[]): boolean =>
  Object.keys(schema).every((keyword) => keywords.includes(keyword) || !constrains(keyword));
