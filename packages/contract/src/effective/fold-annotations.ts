import { canonicalJson } from './canonical.ts';
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
  return {
    deprecated: flag('deprecated'),
    readOnly: flag('readOnly'),
    writeOnly: flag('writeOnly'),
    default: sources.find(({ schema }) => Object.hasOwn(schema, 'default'))?.schema.default,
    get prose() {
      prose ??= foldProse(sources);
      return prose;
    },
  };
};

const foldProse = (sources: readonly Source[]): string => {
  const prose: [string, unknown][] = [];
  for (const keyword of proseKeywords) {
    const stated = sources.find(({ schema }) => Object.hasOwn(schema, keyword));
    if (stated !== undefined) prose.push([keyword, stated.schema[keyword]]);
  }
  return prose.length === 0 ? '' : canonicalJson(prose);
};
