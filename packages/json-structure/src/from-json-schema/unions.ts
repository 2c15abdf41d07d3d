import { canonical, isString, type Json, type JsonObject } from '../json.ts';
import { isReference } from '../references.ts';
import { types } from '../types/table.ts';
import { isAnything, never, type Place, type Translation } from './translation.ts';

/**
 * A schema that accepts what one of several accepts. Members that are more than a type name or a reference get
 * definitions, for a union must not declare types in place. JSON Structure Core, union types.
 */
export const unionOf = (
  members: readonly { readonly schema: JsonObject; readonly part: string }[],
  place: Place,
  translation: Translation,
): JsonObject => {
  const possible = members.filter(({ schema }) => canonical(schema) !== canonical(never));
  const [only, second] = possible;
  if (only === undefined) return never;
  if (second === undefined) return only.schema;
  const type = new Map<string, Json>();
  for (const { schema, part } of possible) {
    if (isAnything(schema)) return schema;
    for (const member of membersOf(schema) ?? [{ $ref: translation.define(place.name + part, schema) }])
      type.set(canonical(member) ?? '', member);
  }
  const listed = [...type.values()];
  return { type: listed.length === 1 ? listed[0] : listed };
};

/** How a schema that is nothing but its type stands in a union. */
const membersOf = (schema: JsonObject): readonly Json[] | undefined => {
  const { type } = schema;
  if (type === undefined || Object.keys(schema).length !== 1) return undefined;
  if (Array.isArray(type)) return type;
  return isReference(type) || (isString(type) && types.get(type)?.kind === 'primitive') ? [type] : undefined;
};
