import { isObject, type Json, type JsonObject } from './json.ts';

/** The keywords of conditional composition that hold a list of branches. */
export const branchLists: readonly string[] = ['allOf', 'anyOf', 'oneOf'];
/** The keywords of conditional composition that hold one branch. */
export const singleBranches: readonly string[] = ['not', 'if', 'then', 'else'];

/** The keywords of conditional composition. */
export const composing: readonly string[] = [...branchLists, ...singleBranches];

/** Whether a schema is asserted by conditions, beside its type or in place of one. */
export const isComposed = (schema: JsonObject, binds: (keyword: string) => boolean): boolean =>
  binds('allOf') && composing.some((keyword) => Object.hasOwn(schema, keyword));

/** The schemas that are applied to the same value as `schema` itself. */
export const branchesOf = (schema: JsonObject, binds: (keyword: string) => boolean): JsonObject[] =>
  isComposed(schema, binds)
    ? composing.flatMap((keyword) => {
        const branches = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
        return (Array.isArray(branches) ? branches : [branches]).filter(isObject);
      })
    : [];

/** Words that speak of objects alone. */
const objectKeywords: readonly string[] = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'minProperties',
  'maxProperties',
];

/** `type`; without one, as in conditions of earlier drafts, a schema speaks of objects, or of any value. */
export const declaredType = (schema: JsonObject): Json => {
  const { type } = schema;
  if (type !== undefined && Object.hasOwn(schema, 'type')) return type;
  return objectKeywords.some((keyword) => Object.hasOwn(schema, keyword)) ? 'object' : 'any';
};
