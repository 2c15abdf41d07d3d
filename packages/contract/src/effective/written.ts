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
    if (nesting.has(keyword)) hasBelow = true;
    else if (keyword === 'enum' || keyword === 'const') hasList = true;
    else if (!ofLeaves.has(keyword) && !isProse(keyword)) return isReference(schema) ? 'reference' : 'joined';
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

const isProse = (keyword: string): boolean => proseKeywords.has(keyword) || isUnknownExtension(keyword);

const isReference = (schema: SchemaObject): boolean =>
  typeof schema.$ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || isProse(keyword));

/** Whether each member that is asked for is described, each description is a schema, and nothing lists values. */
const isWhole = ({ properties = {}, required = [], type }: SchemaObject): boolean => {
  if ((declaredTypes(type) & typeBit.object) === 0) return true;
  return (
    isObject(properties) &&
    Object.values(properties).every(isSchema) &&
    Array.isArray(required) &&
    required.every((name) => Object.hasOwn(properties, name as string))
  );
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isFlat = (value: unknown): boolean =>
  !isObject(value) ||
  Object.values(value).every((part) => !isObject(part) || (Array.isArray(part) && !part.some(isObject)));

const nesting: ReadonlySet<string> = new Set(['properties', 'required', 'items', 'additionalProperties']);

const ofLeaves: ReadonlySet<string> = new Set([
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
]);
