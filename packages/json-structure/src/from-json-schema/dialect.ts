import { isObject, isString, type Json, type JsonObject } from '../json.ts';

const known = new WeakMap<JsonObject, JsonObject>();

/**
 * The keywords of a schema in the terms of JSON Schema 2020-12, one level deep: what OpenAPI 3.0 and earlier drafts write
 * otherwise is rewritten. `nullable` is left where it stands beside a composition.
 */
export const modern = (schema: JsonObject): JsonObject => {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const changed = habits.some((keyword) => Object.hasOwn(schema, keyword)) || Array.isArray(schema['items']);
  const made = changed ? rewritten(schema) : schema;
  known.set(schema, made);
  return made;
};

/** Keywords that call for a closer look. */
const habits: readonly string[] = ['nullable', 'example', 'exclusiveMinimum', 'exclusiveMaximum', 'dependencies'];
const composing: readonly string[] = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];

const rewritten = (schema: JsonObject): JsonObject => {
  const keywords = new Map<string, Json | undefined>(Object.entries(schema));
  exclusive(keywords, 'minimum', 'exclusiveMinimum');
  exclusive(keywords, 'maximum', 'exclusiveMaximum');
  if (keywords.has('example')) {
    if (!keywords.has('examples')) keywords.set('examples', [keywords.get('example') ?? null]);
    keywords.delete('example');
  }
  const items = keywords.get('items');
  if (Array.isArray(items)) {
    keywords.set('prefixItems', items);
    const rest = keywords.get('additionalItems');
    if (rest === undefined) keywords.delete('items');
    else keywords.set('items', rest);
    keywords.delete('additionalItems');
  }
  splitDependencies(keywords);
  nullable(keywords);
  return Object.fromEntries(keywords);
};

/** The boolean of OpenAPI 3.0 and draft 4 turns the bound itself into the exclusive one. */
const exclusive = (keywords: Map<string, Json | undefined>, bound: string, keyword: string): void => {
  const flag = keywords.get(keyword);
  if (typeof flag !== 'boolean') return;
  keywords.delete(keyword);
  const limit = keywords.get(bound);
  if (!flag || limit === undefined) return;
  keywords.set(keyword, limit);
  keywords.delete(bound);
};

const splitDependencies = (keywords: Map<string, Json | undefined>): void => {
  const dependencies = keywords.get('dependencies');
  if (!isObject(dependencies)) return;
  keywords.delete('dependencies');
  const entries = Object.entries(dependencies);
  const names = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  if (names.length > 0 && !keywords.has('dependentRequired'))
    keywords.set('dependentRequired', Object.fromEntries(names));
  if (schemas.length > 0 && !keywords.has('dependentSchemas'))
    keywords.set('dependentSchemas', Object.fromEntries(schemas));
};

/** `nullable: true`: authors mean that null is accepted, whatever stands beside it. */
const nullable = (keywords: Map<string, Json | undefined>): void => {
  const flag = keywords.get('nullable');
  if (flag === true && composing.some((keyword) => keywords.has(keyword))) return;
  keywords.delete('nullable');
  if (flag !== true) return;
  const type = keywords.get('type');
  const listed: readonly Json[] = Array.isArray(type) ? type : isString(type) ? [type] : [];
  if (listed.length > 0 && !listed.includes('null')) keywords.set('type', [...listed, 'null']);
  const values = keywords.get('enum');
  if (Array.isArray(values) && !values.includes(null)) keywords.set('enum', [...(values as readonly Json[]), null]);
};
