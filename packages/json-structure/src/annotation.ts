import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { isReference } from './references.ts';

/**
 * The one annotation that conversions to and from JSON Schema share. It holds the keywords of the source that its JSON
 * Schema does not lead back to, as they were, with pointers to definitions as `#/$defs/NAME`; references are such
 * strings in `type`. `null` stands for a keyword that the source does not have, though its JSON Schema looks like it.
 */
export const annotation = 'x-json-structure';

/** Words of the annotation that are no keywords of the source. */
export const controls: ReadonlySet<string> = new Set([
  // The keywords of its JSON Schema that are conditions of values, and no part of the type: `anyOf`, `allOf/1`.
  'conditions',
  // The kept keywords that bind nothing, because their extension is switched off.
  'inert',
  // Whether a definition stands in place in the source.
  'inPlace',
]);

/** The annotation of a schema; empty when there is none. */
export const keptIn = (schema: Json | undefined): JsonObject => {
  const kept = isObject(schema) && Object.hasOwn(schema, annotation) ? schema[annotation] : undefined;
  return isObject(kept) ? kept : {};
};

export const withoutKept = (schema: JsonObject): JsonObject => {
  if (!Object.hasOwn(schema, annotation)) return schema;
  const { [annotation]: _, ...rest } = schema;
  return rest;
};

/** How deep the schemas that are kept as they were may nest. */
const maxDepth = 220;

/** Keywords whose values are payload, not schemas. */
const payload: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'altnames', 'altenums']);
const pointing: ReadonlySet<string> = new Set(['$extends', '$offers', '$root', 'scope']);

/**
 * A kept keyword with its pointers to definitions in other terms, by `link`, which answers nothing for what it does not
 * know. `references`: how a reference is written in `type`.
 */
export const relinked = (
  keyword: string,
  value: Json | undefined,
  link: (text: string) => string | undefined,
  references: 'as text' | 'as object',
  depth = 0,
): Json | undefined => {
  if (payload.has(keyword) || depth > maxDepth) return value;
  const at = (name: string, inner: Json | undefined): Json | undefined =>
    relinked(name, inner, link, references, depth + 1);
  if (isString(value)) {
    if (pointing.has(keyword)) return link(value) ?? value;
    if (keyword !== 'type' || !value.startsWith('#')) return value;
    return references === 'as object' ? { $ref: link(value) ?? value } : value;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => at(keyword, one) ?? null);
  if (!isObject(value)) return value;
  if (isReference(value)) {
    const $ref = link(value.$ref) ?? value.$ref;
    return keyword === 'type' && references === 'as text' && Object.keys(value).length === 1
      ? $ref
      : { ...value, $ref };
  }
  // In a map of names, such as `choices`, the names are no keywords.
  const isMap = maps.has(keyword);
  const entries = Object.entries(value).map(
    ([name, inner]) => [name, at(isMap ? (pointing.has(keyword) ? keyword : '') : name, inner)] as const,
  );
  return Object.fromEntries(entries);
};
const maps: ReadonlySet<string> = new Set([
  'properties',
  'choices',
  'patternProperties',
  'patternKeys',
  'relations',
  '$offers',
  'dependentRequired',
]);
