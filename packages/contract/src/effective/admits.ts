import type { Json } from '../openapi/types.ts';
import { all, type Answer } from './check/answer.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf } from './graph.ts';
import { holds } from './holds.ts';

/**
 * Whether a schema takes a value; `undefined` where looking at it does not tell. Of a branch together with what holds
 * outside of its union: whether that all takes the value, the union too.
 */
export const admits = (node: EffectiveSchema, value: Json): Answer => {
  const writing = writingOf(node, true);
  return writing && all(writing.schemas.map((schema) => holds(writing.graph, schema, value)));
};
