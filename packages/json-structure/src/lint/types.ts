import { isObject, isString, repeatedIn, type Json } from '../json.ts';
import { isReference } from '../references.ts';
import { types } from '../types/table.ts';
import { hit, identifier, quoted, when, type Check } from './rule.ts';

export const identifiers: Check = ({ kind, schema }) => {
  const bad = (at: readonly string[], name: string): ReturnType<Check> =>
    when(
      !identifier.test(name),
      at,
      `${quoted(name)} is no identifier`,
      'use letters, digits and _; altnames can keep the other spelling',
    );
  if (kind === 'namespace') return Object.keys(schema).flatMap((name) => bad([name], name));
  const properties = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  const name = schema['name'];
  const selector = schema['selector'];
  return [
    ...(Object.hasOwn(schema, 'name') ? bad(['name'], isString(name) ? name : '') : []),
    ...properties.flatMap((property) => bad(['properties', property], property)),
    ...(isString(selector) ? bad(['selector'], selector) : []),
  ];
};

/** JSON Schema habits, and other words for types that do exist. */
const mends: ReadonlyMap<string, string> = new Map([
  ['email', 'write "type": "string"; "format": "email" where validation keywords are switched on'],
  ['long', 'write "int64" (a string in JSON), or "double" for a JSON number'],
  ['date-time', 'write "datetime"'],
  ['bool', 'write "boolean"'],
  ['bytes', 'write "binary"'],
  ['url', 'write "uri"'],
]);

const mendOf = (name: string): string =>
  mends.get(name) ??
  (types.has(name.toLowerCase()) ? `write "${name.toLowerCase()}"` : `the types are ${[...types.keys()].join(', ')}`);

export const unknownType: Check = ({ schema }) => {
  const type = schema['type'];
  const unknown = (name: Json, at: readonly (string | number)[]): ReturnType<Check> =>
    isString(name) && !types.has(name) ? [hit(at, `the type ${quoted(name)} does not exist`, mendOf(name))] : [];
  if (Array.isArray(type)) return (type as readonly Json[]).flatMap((name, index) => unknown(name, ['type', index]));
  return unknown(type ?? null, ['type']);
};

export const typeShape: Check = ({ schema }) => {
  if (!Object.hasOwn(schema, 'type')) return [];
  const type = schema['type'] ?? null;
  const wellFormed = (part: Json): boolean => isString(part) || isReference(part);
  if (!Array.isArray(type))
    return when(!wellFormed(type), ['type'], 'type must be a name, {"$ref": pointer}, or an array of those');
  const members: readonly Json[] = type;
  return [
    ...when(members.length === 0, ['type'], 'a union must have at least one member'),
    ...members.flatMap((part, index) =>
      when(
        !wellFormed(part) && !(isObject(part) && isString(part['type'])),
        ['type', index],
        'must be a type name or {"$ref": pointer}',
      ),
    ),
  ];
};

const structured: readonly string[] = ['object', 'tuple', 'choice'];

const membersWhere = (
  { schema: { type } }: Parameters<Check>[0],
  isWrong: (part: Json) => boolean,
  message: string,
): ReturnType<Check> =>
  (Array.isArray(type) ? (type as readonly Json[]) : []).flatMap((part, index) =>
    when(isWrong(part), ['type', index], message, 'declare it under definitions and refer to it'),
  );

const inlineType = (part: Json): string | undefined =>
  isObject(part) && !isReference(part) && isString(part['type']) ? part['type'] : undefined;

export const unionInlineCompound: Check = (position) =>
  membersWhere(
    position,
    (part) => structured.includes(inlineType(part) ?? '') || (isString(part) && types.get(part)?.kind === 'compound'),
    'a compound type must not be declared inside a union',
  );

export const unionInlineContainer: Check = (position) =>
  membersWhere(
    position,
    (part) => inlineType(part) !== undefined && !structured.includes(inlineType(part) ?? ''),
    'a schema is declared inside a union; tools differ on it',
  );

export const unionDuplicate: Check = ({ schema: { type } }) =>
  (Array.isArray(type) ? repeatedIn(type) : []).map((index) =>
    hit(['type', index], 'repeats a member of the union', 'remove it'),
  );

export const anonymousCompound: Check = ({ role, schema }) => {
  const type = schema['type'];
  return when(
    (role === 'items' || role === 'values') &&
      isString(type) &&
      structured.includes(type) &&
      !Object.hasOwn(schema, 'name'),
    [],
    `this ${isString(type) ? type : ''} has no name, and no key that names it`,
    'add "name", or declare it under definitions',
  );
};
