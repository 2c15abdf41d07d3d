import type { Json } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';
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

/** Where looking did not tell: it takes long, and documents do not change. */
const untold = new WeakMap<object, Set<string>>();

/** Whether a schema takes a value, by JSON Schema 2020-12. `undefined` where looking does not tell. */
export const holds = (graph: SchemaGraph, { schema }: Placed, value: Json): Answer => {
  const known = typeof schema === 'object' ? untold.get(schema) : undefined;
  if (known?.has(canonicalJson(value)) === true) return undefined;
  const answer = checkerOf(graph).holds(schema, value);
  if (answer !== undefined || typeof schema !== 'object') return answer;
  if (known === undefined) untold.set(schema, new Set([canonicalJson(value)]));
  else known.add(canonicalJson(value));
  return undefined;
};

/** Whether a schema takes a value as far as it says so itself: without `$ref`, `allOf`, `anyOf` and `oneOf`. */
export const holdsItself = (graph: SchemaGraph, { schema }: Placed, value: Json): Answer =>
  checkerOf(graph).holdsItself(schema, value);
