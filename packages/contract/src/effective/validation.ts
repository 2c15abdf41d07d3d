import type { Json, SchemaObject } from '../openapi/types.ts';
import { all, type Answer } from './check/answer.ts';
import { createChecker, type Checker } from './check/check.ts';
import type { Refusal } from './check/visit.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf, type SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import { conjunctionOf, type Source } from './sources.ts';

/** Values against the schemas of one document, as it asks for them in one direction. */
export interface Validation {
  /** Whether a schema takes a value; `undefined` where that cannot be told. */
  takes(node: EffectiveSchema, value: Json): Answer;
  /** All that is held against a value; nothing when it is taken, `undefined` when that cannot be told. */
  refusals(node: EffectiveSchema, value: Json): readonly Refusal[] | undefined;
  /** How many schemas were asked so far. */
  readonly spent: number;
}

const mostSteps = 20_000;

/**
 * @param absent which members take no part: they are not asked for, and not looked at. OpenAPI 3.0.4, 4.7.24: `readOnly` ones
 *   in what is sent, `writeOnly` ones in what is read.
 */
export const createValidation = (absent: 'readOnly' | 'writeOnly'): Validation => {
  const checkers = new Map<SchemaGraph, Checker>();
  const checkerOf = (graph: SchemaGraph): Checker => {
    let checker = checkers.get(graph);
    if (checker === undefined) {
      const target = (reference: string) => graph.target(reference)?.schema;
      checker = createChecker({ target, passedOver: flagged(graph, absent), steps: mostSteps });
      checkers.set(graph, checker);
    }
    return checker;
  };
  return {
    takes: (node, value) => {
      const writing = writingOf(node);
      return writing && all(writing.schemas.map(({ schema }) => checkerOf(writing.graph).holds(schema, value)));
    },
    refusals: (node, value) => {
      const writing = writingOf(node);
      if (writing === undefined) return undefined;
      const checker = checkerOf(writing.graph);
      const found: Refusal[] = [];
      for (const { schema } of writing.schemas) {
        const refusals = checker.refusals(schema, value);
        if (refusals === undefined) return undefined;
        found.push(...refusals);
      }
      return found;
    },
    get spent() {
      return [...checkers.values()].reduce((sum, { spent }) => sum + spent, 0);
    },
  };
};

const none: ReadonlySet<string> = new Set();

/** The members with a flag, as a schema, or one that holds together with it, tells of them. */
const flagged = (
  graph: SchemaGraph,
  flag: 'readOnly' | 'writeOnly',
): ((schema: SchemaObject) => ReadonlySet<string>) => {
  const known = new Map<SchemaObject, ReadonlySet<string>>();
  const members = new Map<SchemaObject, boolean>();
  const sourcesOf = (schema: SchemaObject): readonly Source[] =>
    conjunctionOf(graph, [{ pointer: '', schema }], new Set()).sources;
  const isFlagged = (member: unknown): boolean => {
    if (typeof member !== 'object' || !isSchema(member)) return false;
    if (member[flag] === true || !joins(member)) return member[flag] === true;
    let answer = members.get(member);
    if (answer === undefined) {
      // Said of one branch of a union it does not bind null.
      answer = sourcesOf(member).some(({ schema, exempt }) => exempt === 0 && schema[flag] === true);
      members.set(member, answer);
    }
    return answer;
  };
  return (schema) => {
    let names = known.get(schema);
    if (names === undefined) {
      const found = sourcesOf(schema).flatMap(({ schema: { properties = {} } }) =>
        Object.entries(properties).flatMap(([name, member]) => (isFlagged(member) ? [name] : [])),
      );
      known.set(schema, (names = found.length === 0 ? none : new Set(found)));
    }
    return names;
  };
};

const joins = ({ $ref, allOf, anyOf, oneOf }: SchemaObject): boolean =>
  $ref !== undefined || allOf !== undefined || anyOf !== undefined || oneOf !== undefined;
