import type { Json } from '../openapi/types.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf } from './graph.ts';
import { all, holds, type Answer } from './holds.ts';

/** Whether a schema takes a value; `undefined` where looking at it does not tell. */
export const admits = (node: EffectiveSchema, value: Json): Answer => {
  const writing = writingOf(node);
  return writing && all(writing.schemas.map((schema) => holds(writing.graph, schema, value)));
};
