import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import { anyKind, kindsOf, kindsOfBoth, type Kinds } from './kinds.ts';
import type { Loss } from './losses.ts';
import type { Pointer } from '../pointer.ts';
import type { Resolve } from './resolver.ts';
import { keywordsOf, leavingOut, listBelow, mapBelow, type Source } from './source.ts';

/**
 * A schema with its `allOf` and the references beside other keywords merged into one list of keywords, one level deep.
 * What can't be merged without a change of meaning stands in `beside`: it has to hold as well.
 */
export interface View {
  readonly pointer: Pointer;
  readonly allowed: Kinds;
  /** The keywords with the schema that each comes from, other than type, properties, allOf and $ref. */
  readonly keywords: ReadonlyMap<string, Source>;
  /** By name, all the schemas that the property has to meet. */
  readonly properties: ReadonlyMap<string, readonly Source[]>;
  readonly beside: readonly Source[];
  /** Whether the schema itself was reached by a reference. */
  readonly far: boolean;
}

export interface Viewing {
  readonly resolve: Resolve;
  readonly tell: (kind: Loss, pointer: Pointer, message: string) => void;
}

/** How many parts are merged into one schema; the others stay beside it. */
const maxParts = 32;

/** Keywords that may only move together: what one of them means depends on the others. */
const groups: readonly (readonly string[])[] = [
  ['items', 'prefixItems', 'unevaluatedItems'],
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
  ['contentEncoding', 'contentMediaType', 'contentSchema'],
  ['format', 'x-json-structure'],
  ...[
    'const',
    'pattern',
    'multipleOf',
    'anyOf',
    'oneOf',
    'not',
    'propertyNames',
    'dependentSchemas',
    'dependentRequired',
  ].map((keyword) => [keyword]),
];

const number = (value: Json | undefined): number => (typeof value === 'number' ? value : Number.NaN);
const narrower =
  (pick: (a: number, b: number) => number) =>
  (a: Json, b: Json): Json | undefined => {
    const picked = pick(number(a), number(b));
    return Number.isNaN(picked) ? undefined : picked;
  };

/** Keywords that say the same twice in one. */
const merging: Readonly<Record<string, (a: Json, b: Json) => Json | undefined>> = {
  ...Object.fromEntries(
    ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'].map((keyword) => [
      keyword,
      narrower(Math.max),
    ]),
  ),
  ...Object.fromEntries(
    ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'].map((keyword) => [
      keyword,
      narrower(Math.min),
    ]),
  ),
  uniqueItems: (a, b) => a === true || b === true,
  required: (a, b) =>
    Array.isArray(a) && Array.isArray(b) ? [...new Set([...(a as Json[]), ...(b as Json[])])] : undefined,
  enum: (a, b) => {
    if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
    const others = new Set((b as readonly Json[]).map((value) => canonical(value)));
    return (a as readonly Json[]).filter((value) => others.has(canonical(value)));
  },
};

const closes = (value: Json | undefined): boolean => value !== undefined && value !== true;

