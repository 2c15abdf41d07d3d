import { isComposed } from '../composition.ts';
import { isObject, isString, repeatedIn, type Json, type JsonObject } from '../json.ts';
import { among, hit, none, quoted, when, type Check, type Hit } from './rule.ts';

/** What gives an object a meaning without properties of its own; that its extension is off is told apart. */
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
  const isShaped = shapers.some((keyword) => Object.hasOwn(schema, keyword));
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
  return among(Object.keys(value), (name) =>
    isObject(value[name]) ? undefined : hit([keyword, name], 'must be a schema, so an object'),
  );
};

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

/** What `find` finds in the list of names that `required` is, and in each set of names within it. */
const inRequired = (
  { required }: JsonObject,
  find: (names: readonly Json[], at: readonly number[]) => readonly Hit[],
): readonly Hit[] => {
  if (!Array.isArray(required)) return none;
  const sets: readonly Json[] = required;
  const found = find(sets, []);
  return sets.some(Array.isArray)
    ? [...found, ...sets.flatMap((set, index) => (Array.isArray(set) ? find(set, [index]) : none))]
    : found;
};

export const requiredUndeclared: Check = ({ schema, conditional }, { members }) => {
  // A condition may ask for what the type that it stands on declares.
  if (schema['type'] !== 'object' || conditional) return none;
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  // Own properties are the common case, which needs no look at the bases.
  const isDeclared = (name: string): boolean =>
    (Object.hasOwn(own, name) && isObject(own[name])) || members(schema).properties.has(name);
  return inRequired(schema, (names, at) =>
    among(names, (name, index) =>
      !isString(name) || isDeclared(name)
        ? undefined
        : hit(
            ['required', ...at, index],
            `requires ${quoted(name)}, which is not declared`,
            'declare it in properties, or remove it here',
          ),
    ),
  );
};

export const requiredDuplicate: Check = ({ schema }) =>
  inRequired(schema, (names, at) =>
    among(repeatedIn(names), (index) => hit(['required', ...at, index], 'repeats a name', 'remove it')),
  );

export const requiredPlacement: Check = ({ schema }) =>
  when(
    // A boolean is a habit of an earlier JSON Schema, and told as such.
    Array.isArray(schema['required']) && isString(schema['type']) && schema['type'] !== 'object',
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
