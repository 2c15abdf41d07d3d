import type { Json, JsonObject } from '../openapi/types.ts';
import { byCodeUnit, canonicalJson } from './canonical.ts';
import { structureIn, unknownExtensions } from './extensions.ts';
import type { Annotations } from './facts.ts';
import type { Source } from './sources.ts';

/** Keywords for people only. */
export const proseKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  '$comment',
  'xml',
]);

/**
 * What a schema says of itself goes before what its parts say; of parts side by side all texts count, in whatever order
 * they stand, and one default. A flag holds when any source states it.
 */
export const foldAnnotations = (sources: readonly Source[]): Annotations => {
  const flag = (keyword: string): boolean => sources.some(({ schema }) => schema[keyword] === true);
  // Said of one branch of a union it does not bind null, which the caller may still send.
  const always = (keyword: string): boolean =>
    sources.some(({ schema, exempt }) => exempt === 0 && schema[keyword] === true);
  let prose: string | undefined;
  const stated = (keyword: string): Annotations['default'] => statedBy(sources, keyword)[0];
  return {
    deprecated: flag('deprecated'),
    readOnly: always('readOnly'),
    writeOnly: always('writeOnly'),
    default: stated('default'),
    sunset: stated('x-sunset'),
    stability: stated('x-stability-level'),
    extension: stated,
    get extensions() {
      return [...new Set(sources.map(({ schema }) => unknownExtensions(schema)))].filter(Boolean).sort().join();
    },
    get prose() {
      prose ??= foldProse(sources);
      return prose;
    },
  };
};

const noStructure: JsonObject = {};

/** What is kept of JSON Structure: of each keyword what the first schema says. */
export const foldStructure = (sources: readonly Source[]): JsonObject => {
  let kept: JsonObject | undefined;
  for (const { schema } of sources) {
    const found = structureIn(schema);
    if (found !== undefined) kept = kept === undefined ? found : { ...found, ...kept };
  }
  return kept ?? noStructure;
};

const foldProse = (sources: readonly Source[]): string => {
  const prose: (readonly [string, ...Json[]])[] = [];
  for (const keyword of proseKeywords) {
    const stated = statedBy(sources, keyword);
    if (stated.length === 0) continue;
    // One example is a list of one.
    if (keyword !== 'example') prose.push([keyword, ...stated]);
    else if (!sources.some(({ schema }) => Object.hasOwn(schema, 'examples'))) {
      prose.push(['examples', ...stated.map((example) => [example])]);
    }
  }
  return prose.length === 0 ? '' : canonicalJson(prose);
};

/** What is said under `keyword` where nothing around says something: without repeats, in canonical order. */
const statedBy = (sources: readonly Source[], keyword: string): readonly Json[] => {
  const found: Json[] = [];
  /** What stands deeper than this is part of a schema that says something itself. */
  let said = Number.POSITIVE_INFINITY;
  for (const { schema, depth } of sources) {
    if (depth > said) continue;
    said = Number.POSITIVE_INFINITY;
    if (!Object.hasOwn(schema, keyword)) continue;
    said = depth;
    found.push(schema[keyword] as Json);
  }
  if (found.length < 2) return found;
  return [...new Map(found.map((value) => [canonicalJson(value), value]))]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([, value]) => value);
};
