import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import { isReference } from '../references.ts';
import type { Structure } from '../structure.ts';
import { hit, identifier, quoted, when, type Check, type Hit } from './rule.ts';

const related: readonly string[] = ['object', 'tuple'];

const declarations = ({ relations }: JsonObject): readonly (readonly [string, JsonObject])[] =>
  Object.entries(isObject(relations) ? relations : {}).flatMap(([name, declaration]) =>
    isObject(declaration) ? [[name, declaration] as const] : [],
  );

/** JSON Structure Relations. */
export const relationsShape: Check = ({ schema }) => {
  const { type, identity, relations } = schema;
  const misplaced = isString(type) && !related.includes(type);
  return [
    ...['identity', 'relations'].flatMap((keyword) =>
      when(Object.hasOwn(schema, keyword) && misplaced, [keyword], `${keyword} stands on object and tuple only`),
    ),
    ...when(
      Object.hasOwn(schema, 'identity') &&
        !(Array.isArray(identity) && identity.length > 0 && identity.every(isString)),
      ['identity'],
      'identity must be an array of property names',
    ),
    ...when(
      Object.hasOwn(schema, 'relations') && !isObject(relations),
      ['relations'],
      'relations must map names to declarations',
    ),
    ...Object.entries(isObject(relations) ? relations : {}).flatMap(([name, declaration]) =>
      isObject(declaration)
        ? declarationShape(name, declaration)
        : [hit(['relations', name], 'must be a declaration, so an object')],
    ),
  ];
};

const isPointerList = (scope: Json | undefined): boolean =>
  isString(scope) || (Array.isArray(scope) && scope.length > 0 && scope.every(isString));

const declarationShape = (name: string, declaration: JsonObject): readonly Hit[] => [
  ...when(
    !isReference(declaration['targettype']),
    ['relations', name, ...(Object.hasOwn(declaration, 'targettype') ? ['targettype'] : [])],
    'a relation needs a targettype, a reference to a type',
    'add "targettype": {"$ref": "#/definitions/NAME"}',
  ),
  ...when(
    declaration['cardinality'] !== 'single' && declaration['cardinality'] !== 'multiple',
    ['relations', name, ...(Object.hasOwn(declaration, 'cardinality') ? ['cardinality'] : [])],
    'a relation needs a cardinality, single or multiple',
    'add "cardinality": "single"',
  ),
  ...when(
    Object.hasOwn(declaration, 'scope') && !isPointerList(declaration['scope']),
    ['relations', name, 'scope'],
    'scope must be a pointer, or an array of pointers',
  ),
  ...when(
    Object.hasOwn(declaration, 'qualifiertype') && !isReference(declaration['qualifiertype']),
    ['relations', name, 'qualifiertype'],
    'qualifiertype must be a reference to a type',
    'write {"$ref": "#/definitions/NAME"}',
  ),
];

export const identityUndeclared: Check = ({ schema }, { members }) => {
  const { identity } = schema;
  const { properties } = members(schema);
  return (Array.isArray(identity) ? (identity as readonly Json[]) : []).flatMap((name, index) =>
    when(
      isString(name) && !properties.has(name),
      ['identity', index],
      `${quoted(String(name))} is not declared`,
      'declare it in properties',
    ),
  );
};

export const targets: Check = ({ schema }, structure) =>
  declarations(schema).flatMap(([name, { targettype, qualifiertype }]) => [
    ...target(['relations', name, 'targettype', '$ref'], targettype, structure, true),
    ...target(['relations', name, 'qualifiertype', '$ref'], qualifiertype, structure, false),
  ]);

const target = (
  at: readonly string[],
  reference: Json | undefined,
  { find }: Structure,
  needsIdentity: boolean,
): readonly Hit[] => {
  if (!isReference(reference)) return [];
  const type = find(reference.$ref);
  if (type === undefined)
    return [hit(at, `${quoted(reference.$ref)} is no type of this document`, 'declare it under definitions')];
  return when(
    needsIdentity && !Object.hasOwn(type.schema, 'identity'),
    at,
    `${quoted(reference.$ref)} has no identity, so that nothing can relate to it`,
    'add "identity": [names of properties] to it',
  );
};

export const names: Check = ({ schema, pointer }, { members }) => {
  const { properties } = members(schema);
  // Relations are members too; a property of the same name comes first.
  const isProperty = (name: string): boolean =>
    properties.has(name) && properties.get(name)?.pointer !== child(pointer, 'relations', name);
  return declarations(schema).flatMap(([name]) => [
    ...when(
      !identifier.test(name),
      ['relations', name],
      `${quoted(name)} is no identifier`,
      'use letters, digits and _',
    ),
    ...when(
      isProperty(name),
      ['relations', name],
      `${quoted(name)} is the name of a property too`,
      'rename one of them',
    ),
  ]);
};
