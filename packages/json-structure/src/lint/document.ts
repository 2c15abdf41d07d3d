import { declaredType, isComposed } from '../composition.ts';
import { isObject, isString, type Json } from '../json.ts';
import {
  canonicalExtension,
  isJsonStructure,
  looksLikeJsonStructure,
  metaSchemaOf,
  metaSchemas,
} from '../meta-schemas.ts';
import { tokensOf } from '../pointer.ts';
import { maxDepth } from '../positions.ts';
import { among, hit, none, quoted, when, type Check } from './rule.ts';

const core = 'https://json-structure.org/meta/core/v0/#';
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

export const schemaMissing: Check = (_, { document }) =>
  when(
    !Object.hasOwn(document, '$schema'),
    [],
    'lacks $schema, the meta-schema of the document',
    `add "$schema": "${core}"`,
  );

export const schemaUnknown: Check = (_, { document }) => {
  if (!Object.hasOwn(document, '$schema') || isJsonStructure(document)) return [];
  const schema = document['$schema'];
  const current = metaSchemaOf(document);
  if (current !== undefined)
    return [hit(['$schema'], '$schema has the host of earlier drafts', `write "${current.uri}"`)];
  const near = isString(schema) ? metaSchemas.find(({ uri }) => uri.startsWith(schema.replace(/#$/, ''))) : undefined;
  const what = looksLikeJsonStructure(document)
    ? 'no meta-schema of JSON Structure is published there'
    : 'it is none of JSON Structure';
  return [hit(['$schema'], `$schema is unknown: ${what}; only core keywords bind`, `write "${near?.uri ?? core}"`)];
};

export const idMissing: Check = (_, { document }) =>
  when(!Object.hasOwn(document, '$id'), [], 'lacks $id, the identity of the document', 'add an absolute URI as $id');

export const idNotAbsolute: Check = (_, { document }) =>
  when(
    Object.hasOwn(document, '$id') && !(isString(document['$id']) && absoluteUri.test(document['$id'])),
    ['$id'],
    '$id must be an absolute URI',
    'write it with its scheme and host',
  );

export const idNested: Check = ({ role, schema }) =>
  when(role !== 'root' && Object.hasOwn(schema, '$id'), ['$id'], '$id stands at the root only', 'remove it');

const nameMissing =
  (withType: boolean): Check =>
  (_, { document }) =>
    when(
      Object.hasOwn(document, 'type') === withType && !Object.hasOwn(document, 'name'),
      [],
      withType ? 'the root type lacks a name' : 'the document lacks a name',
      'add "name", an identifier',
    );
export const typeNameMissing: Check = nameMissing(true);
export const documentNameMissing: Check = nameMissing(false);

export const rootAndType: Check = (_, { document }) =>
  when(
    Object.hasOwn(document, '$root') && Object.hasOwn(document, 'type'),
    ['$root'],
    '$root and type exclude each other',
    'keep one of them',
  );

export const rootUnresolved: Check = (_, { document, lookUp }) => {
  if (!Object.hasOwn(document, '$root')) return [];
  const root = document['$root'];
  const found = isString(root) ? lookUp(root) : 'not-found';
  return when(
    found === 'not-found' || found === 'external',
    ['$root'],
    '$root leads to no type of this document',
    'write "#/definitions/NAME" with a name that is declared',
  );
};

export const rootNotType: Check = (_, { document, lookUp }) => {
  const root = document['$root'];
  if (!isString(root)) return [];
  const found = lookUp(root);
  if (!isString(found))
    return when(
      found.schema['abstract'] === true,
      ['$root'],
      '$root picks an abstract type',
      'pick a type that can have instances',
    );
  return when(
    found === 'not-type',
    ['$root'],
    '$root leads to something that is not a type under definitions',
    'pick a type',
  );
};

export const rootTypeUnion: Check = (_, { document }) =>
  when(
    Array.isArray(document['type']),
    ['type'],
    'the root type must not be a union',
    'declare the union under definitions and pick it with $root',
  );

export const rootTypeReference: Check = (_, { document }) =>
  when(isObject(document['type']), ['type'], 'the root type must not be a reference', 'pick the type with $root');

export const noType: Check = ({ role, schema, conditional }, { document, binds }) => {
  if (conditional || Object.hasOwn(schema, '$ref')) return [];
  if (
    role === 'root' &&
    ['$root', 'definitions', '$import', '$importdefs'].some((keyword) => Object.hasOwn(document, keyword))
  )
    return [];
  if (isComposed(schema, binds)) return [];
  const mend = Object.hasOwn(schema, 'properties') ? 'add "type": "object"' : 'add "type"';
  return [
    hit([], role === 'root' ? 'declares no type: neither type, nor $root, nor definitions' : 'lacks a type', mend),
  ];
};

export const noTypeInCondition: Check = ({ conditional, schema }, { binds }) =>
  when(
    conditional && !Object.hasOwn(schema, '$ref') && !isComposed(schema, binds),
    [],
    `lacks a type; it is taken to speak of ${declaredType(schema) === 'object' ? 'objects' : 'any value'}`,
    declaredType(schema) === 'object' ? 'add "type": "object"' : 'add the type that it speaks of, or "type": "any"',
  );

/** Imports at the root and in namespaces are resolved before anything is linted. */
export const importMisplaced: Check = ({ role, schema }, { binds }) =>
  ['$import', '$importdefs'].flatMap((keyword) =>
    when(
      role !== 'root' && Object.hasOwn(schema, keyword) && binds(keyword),
      [keyword],
      `${keyword} stands at the root or in a namespace, not in a type`,
      'move it there, and refer to what it brings with "type": {"$ref": "#/definitions/NAME"}',
    ),
  );

export const rootKeywordNested: Check = ({ role, schema }) =>
  role === 'root'
    ? none
    : among(['$root', '$offers', '$uses'], (keyword) =>
        Object.hasOwn(schema, keyword)
          ? hit([keyword], `${keyword} stands at the root only`, 'move it there')
          : undefined,
      );

export const definitionsKeyword: Check = ({ schema }) =>
  when(Object.hasOwn(schema, '$defs'), ['$defs'], '$defs is no keyword of JSON Structure', 'rename it to definitions');

export const definitionsShape: Check = ({ kind, role, schema }) => {
  if (kind === 'namespace')
    return among(Object.keys(schema), (name) =>
      isObject(schema[name]) ? undefined : hit([name], 'must be a type or a namespace, so an object'),
    );
  if (!Object.hasOwn(schema, 'definitions')) return [];
  if (role !== 'root') return [hit(['definitions'], 'definitions stands at the root only', 'move it to the root')];
  return when(
    !isObject(schema['definitions']),
    ['definitions'],
    'definitions must be an object of types and namespaces',
  );
};

export const depth: Check = (_, { tooDeep }) =>
  among(tooDeep, ({ pointer }) =>
    hit(tokensOf(pointer), `schemas nest deeper than ${maxDepth} levels`, 'name inner types under definitions'),
  );

export const offersShape: Check = (_, { document }) => {
  const offers = document['$offers'];
  if (offers === undefined) return [];
  if (!isObject(offers)) return [hit(['$offers'], '$offers must map names to pointers')];
  return Object.entries(offers).flatMap(([name, pointers]) =>
    when(
      !(isString(pointers) || (Array.isArray(pointers) && pointers.every(isString))),
      ['$offers', name],
      'must be a pointer string, or an array of them',
    ),
  );
};

const offered =
  (wrong: (found: ReturnType<Parameters<Check>[1]['lookUp']>) => boolean, message: string): Check =>
  (_, { document, lookUp }) => {
    const offers = document['$offers'];
    if (!isObject(offers)) return [];
    return Object.entries(offers).flatMap(([name, pointers]) =>
      [pointers]
        .flat()
        .filter(isString)
        .flatMap((pointer) => when(wrong(lookUp(pointer)), ['$offers', name], message)),
    );
  };
export const offersUnresolved: Check = offered(isString, 'offers what is no type of this document');
export const offersNotAddIn: Check = offered(
  (found) => !isString(found) && found.schema['abstract'] !== true,
  'an add-in should be an abstract type',
);

export const usesUnknown: Check = (_, { document }) => {
  const uses = document['$uses'];
  if (uses === undefined) return [];
  if (!Array.isArray(uses)) return [hit(['$uses'], '$uses must be an array of extension names')];
  const metaSchema = metaSchemaOf(document);
  const known: readonly string[] = [...(metaSchema?.offered ?? []), ...(metaSchema?.active ?? [])];
  return among(uses as readonly Json[], (token, index) =>
    isString(token) && known.includes(canonicalExtension(token))
      ? undefined
      : hit(
          ['$uses', index],
          'names no extension that the meta-schema offers',
          known.length > 0 ? `offered: ${known.join(', ')}` : 'set $schema to a meta-schema that offers it',
        ),
  );
};

export const usesAlias: Check = (_, { document }) => {
  const uses = document['$uses'];
  return among(Array.isArray(uses) ? (uses as readonly Json[]) : [], (token, index) =>
    isString(token) && token !== canonicalExtension(token)
      ? hit(['$uses', index], 'is the spelling of an earlier draft', `write ${quoted(canonicalExtension(token))}`)
      : undefined,
  );
};
