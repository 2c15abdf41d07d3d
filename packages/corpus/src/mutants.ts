import type { Json, JsonObject } from '@schemawright/contract';

/** Values that differ from one in a single place: a member less, a member more, another type. */
export const mutantsOf = (value: Json, most: number): readonly Json[] => {
  const found: Json[] = [];
  for (const mutant of mutants(value, 3)) {
    if (found.length === most) break;
    found.push(mutant);
  }
  return found;
};

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const otherTypes = function* (value: Json): Generator<Json> {
  yield null;
  if (typeof value === 'string') yield* [7, `${value} and more than that`, ''];
  else if (typeof value === 'number') yield* [String(value), -value - 0.5, 1e21];
  else if (typeof value === 'boolean') yield* [String(value), Number(value)];
  else yield 'text';
};

const mutants = function* (value: Json, depth: number): Generator<Json> {
  yield* otherTypes(value);
  if (Array.isArray(value)) {
    yield [];
    yield [...(value as readonly Json[]), ...(value as readonly Json[]).slice(0, 1)];
    yield { 0: value };
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) yield without(value, key);
    yield { ...value, schemawright: true };
    yield [value];
  }
  if (depth > 0) yield* inside(value, depth - 1);
};

const without = (value: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

/** Each member and the first elements, changed in their place. */
const inside = function* (value: Json, depth: number): Generator<Json> {
  if (Array.isArray(value)) {
    const elements = value as readonly Json[];
    for (const [index, element] of elements.slice(0, 2).entries()) {
      for (const mutant of mutants(element, depth)) yield elements.with(index, mutant);
    }
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      for (const mutant of mutants(member, depth)) {
        yield Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? mutant : old]));
      }
    }
  }
};
