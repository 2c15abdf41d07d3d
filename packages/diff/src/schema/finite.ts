import {
  typeBit,
  typesOf,
  type EffectiveSchema,
  type Json,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';
import { isNever } from './view.ts';

const mostValues = 100;
const deepest = 4;

type Values = readonly Json[] | undefined;

/** All values that a schema can have by its types and bounds, where they are few; other keywords may take some away. */
export const finiteValues = (facts: SchemaFacts, depth = 0): Values => {
  if (facts.values !== undefined) return facts.values;
  if (depth > deepest || (facts.types & ~listable(facts)) !== 0) return undefined;
  const found: Json[] = [];
  for (const type of typesOf(facts.types)) {
    const values = listed[type](facts, depth);
    if (values === undefined || found.length + values.length > mostValues) return undefined;
    found.push(...values);
  }
  return found;
};

/** A glance at the types of which there may be few values: most schemas have many. */
const listable = ({ limits, additional, items, maximum }: SchemaFacts): number =>
  typeBit.null |
  typeBit.boolean |
  (maximum === undefined ? 0 : typeBit.number) |
  (limits.get('maxLength') === 0 ? typeBit.string : 0) |
  (limits.has('maxItems') || items !== undefined ? typeBit.array : 0) |
  (limits.get('maxProperties') === 0 || additional !== undefined ? typeBit.object : 0);

const ofNumbers = ({ minimum, maximum, step }: SchemaFacts): Values => {
  if (minimum === undefined || maximum === undefined) return undefined;
  if (minimum.value === maximum.value) return minimum.exclusive || maximum.exclusive ? [] : [minimum.value];
  if (step === undefined || !Number.isInteger(step)) return undefined;
  const first = Math.ceil(minimum.value / step);
  const last = Math.floor(maximum.value / step);
  if (last - first >= mostValues) return undefined;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
};

const ofArrays = ({ limits, prefixItems, items }: SchemaFacts, depth: number): Values => {
  const isClosed = items !== undefined && isNever(items.facts);
  const most = Math.min(limits.get('maxItems') ?? Number.POSITIVE_INFINITY, isClosed ? prefixItems.length : Infinity);
  const least = limits.get('minItems') ?? 0;
  if (most > mostValues) return undefined;
  let lists: readonly Json[][] | undefined = [[]];
  const found: Json[] = least === 0 ? [[]] : [];
  for (let length = 1; length <= most; length += 1) {
    lists = joined(lists, valuesOf(prefixItems[length - 1] ?? items, depth), (list, item) => [...list, item]);
    if (lists === undefined || found.length + lists.length > mostValues) return undefined;
    if (length >= least) found.push(...lists);
  }
  return found;
};

/** Members of one direction are there and are not, so nothing is said of objects that have some. */
const ofObjects = ({ limits, properties, patternProperties, additional }: SchemaFacts, depth: number): Values => {
  if (limits.get('maxProperties') === 0) return [{}];
  if (additional === undefined || !isNever(additional.facts) || patternProperties.size > 0) return undefined;
  let objects: readonly Readonly<Record<string, Json>>[] | undefined = [{}];
  for (const { name, required, schema } of properties.values()) {
    const { readOnly, writeOnly } = schema.facts.annotations;
    const values = readOnly || writeOnly ? undefined : valuesOf(schema, depth);
    const choices = values && [...values.map((value) => ({ value })), ...(required ? [] : [undefined])];
    objects = joined(objects, choices, (object, choice) =>
      choice === undefined ? object : Object.fromEntries([...Object.entries(object), [name, choice.value]]),
    );
    if (objects === undefined) return undefined;
  }
  return objects;
};

const valuesOf = (schema: EffectiveSchema | undefined, depth: number): Values =>
  schema && finiteValues(schema.facts, depth + 1);

/** Each of the one list with each of the other, where there are few of both. */
const joined = <One, Other>(
  ones: readonly One[],
  others: readonly Other[] | undefined,
  join: (one: One, other: Other) => One,
): readonly One[] | undefined =>
  others === undefined || ones.length * others.length > mostValues
    ? undefined
    : ones.flatMap((one) => others.map((other) => join(one, other)));

const listed: Readonly<Record<JsonType, (facts: SchemaFacts, depth: number) => Values>> = {
  null: () => [null],
  boolean: () => [false, true],
  number: ofNumbers,
  string: () => [''],
  array: ofArrays,
  object: ofObjects,
};
