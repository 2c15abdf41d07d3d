import type { Json, Schema, SchemaObject } from '../openapi/types.ts';
import { isUnsafe, patternTest } from '../pattern.ts';
import { child } from '../pointer.ts';
import { askedFor, entriesOf } from './brought.ts';
import { constrains } from './constrains.ts';
import { foldNumbers } from './fold-numbers.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { holds } from './holds.ts';
import { someInPlace } from './in-place.ts';
import {
  allTypes,
  hasType,
  isSchema,
  listedValues,
  typeBit,
  typesOf,
  type JsonType,
  type TypeSet,
} from './json-types.ts';
import { isClosedByNames } from './names.ts';
import type { Source } from './sources.ts';
import { topic, type Topics } from './topics.ts';
import { takenTypes } from './whole-types.ts';

/**
 * The types of which schemas that hold together contradict each other: no value is long enough and short enough, or has
 * the members that it is asked for. Errs on the side of none.
 * @param isClosed whether to look for members that are asked for and not described where no others may be
 */
export const impossibleTypes = (
  graph: SchemaGraph,
  sources: readonly Source[],
  types: TypeSet,
  isClosed = true,
): TypeSet => {
  const topics = sources.reduce<Topics>((all, source) => all | source.topics, 0);
  const about = (type: JsonType): readonly Source[] => sources.filter(({ exempt }) => !hasType(exempt, type));
  let found: TypeSet = 0;
  if ((topics & topic.limits) !== 0) {
    for (const [type, counted] of counts) {
      if (hasType(types, type) && isBeyond(about(type), counted)) found |= typeBit[type];
    }
  }
  if ((topics & topic.limits) !== 0 && hasType(types & ~found, 'array') && lackItems(graph, about('array')))
    found |= typeBit.array;
  if ((topics & topic.numbers) !== 0 && hasType(types, 'number') && areApart(foldNumbers(about('number')))) {
    found |= typeBit.number;
  }
  const isObject = (topics & (topic.members | topic.limits)) !== 0 && hasType(types & ~found, 'object');
  return isObject && lacksMembers(graph, about('object'), isClosed) ? found | typeBit.object : found;
};

const counts = [
  ['string', 'Length'],
  ['array', 'Items'],
  ['object', 'Properties'],
] as const;

const numbersIn = (sources: readonly Source[], keyword: string): readonly number[] =>
  sources.flatMap(({ schema }) => (typeof schema[keyword] === 'number' ? [schema[keyword]] : []));

const isBeyond = (sources: readonly Source[], counted: string): boolean =>
  Math.max(0, ...numbersIn(sources, `min${counted}`)) > Math.min(...numbersIn(sources, `max${counted}`));

/** Whether more items have to be there than there are values for them, none or as many as are different. */
const lackItems = (graph: SchemaGraph, sources: readonly Source[]): boolean => {
  const least = Math.max(0, ...numbersIn(sources, 'minItems'));
  if (least === 0) return false;
  const areDifferent = sources.some(({ schema }) => schema['uniqueItems'] === true);
  return sources.some(({ pointer, schema: { items, prefixItems } }) => {
    if (!isSchema(items)) return false;
    const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
    const values = countOf(graph, { pointer: child(pointer, 'items'), schema: items });
    return (areDifferent || values === 0) && least > first + values;
  });
};

/** How many values a schema has at most: those that it lists, or those of its types. */
const countOf = (graph: SchemaGraph, placed: Placed): number => {
  const types = takenTypes(graph, placed.schema);
  const ofTypes = typesOf(types).reduce((sum, type) => sum + (valuesOf.get(type) ?? Number.POSITIVE_INFINITY), 0);
  return Math.min(ofTypes, listedBy(graph, placed)?.length ?? Number.POSITIVE_INFINITY);
};

const valuesOf: ReadonlyMap<JsonType, number> = new Map([
  ['null', 1],
  ['boolean', 2],
]);

const areApart = ({ minimum, maximum, step }: ReturnType<typeof foldNumbers>): boolean => {
  if (minimum === undefined || maximum === undefined) return false;
  if (minimum.value === maximum.value) return minimum.exclusive || maximum.exclusive;
  const first = step === undefined || !Number.isInteger(step) ? minimum.value : Math.ceil(minimum.value / step) * step;
  return first > maximum.value;
};

