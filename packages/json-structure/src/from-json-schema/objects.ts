import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { identifier } from '../lint/rule.ts';
import { child } from '../pointer.ts';
import { countsIn, requiredIn } from './limits.ts';
import { createNames, partOfName } from './names.ts';
import { below, mapBelow, type Source } from './source.ts';
import { patternFor } from './texts.ts';
import { anything, isAnything, within, type Place, type Translation } from './translation.ts';
import { valueIn, type View } from './view.ts';

/** The objects of a view: a map when nothing of them is declared. Nothing when none meets it. */
export const objectOf = (view: View, place: Place, translation: Translation): JsonObject | undefined => {
  const required = requiredIn(view);
  const dependent = dependentIn(view);
  const rest = additionalOf(view);
  const declared = new Map(view.properties);
  const patterned = view.keywords.has('patternProperties');
  // What is required must be declared; there it means what additionalProperties says of it.
  for (const name of [...required, ...dependent.names])
    if (!declared.has(name)) declared.set(name, [patterned || rest === undefined ? always : rest]);
  if (patterned && rest !== undefined && required.some((name) => !view.properties.has(name)))
    for (const name of required) if (!view.properties.has(name)) declared.set(name, [matching(name, view, rest)]);
  return declared.size === 0
    ? mapOf(view, rest, place, translation)
    : declaredObject(view, { declared, required, dependent: dependent.value, rest }, place, translation);
};

const always: Source = { schema: true, pointer: '' };

/** What an undeclared name has to meet: the schema of additionalProperties unless a pattern covers the name. */
const matching = (name: string, view: View, rest: Source): Source => {
  const patterns = valueIn(view, 'patternProperties');
  const isCovered = Object.keys(isObject(patterns) ? patterns : {}).some((pattern) => {
    try {
      return new RegExp(pattern, 'u').test(name);
    } catch {
      return false;
    }
  });
  return isCovered ? always : rest;
};

const additionalOf = (view: View): Source | undefined => {
  const source = view.keywords.get('additionalProperties') ?? undefined;
  const found = source === undefined ? undefined : below(source, 'additionalProperties');
  return found === undefined ||
    found.schema === true ||
    (isObject(found.schema) && Object.keys(found.schema).length === 0)
    ? undefined
    : found;
};

const dependentIn = (view: View): { readonly value: JsonObject; readonly names: readonly string[] } => {
  const dependent = valueIn(view, 'dependentRequired');
  const entries = Object.entries(isObject(dependent) ? dependent : {}).flatMap(([name, needed]) =>
    Array.isArray(needed) && needed.length > 0 ? [[name, (needed as readonly Json[]).filter(isString)] as const] : [],
  );
  return { value: Object.fromEntries(entries), names: entries.flatMap(([name, needed]) => [name, ...needed]) };
};

interface Declared {
  readonly declared: ReadonlyMap<string, readonly Source[]>;
  readonly required: readonly string[];
  readonly dependent: JsonObject;
  readonly rest: Source | undefined;
}

const declaredObject = (
  view: View,
  { declared, required, dependent, rest }: Declared,
  place: Place,
  translation: Translation,
): JsonObject | undefined => {
  const size = countsIn(view, ['minProperties', 'maxProperties'], ['minProperties', 'maxProperties'], translation);
  if (size === undefined) return undefined;
  const names = identifiersFor(view, [...declared.keys()], translation);
  const properties = [...declared].map(([key, sources]) => {
    const name = names.get(key) ?? key;
    const schema = translation.all(sources, within(place, partOfName(key)));
    return [name, name === key ? schema : { ...schema, altnames: { json: key } }] as const;
  });
  const renamed = (key: string): string => names.get(key) ?? key;
  return {
    type: 'object',
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(required.length > 0 ? { required: [...new Set(required.map(renamed))] } : {}),
    ...(rest === undefined
      ? {}
      : { additionalProperties: rest.schema === false ? false : translation.schema(rest, within(place, 'Value')) }),
    ...(Object.keys(dependent).length === 0
      ? {}
      : {
          dependentRequired: Object.fromEntries(
            Object.entries(dependent).map(([name, needed]) => [
              renamed(name),
              [...new Set((needed as readonly string[]).map(renamed))],
            ]),
          ),
        }),
    ...size,
    ...patternsOf(view, 'patternProperties', place, translation),
    ...namesOf(view, 'propertyNames', place, translation),
  };
};

