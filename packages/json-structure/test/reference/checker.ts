import { composed } from './composition.ts';
import { activeExtensions, flatten, instanceType, kindOf, resolve } from './document.ts';
import type { Look } from './look.ts';
import { isBinary, primitives } from './primitives.ts';
import { equal, isObject, isUnique, member, members, strings, type Schema } from './schema.ts';
import { validated } from './validation.ts';

/** The same document, looking at a value further down. */
const inside = (look: Look, schema: unknown, value: unknown): boolean =>
  conforms({ ...look, schema: schema as Schema, value, uncounted: [] });
/** The same value under another schema. */
const instead = (look: Look, schema: Schema, uncounted: readonly string[] = look.uncounted): boolean =>
  conforms({ ...look, schema, uncounted });

const fulfils = (value: Schema, requirement: unknown): boolean => {
  const has = (names: unknown): boolean => strings(names).every((name) => Object.hasOwn(value, name));
  const sets = Array.isArray(requirement) && requirement.some(Array.isArray);
  return sets ? (requirement as unknown[]).filter(has).length === 1 : has(requirement);
};
/** Patterns over names say where they match, not that they match the whole name. */
const patterned = (look: Look, keyword: string, name: string): readonly unknown[] =>
  look.active.has('JSONStructureValidation')
    ? members(member(look.schema, keyword)).flatMap(([pattern, one]) =>
        new RegExp(pattern, 'u').test(name) ? [one] : [],
      )
    : [];

const isInstance = (look: Look): boolean => {
  const { document, addIns, schema, value, uncounted } = look;
  if (!isObject(value)) return false;
  const { properties, requirements } = flatten(document, addIns, schema);
  if (!requirements.every((requirement) => fulfils(value, requirement))) return false;
  const additional = member(schema, 'additionalProperties') ?? true;
  return members(value).every(([name, one]) => {
    const declared = properties.get(name);
    const schemas = [...(declared === undefined ? [] : [declared]), ...patterned(look, 'patternProperties', name)];
    if (schemas.length > 0) return schemas.every((each) => inside(look, each, one));
    if (uncounted.includes(name) || typeof additional === 'boolean')
      return uncounted.includes(name) || additional === true;
    return inside(look, additional, one);
  });
};

const isMap = (look: Look): boolean =>
  isObject(look.value) &&
  members(look.value).every(
    ([name, one]) =>
      inside(look, member(look.schema, 'values'), one) &&
      patterned(look, 'patternKeys', name).every((each) => inside(look, each, one)),
  );

const isList = (look: Look): boolean =>
  Array.isArray(look.value) && look.value.every((one) => inside(look, member(look.schema, 'items'), one));

const isTuple = (look: Look): boolean => {
  const { properties } = flatten(look.document, look.addIns, look.schema);
  const names = strings(member(look.schema, 'tuple'));
  const { value } = look;
  return (
    Array.isArray(value) &&
    value.length === names.length &&
    names.every((name, index) => inside(look, properties.get(name), value[index]))
  );
};

const isChoice = (look: Look): boolean => {
  const { schema, value, uncounted } = look;
  if (!isObject(value)) return false;
  const choices = member(schema, 'choices');
  const selector = member(schema, 'selector');
  if (typeof selector === 'string') {
    const tag = member(value, selector);
    if (typeof tag !== 'string') return false;
    const chosen = member(choices, tag);
    return isObject(chosen) && instead(look, chosen, [...uncounted, selector]);
  }
  const tags = Object.keys(value).filter((name) => !uncounted.includes(name));
  const [tag] = tags;
  if (tag === undefined || tags.length > 1) return false;
  const chosen = member(choices, tag);
  return isObject(chosen) && inside(look, chosen, value[tag]);
};

const compounds: ReadonlyMap<string, (look: Look) => boolean> = new Map<string, (look: Look) => boolean>([
  ['object', isInstance],
  ['map', isMap],
  ['array', isList],
  ['set', (look) => isList(look) && isUnique(look.value as readonly unknown[])],
  ['tuple', isTuple],
  ['choice', isChoice],
  ['binary', ({ schema, value }) => isBinary(value, String(member(schema, 'contentEncoding') ?? 'base64'))],
]);

const isOfType = (look: Look, type: unknown): boolean => {
  if (Array.isArray(type)) return type.some((one) => isOfType(look, one));
  const reference = member(type, '$ref');
  if (typeof reference === 'string') return instead(look, resolve(look.document, reference));
  if (isObject(type)) return instead(look, type);
  if (type === undefined) return true;
  const compound = compounds.get(String(type));
  if (compound !== undefined) return compound(look);
  const primitive = primitives.get(String(type));
  if (primitive === undefined) throw new Error(`no type ${String(type)}`);
  return primitive(look.value);
};

/** `const`, `enum` and `maxLength` are core: they bind in every dialect. */
const isAllowed = ({ document, schema, value }: Look): boolean => {
  const list = member(schema, 'enum');
  const limit = member(schema, 'maxLength');
  return (
    (!Object.hasOwn(schema, 'const') || equal(value, schema['const'])) &&
    (!Array.isArray(list) || list.some((one) => equal(value, one))) &&
    (typeof limit !== 'number' || kindOf(document, schema) !== 'string' || [...String(value)].length <= limit)
  );
};

export const conforms = (look: Look): boolean => {
  const type = member(look.schema, 'type') ?? kindOf(look.document, look.schema);
  return (
    isOfType(look, type) &&
    isAllowed(look) &&
    (!look.active.has('JSONStructureValidation') || validated(look, (schema, value) => inside(look, schema, value))) &&
    (!look.active.has('JSONStructureConditionalComposition') || composed(look, (schema) => instead(look, schema)))
  );
};

/**
 * Whether a sound document accepts a value, read off the tables of the language one by one: slow, plain, and sharing nothing
 * with the package. `type` is a pointer to the schema to ask instead of the type of instances.
 */
export const accepts = (document: Schema, value: unknown, options: { readonly type?: string } = {}): boolean => {
  const uses = member(value, '$uses') ?? [];
  if (!Array.isArray(uses)) return false;
  const offers = uses.map((name) => (typeof name === 'string' ? member(member(document, '$offers'), name) : undefined));
  if (offers.includes(undefined)) return false;
  return conforms({
    document,
    active: activeExtensions(document),
    addIns: offers.flatMap(strings).map((pointer) => resolve(document, pointer)),
    schema: options.type === undefined ? instanceType(document) : resolve(document, options.type),
    value,
    uncounted: ['$schema', '$uses'],
  });
};