/** Whether a member is asked for that can't be there, or more members than there can be. */
const lacksMembers = (graph: SchemaGraph, sources: readonly Source[], isClosed: boolean): boolean => {
  const most = Math.min(...numbersIn(sources, 'maxProperties'), ...(isClosed ? closedCounts(graph, sources) : []));
  if (Math.max(0, ...numbersIn(sources, 'minProperties')) > most) return true;
  let asked = 0;
  const names = askedFor(sources);
  if (names.size === 0) return false;
  const areOpen = sources.every((source) => isOpen(graph, source));
  for (const name of areOpen ? contested(graph, sources, names) : names) {
    const stated = sources.flatMap((source) => memberOf(source, name));
    const isOut = areContrary(graph, stated) || sources.some((source) => refuses(graph, source, name, isClosed));
    if (!isOut && most === Number.POSITIVE_INFINITY) continue;
    // A member of one direction is not asked for in the other one.
    if (stated.some((member) => isDirected(graph, member))) continue;
    if (isOut) return true;
    asked += 1;
  }
  return asked > most;
};

/** More names than these are looked for the other way round. */
const fewNames = 16;

/** Those of some members of which what is said may leave nothing: most are described once, and by no pattern. */
const contested = (graph: SchemaGraph, sources: readonly Source[], names: ReadonlySet<string>): ReadonlySet<string> => {
  const described = new Set<string>();
  const found = new Set<string>();
  for (const { pointer, schema } of sources) {
    if (schema.patternProperties !== undefined) return names;
    const properties: unknown = schema.properties;
    if (typeof properties !== 'object' || properties === null) continue;
    const own = names.size > fewNames ? Object.keys(properties) : names;
    for (const name of own) {
      if (!names.has(name) || !Object.hasOwn(properties, name)) continue;
      const member: unknown = (properties as SchemaObject)[name];
      const isListed = (): boolean =>
        isSchema(member) &&
        mayList(member) &&
        mayRefuseListed(graph, { pointer: child(child(pointer, 'properties'), name), schema: member });
      if (described.has(name) || isNone(graph, member) || isListed()) found.add(name);
      described.add(name);
    }
  }
  return found;
};

/** Whether a schema keeps out no member that it does not describe: most do not. */
const isOpen = (graph: SchemaGraph, { schema }: Source): boolean =>
  schema.propertyNames === undefined &&
  schema.maxProperties === undefined &&
  !isNone(graph, schema['additionalProperties']);

/** How many members there may be of schemas that describe all of them. */
const closedCounts = (graph: SchemaGraph, sources: readonly Source[]): readonly number[] =>
  sources.flatMap(({ schema }) => {
    const isAll = isNone(graph, schema['additionalProperties']) && entriesOf(schema.patternProperties).length === 0;
    return isAll || isClosedByNames(schema) ? [Object.keys(schema.properties ?? {}).length] : [];
  });

/**
 * The members that have to be there because there can be no others, and all of them make up the least number.
 * @param least how many there have to be
 */
export const countedMembers = (graph: SchemaGraph, sources: readonly Source[], least: number): readonly string[] => {
  for (const source of sources) {
    if (closedCounts(graph, [source]).length === 0) continue;
    const members = entriesOf(source.schema.properties).filter(([, schema]) => !isNone(graph, schema));
    if (members.length !== least) continue;
    const names = members.map(([name]) => name);
    const stated = names.flatMap((name) => sources.flatMap((one) => memberOf(one, name)));
    if (!stated.some((member) => isDirected(graph, member))) return names;
  }
  return [];
};

const isNone = (graph: SchemaGraph, schema: unknown): boolean =>
  isSchema(schema) && (schema === false || excludes(schema)) && takenTypes(graph, schema) === 0;

/** Whether a schema says what may leave none of the types that it names. */
const excludes = (schema: Schema): boolean => {
  for (const keyword in schema as SchemaObject) if (excluding.has(keyword)) return true;
  return false;
};

const mayList = (schema: Schema): boolean =>
  typeof schema === 'object' &&
  (schema.$ref !== undefined || listing.some((keyword) => Object.hasOwn(schema, keyword)));

