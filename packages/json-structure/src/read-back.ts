import { annotation } from './annotation.ts';
import { wholePattern } from './from-json-schema/patterns.ts';
import { canonical, isObject, isString, type Json, type JsonObject } from './json.ts';
import { keywords } from './keywords/table.ts';
import { types } from './types/table.ts';
import type { PrimitiveType } from './types/type.ts';

type Path = readonly (string | number)[];

/** Where in the JSON Schema the schema stands that belongs here. */
export class Hole {
  readonly path: Path;

  constructor(path: Path) {
    this.path = path;
  }
}

export type Skeleton = Json | Hole | readonly Skeleton[] | Keywords;
/** Keywords of a schema of JSON Structure with holes for the schemas inside. */
export interface Keywords {
  readonly [keyword: string]: Skeleton | undefined;
}

/** What the bases of a type bring along. */
export interface Inherited {
  readonly has: (name: string) => boolean;
  readonly required: ReadonlySet<string>;
}

/**
 * What a JSON Schema made of a schema of JSON Structure tells of the type that the annotation names, and of conditions.
 * The rest of the annotation, which counts before this, is left to the caller.
 */
export const readBack = (made: JsonObject, kept: JsonObject, inherited: Inherited | undefined): Keywords => {
  const { conditions, rest } = splitOf(made, kept);
  const type = typeIn(kept);
  return { ...(type === undefined ? {} : typed(type, rest, kept, inherited)), ...conditions };
};

/** The type that an annotation names; nothing when the JSON Schema tells by itself. */
export const typeIn = (kept: JsonObject): Json | undefined =>
  kept['type'] ?? (Object.hasOwn(kept, '$extends') ? 'object' : undefined);

/** The keywords that are conditions, and the JSON Schema without them and without the annotation. */
export const splitOf = (
  made: JsonObject,
  kept: JsonObject,
): { readonly conditions: Keywords; readonly rest: JsonObject } => {
  const listed = Array.isArray(kept['conditions'])
    ? new Set((kept['conditions'] as readonly Json[]).filter(isString))
    : new Set<string>();
  const { [annotation]: _, ...whole } = made;
  if (listed.size === 0) return { conditions: {}, rest: whole };
  const { allOf } = made;
  const all = Array.isArray(allOf) && !listed.has('allOf') ? (allOf as readonly Json[]) : [];
  let conditions = conditionsIn(made, [...listed], []);
  const left = all.filter((member, index) => {
    if (!listed.has(`allOf/${index}`) || !isObject(member)) return true;
    conditions = { ...conditions, ...conditionsIn(member, Object.keys(member), ['allOf', index]) };
    return false;
  });
  const others = Object.entries(whole).filter(([keyword]) => !listed.has(keyword) && keyword !== 'allOf');
  return { conditions, rest: { ...Object.fromEntries(others), ...(left.length > 0 ? { allOf: left } : {}) } };
};

const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
const singles: ReadonlySet<string> = new Set(['not', 'if', 'then', 'else']);

const conditionsIn = (schema: JsonObject, names: readonly string[], path: Path): Keywords =>
  Object.fromEntries(
    names.flatMap((name): (readonly [string, Skeleton])[] => {
      const value = Object.hasOwn(schema, name) ? schema[name] : undefined;
      if (value === undefined) return [];
      if (lists.has(name)) return [[name, listOf(value, [...path, name])]];
      if (name === 'patternProperties') return [['patternKeys', mapOf(value, [...path, name])]];
      if (!singles.has(name)) return [];
      const isHas = name === 'not' && isObject(value) && Object.keys(value).join() === 'additionalProperties';
      return isHas
        ? [['has', new Hole([...path, name, 'additionalProperties', 'not'])]]
        : [[name, new Hole([...path, name])]];
    }),
  );

const listOf = (value: Json | undefined, path: Path): readonly Hole[] =>
  Array.isArray(value) ? value.map((_, index) => new Hole([...path, index])) : [];

const mapOf = (value: Json | undefined, path: Path): Keywords =>
  isObject(value) ? Object.fromEntries(Object.keys(value).map((name) => [name, new Hole([...path, name])])) : {};

