import type { Conjunction, Source } from './sources.ts';

type Keyword = 'unevaluatedProperties' | 'unevaluatedItems';

/** What evaluates members or items only where something else holds. */
const conditional: Readonly<Record<Keyword, readonly string[]>> = {
  unevaluatedProperties: ['if', 'dependentSchemas'],
  unevaluatedItems: ['if', 'dependentSchemas', 'contains'],
};

/**
 * The parts of a source, itself first, when it has `keyword` and what its parts evaluate is the same for every value:
 * then the keyword is about all that none of them describes. JSON Schema 2020-12 Core, 11.2 and 11.3. `undefined` when
 * that depends on which branch of a union or which condition holds.
 */
export const closesItsParts = (
  { sources, unions, repeats, decided }: Conjunction,
  source: Source,
  keyword: Keyword,
): readonly Source[] | undefined => {
  if (source.schema[keyword] === undefined || decided) return undefined;
  const start = sources.indexOf(source);
  let end = start + 1;
  while ((sources[end]?.depth ?? -1) > source.depth) end += 1;
  const parts = sources.slice(start, end);
  const isPart = (other: Source): boolean => parts.includes(other);
  if (repeats.some(({ before, depth }) => before > start && before <= end && depth > source.depth)) return undefined;
  if (unions.some(({ owner }) => isPart(owner))) return undefined;
  const inner = parts.slice(1).some(({ schema }) => schema[keyword] !== undefined);
  const open = parts.some(({ schema }) => conditional[keyword].some((name) => schema[name] !== undefined));
  return inner || open ? undefined : parts;
};
