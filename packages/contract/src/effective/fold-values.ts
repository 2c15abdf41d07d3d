import type { Json } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';
import type { KnownValues } from './facts.ts';
import type { SchemaGraph } from './graph.ts';
import { all, someOf, type Answer } from './check/answer.ts';
import { holds, holdsItself } from './holds.ts';
import { allTypes, integersOnly, listedValues, typeBit, typeOfValue, type TypeSet } from './json-types.ts';
import { impossibleTypes } from './impossible.ts';
import type { Conjunction } from './sources.ts';
import { statedTypes } from './stated-types.ts';
import { saysOnly } from './whole-types.ts';

/** What a schema that lists values comes to. */
interface Listed {
  /** `undefined` where they are all values of their types: both truth values, or null. */
  readonly values: readonly Json[] | undefined;
  readonly types: TypeSet;
  /** Whether nothing was left open about any of them. */
  readonly decided: boolean;
}

/** The values that are listed and that all else leaves in; `undefined` when none are listed. */
export const foldValues = (graph: SchemaGraph, conjunction: Conjunction): Listed | undefined => {
  const listed = listedIn(graph, conjunction);
  if (listed === undefined) return undefined;
  const answers = isOnlyListed(graph, conjunction, listed)
    ? []
    : listed.map((value) => isLeftIn(graph, conjunction, value));
  const values = listed.filter((_, index) => answers[index] !== false);
  const types = typesOfValues(values);
  const decided = !answers.includes(undefined);
  return { values: decided && areWholeTypes(values) ? undefined : values, types, decided };
};

const areWholeTypes = (values: readonly Json[]): boolean =>
  values.length > 0 &&
  values.every((value) => value === null || typeof value === 'boolean') &&
  values.includes(true) === values.includes(false);

export const foldTypes = (graph: SchemaGraph, { sources, types }: Conjunction): TypeSet => {
  const integral = sources.some(({ schema, exempt }) => (exempt & typeBit.number) === 0 && integersOnly(schema.type));
  let left = types & allTypes;
  for (const source of sources) left &= statedTypes(graph, source, integral) | source.exempt;
  // A member that is asked for and not described is refused as such.
  return left & ~impossibleTypes(graph, sources, left, false);
};

/** Whether nothing besides lists and whole types is said of these values. */
const isOnlyListed = (graph: SchemaGraph, { sources, unions }: Conjunction, values: readonly Json[]): boolean => {
  const types = typesOfValues(values);
  return (
    unions.length === 0 &&
    sources.every(
      ({ schema }) => !integersOnly(schema.type) && saysOnly(graph, schema, types, (keyword) => listing.has(keyword)),
    )
  );
};

const listing: ReadonlySet<string> = new Set(['type', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'format']);

const typesOfValues = (values: readonly Json[]): TypeSet =>
  values.reduce<TypeSet>((set, value) => set | typeBit[typeOfValue(value)], 0);

const isLeftIn = (graph: SchemaGraph, { sources, unions }: Conjunction, value: Json): Answer => {
  const bit = typeBit[typeOfValue(value)];
  return all([
    // What is left over is seen of a schema with all that holds in it.
    ...sources.map(
      (source) => (source.exempt & bit) !== 0 || (holdsItself(graph, source, value) ?? holds(graph, source, value)),
    ),
    ...unions.map(
      ({ kind, exempt, branches }) =>
        (exempt & bit) !== 0 ||
        someOf(
          kind,
          branches.map((branch) => holds(graph, branch, value)),
        ),
    ),
  ]);
};

const listedIn = (graph: SchemaGraph, conjunction: Conjunction): readonly Json[] | undefined => {
  const lists = [...conjunction.valueLists];
  for (const { schema, exempt } of conjunction.sources) {
    const listed = listedValues(schema);
    if (listed !== undefined) lists.push((exempt & typeBit.null) === 0 ? listed : [...listed, null]);
  }
  const [first, ...others] = lists.map((list) => new Map(list.map((value) => [canonicalJson(value), value])));
  if (first === undefined) return undefined;
  const types = foldTypes(graph, conjunction);
  return [...first]
    .filter(([key]) => others.every((list) => list.has(key)))
    .filter(([, value]) => (types & typeBit[typeOfValue(value)]) !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, value]) => value);
};

/** The values that are listed without excluding others. */
export const foldKnown = ({ sources, knownLists }: Conjunction): KnownValues | undefined => {
  const lists = [...knownLists];
  for (const { schema, pointer } of sources) {
    const extensible = schema['x-extensible-enum'];
    if (Array.isArray(extensible)) lists.push({ values: extensible as readonly Json[], pointer });
    else if (extensible === true && Array.isArray(schema.enum)) lists.push({ values: schema.enum, pointer });
  }
  const [first] = lists;
  if (first === undefined) return undefined;
  const values = new Map(lists.flatMap((list) => list.values.map((value) => [canonicalJson(value), value] as const)));
  return {
    pointer: first.pointer,
    values: [...values].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value),
  };
};