/** Whether a schema that lists values may refuse some of them by what it says besides, and not by their types alone. */
const mayRefuseListed = (graph: SchemaGraph, placed: Placed): boolean => {
  const { schema } = graph.settle(placed);
  return (
    typeof schema === 'object' &&
    listing.some((keyword) => Object.hasOwn(schema, keyword)) &&
    Object.keys(schema).filter((keyword) => keyword !== 'type' && constrains(keyword)).length > 1
  );
};

const listing = ['enum', 'const', 'allOf'] as const;

const excluding: ReadonlySet<string> = new Set(['$ref', 'enum', 'const', 'not', 'if', 'allOf', 'anyOf', 'oneOf']);

/** What a schema says of a member, by its name and by patterns. */
const memberOf = ({ pointer, schema }: Source, name: string): readonly Placed[] => {
  const { properties, patternProperties } = schema;
  const found: Placed[] = [];
  const add = (keyword: string, key: string, member: unknown): void => {
    if (isSchema(member)) found.push({ pointer: child(child(pointer, keyword), key), schema: member });
  };
  if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, name))
    add('properties', name, properties[name]);
  for (const [pattern, member] of entriesOf(patternProperties))
    if (!isUnsafe(pattern) && patternTest(pattern)(name)) add('patternProperties', pattern, member);
  return found;
};

const isDirected = (graph: SchemaGraph, { schema: member }: Placed): boolean =>
  someInPlace(graph, [member], ({ readOnly, writeOnly }) => readOnly === true || writeOnly === true);

/** Lists of more values than these are not looked through. */
const mostListed = 100;

/** Whether nothing is of all the schemas: by type, or as others refuse all that one of them lists. */
const areContrary = (graph: SchemaGraph, stated: readonly Placed[]): boolean => {
  if (stated.reduce((types, { schema }) => types & takenTypes(graph, schema), allTypes) === 0) return true;
  return stated.some((one) => {
    const values = listedBy(graph, one);
    return values !== undefined && areRefused(graph, values, ...stated);
  });
};

/** Whether each of some values is refused by one of the schemas that hold together. */
export const areRefused = (graph: SchemaGraph, values: readonly Json[], ...stated: readonly Placed[]): boolean =>
  values.length <= mostListed &&
  values.every((value) => stated.some((schema) => holds(graph, schema, value) === false));

/** How far alternatives and parts are followed to the values that they list. */
const deepestList = 4;

/** Values beside which a schema takes none: what it lists itself, in one of its parts, or in each of its alternatives. */
const listedBy = (graph: SchemaGraph, placed: Placed, depth = 0): readonly Json[] | undefined => {
  const { pointer, schema } = graph.settle(placed);
  if (typeof schema !== 'object' || depth > deepestList) return undefined;
  const below = (list: unknown): readonly (readonly Json[] | undefined)[] =>
    Array.isArray(list)
      ? list.map((one: unknown) => (isSchema(one) ? listedBy(graph, { pointer, schema: one }, depth + 1) : undefined))
      : [];
  const listed = schema.type === 'null' ? [null] : listedValues(schema);
  if (listed !== undefined || (schema.allOf === undefined && schema.anyOf === undefined)) return listed;
  const ofPart = below(schema.allOf).find((values) => values !== undefined);
  if (ofPart !== undefined || schema.anyOf === undefined) return ofPart;
  const ofEach = below(schema.anyOf);
  return ofEach.every((values) => values !== undefined) ? ofEach.flat() : undefined;
};

/** Whether a schema refuses all members of a name that it does not describe. */
const refuses = (graph: SchemaGraph, source: Source, name: string, isClosed: boolean): boolean => {
  const { propertyNames, additionalProperties, patternProperties } = source.schema;
  if (isSchema(propertyNames) && holds(graph, { pointer: source.pointer, schema: propertyNames }, name) === false) {
    return true;
  }
  const isDescribed = (): boolean =>
    memberOf(source, name).length > 0 || entriesOf(patternProperties).some(([pattern]) => isUnsafe(pattern));
  return isClosed && isNone(graph, additionalProperties) && !isDescribed();
};
