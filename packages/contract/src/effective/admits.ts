import type { Json } from '../openapi/types.ts';
import { all, type Answer } from './check/answer.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf } from './graph.ts';
import { holds } from './holds.ts';

/**
 * Whether a schema takes a value; `undefined` where looking at it does not tell. A branch together with what holds outside
 * of its union takes all that both take; what they refuse may be in two branches, which is no matter of one.
 */
export const admits = (node: EffectiveSchema, value: Json): Answer => {
  const writing = writingOf(node, true);
  const answer = writing && all(writing.schemas.map((schema) => holds(writing.graph, schema, value)));
  return answer === false && writingOf(node) === undefined ? undefined : answer;
};
