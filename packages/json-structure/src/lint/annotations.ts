import { typeOf } from '../compiler.ts';
import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { hit, quoted, when, type Check } from './rule.ts';

/** A map of purposes (`json`, `lang:de`) to texts. JSON Structure Alternate Names. */
const textsByPurpose = (schema: JsonObject, keyword: string): ReturnType<Check> => {
  if (!Object.hasOwn(schema, keyword)) return [];
  const map = schema[keyword];
  if (!isObject(map)) return [hit([keyword], `${keyword} must map purposes to strings`, 'write {"json": "name"}')];
  return Object.entries(map).flatMap(([purpose, text]) =>
    when(!isString(text), [keyword, purpose], 'must be a string'),
  );
};

export const altnames: Check = ({ schema }) => textsByPurpose(schema, 'altnames');
export const descriptions: Check = ({ schema }) => textsByPurpose(schema, 'descriptions');

export const altenums: Check = ({ schema }) => {
  const { altenums: map, enum: values } = schema;
  if (!isObject(map))
    return [hit(['altenums'], 'altenums must map purposes to names by value', 'write {"lang:en": {"VALUE": "name"}}')];
  if (!Array.isArray(values)) return [hit(['altenums'], 'altenums stands beside enum only', 'add enum, or remove it')];
  const known = new Set((values as readonly Json[]).map(String));
  return Object.entries(map).flatMap(([purpose, names]) => {
    if (!isObject(names)) return [hit(['altenums', purpose], 'must map values of the enumeration to strings')];
    return Object.entries(names).flatMap(([value, name]) => [
      ...when(
        !known.has(value),
        ['altenums', purpose, value],
        `${quoted(value)} is no value of enum`,
        'correct or remove it',
      ),
      ...when(!isString(name), ['altenums', purpose, value], 'must be a string'),
    ]);
  });
};

const numericAnnotations = ['unit', 'ucumUnit', 'currency'] as const;

/** JSON Structure Symbols, Scientific Units, and Currencies. */
export const unit: Check = ({ schema }, structure) => {
  const type = typeOf(schema, structure);
  const isNumeric = type === undefined || (type.kind === 'primitive' && type.numeric !== undefined);
  return [
    ...numericAnnotations.flatMap((keyword) => {
      if (!Object.hasOwn(schema, keyword)) return [];
      if (!isString(schema[keyword])) return [hit([keyword], `${keyword} must be a string`)];
      return when(
        !isNumeric,
        [keyword],
        `${keyword} says nothing about the type ${type?.name ?? ''}`,
        'use it with a numeric type',
      );
    }),
    ...when(Object.hasOwn(schema, 'symbol') && !isString(schema['symbol']), ['symbol'], 'symbol must be a string'),
    ...textsByPurpose(schema, 'symbols'),
  ];
};
