import { isObject, isString, repeatedIn, type Json } from '../json.ts';
import { isReference } from '../references.ts';
import type { Structure } from '../structure.ts';
import { types } from '../types/table.ts';
import { among, hit, identifier, quoted, when, type Check, type Hit } from './rule.ts';

export const identifiers: Check = ({ kind, schema }) => {
  if (kind === 'namespace') return among(Object.keys(schema), (name) => misnamed(name, [name]));
  const { name, selector, properties } = schema;
  const own = [
    Object.hasOwn(schema, 'name') ? misnamed(isString(name) ? name : '', ['name']) : undefined,
    isString(selector) ? misnamed(selector, ['selector']) : undefined,
  ].filter((found) => found !== undefined);
  const declared = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...among(declared, (property) => misnamed(property, ['properties', property]))];
};

const misnamed = (name: string, at: readonly string[]): Hit | undefined =>
  identifier.test(name)
    ? undefined
    : hit(at, `${quoted(name)} is no identifier`, 'use letters, digits and _; altnames can keep the other spelling');

/** JSON Schema habits, and other words for types that do exist. */
const mends: ReadonlyMap<string, string> = new Map([
  ['email', 'write "type": "string"; "format": "email" where validation keywords are switched on'],
  ['long', 'write "int64" (a string in JSON), or "double" for a JSON number'],
  ['date-time', 'write "datetime"'],
  ...Object.entries({
    bool: 'boolean',
    byte: 'uint8',
    bytes: 'binary',
    dict: 'map',
    dictionary: 'map',
    float32: 'float',
    float64: 'double',
    guid: 'uuid',
    int: 'int32',
    list: 'array',
    short: 'int16',
    str: 'string',
    text: 'string',
    timestamp: 'datetime',
    url: 'uri',
  }).map(([name, type]) => [name, `write "${type}"`] as const),
]);

const mendOf = (name: string, { find }: Structure): string => {
  const known = name.toLowerCase();
  if (mends.has(known)) return mends.get(known) ?? '';
  if (types.has(known)) return `write "${known}"`;
  const pointer = name.startsWith('#/') ? name : `#/definitions/${name.replace(/^\/?(?:definitions\/)?/, '')}`;
  return find(pointer) === undefined
    ? `the types are ${[...types.keys()].join(', ')}`
    : `write "type": {"$ref": ${quoted(pointer)}}`;
};

export const unknownType: Check = ({ schema }, structure) => {
  const type = schema['type'];
  const unknown = (name: Json, at: readonly (string | number)[]): ReturnType<Check> =>
    isString(name) && !types.has(name)
      ? [hit(at, `the type ${quoted(name)} does not exist`, mendOf(name, structure))]
      : [];
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
