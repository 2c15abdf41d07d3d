import { formats } from '../formats.ts';
import type { Json, SchemaObject } from '../openapi/types.ts';
import { isUnsafe, patternTest } from '../pattern.ts';
import { child } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { declaredTypes, integersOnly, isSchema, listedValues, typeBit, typeOfValue } from './json-types.ts';
import { formatRanges, isMultiple } from './numbers.ts';

/** `undefined` where looking does not tell. */
export type Answer = boolean | undefined;

type Ask = (placed: Placed, value: Json) => Answer;
type Members = Readonly<Record<string, Json>>;

const deepest = 32;
const mostSteps = 2000;

/** Whether all are true: false as soon as one is. */
export const all = (answers: Iterable<Answer>): Answer => {
  let result: Answer = true;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
};

/** How many are true, by whether exactly one has to be. */
export const someOf = (kind: 'anyOf' | 'oneOf', answers: readonly Answer[]): Answer => {
  const held = answers.filter((answer) => answer === true).length;
  const open = answers.includes(undefined);
  if (kind === 'anyOf') return held > 0 || (open ? undefined : false);
  if (held > 1) return false;
  return open ? undefined : held === 1;
};

const not = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);

/**
 * Whether a schema takes a value, by JSON Schema 2020-12. `undefined` for listed texts that are not of their format, for what depends on other
 * schemas having looked (`unevaluatedProperties`), for regular expressions that might take for ever, and for schemas
 * that hold themselves.
 */
export const holds = (graph: SchemaGraph, schema: Placed, value: Json): Answer => {
  let steps = mostSteps;
  const askAt =
    (depth: number): Ask =>
    (placed, one) => {
      steps -= 1;
      if (typeof placed.schema === 'boolean') return placed.schema;
      if (steps < 0 || depth > deepest) return undefined;
      const ask = askAt(depth + 1);
      return all([joined(graph, placed, one, ask), own(placed, placed.schema, one, ask)]);
    };
  return askAt(0)(schema, value);
};

/** Whether a schema takes a value as far as it says so itself: without `$ref`, `allOf`, `anyOf` and `oneOf`. */
export const holdsItself = (graph: SchemaGraph, placed: Placed, value: Json): Answer =>
  typeof placed.schema === 'boolean'
    ? placed.schema
    : own(placed, placed.schema, value, (below, one) => holds(graph, below, one));

const joined = (graph: SchemaGraph, { pointer, schema }: Placed, value: Json, ask: Ask): Answer => {
  if (typeof schema === 'boolean') return schema;
  const answers: Answer[] = [];
  if (typeof schema.$ref === 'string') {
    const target = graph.target(schema.$ref);
    answers.push(target === undefined ? undefined : ask(target, value));
  }
  const list = (keyword: string): readonly Answer[] | undefined =>
    Array.isArray(schema[keyword])
      ? schema[keyword].flatMap((member: unknown, index) =>
          isSchema(member) ? [ask({ pointer: child(child(pointer, keyword), index), schema: member }, value)] : [],
        )
      : undefined;
  answers.push(all(list('allOf') ?? []));
  for (const kind of ['anyOf', 'oneOf'] as const) {
    const found = list(kind);
    if (found !== undefined) answers.push(someOf(kind, found));
  }
  return all(answers);
};

const own = ({ pointer }: Placed, schema: SchemaObject, value: Json, ask: Ask): Answer => {
  const at = (keyword: string, one: Json): Answer => {
    const below = schema[keyword];
    return isSchema(below) ? ask({ pointer: child(pointer, keyword), schema: below }, one) : true;
  };
  const type = typeOfValue(value);
  if ((declaredTypes(schema.type) & typeBit[type]) === 0) return false;
  const listed = listedValues(schema);
  if (listed !== undefined) {
    const text = canonicalJson(value);
    if (!listed.some((one) => canonicalJson(one) === text)) return false;
  }
  const answers: Answer[] = [
    schema['not'] === undefined ? true : not(at('not', value)),
    conditional(schema, value, at),
  ];
  if (typeof value === 'number') answers.push(ofNumber(schema, value));
  else if (typeof value === 'string') answers.push(ofText(schema, value));
  else if (Array.isArray(value)) answers.push(ofItems(pointer, schema, value as readonly Json[], ask, at));
  else if (type === 'object') answers.push(ofMembers(pointer, schema, value as Members, ask, at));
  return all(answers);
};

type At = (keyword: string, value: Json) => Answer;

