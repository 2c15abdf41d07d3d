import { isString, type Json, type JsonObject } from '../json.ts';
import { extensionOf } from '../meta-schemas.ts';
import { child } from '../pointer.ts';
import { keywordsOf } from './source.ts';
import type { Translation } from './translation.ts';
import type { View } from './view.ts';

/** Keywords that the conversion reads, or that speak of the JSON Schema itself. */
const read: ReadonlySet<string> = new Set(
  'type properties allOf $ref enum const anyOf oneOf not if then else dependentSchemas format pattern minLength maxLength contentEncoding contentMediaType minimum maximum exclusiveMinimum exclusiveMaximum multipleOf items prefixItems contains minContains maxContains minItems maxItems uniqueItems required additionalProperties patternProperties propertyNames minProperties maxProperties dependentRequired unevaluatedProperties unevaluatedItems additionalItems nullable discriminator $schema $id $anchor $dynamicAnchor $dynamicRef $recursiveRef $recursiveAnchor $vocabulary $defs definitions x-json-structure'.split(
    ' ',
  ),
);
/** Words of JSON Structure that mean something there and nothing in JSON Schema. */
const reserved: ReadonlySet<string> = new Set(
  '$extends $root $uses $offers abstract choices name precision scale selector tuple values contentCompression id encoding compression mediaType'.split(
    ' ',
  ),
);

const shapes: Readonly<Record<string, (value: Json) => boolean>> = {
  description: isString,
  examples: (value) => Array.isArray(value),
};

/** What describes a schema and checks nothing: kept, save for words that mean something else in JSON Structure. */
export const annotationsOf = (view: View, translation: Translation): JsonObject =>
  Object.fromEntries(
    [...view.keywords].flatMap(([keyword, source]) => {
      const value = keywordsOf(source)[keyword];
      // What describes a base does not describe the type that takes it over.
      if (value === undefined || read.has(keyword) || (source.far === true && !view.far)) return [];
      if (Object.hasOwn(shapes, keyword) && !shapes[keyword]?.(value)) return [];
      const extension = keyword === 'default' ? undefined : extensionOf(keyword);
      if (extension === undefined && !reserved.has(keyword)) return [[keyword, value] as const];
      const message = `${keyword} means something in JSON Structure; it is kept as x-${keyword.replace('$', '')}`;
      translation.tell('annotation', child(source.pointer, keyword), message);
      return [[`x-${keyword.replace('$', '')}`, value] as const];
    }),
  );

/** Whether a keyword of the input only describes. */
export const isAnnotation = (keyword: string): boolean => !read.has(keyword);
