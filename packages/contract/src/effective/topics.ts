import type { SchemaObject } from '../openapi/types.ts';
import { isUnknownExtension } from './extensions.ts';

/** A set of things that keywords speak of, one bit each: most schemas speak of few, and the others need no folding. */
export type Topics = number;

export const topic = {
  /** Lists of values. */
  values: 1,
  /** Lists that exclude no other values. */
  known: 2,
  numbers: 4,
  texts: 8,
  /** How long, how many. */
  limits: 16,
  items: 32,
  members: 64,
  /** Schemas that hold besides, under conditions or not at all. */
  applied: 128,
  /** What readers of the schema take note of. */
  notes: 256,
  /** What people read. */
  prose: 512,
  /** Extensions without a meaning here. */
  extensions: 1024,
  structure: 2048,
} as const;

const { values, known, numbers, texts, limits, items, members, applied, notes, prose, structure } = topic;

const byKeyword: ReadonlyMap<string, Topics> = new Map([
  ['$comment', prose],
  ['const', values],
  ['contains', limits | items | applied],
  ['contentEncoding', texts],
  ['contentMediaType', texts],
  ['contentSchema', applied],
  ['default', notes],
  ['dependentRequired', members],
  ['dependentSchemas', applied | members],
  ['deprecated', notes],
  ['description', prose],
  ['else', applied],
  ['enum', values],
  ['example', prose],
  ['examples', prose],
  ['exclusiveMaximum', numbers],
  ['exclusiveMinimum', numbers],
  ['externalDocs', prose],
  ['format', numbers | texts | prose],
  ['if', applied | members],
  ['items', items],
  ['maxContains', limits],
  ['maxItems', limits],
  ['maxLength', limits],
  ['maxProperties', limits],
  ['maximum', numbers],
  ['minContains', limits],
  ['minItems', limits],
  ['minLength', limits],
  ['minProperties', limits],
  ['minimum', numbers],
  ['multipleOf', numbers],
  ['not', applied],
  ['pattern', texts],
  ['patternProperties', members],
  ['prefixItems', items],
  ['properties', members],
  ['propertyNames', applied | members],
  ['additionalProperties', members],
  ['readOnly', notes],
  ['required', members],
  ['then', applied],
  ['title', prose],
  // Whole numbers are a type.
  ['type', numbers],
  ['unevaluatedItems', items | applied],
  ['unevaluatedProperties', members | applied],
  ['uniqueItems', items],
  ['writeOnly', notes],
  ['x-extensible-enum', known],
  ['x-json-structure', structure | prose],
  ['x-stability-level', notes],
  ['x-sunset', notes],
  ['xml', prose],
]);

export const topicsOf = (schema: SchemaObject): Topics => {
  let topics = 0;
  for (const keyword in schema) {
    topics |= byKeyword.get(keyword) ?? (isUnknownExtension(keyword) ? topic.extensions : 0);
  }
  return topics;
};