const conditional = (schema: SchemaObject, value: Json, at: At): Answer => {
  if (schema['if'] === undefined) return true;
  const condition = at('if', value);
  if (condition !== undefined) return at(condition ? 'then' : 'else', value);
  const outcomes = [at('then', value), at('else', value)];
  return outcomes[0] === outcomes[1] ? outcomes[0] : undefined;
};

const within = (schema: SchemaObject, least: string, most: string, count: number): boolean => {
  const [low, high] = [schema[least], schema[most]];
  return (typeof low !== 'number' || count >= low) && (typeof high !== 'number' || count <= high);
};

const ofNumber = (schema: SchemaObject, value: number): Answer => {
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step } = schema;
  const [low, high] = formatRanges.get(schema.format ?? '') ?? [value, value];
  if (!within(schema, 'minimum', 'maximum', value) || value < low || value > high) return false;
  if (typeof above === 'number' && value <= above) return false;
  if (typeof below === 'number' && value >= below) return false;
  if (integersOnly(schema.type) && !Number.isInteger(value)) return false;
  return typeof step !== 'number' || step <= 0 || value === 0 || isMultiple(Math.abs(value), step);
};

const ofText = (schema: SchemaObject, value: string): Answer => {
  if (!within(schema, 'minLength', 'maxLength', [...value].length)) return false;
  const { pattern, format } = schema;
  if (typeof pattern === 'string') {
    const matches = isUnsafe(pattern) ? undefined : patternTest(pattern)(value);
    if (matches !== true) return matches;
  }
  const check = formats.get(format ?? '')?.string;
  if (check === undefined || check.holds(value)) return true;
  // What is listed and is not of its format was meant to be allowed, by many who list it.
  return listedValues(schema) === undefined ? false : undefined;
};

const ofItems = (pointer: string, schema: SchemaObject, items: readonly Json[], ask: Ask, at: At): Answer => {
  if (!within(schema, 'minItems', 'maxItems', items.length)) return false;
  if (schema['uniqueItems'] === true && new Set(items.map(canonicalJson)).size < items.length) return false;
  const prefix: readonly unknown[] = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
  const answers = items.map((item, index) => {
    const described = prefix[index];
    if (index >= prefix.length) return at('items', item);
    const place = child(child(pointer, 'prefixItems'), index);
    return isSchema(described) ? ask({ pointer: place, schema: described }, item) : true;
  });
  if (schema['unevaluatedItems'] !== undefined) answers.push(undefined);
  if (schema['contains'] !== undefined) {
    const found = items.map((item) => at('contains', item));
    const held = found.filter((answer) => answer === true).length;
    const counted = within({ minContains: 1, ...schema }, 'minContains', 'maxContains', held);
    answers.push(found.includes(undefined) ? undefined : counted);
  }
  return all(answers);
};

const ofMembers = (pointer: string, schema: SchemaObject, value: Members, ask: Ask, at: At): Answer => {
  const names = Object.keys(value);
  if (!within(schema, 'minProperties', 'maxProperties', names.length)) return false;
  const lists = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);
  const lacks = (list: unknown): boolean =>
    lists(list).some((name) => typeof name === 'string' && !Object.hasOwn(value, name));
  if (lacks(schema.required)) return false;
  const answers: Answer[] = [];
  const entries = (keyword: string): readonly [string, unknown][] => {
    const named = schema[keyword];
    return typeof named === 'object' && named !== null ? Object.entries(named) : [];
  };
  const held = (keyword: string, name: string, below: unknown, one: Json): void => {
    if (isSchema(below)) answers.push(ask({ pointer: child(child(pointer, keyword), name), schema: below }, one));
  };
  for (const [name, needed] of entries('dependentRequired')) {
    if (Object.hasOwn(value, name) && lacks(needed)) return false;
  }
  for (const [name, below] of entries('dependentSchemas')) {
    if (Object.hasOwn(value, name)) held('dependentSchemas', name, below, value);
  }
  const described = new Map(entries('properties'));
  const patterns = entries('patternProperties');
  for (const [name, member] of Object.entries(value)) {
    answers.push(at('propertyNames', name));
    if (described.has(name)) held('properties', name, described.get(name), member);
    if (patterns.length > 0) answers.push(undefined);
    else if (!described.has(name)) answers.push(at('additionalProperties', member));
  }
  if (schema['unevaluatedProperties'] !== undefined) answers.push(undefined);
  return all(answers);
};
