import { canonical, isObject, isString, type Json, type JsonObject } from './json.ts';
import { isReference } from './references.ts';
import { kept as keptFormats } from './from-json-schema/texts.ts';
import { isPattern, wholePattern } from './from-json-schema/patterns.ts';
import { types } from './types/table.ts';

/** By type, the keywords that its JSON Schema leads back to without help. */
const carried: Readonly<Record<string, readonly string[]>> = {
  string: ['enum', 'const', 'minLength', 'maxLength', 'pattern', 'format'],
  binary: ['contentEncoding', 'contentMediaType', 'enum', 'const'],
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  map: ['values', 'minEntries', 'maxEntries'],
  array: ['items', 'minItems', 'maxItems'],
};
const numeric = ['enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const valued = ['enum', 'const'];

/** Those that are part of the type, whatever extensions are switched on. */
const structural: ReadonlySet<string> = new Set([
  'properties',
  'required',
  'additionalProperties',
  'values',
  'items',
  'contentEncoding',
  'contentMediaType',
]);

const carriedBy = (type: string): readonly string[] => {
  const definition = types.get(type);
  if (definition?.kind === 'primitive' && definition.numeric === 'number') return numeric;
  return carried[type] ?? (definition?.kind === 'primitive' ? valued : []);
};

/**
 * The keywords of a schema that its JSON Schema `made`, conditions aside, leads back to by itself; nothing when it leads
 * elsewhere, so that the annotation has to tell the type. Those in `said` are all that the JSON Schema tells of.
 */
export const ordinaryKeywords = (
  schema: JsonObject,
  made: JsonObject,
  said: ReadonlySet<string>,
): ReadonlySet<string> | undefined => {
  const { type } = schema;
  if (isReference(type)) return said.size === 0 && Object.keys(type).length === 1 ? new Set(['type']) : undefined;
  if (Array.isArray(type)) return said.size === 0 && isOrdinaryUnion(type, made) ? new Set(['type']) : undefined;
  if (!isString(type)) return undefined;
  const names = carriedBy(type);
  if (![...said].every((name) => names.includes(name))) return undefined;
  const definition = types.get(type);
  const isFine =
    definition?.kind === 'primitive'
      ? isOrdinaryScalar(type, schema, made, said)
      : compounds[type]?.(schema, made) === true;
  return isFine ? new Set(['type', ...names.filter((name) => said.has(name) || structural.has(name))]) : undefined;
};

const isOrdinaryScalar = (type: string, schema: JsonObject, made: JsonObject, said: ReadonlySet<string>): boolean => {
  const definition = types.get(type);
  if (definition?.kind !== 'primitive' || !definition.recoverable || type === 'integer') return false;
  const base = definition.jsonSchema({});
  if (made['type'] !== base['type'] || (said.has('const') && said.has('enum'))) return false;
  if (type === 'null' || type === 'any') return said.size === 0;
  if (said.has('enum') && (type === 'boolean' || !Array.isArray(schema['enum']))) return false;
  if (schema['contentEncoding'] === 'base64') return false;
  return [...said].every((name) => {
    const value = schema[name];
    if (name === 'format') return isString(value) && keptFormats.has(value);
    if (name === 'pattern')
      return isString(value) && isPattern(value) && wholePattern(String(made['pattern'])) === value;
    return canonical(made[name]) === canonical(value) && canonical(base[name]) !== canonical(value);
  });
};

const isOrdinaryUnion = (members: readonly Json[], made: JsonObject): boolean => {
  const { anyOf } = made;
  const isPlain = (member: Json): boolean =>
    isReference(member)
      ? Object.keys(member).length === 1
      : isString(member) &&
        member !== 'any' &&
        types.get(member)?.kind === 'primitive' &&
        isOrdinaryScalar(
          member,
          {},
          (types.get(member) as { jsonSchema: (schema: JsonObject) => JsonObject }).jsonSchema({}),
          new Set(),
        );
  if (members.length < 2 || !members.every(isPlain)) return false;
  if (Array.isArray(anyOf)) return new Set(members.map((member) => canonical(member))).size === members.length;
  return Array.isArray(made['type']) && made['type'].length === members.length && members.length < 6;
};

const isEmpty = (schema: Json | undefined): boolean => isObject(schema) && Object.keys(schema).length === 0;

const compounds: Readonly<Record<string, (schema: JsonObject, made: JsonObject) => boolean>> = {
  object: ({ properties, required, additionalProperties, ...schema }, made) =>
    !Object.hasOwn(schema, '$extends') &&
    !Object.hasOwn(schema, 'relations') &&
    isObject(properties) &&
    Object.keys(properties).length > 0 &&
    (required === undefined || (Array.isArray(required) && isOrdinaryRequired(required, made))) &&
    (additionalProperties === undefined ||
      additionalProperties === false ||
      (isObject(additionalProperties) && !isEmpty(made['additionalProperties']))),
  map: ({ values }) => isObject(values),
  array: ({ items }) => isObject(items) && !Object.hasOwn(items, 'not'),
};

const isOrdinaryRequired = (required: readonly Json[], made: JsonObject): boolean => {
  if (required.length === 0) return false;
  if (required.every(isString)) return canonical(made['required']) === canonical(required);
  const sets = Array.isArray(made['oneOf']) ? (made['oneOf'] as readonly Json[]) : [];
  return (
    sets.length > 1 &&
    canonical(sets.map((set) => (isObject(set) ? (set['required'] ?? null) : null))) === canonical(required)
  );
};
