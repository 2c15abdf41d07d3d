import type { Json, Schema, SchemaObject } from '../openapi/types.ts';
import { constrains } from './constrains.ts';
import { proseKeywords } from './fold-annotations.ts';
import type { SchemaGraph } from './graph.ts';
import {
  allTypes,
  declaredTypes,
  hasType,
  integersOnly,
  isSchema,
  listedValues,
  typeBit,
  typeOfValue,
  type JsonType,
  type TypeSet,
} from './json-types.ts';

/** The types whose values a keyword looks at. JSON Schema 2020-12 Core, 7.6.1; OpenAPI Format Registry. */
const lookedAt: ReadonlyMap<string, TypeSet> = new Map([
  ...of(['number'], 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
  ...of(['string'], 'minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType', 'contentSchema'),
  ...of(['number', 'string'], 'format'),
  ...of(['array'], 'items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems'),
  ...of(['array'], 'contains', 'minContains', 'maxContains'),
  ...of(['object'], 'properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'),
  ...of(['object'], 'propertyNames', 'required', 'minProperties', 'maxProperties'),
  ...of(['object'], 'dependentRequired', 'dependentSchemas', 'dependencies'),
]);

function of(types: readonly JsonType[], ...keywords: readonly string[]): (readonly [string, TypeSet])[] {
  const set = types.reduce<TypeSet>((all, type) => all | typeBit[type], 0);
  return keywords.map((keyword) => [keyword, set]);
}

/** Whether a keyword may say something of values of a type. */
export const isAbout = (keyword: string, type: JsonType): boolean =>
  constrains(keyword) && hasType(lookedAt.get(keyword) ?? allTypes, type);

/** Of which types a schema takes every value, and of which it may take one, as far as is seen without values. */
interface Reach {
  readonly whole: TypeSet;
  readonly taken: TypeSet;
}

const everything: Reach = { whole: allTypes, taken: allTypes };
const nothing: Reach = { whole: 0, taken: 0 };
const unknown: Reach = { whole: 0, taken: allTypes };

/** Documents do not change. */
const reaches = new WeakMap<SchemaObject, Reach>();

/** How far schemas are followed into those that they apply: each takes room on the stack. */
const deepest = 64;

const reachOf = (graph: SchemaGraph, schema: unknown, depth = 0): Reach => {
  if (!isSchema(schema) || depth > deepest) return unknown;
  if (typeof schema === 'boolean') return schema ? everything : nothing;
  let reach = reaches.get(schema);
  if (reach === undefined) {
    // What a schema comes to by itself is not known yet.
    reaches.set(schema, unknown);
    reach = joined(Object.keys(schema).flatMap((keyword) => reachBy(graph, keyword, schema, depth)));
    reaches.set(schema, reach);
  }
  return reach;
};

/** The types of which a schema is seen to take every value. */
export const wholeTypes = (graph: SchemaGraph, schema: unknown): TypeSet => reachOf(graph, schema).whole;

/** The types of which a schema may take a value. */
export const takenTypes = (graph: SchemaGraph, schema: unknown): TypeSet => reachOf(graph, schema).taken;

/** Whether a schema says nothing, but to people. */
export const saysNothing = (graph: SchemaGraph, schema: Schema): boolean =>
  wholeTypes(graph, schema) === allTypes &&
  (schema === true || Object.keys(schema).every((keyword) => constrains(keyword) || proseKeywords.has(keyword)));

/** What holds together takes what all take, and one of several what any takes. */
const joined = (parts: readonly Reach[]): Reach =>
  parts.reduce((all, { whole, taken }) => ({ whole: all.whole & whole, taken: all.taken & taken }), everything);

const united = (branches: readonly Reach[]): Reach =>
  branches.reduce((all, { whole, taken }) => ({ whole: all.whole | whole, taken: all.taken | taken }), nothing);

/** Of what two branches take whole nothing is left, and what two may take is not whole. */
const exclusive = (branches: readonly Reach[]): Reach => {
  const twice = (of: keyof Reach): TypeSet =>
    branches.reduce<readonly [TypeSet, TypeSet]>(
      ([once, more], reach) => [once | reach[of], more | (once & reach[of])],
      [0, 0],
    )[1];
  const { whole, taken } = united(branches);
  return { whole: whole & ~twice('taken'), taken: taken & ~twice('whole') };
};

const complement = ({ whole, taken }: Reach): Reach => ({ whole: allTypes & ~taken, taken: allTypes & ~whole });

/** What a condition leaves: `then` of what is met, `else` of what is not. */
const conditional = (asked: Reach, then: Reach, otherwise: Reach): Reach => ({
  whole: (then.whole | ~asked.taken) & (otherwise.whole | asked.whole) & allTypes,
  taken: (then.taken & asked.taken) | (otherwise.taken & ~asked.whole),
});

const outcomes = (graph: SchemaGraph, schema: SchemaObject, depth: number): readonly [Reach, Reach] => {
  const [then, otherwise] = [schema['then'], schema['else']];
  return [reachOf(graph, then ?? true, depth + 1), reachOf(graph, otherwise ?? true, depth + 1)];
};

/** What one keyword leaves. */
const reachBy = (graph: SchemaGraph, keyword: string, schema: SchemaObject, depth: number): Reach | [] => {
  const below = (list: unknown): readonly Reach[] =>
    Array.isArray(list) ? list.map((member: unknown) => reachOf(graph, member, depth + 1)) : [unknown];
  switch (keyword) {
    case 'type': {
      const types = declaredTypes(schema.type);
      return { whole: types & ~(integersOnly(schema.type) ? typeBit.number : 0), taken: types };
    }
    case 'enum':
    case 'const':
      return listedReach(listedValues(schema) ?? []);
    case '$ref':
      return typeof schema.$ref === 'string' ? reachOf(graph, graph.target(schema.$ref)?.schema, depth + 1) : unknown;
    case 'not':
      return complement(reachOf(graph, schema.not, depth + 1));
    case 'if':
      return conditional(reachOf(graph, schema.if, depth + 1), ...outcomes(graph, schema, depth));
    case 'then':
    case 'else':
      return [];
    case 'allOf':
      return joined(below(schema.allOf));
    case 'anyOf':
      return united(below(schema.anyOf));
    case 'oneOf':
      return exclusive(below(schema.oneOf));
    default:
      return constrains(keyword) ? { whole: allTypes & ~(lookedAt.get(keyword) ?? allTypes), taken: allTypes } : [];
  }
};

const listedReach = (values: readonly Json[]): Reach => ({
  whole: listedWhole(values),
  taken: values.reduce<TypeSet>((set, value) => set | typeBit[typeOfValue(value)], 0),
});

const listedWhole = (values: readonly Json[]): TypeSet =>
  (values.includes(null) ? typeBit.null : 0) | (values.includes(true) && values.includes(false) ? typeBit.boolean : 0);
