import type { Json, Schema, SchemaObject } from '../openapi/types.ts';
import { constrains } from './constrains.ts';
import { proseKeywords } from './fold-annotations.ts';
import type { SchemaGraph } from './graph.ts';
import { isIdle } from './idle-keywords.ts';
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

/** Types, where the bit of numbers stands for whole ones, and one more bit for those with a fraction. */
type Kinds = number;

const fraction: Kinds = 64;
const allKinds: Kinds = allTypes | fraction;

const kindsOf = (types: TypeSet): Kinds => (hasType(types, 'number') ? types | fraction : types);

/** Of which kinds a schema takes every value, and of which it may take one, as far as is seen without values. */
interface Reach {
  readonly whole: Kinds;
  readonly taken: Kinds;
}

const everything: Reach = { whole: allKinds, taken: allKinds };
const nothing: Reach = { whole: 0, taken: 0 };
const unknown: Reach = { whole: 0, taken: allKinds };

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
    reach = everything;
    for (const keyword of Object.keys(schema)) reach = both(reach, reachBy(graph, keyword, schema, depth));
    reaches.set(schema, reach);
  }
  return reach;
};

/**
 * The types of which a schema is seen to take every value.
 * @param integral whether there are no numbers but whole ones
 */
export const wholeTypes = (graph: SchemaGraph, schema: unknown, integral = false): TypeSet =>
  wholeIn(reachOf(graph, schema), integral);

const wholeIn = ({ whole }: Reach, integral = false): TypeSet =>
  whole & (integral || (whole & fraction) !== 0 ? allTypes : allTypes & ~typeBit.number);

/** The types of which a schema may take a value. */
export const takenTypes = (graph: SchemaGraph, schema: unknown): TypeSet => takenIn(reachOf(graph, schema));

const takenIn = ({ taken }: Reach): TypeSet => (taken & allTypes) | ((taken & fraction) === 0 ? 0 : typeBit.number);

/** The types of which one keyword of a schema is seen to leave every value. */
export const wholeBy = (graph: SchemaGraph, keyword: string, schema: SchemaObject): TypeSet =>
  wholeIn(reachBy(graph, keyword, schema, 0));

/** The types of which one keyword of a schema may leave a value. */
export const takenBy = (graph: SchemaGraph, keyword: string, schema: SchemaObject): TypeSet =>
  takenIn(reachBy(graph, keyword, schema, 0));

/** Whether a schema says something of values of these types by some keywords alone. */
export const saysOnly = (
  graph: SchemaGraph,
  schema: SchemaObject,
  types: TypeSet,
  by: (keyword: string) => boolean,
): boolean =>
  Object.keys(schema).every(
    (keyword) => !constrains(keyword) || by(keyword) || (types & ~wholeBy(graph, keyword, schema)) === 0,
  );

/** Whether a schema says nothing, but to people. */
export const saysNothing = (graph: SchemaGraph, schema: Schema): boolean =>
  wholeTypes(graph, schema) === allTypes &&
  (schema === true || Object.keys(schema).every((keyword) => constrains(keyword) || proseKeywords.has(keyword)));

/** What holds together takes what all take, and one of several what any takes. */
const both = (one: Reach, other: Reach): Reach =>
  other === everything ? one : { whole: one.whole & other.whole, taken: one.taken & other.taken };

const united = (branches: readonly Reach[]): Reach =>
  branches.reduce((all, { whole, taken }) => ({ whole: all.whole | whole, taken: all.taken | taken }), nothing);

/** The types that several of the sets have. */
export const takenTwice = (sets: readonly TypeSet[]): TypeSet =>
  sets.reduce<readonly [TypeSet, TypeSet]>(([once, more], set) => [once | set, more | (once & set)], [0, 0])[1];

/** Of what two branches take whole nothing is left, and what two may take is not whole. */
const exclusive = (branches: readonly Reach[]): Reach => {
  const twice = (of: keyof Reach): Kinds => takenTwice(branches.map((reach) => reach[of]));
  const { whole, taken } = united(branches);
  return { whole: whole & ~twice('taken'), taken: taken & ~twice('whole') };
};

const complement = ({ whole, taken }: Reach): Reach => ({ whole: allKinds & ~taken, taken: allKinds & ~whole });

/** What a condition leaves: `then` of what is met, `else` of what is not. */
const conditional = (asked: Reach, then: Reach, otherwise: Reach): Reach => ({
  whole: (then.whole | ~asked.taken) & (otherwise.whole | asked.whole) & allKinds,
  taken: (then.taken & asked.taken) | (otherwise.taken & ~asked.whole),
});

const outcomes = (graph: SchemaGraph, schema: SchemaObject, depth: number): readonly [Reach, Reach] => {
  const [then, otherwise] = [schema['then'], schema['else']];
  return [reachOf(graph, then ?? true, depth + 1), reachOf(graph, otherwise ?? true, depth + 1)];
};

/** What one keyword leaves. */
const reachBy = (graph: SchemaGraph, keyword: string, schema: SchemaObject, depth: number): Reach => {
  const below = (list: unknown): readonly Reach[] =>
    Array.isArray(list) ? list.map((member: unknown) => reachOf(graph, member, depth + 1)) : [unknown];
  switch (keyword) {
    case 'type': {
      const types = declaredTypes(schema.type);
      const kinds = integersOnly(schema.type) ? types : kindsOf(types);
      return { whole: kinds, taken: kinds };
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
      return everything;
    case 'allOf':
      return below(schema.allOf).reduce(both, everything);
    case 'anyOf':
      return united(below(schema.anyOf));
    case 'oneOf':
      return exclusive(below(schema.oneOf));
    default: {
      const isWhole = (value: unknown, type?: JsonType): boolean => {
        const { whole } = reachOf(graph, value, depth + 1);
        return type === undefined ? whole === allKinds : hasType(whole, type);
      };
      return constrains(keyword) && !isIdle(keyword, schema, isWhole)
        ? { whole: allKinds & ~kindsOf(lookedAt.get(keyword) ?? allTypes), taken: allKinds }
        : everything;
    }
  }
};

const listedReach = (values: readonly Json[]): Reach => ({
  whole: listedWhole(values),
  taken: values.reduce<Kinds>((set, value) => set | kindOf(value), 0),
});

const kindOf = (value: Json): Kinds =>
  typeof value === 'number' && !Number.isInteger(value) ? fraction : typeBit[typeOfValue(value)];

const listedWhole = (values: readonly Json[]): TypeSet =>
  (values.includes(null) ? typeBit.null : 0) | (values.includes(true) && values.includes(false) ? typeBit.boolean : 0);
