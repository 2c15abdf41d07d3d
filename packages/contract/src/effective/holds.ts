import type { Json } from '../openapi/types.ts';
import type { Answer } from './check/answer.ts';
import { createChecker, type Checker } from './check/check.ts';
import type { Placed, SchemaGraph } from './graph.ts';

const mostSteps = 2000;

const none: ReadonlySet<string> = new Set();

const checkers = new WeakMap<SchemaGraph, Checker>();

const checkerOf = (graph: SchemaGraph): Checker => {
  let checker = checkers.get(graph);
  if (checker === undefined) {
    const target = (reference: string) => graph.target(reference)?.schema;
    checkers.set(graph, (checker = createChecker({ target, passedOver: () => none, steps: mostSteps })));
  }
  return checker;
};

/** Whether a schema takes a value, by JSON Schema 2020-12. `undefined` where looking does not tell. */
export const holds = (graph: SchemaGraph, { schema }: Placed, value: Json): Answer =>
  checkerOf(graph).holds(schema, value);

/** Whether a schema takes a value as far as it says so itself: without `$ref`, `allOf`, `anyOf` and `oneOf`. */
export const holdsItself = (graph: SchemaGraph, { schema }: Placed, value: Json): Answer =>
  checkerOf(graph).holdsItself(schema, value);
