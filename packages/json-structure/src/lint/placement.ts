import { typeOf } from '../compiler.ts';
import { isString } from '../json.ts';
import { extensionKeywords as keywordsByExtension, extensionOf, type Extension } from '../meta-schemas.ts';
import { among, hit, when, type Check } from './rule.ts';
import { speaksOf, validationKeywords } from './validation.ts';

/** Structural keywords and the types that they stand on. */
const homes: ReadonlyMap<string, readonly string[]> = new Map([
  ['properties', ['object', 'tuple']],
  ['additionalProperties', ['object']],
  ['tuple', ['tuple']],
  ['choices', ['choice']],
  ['selector', ['choice']],
  ['items', ['array', 'set']],
  ['values', ['map']],
  ['abstract', ['object', 'tuple']],
  ['$extends', ['object', 'tuple', 'choice']],
]);

export const keywordPlacement: Check = ({ schema }, structure) => {
  if (!Object.hasOwn(schema, 'type')) return [];
  const type = schema['type'];
  const structural = among(Object.keys(schema), (keyword) => {
    const types = homes.get(keyword);
    return types === undefined || (isString(type) && types.includes(type))
      ? undefined
      : hit([keyword], `${keyword} stands on ${types.join(' and ')} only`, 'remove it, or change the type');
  });
  if (!Object.hasOwn(schema, 'enum') && !Object.hasOwn(schema, 'const')) return structural;
  const listed = typeOf(schema, structure);
  const isUnlistable = Array.isArray(type) || listed?.kind === 'compound';
  const enumerated = ['enum', 'const'].flatMap((keyword) =>
    when(
      Object.hasOwn(schema, keyword) && isUnlistable,
      [keyword],
      `${keyword} stands on primitive types only, not on compound types or unions`,
      Array.isArray(type) ? 'declare the enumeration under definitions and refer to it in the union' : 'remove it',
    ),
  );
  return [...structural, ...enumerated];
};

/** Keywords of core and validation that bind one kind of type, and are an error elsewhere. */
const typed: ReadonlyMap<string, 'string' | 'numeric'> = new Map([
  ...['maxLength', 'minLength', 'pattern'].map((keyword) => [keyword, 'string'] as const),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(
    (keyword) => [keyword, 'numeric'] as const,
  ),
]);

export const keywordTypeMismatch: Check = ({ schema }, structure) => {
  if (!Object.hasOwn(schema, 'type')) return [];
  const type = typeOf(schema, structure);
  if (type === undefined && !Array.isArray(schema['type'])) return [];
  return among(Object.keys(schema), (keyword) => {
    const kind = typed.get(keyword);
    if (kind === undefined) return undefined;
    const fits = kind === 'string' ? type?.name === 'string' : type?.kind === 'primitive' && type.numeric !== undefined;
    const limited = kind === 'string' ? 'strings' : 'numbers';
    return fits ? undefined : hit([keyword], `${keyword} limits ${limited} only`, 'remove it, or change the type');
  });
};

/** What harms nothing on a type that it says nothing about. */
export const keywordTypeUnfit: Check = (position, structure) => {
  const { schema } = position;
  if (!Object.hasOwn(schema, 'type')) return [];
  return among(validationKeywords, (keyword) =>
    Object.hasOwn(schema, keyword) && structure.binds(keyword) && !speaksOf(keyword, position, structure)
      ? hit(
          [keyword],
          `${keyword} says nothing about the type ${typeOf(schema, structure)?.name ?? 'of a union'}`,
          'remove it, or change the type',
        )
      : undefined,
  );
};

/** What `$uses` or `$schema` has to say so that an extension is on. */
const switchOn = (extension: Extension): string =>
  extension === 'JSONStructureImport'
    ? 'set $schema to https://json-structure.org/meta/extended/v0/#'
    : `set $schema to https://json-structure.org/meta/extended/v0/# and add "${extension}" to $uses`;

/** Every keyword that an extension brings. */
export const extensionKeywords: readonly string[] = Object.values(keywordsByExtension).flat();

/** Words that any document may use for itself: as an annotation, `default` means the same when it is off. */
export const extensionInactive: Check = ({ schema }, { binds }) =>
  among(Object.keys(schema), (keyword) => {
    const extension = extensionOf(keyword);
    return extension === undefined || binds(keyword)
      ? undefined
      : hit([keyword], `${keyword} binds nothing: its extension is not switched on`, switchOn(extension));
  });

/** Habits from JSON Schema and OpenAPI, and words of earlier drafts, with what says the same here. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['example', 'write "examples": [value]'],
  ['nullable', 'write a union with "null"'],
  ['title', 'write description, or altnames'],
  ['readOnly', 'remove it; it stands only on properties in OpenAPI'],
  ['writeOnly', 'remove it; it stands only on properties in OpenAPI'],
  ['discriminator', 'use the type choice'],
  ['prefixItems', 'use the type tuple'],
  ['unevaluatedProperties', 'use additionalProperties'],
  ['encoding', 'write contentEncoding'],
  ['compression', 'write contentCompression'],
  ['mediaType', 'write contentMediaType'],
]);

export const foreignKeywords: readonly string[] = [...foreign.keys()];

export const foreignKeyword: Check = ({ schema }) =>
  among(Object.keys(schema), (keyword) => {
    const mend = foreign.get(keyword);
    return mend === undefined ? undefined : hit([keyword], `${keyword} is no keyword of JSON Structure`, mend);
  });
