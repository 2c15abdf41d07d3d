import type { Schema } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import { constrains, takesAll } from './constrains.ts';
import { excludedAlone, negationOf } from './negation.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { someInPlace } from './in-place.ts';
import { allTypes, hasType, isSchema, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';
import { saysNothing, takenBy, takenTypes, wholeBy, wholeTypes } from './whole-types.ts';

/** `if`, `then` and `else` as a source says them; anything where it does not say. */
export type Condition = Readonly<Record<'if' | 'then' | 'else', Placed>>;

type Conditional = Pick<Source, 'pointer' | 'schema'>;

/**
 * The condition of a schema, whether or not it leads to anything. What asks for the contrary is turned round, and what
 * asks for types such as null. JSON Schema 2020-12 Core, 10.2.2.
 */
export const conditionOf = (graph: SchemaGraph, { pointer, schema }: Conditional): Condition | undefined => {
  if (!isSchema(schema.if)) return undefined;
  const outcome = (keyword: 'then' | 'else'): Placed => {
    const value = schema[keyword];
    return { pointer: child(pointer, keyword), schema: isSchema(value) ? value : true };
  };
  let [asked, then, otherwise] = [
    { pointer: child(pointer, 'if'), schema: schema.if },
    outcome('then'),
    outcome('else'),
  ];
  const seen = new Set<unknown>();
  for (let one = excludedAlone(graph, asked); one !== undefined; one = excludedAlone(graph, one)) {
    if (seen.has(one.schema)) break;
    seen.add(one.schema);
    [asked, then, otherwise] = [one, otherwise, then];
  }
  const types = wholeTypes(graph, asked.schema);
  const isTurned = types === takenTypes(graph, asked.schema) && types !== allTypes && hasType(types, 'null');
  if (!isTurned) return { if: asked, then, else: otherwise };
  const contrary = { pointer: `${asked.pointer}/not`, schema: negationOf(asked.schema) };
  return { if: contrary, then: otherwise, else: then };
};

/** The types that a source leaves by what either outcome of its condition takes; all where it need not be one. */
export const conditionalTypes = (graph: SchemaGraph, source: Conditional): TypeSet =>
  source.schema.if === undefined || decidedParts(graph, source) !== undefined
    ? allTypes
    : takenBy(graph, 'if', source.schema);

/** What holds together with a schema, for values of other than the `exempt` types. */
export interface HeldPart extends Placed {
  readonly exempt?: TypeSet;
}

/**
 * What a condition comes to where it need not be one: it always holds or never does, it asks for types alone, or it leads
 * nowhere, or to the same either way. All of it holds together with the schema. `undefined` where it stays a condition.
 */
export const decidedParts = (graph: SchemaGraph, source: Conditional): readonly HeldPart[] | undefined => {
  const condition = conditionOf(graph, source);
  if (condition === undefined) return undefined;
  const { if: asked, then: met, else: missed } = condition;
  const types = wholeTypes(graph, asked.schema);
  if (types === allTypes) return [asked, met];
  if (takenTypes(graph, missed.schema) === 0) return [asked, met];
  if (takenTypes(graph, asked.schema) === 0) return [missed];
  if (areWrittenAlike(graph.settle(met), graph.settle(missed))) return [met];
  const isIdle = wholeBy(graph, 'if', { if: asked.schema, then: met.schema, else: missed.schema }) === allTypes;
  // What takes all values may say of some types that they are read-only.
  const isTold = !isIdle || ![met, missed].every(({ schema }) => saysNothing(graph, schema));
  if (isTold && types === takenTypes(graph, asked.schema) && !mayList(graph, [met.schema, missed.schema])) {
    const others = allTypes & ~types;
    return [
      { ...asked, exempt: others },
      { ...met, exempt: others },
      { ...missed, exempt: types },
    ];
  }
  if (isIdle) return [];
  if (takenTypes(graph, met.schema) > 0) return undefined;
  return [{ pointer: `${asked.pointer}/not`, schema: negationOf(asked.schema) }, missed];
};

/** Whether schemas may list values or alternatives: these are told of all types, and not of some alone. */
export const mayList = (graph: SchemaGraph, schemas: readonly Schema[]): boolean =>
  someInPlace(
    graph,
    schemas,
    ({ anyOf, ...schema }) =>
      listing.some((keyword) => Object.hasOwn(schema, keyword)) || (anyOf !== undefined && !isOfTypes(anyOf)),
  );

const listing = ['enum', 'const', 'oneOf'] as const;

/** Whether alternatives are of plain types, or one of them says nothing. */
const isOfTypes = (anyOf: unknown): boolean => {
  const alternatives = Array.isArray(anyOf) ? (anyOf as readonly unknown[]) : [];
  return alternatives.some(takesAll) || alternatives.every(isOfType);
};

const isOfType = (schema: unknown): boolean =>
  isSchema(schema) &&
  typeof schema === 'object' &&
  Object.entries(schema).every(([keyword, value]) => {
    if (keyword === 'anyOf') return isOfTypes(value);
    if (keyword === 'allOf') return Array.isArray(value) && value.every(isOfType);
    return keyword === 'type' || !constrains(keyword);
  });

const areWrittenAlike = (one: Placed, other: Placed): boolean =>
  one.schema === other.schema || canonicalJson(one.schema) === canonicalJson(other.schema);
