import { additionalOperations, openDiscriminator, queryString, type Json, type JsonObject } from '../openapi/types.ts';
import { canonicalJson } from './canonical.ts';

/** Where lowering keeps what JSON Schema can't say of a schema of JSON Structure. */
const annotation = 'x-json-structure';

/** Members with a name in `x-` that mean something here. */
const known: ReadonlySet<string> = new Set([
  annotation,
  additionalOperations,
  queryString,
  openDiscriminator,
  'x-oai-name',
  'x-oai-summary',
  'x-oai-deprecated',
  'x-oai-encoding',
  'x-oai-prefixEncoding',
  'x-oai-itemEncoding',
  'x-extensible-enum',
  'x-sunset',
  'x-stability-level',
]);

export const isUnknownExtension = (keyword: string): boolean => keyword.startsWith('x-') && !known.has(keyword);

/** What an object says in extensions that mean nothing here: canonical JSON, empty when there are none. */
export const unknownExtensions = (object: JsonObject): string => {
  const found = Object.keys(object).filter(isUnknownExtension);
  return found.length === 0 ? '' : canonicalJson(found.map((name) => [name, object[name]]).sort());
};

/** Kept keywords that values, or readers of values, notice; the others speak of how the source is written. */
const meaningful: ReadonlySet<string> = new Set([
  'type',
  'tuple',
  'selector',
  'abstract',
  'precision',
  'scale',
  'unit',
  'ucumUnit',
  'currency',
  'contentEncoding',
  'contentCompression',
  'multipleOf',
  '$offers',
]);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const structureIn = (schema: JsonObject): JsonObject | undefined => {
  const kept = schema[annotation];
  return isObject(kept) ? kept : undefined;
};

/** The part of the kept keywords that counts for what a schema means. */
export const meaningOfStructure = (kept: JsonObject): JsonObject => {
  const meant: Record<string, Json | undefined> = {};
  for (const [keyword, value] of Object.entries(kept)) {
    if (value === null) continue;
    if (keyword === 'altnames' || keyword === 'altenums') {
      if (isObject(value) && value['json'] !== undefined) meant[keyword] = value['json'];
    } else if (meaningful.has(keyword) && !(keyword === 'type' && value === 'integer')) meant[keyword] = value;
  }
  return meant;
};

/** Kept keywords for people: what values are called elsewhere, and texts in their languages. */
const spoken: readonly string[] = ['altnames', 'altenums', 'descriptions', 'symbol', 'symbols'];

/** What the kept keywords say to people. Alternate names in JSON are no such thing: they are on the wire. */
export const proseOfStructure = (kept: JsonObject): JsonObject =>
  Object.fromEntries(
    spoken.flatMap((keyword): [string, Json][] => {
      const value = kept[keyword] ?? null;
      if (!isObject(value)) return value === null ? [] : [[keyword, value]];
      const { json: _, ...others } = value;
      const told = keyword === 'altnames' || keyword === 'altenums' ? others : value;
      return Object.keys(told).length === 0 ? [] : [[keyword, told]];
    }),
  );
