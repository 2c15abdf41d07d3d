import { typeOf } from '../compiler.ts';
import { isObject, isString, type Json } from '../json.ts';
import { formats } from '../keywords/format.ts';
import { applicators, keywords } from '../keywords/table.ts';
import { extensionOf } from '../meta-schemas.ts';
import { hit, quoted, when, type Check } from './rule.ts';

export const countKeywords = [
  'minLength',
  'minItems',
  'maxItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
  'minEntries',
  'maxEntries',
] as const;

/** The validation keywords that a type may have no use for without harm. */
export const validationKeywords: readonly string[] = [...keywords, ...applicators]
  .map(({ name }) => name)
  .filter((name) => extensionOf(name) === 'JSONStructureValidation')
  .filter(
    (name) =>
      !['minLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].includes(
        name,
      ),
  );

export const isCount = (value: Json | undefined): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

export const countValue: Check = ({ schema }) =>
  countKeywords.flatMap((keyword) =>
    when(
      Object.hasOwn(schema, keyword) && !isCount(schema[keyword]),
      [keyword],
      `${keyword} must be a non-negative integer`,
    ),
  );

const pairs = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minContains', 'maxContains'],
  ['minProperties', 'maxProperties'],
  ['minEntries', 'maxEntries'],
] as const;

export const countCrossed: Check = ({ schema }) =>
  pairs.flatMap(([least, most]) =>
    when(
      isCount(schema[least]) && isCount(schema[most]) && Number(schema[least]) > Number(schema[most]),
      [least],
      `${least} lies above ${most}`,
      'swap or correct them',
    ),
  );

export const formatUnknown: Check = ({ schema: { format } }) =>
  when(
    isString(format) && !formats.has(format),
    ['format'],
    `the format ${quoted(String(format))} is unknown and checks nothing`,
    `the formats are ${[...formats.keys()].join(', ')}`,
  );

export const shapes: Check = ({ schema }) => [
  ...when(
    Object.hasOwn(schema, 'uniqueItems') && typeof schema['uniqueItems'] !== 'boolean',
    ['uniqueItems'],
    'uniqueItems must be true or false',
  ),
  ...when(Object.hasOwn(schema, 'format') && !isString(schema['format']), ['format'], 'format must be a string'),
  ...['contains', 'has', 'propertyNames', 'keyNames'].flatMap((keyword) =>
    when(
      Object.hasOwn(schema, keyword) && !isObject(schema[keyword]),
      [keyword],
      `${keyword} must be a schema, so an object`,
    ),
  ),
  ...['propertyNames', 'keyNames'].flatMap((keyword) => {
    const names = schema[keyword];
    return when(
      isObject(names) && Object.hasOwn(names, 'type') && names['type'] !== 'string',
      [keyword, 'type'],
      `names are strings, so ${keyword} must be of the type string`,
      'write "type": "string"',
    );
  }),
  ...dependencies(schema['dependentRequired']),
];

const dependencies = (map: Json | undefined): ReturnType<Check> => {
  const at = 'dependentRequired';
  if (map === undefined) return [];
  if (!isObject(map)) return [hit([at], 'dependentRequired must map names to arrays of names')];
  return Object.entries(map).flatMap(([name, needed]) =>
    when(!(Array.isArray(needed) && needed.every(isString)), [at, name], 'must be an array of names'),
  );
};

/** What `appliesTo` of the keyword's own says of the type that a schema has. */
export const speaksOf = (keyword: string, ...[{ schema }, structure]: Parameters<Check>): boolean => {
  const type = typeOf(schema, structure);
  const limit = keywords.find(({ name }) => name === keyword);
  if (limit !== undefined) return type !== undefined && limit.appliesTo(type);
  return applicators.find(({ name }) => name === keyword)?.appliesTo(type) ?? true;
};
