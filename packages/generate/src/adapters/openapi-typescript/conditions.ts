import { child, type Pointer, type SchemaObject } from '@schemawright/contract';

export interface WithoutConditions {
  /** The schema with `true` in the place of conditions in lists, so that the others keep their places. */
  readonly schema: SchemaObject;
  /** Where the conditions stand. */
  readonly left: readonly Pointer[];
}

/**
 * A schema that was JSON Structure without the keywords that are conditions of its values: they are tests, and no part of
 * the type. Their annotation lists them as `anyOf`, or `allOf/1`. JSON Structure in OpenAPI, code generation.
 */
export const withoutConditions = (schema: SchemaObject, pointer: Pointer): WithoutConditions => {
  const listed = conditionsOf(schema);
  if (listed.size === 0) return { schema, left: [] };
  const allOf = schema.allOf?.map((member, index) => (listed.has(`allOf/${index}`) ? true : member));
  const whole = { ...schema, ...(allOf === undefined ? {} : { allOf }) };
  const kept = Object.entries(whole).filter(([keyword]) => !listed.has(keyword));
  const left = [...listed].filter((key) => isThere(schema, key)).map((key) => key.split('/').reduce(child, pointer));
  return { schema: Object.fromEntries(kept) as SchemaObject, left };
};

const conditionsOf = (schema: SchemaObject): ReadonlySet<string> => {
  const annotation: unknown = schema['x-json-structure'];
  const listed: unknown =
    typeof annotation === 'object' && annotation !== null
      ? (annotation as Record<string, unknown>)['conditions']
      : undefined;
  const keys = Array.isArray(listed) ? listed.filter((key): key is string => typeof key === 'string') : [];
  return new Set(keys.filter((key) => /^(?:allOf|anyOf|oneOf|not|if|then|else|allOf\/\d{1,6})$/.test(key)));
};

const isThere = (schema: SchemaObject, key: string): boolean => {
  const [keyword = '', index] = key.split('/');
  return Object.hasOwn(schema, keyword) && (index === undefined || Number(index) < (schema.allOf?.length ?? 0));
};
