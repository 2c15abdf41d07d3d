import type { JsonObject } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';
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

/** Of texts and defaults the first that is stated counts; a flag holds when any source states it. */
export const foldAnnotations = (sources: readonly Source[]): Annotations => {
  const flag = (keyword: string): boolean => sources.some(({ schema }) => schema[keyword] === true);
  let prose: string | undefined;
  const stated = (keyword: string): Annotations['default'] =>
    sources.find(({ schema }) => Object.hasOwn(schema, keyword))?.schema[keyword];
  return {
    deprecated: flag('deprecated'),
    readOnly: flag('readOnly'),
    writeOnly: flag('writeOnly'),
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
  const prose: [string, unknown][] = [];
  for (const keyword of proseKeywords) {
    const stated = sources.find(({ schema }) => Object.hasOwn(schema, keyword));
    if (stated === undefined) continue;
    // One example is a list of one.
    if (keyword !== 'example') prose.push([keyword, stated.schema[keyword]]);
    else if (!sources.some(({ schema }) => Object.hasOwn(schema, 'examples'))) {
      prose.push(['examples', [stated.schema[keyword]]]);
    }
  }
  return prose.length === 0 ? '' : canonicalJson(prose);
};