const typed = (type: Json, rest: JsonObject, kept: JsonObject, inherited: Inherited | undefined): Keywords => {
  const definition = isString(type) ? types.get(type) : undefined;
  if (definition === undefined)
    return { type, ...limitsIn(rest, {}, () => true), ...taken(rest, 'object'), ...taken(rest, 'array') };
  if (definition.kind === 'primitive') return { type, ...primitive(definition, rest) };
  return { type, ...compounds[definition.name]?.(rest, kept, inherited), ...taken(rest, definition.name) };
};

const primitive = (type: PrimitiveType, rest: JsonObject): Keywords => {
  const { contentEncoding, contentMediaType } = rest;
  const form: JsonObject =
    type.name === 'binary'
      ? {
          ...(contentEncoding === undefined || contentEncoding === 'base64' ? {} : { contentEncoding }),
          ...(contentMediaType === undefined ? {} : { contentMediaType }),
        }
      : {};
  const applying = new Set(keywords.filter(({ appliesTo }) => appliesTo(type)).map(({ name }) => name));
  return { ...form, ...limitsIn(rest, type.jsonSchema(form), (name) => applying.has(name)) };
};

/** The limits that a JSON Schema has beyond those of its type. */
const limitsIn = (rest: JsonObject, base: JsonObject, applies: (name: string) => boolean): JsonObject => {
  const found = keywords.flatMap(({ name }): (readonly [string, Json])[] => {
    const value = Object.hasOwn(rest, name) ? rest[name] : undefined;
    if (value === undefined || !applies(name) || canonical(value) === canonical(base[name] ?? undefined)) return [];
    return [[name, name === 'pattern' && isString(value) ? wholePattern(value) : value]];
  });
  const isWhole = rest['type'] === 'integer' && base['type'] !== 'integer' && applies('multipleOf');
  return { ...(isWhole ? { multipleOf: 1 } : {}), ...Object.fromEntries(found) };
};

/** Keywords of JSON Schema that say the same here, by the type that has them; `null` for those that `limitsIn` finds. */
const spelt: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  object: [
    ['minProperties', 'minProperties'],
    ['maxProperties', 'maxProperties'],
    ['dependentRequired', 'dependentRequired'],
    ['propertyNames', 'propertyNames'],
    ['patternProperties', 'patternProperties'],
  ],
  map: [
    ['minProperties', 'minEntries'],
    ['maxProperties', 'maxEntries'],
    ['propertyNames', 'keyNames'],
  ],
  array: [
    ['minItems', 'minItems'],
    ['maxItems', 'maxItems'],
    ['uniqueItems', 'uniqueItems'],
    ['contains', 'contains'],
    ['minContains', 'minContains'],
    ['maxContains', 'maxContains'],
  ],
  set: [
    ['minItems', 'minItems'],
    ['maxItems', 'maxItems'],
    ['contains', 'contains'],
    ['minContains', 'minContains'],
    ['maxContains', 'maxContains'],
  ],
};
const holding: ReadonlySet<string> = new Set(['propertyNames', 'contains']);

const taken = (rest: JsonObject, type: string): Keywords =>
  Object.fromEntries(
    (spelt[type] ?? []).flatMap(([theirs, ours]): (readonly [string, Skeleton])[] => {
      const value = Object.hasOwn(rest, theirs) ? rest[theirs] : undefined;
      if (value === undefined) return [];
      if (holding.has(theirs)) return [[ours, new Hole([theirs])]];
      return [[ours, theirs === 'patternProperties' ? mapOf(value, [theirs]) : value]];
    }),
  );

type Compound = (rest: JsonObject, kept: JsonObject, inherited: Inherited | undefined) => Keywords;

const some = (keyword: string, map: Keywords): Keywords => (Object.keys(map).length > 0 ? { [keyword]: map } : {});

const isPresent = (schema: JsonObject, keyword: string): boolean => schema[keyword] !== undefined;

const object: Compound = (rest, { relations, inert }, inherited) => {
  // Relations stand among the properties in JSON Schema.
  const isBinding = isObject(relations) && !(Array.isArray(inert) && inert.includes('relations'));
  const has = (name: string): boolean =>
    inherited?.has(name) === true || (isBinding && Object.hasOwn(relations as JsonObject, name));
  return members(rest, { has, required: inherited?.required ?? new Set() }, []);
};

