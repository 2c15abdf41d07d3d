import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import { canonicalExtension, extensionOf, metaSchemas, type Extension } from '../meta-schemas.ts';
import { positionsOf } from '../positions.ts';
import { isReference } from '../references.ts';
import type { Losses } from './losses.ts';
import { leavingOut } from './source.ts';

const core = 'https://json-structure.org/meta/core/v0/#';
const extended = 'https://json-structure.org/meta/extended/v0/#';

/** `$schema`, `$id` and `$uses`: the asked meta-schema, or the smallest that has what is needed. */
export const headOf = (
  id: string,
  needed: ReadonlySet<Extension>,
  asked: { readonly metaSchema: string | undefined; readonly uses: readonly string[] | undefined },
  { tell }: Losses,
): JsonObject => {
  const $schema = asked.metaSchema ?? (needed.size === 0 ? core : extended);
  const metaSchema = metaSchemas.find(({ uri }) => uri === $schema);
  const off = [...needed].filter((extension) => metaSchema?.active.includes(extension) !== true);
  const uses = asked.uses ?? (metaSchema?.offered ?? []).filter((extension) => off.includes(extension));
  const known = uses.map(canonicalExtension);
  for (const extension of off)
    if (!known.includes(extension)) tell('extension', '', `${extension} is needed, and ${$schema} does not have it`);
  return { $schema, $id: id, ...(uses.length > 0 || asked.uses !== undefined ? { $uses: uses } : {}) };
};

/** The extensions that the keywords of a document in the making need, save for those that are inert. */
export const extensionsIn = (
  document: JsonObject,
  isInert: (schema: JsonObject, keyword: string) => boolean,
): ReadonlySet<Extension> => {
  const { list } = positionsOf(document, () => true);
  const schemas = list.filter(({ kind }) => kind === 'schema').map(({ schema }) => schema);
  return new Set(
    schemas.flatMap((schema) =>
      Object.keys(schema).flatMap((keyword) =>
        // A default describes, also where its extension is off.
        keyword === 'default' || isInert(schema, keyword) ? [] : (extensionOf(keyword) ?? []),
      ),
    ),
  );
};

/** Names that every instance may carry at its root. JSON Structure Core, `$schema` and `$uses`. */
const excused: readonly string[] = ['$schema', '$uses'];

/** A closed root without the names that the conversion from JSON Structure writes out for it; itself if there are none. */
export const withoutExcused = (input: Json): Json => {
  if (!isObject(input)) return input;
  const own = withoutExcusedProperties(input);
  const listed: readonly Json[] = Array.isArray(own['oneOf']) ? own['oneOf'] : [];
  const branches = listed.map((branch) => (isObject(branch) ? withoutExcusedProperties(branch) : branch));
  return branches.some((branch, index) => branch !== listed[index]) ? { ...own, oneOf: branches } : own;
};

const withoutExcusedProperties = (input: JsonObject): JsonObject => {
  const { properties } = input;
  if (!isObject(properties) || !excused.every((name) => isEmpty(properties, name))) return input;
  const rest = Object.entries(properties).filter(([name]) => !excused.includes(name));
  const { properties: _, ...others } = input;
  return rest.length === 0 ? others : { ...input, properties: Object.fromEntries(rest) };
};

const isEmpty = (properties: JsonObject, name: string): boolean => {
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(schema) && Object.keys(schema).length === 0;
};

/** The root without what the add-ins that it offers were written out as. */
export const withoutAddIns = (input: Json, { $offers }: JsonObject): Json => {
  if (!isObject(input) || !isObject($offers)) return input;
  const { properties, allOf, unevaluatedProperties, ...rest } = input;
  const all = Array.isArray(allOf) ? (allOf as readonly Json[]) : [];
  const own = all.slice(0, Math.max(0, all.length - Object.keys($offers).length));
  const declared = Object.entries(isObject(properties) ? properties : {}).filter(([name]) => !excused.includes(name));
  return {
    ...rest,
    ...(declared.length > 0 ? { properties: Object.fromEntries(declared) } : {}),
    ...(own.length > 0 ? { allOf: own } : {}),
    ...(unevaluatedProperties === undefined ? {} : { additionalProperties: unevaluatedProperties }),
  };
};

/** Keywords that don't make a schema of the root: it only holds definitions. */
const holding: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$defs',
  'definitions',
  '$comment',
  'title',
  'description',
]);

/** Whether the input is a library of types, without a type of instances. */
export const isLibrary = (input: Json): boolean =>
  isObject(input) &&
  ['$defs', 'definitions'].some((keyword) => isObject(input[keyword]) && Object.keys(input[keyword]).length > 0) &&
  Object.keys(input).every((keyword) => holding.has(keyword));

/** The name of the definition that says the same as the root, when the root was written out for its closedness. */
export const sameDefinition = (input: Json): string | undefined => {
  const definitions = isObject(input) ? input['$defs'] : undefined;
  if (!isObject(input) || !isObject(definitions)) return undefined;
  const text = canonical(leavingOut(input, '$defs', '$schema', '$id'));
  return Object.keys(definitions).find((name) => canonical(definitions[name]) === text);
};

/** The root type in place where it may stand there, else picked by `$root`. */
export const rootOf = (
  root: JsonObject,
  name: string,
  definition: string,
  definitions: Map<string, JsonObject>,
): JsonObject => {
  const { type } = root;
  if (isReference(type) && Object.keys(root).length === 1) return { name, $root: type.$ref };
  if (isString(type) || type === undefined) return { name, ...root };
  definitions.set(definition, root);
  return { name, $root: `#/definitions/${definition}` };
};

/** Whether the root type limits the names of members, also by a type that it stands for. */
export const closesRoot = (root: JsonObject, definitions: ReadonlyMap<string, JsonObject>): boolean => {
  const seen = new Set<JsonObject>();
  const open: (Json | undefined)[] = [root];
  while (open.length > 0) {
    const schema = open.pop();
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    const { type, additionalProperties, choices, $root } = schema;
    if (type === 'choice' && !Object.hasOwn(schema, 'selector')) return true;
    if (type === 'object' && additionalProperties !== undefined && additionalProperties !== true) return true;
    const references = [type].flat().flatMap((part) => (isReference(part) ? [part.$ref] : []));
    for (const reference of [...references, $root])
      if (isString(reference)) open.push(definitions.get(reference.slice('#/definitions/'.length)));
    if (isObject(choices)) open.push(...Object.values(choices));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) open.push(...[schema[keyword] ?? []].flat());
    open.push(schema['not'], schema['if'], schema['then'], schema['else']);
  }
  return false;
};
