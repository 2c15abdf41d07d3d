import { isComposed } from '../composition.ts';
import { isObject, isString, repeatedIn, type Json, type JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';
import { hit, quoted, when, type Check } from './rule.ts';

/** What gives an object a meaning without properties of its own. */
const shapers: readonly string[] = [
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'has',
];

export const propertiesMissing: Check = ({ schema, conditional }, { binds }) => {
  if (conditional || Object.hasOwn(schema, 'properties') || Object.hasOwn(schema, '$extends')) return [];
  const isShaped = shapers.some((keyword) => Object.hasOwn(schema, keyword) && binds(keyword));
  if (isShaped || isComposed(schema, binds)) return [];
  const additional = schema['additionalProperties'];
  const values = isObject(additional) ? 'the schema of additionalProperties' : '{"type": "any"}';
  return [hit([], 'an object must declare properties', `for free keys write "type": "map" with "values": ${values}`)];
};

export const propertiesEmpty: Check = ({ schema }) =>
  when(
    isObject(schema['properties']) &&
      Object.keys(schema['properties']).length === 0 &&
      !Object.hasOwn(schema, '$extends'),
    ['properties'],
    'properties must have at least one member',
    'declare a property, or use the type map',
  );

export const propertiesShape: Check = ({ schema }) => mapOfSchemas(schema, 'properties');

/** A keyword whose value must be an object of schemas. */
export const mapOfSchemas = (schema: JsonObject, keyword: string): ReturnType<Check> => {
  if (!Object.hasOwn(schema, keyword)) return [];
  const value = schema[keyword];
  if (!isObject(value)) return [hit([keyword], `${keyword} must be an object of schemas`)];
  return Object.entries(value).flatMap(([name, inner]) =>
    when(!isObject(inner), [keyword, name], 'must be a schema, so an object'),
  );
};

/** The names in `required`, each with its place; nothing when it is malformed. */
const requiredNames = (
  required: Json | undefined,
): readonly { readonly name: string; readonly at: readonly number[] }[] =>
  (Array.isArray(required) ? (required as readonly Json[]) : []).flatMap((entry, index) => {
    if (isString(entry)) return [{ name: entry, at: [index] }];
    return (Array.isArray(entry) ? entry : []).filter(isString).map((name, inner) => ({ name, at: [index, inner] }));
  });

export const requiredShape: Check = ({ schema }) => {
  if (!Object.hasOwn(schema, 'required')) return [];
  const required = schema['required'];
  const fine =
    Array.isArray(required) &&
    (required.every(isString) || required.every((set) => Array.isArray(set) && set.every(isString)));
  const mend =
    typeof required === 'boolean'
      ? 'list the names of required properties in the object that declares them'
      : undefined;
  return when(!fine, ['required'], 'required must be an array of names, or an array of such arrays', mend);
};

const isDeclared = (schema: JsonObject, { members }: Structure): ((name: string) => boolean) => {
  const { properties } = members(schema);
  return (name) => properties.has(name);
};

export const requiredUndeclared: Check = ({ schema, conditional }, structure) => {
  // A condition may ask for what the type that it stands on declares.
  if (schema['type'] !== 'object' || conditional) return [];
  const declared = isDeclared(schema, structure);
  return requiredNames(schema['required']).flatMap(({ name, at }) =>
    when(
      !declared(name),
      ['required', ...at],
      `requires ${quoted(name)}, which is not declared`,
      'declare it in properties, or remove it here',
    ),
  );
};

export const requiredDuplicate: Check = ({ schema: { required } }) => {
  const sets: readonly Json[] = Array.isArray(required) ? required : [];
  const repeated = (names: readonly Json[], at: readonly number[]): ReturnType<Check> =>
    repeatedIn(names).map((index) => hit(['required', ...at, index], 'repeats a name', 'remove it'));
  return [...repeated(sets, []), ...sets.flatMap((set, index) => (Array.isArray(set) ? repeated(set, [index]) : []))];
};

export const requiredPlacement: Check = ({ schema }) =>
  when(
    Object.hasOwn(schema, 'required') && isString(schema['type']) && schema['type'] !== 'object',
    ['required'],
    'required stands on objects only',
    'remove it',
  );

export const additionalShape: Check = ({ schema }) => {
  const additional = schema['additionalProperties'];
  const fine = additional === undefined || typeof additional === 'boolean' || isObject(additional);
  return when(!fine, ['additionalProperties'], 'additionalProperties must be true, false or a schema');
};

export const abstractAdditional: Check = ({ schema }) =>
  when(
    schema['abstract'] === true && Object.hasOwn(schema, 'additionalProperties'),
    ['additionalProperties'],
    'an abstract type is always open',
    'remove additionalProperties; the types that extend it may have it',
  );

export const abstractType: Check = ({ schema }) =>
  when(
    Object.hasOwn(schema, 'abstract') && typeof schema['abstract'] !== 'boolean',
    ['abstract'],
    'abstract must be true or false',
  );
