import type { Json, JsonObject } from '../openapi/types.ts';
import { byCodeUnit, canonicalJson } from './canonical.ts';
import { proseOfStructure, structureIn, unknownExtensions } from './extensions.ts';
import type { Annotations } from './facts.ts';
import { allTypes, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';
import { topic, type Topics } from './topics.ts';

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

/** Formats for people: how a text is shown, or what it is written in. Each text is of them. OpenAPI Format Registry. */
export const hintFormats: ReadonlySet<Json | undefined> = new Set(['password', 'commonmark', 'html']);

/**
 * What a schema says of itself goes before what its parts say; of parts side by side all texts count, in whatever order
 * they stand, and one default. A flag holds when any source states it.
 * @param types which values there are
 */
export const foldAnnotations = (sources: readonly Source[], topics: Topics, types: TypeSet = allTypes): Annotations => {
  const isNoted = (topics & topic.notes) !== 0;
  const flag = (keyword: string): boolean => isNoted && sources.some(({ schema }) => schema[keyword] === true);
  // Said of one branch of a union it does not bind null, which the caller may still send.
  const always = (keyword: string): boolean =>
    isNoted && sources.some(({ schema, exempt }) => (exempt & types) === 0 && schema[keyword] === true);
  let prose: string | undefined;
  const stated = (keyword: string): Annotations['default'] => statedBy(sources, keyword)[0];
  const noted = (keyword: string): Annotations['default'] => (isNoted ? stated(keyword) : undefined);
  return {
    deprecated: flag('deprecated'),
    readOnly: always('readOnly'),
    writeOnly: always('writeOnly'),
    default: noted('default'),
    sunset: noted('x-sunset'),
    stability: noted('x-stability-level'),
    extension: stated,
    get extensions() {
      if ((topics & topic.extensions) === 0) return '';
      return [...new Set(sources.map(({ schema }) => unknownExtensions(schema)))].filter(Boolean).sort().join();
    },
    get xml() {
      return (topics & topic.prose) === 0 ? [] : statedBy(sources, 'xml');
    },
    get prose() {
      prose ??= (topics & topic.prose) === 0 ? '' : foldProse(sources);
      return prose;
    },
  };
};

export const noStructure: JsonObject = {};

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
    const stated = keyword === 'xml' ? proseOfXml(sources) : statedBy(sources, keyword);
    if (stated.length === 0) continue;
    // One example is a list of one.
    if (keyword !== 'example') prose.push([keyword, ...stated]);
    else if (!sources.some(({ schema }) => Object.hasOwn(schema, 'examples'))) {
      prose.push(['examples', ...stated.map((example) => [example])]);
    }
  }
  const hints = statedBy(sources, 'format').filter((format) => hintFormats.has(format));
  if (hints.length > 0) prose.push(['format', ...hints]);
  const structure = proseOfStructure(foldStructure(sources));
  if (Object.keys(structure).length > 0) prose.push(['structure', structure]);
  return prose.length === 0 ? '' : canonicalJson(prose);
};

/** Members of `xml` that are seen on the wire: OpenAPI 3.1.1, 4.8.26. A prefix stands for its namespace. */
const xmlOnTheWire: ReadonlySet<string> = new Set(['name', 'namespace', 'attribute', 'wrapped', 'x-node-type']);

const proseOfXml = (sources: readonly Source[]): readonly Json[] =>
  statedBy(sources, 'xml').flatMap((xml) => {
    const members = Object.entries(xml ?? {}).filter(([name]) => !xmlOnTheWire.has(name));
    return members.length === 0 ? [] : [Object.fromEntries(members) as Json];
  });

/** What is said under `keyword` where nothing around says something: without repeats, in canonical order. */
const statedBy = (sources: readonly Source[], keyword: string): readonly Json[] => {
  const found: Json[] = [];
  for (let index = 0; index < sources.length;) {
    const { schema, size } = sources[index] as Source;
    const isSaid = Object.hasOwn(schema, keyword);
    if (isSaid) found.push(schema[keyword] as Json);
    // Its parts say nothing that counts beside it.
    index += isSaid ? size : 1;
  }
  if (found.length < 2) return found;
  return [...new Map(found.map((value) => [canonicalJson(value), value]))]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([, value]) => value);
};