const members = (rest: JsonObject, inherited: Inherited | undefined, path: Path): Keywords => {
  // Names that no identifier is like are those that instances may carry anyway.
  const own = Object.entries(mapOf(rest['properties'], [...path, 'properties'])).filter(
    ([name]) => !name.startsWith('$') && inherited?.has(name) !== true,
  );
  const { required, oneOf, additionalProperties } = rest;
  const demanded = Array.isArray(required)
    ? (required as readonly Json[]).filter((name) => !isString(name) || inherited?.required.has(name) !== true)
    : [];
  const sets = Array.isArray(oneOf)
    ? (oneOf as readonly Json[]).map((set) => (isObject(set) ? (set['required'] ?? null) : null))
    : [];
  return {
    ...some('properties', Object.fromEntries(own)),
    ...(demanded.length > 0 ? { required: demanded } : sets.length > 0 ? { required: sets } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties: isObject(additionalProperties)
            ? new Hole([...path, 'additionalProperties'])
            : additionalProperties,
        }),
  };
};

const list: Compound = (rest) => (isPresent(rest, 'items') ? { items: new Hole(['items']) } : {});

const tuple: Compound = (rest, kept, inherited) => {
  const names = Array.isArray(kept['tuple']) ? (kept['tuple'] as readonly Json[]) : [];
  const elements = listOf(rest['prefixItems'], ['prefixItems']).flatMap((element, index) => {
    const name = names[index];
    return isString(name) && inherited?.has(name) !== true ? [[name, element] as const] : [];
  });
  return some('properties', Object.fromEntries(elements));
};

/** An alternative of an inline choice that is declared in place and extends what the choice does. */
const variant = (
  branch: JsonObject,
  path: Path,
  kept: JsonObject,
  inherited: Inherited | undefined,
): (readonly [string, Skeleton])[] => {
  const { selector, $extends } = kept;
  const { properties } = branch;
  const tag =
    isObject(properties) && isString(selector) && isObject(properties[selector])
      ? properties[selector]['const']
      : undefined;
  if (!isString(tag) || !isString(selector) || $extends === undefined) return [];
  const brought: Inherited = {
    has: (name) => name === selector || inherited?.has(name) === true,
    required: new Set([selector, ...(inherited?.required ?? [])]),
  };
  return [[tag, { type: 'object', $extends, ...members(branch, brought, path) }]];
};

/** Each alternative of a tagged choice is an object with one member. */
const choice: Compound = (rest, kept, inherited) => {
  const { oneOf } = rest;
  if (!Array.isArray(oneOf)) return {};
  const choices = (oneOf as readonly Json[]).flatMap((branch, index): (readonly [string, Skeleton])[] => {
    if (isObject(branch) && Object.hasOwn(kept, 'selector')) return variant(branch, ['oneOf', index], kept, inherited);
    const required = isObject(branch) ? branch['required'] : undefined;
    const tag: Json | undefined = Array.isArray(required) ? required[0] : undefined;
    return isString(tag) ? [[tag, new Hole(['oneOf', index, 'properties', tag])] as const] : [];
  });
  return some('choices', Object.fromEntries(choices));
};

const compounds: Readonly<Record<string, Compound>> = {
  object,
  map: (rest) => (isPresent(rest, 'additionalProperties') ? { values: new Hole(['additionalProperties']) } : {}),
  array: list,
  set: list,
  tuple,
  choice,
};

/** Whether keywords with holes say the same as a keyword of the source; a hole takes any schema. */
export const matches = (own: Json | undefined, read: Skeleton | undefined): boolean => {
  if (read instanceof Hole) return isObject(own);
  if (Array.isArray(read)) {
    const parts: readonly Skeleton[] = read;
    return (
      Array.isArray(own) &&
      own.length === parts.length &&
      parts.every((part, index) => matches(own[index] as Json, part))
    );
  }
  if (typeof read !== 'object' || read === null) return own === read;
  const members = Object.entries(read as Keywords);
  return (
    isObject(own) &&
    Object.keys(own).length === members.length &&
    members.every(([name, part]) => Object.hasOwn(own, name) && matches(own[name], part))
  );
};
