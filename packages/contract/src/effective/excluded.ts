import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, hasType, integersOnly, isSchema, typesOf, type JsonType } from './json-types.ts';
import type { Source } from './sources.ts';
import { isAbout, takenTypes, wholeBy, wholeTypes } from './whole-types.ts';

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

/** What a schema excludes, where two exclusions around one another are none; nothing where it excludes nothing then. */
const excludedOnce = (graph: SchemaGraph, placed: Placed): Placed | undefined => {
  const met = new Set<Schema>();
  for (let one = placed; !met.has(one.schema);) {
    met.add(one.schema);
    const excluded = excludedAlone(graph, one);
    const twice = excluded && excludedAlone(graph, excluded);
    if (twice === undefined) return excluded;
    one = twice;
  }
  return undefined;
};

/** Whether a schema says something about values with these keywords alone. */
const isOnly = (schema: SchemaObject, ...keywords: readonly string[]): boolean =>
  Object.keys(schema).every((keyword) => keywords.includes(keyword) || !constrains(keyword));

const alternativesOf = ({ pointer, schema }: Placed): readonly Placed[] | undefined => {
  const list: unknown = typeof schema === 'object' ? schema.anyOf : undefined;
  if (!Array.isArray(list) || !list.every(isSchema)) return undefined;
  return list.map((branch, index) => ({ pointer: `${pointer}/anyOf/${index}`, schema: branch }));
};

/** What holds together by `$ref` and `allOf`, each once; `undefined` where that is nothing at all, or leads nowhere. */
const togetherWith = (graph: SchemaGraph, placed: Placed): readonly SchemaObject[] | undefined => {
  const met = new Set([placed.schema]);
  const found: SchemaObject[] = [];
  for (const schema of met) {
    if (schema === true) continue;
    if (schema === false) return undefined;
    const { $ref, allOf, ...rest } = schema;
    found.push(rest);
    if (Array.isArray(allOf)) for (const part of allOf.filter(isSchema)) met.add(part);
    if ($ref === undefined) continue;
    const target = typeof $ref === 'string' ? graph.target($ref) : undefined;
    if (target === undefined) return undefined;
    met.add(target.schema);
  }
  return found;
};

/** Whether a schema is a list of values or types, be it as alternatives: what it excludes is one list. */
const isListing = (graph: SchemaGraph, placed: Placed): boolean => {
  const met = new Set([placed.schema]);
  for (const schema of met) {
    const parts = togetherWith(graph, { ...placed, schema }) ?? [];
    if (!parts.every((part) => isOnly(part, 'type', 'enum', 'const', 'anyOf'))) return false;
    for (const { anyOf } of parts) if (Array.isArray(anyOf)) for (const one of anyOf.filter(isSchema)) met.add(one);
  }
  return true;
};

const shared = new WeakMap<SchemaObject, SchemaObject | undefined>();

/** What a schema excludes whose alternatives do nothing but exclude: all of that together. JSON Schema 2020-12 Core, 10.2. */
export const excludedByAll = (graph: SchemaGraph, { pointer, schema }: Source): Placed | undefined => {
  if (!shared.has(schema)) {
    const excluded = alternativesOf({ pointer, schema })?.map((branch) => excludedOnce(graph, branch)) ?? [];
    const isAll = excluded.length > 1 && excluded.every((one) => one !== undefined);
    shared.set(schema, isAll ? { not: { allOf: excluded.map((one) => one.schema) } } : undefined);
  }
  const found = shared.get(schema);
  return found && { pointer: child(pointer, 'anyOf'), schema: found };
};

/** Whether what an exclusion comes to may look at members or items, which what is excluded does not. */
export const looksAnew = (graph: SchemaGraph, source: Source): boolean =>
  excludedParts(graph, source)?.some(({ schema }) => typeof schema === 'object' && !isOnly(schema, ...silent)) === true;

/**
 * What an exclusion comes to where it can be said without one: what `not` of `not` takes, what none of several takes,
 * what is beyond a limit. All of it holds together with the schema. JSON Schema 2020-12 Core, 10.2.1.4.
 */
export const excludedParts = (
  graph: SchemaGraph,
  { pointer, schema: { not } }: Pick<Source, 'pointer' | 'schema'>,
): readonly Placed[] | undefined => {
  if (!isSchema(not)) return undefined;
  const outer = graph.settle({ pointer: child(pointer, 'not'), schema: not });
  const twice = excludedAlone(graph, outer);
  if (twice !== undefined) return [twice];
  if (typeof outer.schema !== 'object') return undefined;
  const branches = isOnly(outer.schema, 'anyOf') ? alternativesOf(outer) : undefined;
  if (branches !== undefined && !isListing(graph, outer)) {
    return branches.map((branch) => ({ pointer: `${branch.pointer}/not`, schema: negationOf(branch.schema) }));
  }
  const beyond = complementOf(graph, outer);
  return beyond && [{ pointer: outer.pointer, schema: beyond }];
};