/** Merges schemas that all have to hold. `follows`: whether references among them are looked into. */
export const viewOf = (sources: readonly Source[], follows: boolean, { resolve, tell }: Viewing): View => {
  let allowed = anyKind;
  const keywords = new Map<string, Source>();
  const properties = new Map<string, readonly Source[]>();
  const beside: Source[] = [];
  const visited = new Set<Json>();
  const pointer = sources[0]?.pointer ?? '';

  const held = (keyword: string): Json | undefined => {
    const source = keywords.get(keyword);
    return source === undefined ? undefined : keywordsOf(source)[keyword];
  };

  const clashes = (part: JsonObject): boolean => {
    const differ = (keyword: string): boolean =>
      canonical(held(keyword) ?? null) !== canonical(part[keyword] ?? null) || held(keyword) === undefined;
    for (const group of groups) {
      const mine = group.filter((keyword) => keywords.has(keyword));
      const theirs = group.filter((keyword) => Object.hasOwn(part, keyword));
      if (mine.length > 0 && theirs.length > 0 && [...mine, ...theirs].some(differ)) return true;
    }
    for (const [keyword, merge] of Object.entries(merging)) {
      const [mine, theirs] = [held(keyword), part[keyword]];
      if (mine !== undefined && theirs !== undefined && merge(mine, theirs) === undefined) return true;
    }
    return closesOver(part);
  };

  /** What closes an object sees only the properties that are declared beside it. */
  const closesOver = (part: JsonObject): boolean => {
    const iClose = closes(held('additionalProperties'));
    const partCloses = closes(part['additionalProperties']);
    const patterns = [held('patternProperties'), part['patternProperties']];
    if (patterns[0] !== undefined && patterns[1] !== undefined) return true;
    if (!iClose && !partCloses) return false;
    const theirs = Object.keys(isObject(part['properties']) ? part['properties'] : {});
    if (iClose && partCloses) return true;
    if (iClose) return patterns[1] !== undefined || theirs.some((name) => !properties.has(name));
    return patterns[0] !== undefined || [...properties.keys()].some((name) => !theirs.includes(name));
  };

  const take = (source: Source, part: JsonObject): void => {
    allowed = kindsOfBoth(allowed, kindsOf(part['type']) ?? anyKind);
    if (kindsOf(part['type']) === undefined) tell('malformed', source.pointer, 'type names no type of JSON');
    for (const [name, property] of mapBelow(source, 'properties'))
      properties.set(name, [...(properties.get(name) ?? []), property]);
    for (const keyword of Object.keys(part)) {
      if (elsewhere.has(keyword)) continue;
      const [mine, theirs] = [held(keyword), part[keyword]];
      if (theirs === undefined) continue;
      const merge = Object.hasOwn(merging, keyword) ? merging[keyword] : undefined;
      const merged = mine === undefined || merge === undefined ? undefined : merge(mine, theirs);
      if (mine === undefined || (keyword === 'additionalProperties' && !closes(mine))) keywords.set(keyword, source);
      else if (merged !== undefined) keywords.set(keyword, { schema: { [keyword]: merged }, pointer: source.pointer });
    }
  };

  const open: Source[] = [...sources].reverse();
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.schema === false) allowed = { ...allowed, kinds: [] };
    if (!isObject(part.schema) || visited.has(part.schema)) continue;
    const own = keywordsOf(part);
    const isFirst = visited.size === 0;
    visited.add(part.schema);
    if (visited.size > maxParts || (!isFirst && mustStandAlone(own))) {
      beside.push(part);
      continue;
    }
    const more = listBelow(part, 'allOf');
    const reference = isString(own['$ref']) ? own['$ref'] : undefined;
    const rest = leavingOut(own, '$ref', 'allOf');
    if (!isFirst && clashes(rest)) beside.push({ ...part, schema: rest });
    else take(part, rest);
    open.push(...[...more].reverse());
    if (reference === undefined) continue;
    const target = resolve(reference);
    if (target !== undefined && follows && isPlain(keywordsOf(target))) open.push({ ...target, far: true });
    else beside.push({ ...part, schema: { $ref: reference } });
  }
  return { pointer, allowed, keywords, properties, beside, far: sources[0]?.far === true };
};

/** Keywords that speak of the input as a document, not of values. */
export const documentary: ReadonlySet<string> = new Set(
  '$schema $id $anchor $vocabulary $defs definitions $dynamicAnchor $dynamicRef $recursiveRef $recursiveAnchor'.split(
    ' ',
  ),
);
/** Keywords that a view has in another form, or not at all. */
const elsewhere: ReadonlySet<string> = new Set(['type', 'properties', 'allOf', '$ref', ...documentary]);

/** What is read as a whole: it was made of one type of JSON Structure, or takes null beside a composition. */
const mustStandAlone = (part: JsonObject): boolean =>
  Object.hasOwn(part, 'nullable') ||
  (Object.hasOwn(part, 'x-json-structure') && Object.keys(part).length > 1) ||
  closes(part['unevaluatedProperties']);

/** Whether a schema that a reference leads to says nothing but what objects and scalars are like. */
const isPlain = (target: JsonObject): boolean =>
  !Object.keys(target).some((keyword) => keeping.has(keyword)) && !mustStandAlone(target);
const keeping: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'prefixItems']);

/** The value of a keyword of the view. */
export const valueIn = ({ keywords }: View, keyword: string): Json | undefined => {
  const source = keywords.get(keyword);
  return source === undefined ? undefined : keywordsOf(source)[keyword];
};