/** Names for the keys that are no identifiers. */
const identifiersFor = (view: View, keys: readonly string[], translation: Translation): ReadonlyMap<string, string> => {
  const other = keys.filter((key) => !identifier.test(key));
  if (other.length === 0) return new Map();
  const free = createNames();
  for (const key of keys) if (identifier.test(key)) free(key);
  return new Map(
    other.map((key) => {
      const name = free(key);
      const shown = JSON.stringify(key.slice(0, 60));
      translation.tell(
        'property-name',
        child(view.pointer, 'properties', key),
        `${shown} is no identifier; the property is called ${name}, with the key in altnames.json: readers that do not honour it look for ${name}`,
      );
      return [key, name];
    }),
  );
};

const mapOf = (
  view: View,
  rest: Source | undefined,
  place: Place,
  translation: Translation,
): JsonObject | undefined => {
  const size = countsIn(view, ['minProperties', 'maxProperties'], ['minEntries', 'maxEntries'], translation);
  if (size === undefined) return undefined;
  const patterned = patternsOf(view, 'patternKeys', place, translation);
  const patterns = Object.keys(isObject(patterned['patternKeys']) ? patterned['patternKeys'] : {});
  const names = namesOf(view, 'keyNames', place, translation);
  const limits = { ...size, ...names };
  if (patterns.length === 0) {
    if (rest === undefined) return { type: 'map', values: anything, ...limits };
    if (rest.schema !== false)
      return { type: 'map', values: translation.schema(rest, within(place, 'Value')), ...limits };
    if (Number(size['minEntries'] ?? 0) > 0) return undefined;
    return {
      type: 'map',
      values: anything,
      ...limits,
      maxEntries: 0,
    };
  }
  if (rest === undefined) return { type: 'map', values: anything, ...patterned, ...limits };
  if (rest.schema === false) {
    const listed = { type: 'string', anyOf: patterns.map((pattern) => ({ type: 'string', pattern })) };
    const [only] = patterns;
    const known = patterns.length === 1 ? { type: 'string', pattern: only } : listed;
    const both =
      names['keyNames'] === undefined
        ? known
        : {
            type: 'string',
            allOf: [names['keyNames'], known],
          };
    return {
      type: 'map',
      values: anything,
      ...patterned,
      ...limits,
      keyNames: both,
    };
  }
  // An object excuses the names that a pattern covers, a map does not; but it has to declare one.
  const declared = new Map([['_', [matching('_', view, rest)]]]);
  return declaredObject(view, { declared, required: [], dependent: {}, rest }, place, translation);
};

const patternsOf = (view: View, keyword: string, place: Place, translation: Translation): JsonObject => {
  const source = view.keywords.get('patternProperties');
  if (source === undefined) return {};
  const made = new Map<string, JsonObject>();
  for (const [pattern, part] of mapBelow(source, 'patternProperties')) {
    const whole = patternFor(pattern, part.pointer, translation);
    if (whole !== undefined) made.set(whole, translation.schema(part, within(place, partOfName(pattern) || 'Value')));
  }
  return made.size === 0 ? {} : { [keyword]: Object.fromEntries(made) };
};

const namesOf = (view: View, keyword: string, place: Place, translation: Translation): JsonObject => {
  const source = view.keywords.get('propertyNames');
  if (source === undefined) return {};
  const part = below(source, 'propertyNames');
  const schema = translation.schema(part, { ...within(place, 'Name'), within: ['string'] });
  if (isAnything(schema) || (schema['type'] === 'string' && Object.keys(schema).length === 1)) return {};
  const isText = schema['type'] === 'string';
  return { [keyword]: isText ? schema : { type: 'string', allOf: [schema] } };
};