/** What of several exclusions one leaves out: the contrary of all that hold together is one of the contraries. */
const excludedTogether = (graph: SchemaGraph, { pointer, schema }: Placed): SchemaObject | undefined => {
  const list: unknown = typeof schema === 'object' && isOnly(schema, 'allOf') ? schema.allOf : undefined;
  if (!Array.isArray(list) || !list.every(isSchema)) return undefined;
  const anyOf = list.flatMap((part, index): readonly Schema[] => {
    const excluded = excludedOnce(graph, { pointer: `${pointer}/allOf/${index}`, schema: part });
    return excluded === undefined ? [] : [excluded.schema];
  });
  return anyOf.length === list.length ? { anyOf } : undefined;
};

const complements = new WeakMap<SchemaObject, { readonly schema: SchemaObject | undefined }>();

/** What a schema leaves out: one of several exclusions, or what is beyond the limits of each type of which it takes some. */
const complementOf = (graph: SchemaGraph, placed: Placed): SchemaObject | undefined => {
  if (typeof placed.schema !== 'object') return undefined;
  let known = complements.get(placed.schema);
  if (known === undefined)
    complements.set(
      placed.schema,
      (known = { schema: excludedTogether(graph, placed) ?? beyondLimits(graph, placed) }),
    );
  return known.schema;
};

const beyondLimits = (graph: SchemaGraph, placed: Placed): SchemaObject | undefined => {
  const whole = wholeTypes(graph, placed.schema);
  const partial = takenTypes(graph, placed.schema) & ~whole;
  const parts = partial === 0 ? undefined : togetherWith(graph, placed);
  if (parts === undefined) return undefined;
  const found: SchemaObject[] = [{ type: typesOf(allTypes & ~whole) }];
  for (const type of typesOf(partial)) {
    const stated = parts.flatMap((part) =>
      Object.entries(part).filter(([name]) => limits(part, name, type) && !hasType(wholeBy(graph, name, part), type)),
    );
    const beyond = stated.map(([keyword, limit]) => opposites.get(keyword)?.(limit));
    const [one, second] = beyond;
    if (one === undefined || !beyond.every((limit) => limit !== undefined)) return undefined;
    // What is beyond one of several limits of a type is one of several alternatives: they have room for one type.
    if (second !== undefined && found.some(({ anyOf }) => anyOf !== undefined)) return undefined;
    found.push(second === undefined ? one : { anyOf: beyond });
  }
  return Object.assign({}, ...found) as SchemaObject;
};

/** Whether a keyword may leave some values of a type out, and not all of them: `type` does where numbers have to be whole. */
const limits = ({ type: declared }: SchemaObject, keyword: string, type: JsonType): boolean =>
  isAbout(keyword, type) && (keyword !== 'type' || (type === 'number' && integersOnly(declared)));

type Opposite = (limit: unknown) => SchemaObject | undefined;

const opposite =
  (keyword: string, step: number): Opposite =>
  (limit) =>
    typeof limit === 'number' && (step === 0 || limit + step >= 0) ? { [keyword]: limit + step } : undefined;

/** What takes all that a limit refuses. */
const opposites: ReadonlyMap<string, Opposite> = new Map([
  ['minimum', opposite('exclusiveMaximum', 0)],
  ['exclusiveMinimum', opposite('maximum', 0)],
  ['maximum', opposite('exclusiveMinimum', 0)],
  ['exclusiveMaximum', opposite('minimum', 0)],
  ...['Length', 'Items', 'Properties'].flatMap((counted): readonly (readonly [string, Opposite])[] => [
    [`min${counted}`, opposite(`max${counted}`, -1)],
    [`max${counted}`, opposite(`min${counted}`, 1)],
  ]),
  // Some item is not of a kind, or none is.
  ['items', (one) => (isSchema(one) ? { contains: negationOf(one) } : undefined)],
  ['contains', (one) => (isSchema(one) ? { items: negationOf(one) } : undefined)],
]);

/** Keywords that look at no members or items, so far as an exclusion comes to them. */
const silent: readonly string[] = [
  'type',
  'not',
  ...[...opposites.keys()].filter((name) => !/^(?:items|contains)$/u.test(name)),
];
