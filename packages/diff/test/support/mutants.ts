import type { Json } from '@schemawright/contract';

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some values that differ from one in a single place. */
export const mutantsOf = (value: Json, most: number): readonly Json[] => {
  const found: Json[] = [];
  for (const mutant of mutants(value, 2)) {
    if (found.length === most) break;
    found.push(mutant);
  }
  return found;
};

function* mutants(value: Json, depth: number): Generator<Json> {
  if (typeof value === 'string') yield* [`${value}x`, value.slice(1), 'y'];
  else if (typeof value === 'number') yield* [value + 1, value - 0.5, -value];
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    const items = value as readonly Json[];
    yield* [[...items, ...items.slice(0, 1)], items.slice(1)];
    if (depth > 0)
      for (const [at, item] of items.entries()) for (const one of mutants(item, depth - 1)) yield items.with(at, one);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      if (depth > 0) for (const one of mutants(value[name] as Json, depth - 1)) yield { ...value, [name]: one };
    }
  }
  yield null;
}
