import type { SchemaObject } from '../openapi/types.ts';
import { isUnknownExtension } from './extensions.ts';
import { proseKeywords } from './fold-annotations.ts';
import { declaredTypes, isSchema, typeBit } from './json-types.ts';

/**
 * What can be told of a schema as it is written:
 * - `reference`: it means what it refers to
 * - `leaf`: it says something itself, and has no schema below
 * - `list`: so it does, and lists values
 * - `nest`: so it does, and its members, items and further members are what stands there
 * - `joined`: only folding tells
 */
export type Writing = 'reference' | 'leaf' | 'list' | 'nest' | 'joined';

export const writingOfSchema = (schema: SchemaObject): Writing => {
  let hasBelow = false;
  let hasList = false;
  for (const keyword of Object.keys(schema)) {
    const kind = kinds.get(keyword) ?? (isUnknownExtension(keyword) ? 'leaf' : undefined);
    if (kind === undefined) return isReference(schema) ? 'reference' : 'joined';
    if (kind === 'nest') hasBelow = true;
    else if (kind === 'list') hasList = true;
  }
  if (!hasBelow) return hasList ? 'list' : 'leaf';
  return hasList || !isWhole(schema) ? 'joined' : 'nest';
};

/** What a schema says, apart from texts for people: alike for all that say the same. */
export const textOf = (schema: SchemaObject): string =>
  JSON.stringify(schema, (keyword, value: unknown) => (isProse(keyword) ? undefined : value));

/** Whether a schema is short: plain values, and in its lists at most objects of them. */
export const isShort = (schema: SchemaObject): boolean =>
  Object.values(schema).every((value) => !isObject(value) || (Array.isArray(value) && value.every(isFlat)));

/** Whether a keyword is for people, or means nothing here. */
export const isProse = (keyword: string): boolean => proseKeywords.has(keyword) || isUnknownExtension(keyword);

const isReference = (schema: SchemaObject): boolean =>
  typeof schema.$ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || isProse(keyword));

/** Whether each member that is asked for is described, each description is a schema, and nothing lists values. */
const isWhole = ({ properties = {}, required = [], type }: SchemaObject): boolean => {
  if ((declaredTypes(type) & typeBit.object) === 0) return true;
  if (!isObject(properties) || !Array.isArray(required)) return false;
  for (const name of Object.keys(properties)) if (!isSchema(properties[name])) return false;
  for (const name of required) if (!Object.hasOwn(properties, name as string)) return false;
  return true;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isFlat = (value: unknown): boolean =>
  !isObject(value) ||
  Object.values(value).every((part) => !isObject(part) || (Array.isArray(part) && !part.some(isObject)));

const ofLeaves: readonly string[] = [
  'type',
  'format',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'contentMediaType',
  'contentEncoding',
];

/** What a keyword alone makes of a schema. */
const kinds: ReadonlyMap<string, Writing> = new Map([
  ...['properties', 'required', 'items', 'additionalProperties'].map((keyword) => [keyword, 'nest'] as const),
  ...['enum', 'const'].map((keyword) => [keyword, 'list'] as const),
  ...[...ofLeaves, ...proseKeywords].map((keyword) => [keyword, 'leaf'] as const),
]);
