import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child } from '../pointer.ts';
import { decidedParts, type HeldPart } from './conditional.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, hasType, integersOnly, isSchema, typesOf, type JsonType, type TypeSet } from './json-types.ts';
import { excludedAlone, isOnly, negationOf } from './negation.ts';
import type { Source } from './sources.ts';
import { isAbout, takenTypes, wholeBy, wholeTypes } from './whole-types.ts';

type Stated = Pick<Source, 'pointer' | 'schema'>;

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

/** Those of which any may hold; of one alone it is all the same what others must not. */
const alternativesOf = ({ pointer, schema }: Placed): readonly Placed[] | undefined => {
  if (typeof schema !== 'object') return undefined;
  const keyword = schema.oneOf?.length === 1 && schema.anyOf === undefined ? 'oneOf' : 'anyOf';
  const list: unknown = schema[keyword];
  if (!Array.isArray(list) || !list.every(isSchema)) return undefined;
  return list.map((branch, index) => ({ pointer: `${child(pointer, keyword)}/${index}`, schema: branch }));
};

/** What is said of values of other than the `exempt` types. */
interface Said {
  readonly schema: SchemaObject;
  readonly exempt: TypeSet;
}

/** The schemas that say all that a keyword of a schema says, where it leads to such. */
const saidElsewhere = (graph: SchemaGraph, source: Stated, keyword: string): readonly HeldPart[] | undefined => {
  const { [keyword]: value } = source.schema;
  const place = child(source.pointer, keyword);
  const below = (): readonly Placed[] =>
    [value].flat().flatMap((schema, index) => (isSchema(schema) ? { pointer: child(place, index), schema } : []));
  switch (keyword) {
    case '$ref':
      return [(typeof value === 'string' && graph.target(value)) || { pointer: place, schema: false }];
    case 'allOf':
      return below();
    case 'if':
      return decidedParts(graph, source);
    case 'anyOf':
    case 'oneOf': {
      const taken = below().filter(({ schema }) => takenTypes(graph, schema) !== 0);
      return taken.length === 1 ? taken : undefined;
    }
    default:
      return undefined;
  }
};

/**
 * What holds together because a schema says so, be it by a condition that is none or by one alternative of which alone
 * something is; `undefined` where that is nothing at all, or leads nowhere.
 */
const togetherWith = (graph: SchemaGraph, placed: Placed): readonly Said[] | undefined => {
  const met = new Map<Schema, TypeSet>();
  const found: Said[] = [];
  const pending: HeldPart[] = [placed];
  for (const { pointer, schema, exempt = 0 } of pending) {
    if (schema === true || met.get(schema) === exempt) continue;
    if (schema === false) return undefined;
    met.set(schema, exempt);
    const own = Object.entries(schema).filter(([keyword]) => {
      const parts = saidElsewhere(graph, { pointer, schema }, keyword);
      parts?.forEach((part) => pending.push({ ...part, exempt: exempt | (part.exempt ?? 0) }));
      return parts === undefined;
    });
    found.push({ schema: Object.fromEntries(own), exempt });
  }
  return found;
};

/** Whether a schema is a list of values or types, be it as alternatives: what it excludes is one list. */
const isListing = (graph: SchemaGraph, placed: Placed): boolean => {
  const met = new Set([placed.schema]);
  for (const schema of met) {
    const parts = togetherWith(graph, { ...placed, schema }) ?? [];
    if (!parts.every((part) => isOnly(part.schema, 'type', 'enum', 'const', 'anyOf'))) return false;
    for (const part of parts) for (const one of [part.schema.anyOf ?? []].flat()) if (isSchema(one)) met.add(one);
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
  { pointer, schema: { not } }: Stated,
): readonly Placed[] | undefined => {
  if (!isSchema(not)) return undefined;
  const outer = graph.settle({ pointer: child(pointer, 'not'), schema: not });
  const twice = excludedAlone(graph, outer);
  if (twice !== undefined) return [twice];
  if (typeof outer.schema !== 'object') return undefined;
  const isUnion = isOnly(outer.schema, 'anyOf') || isOnly(outer.schema, 'oneOf');
  const branches = isUnion ? alternativesOf(outer) : undefined;
  if (branches !== undefined && !isListing(graph, outer)) {
    return branches.map((branch) => ({ pointer: `${branch.pointer}/not`, schema: negationOf(branch.schema) }));
  }
  const beyond = complementOf(graph, outer);
  return beyond && [{ pointer: outer.pointer, schema: beyond }];
};

/** The contrary of all that hold together is one of the contraries, where exclusions are among them. */
const excludedTogether = (graph: SchemaGraph, { pointer, schema }: Placed): SchemaObject | undefined => {
  const list: unknown = typeof schema === 'object' && isOnly(schema, 'allOf') ? schema.allOf : undefined;
  if (!Array.isArray(list) || !list.every(isSchema)) return undefined;
  const excluded = list.map((part, index) =>
    excludedOnce(graph, { pointer: `${pointer}/allOf/${index}`, schema: part }),
  );
  if (excluded.every((one) => one === undefined)) return undefined;
  return { anyOf: excluded.map((one, index) => one?.schema ?? negationOf(list[index] as Schema)) };
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
    const stated = parts.flatMap(({ schema, exempt }) =>
      Object.entries(schema).filter(
        ([name]) =>
          !hasType(exempt, type) && limits(schema, name, type) && !hasType(wholeBy(graph, name, schema), type),
      ),
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
