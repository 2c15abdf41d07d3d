import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { child, pointerOfFragment, tokensOf, type Pointer } from './pointer.ts';

/** A type that a pointer string of the document leads to. */
export interface Target {
  readonly schema: JsonObject;
  readonly pointer: Pointer;
  /** Set for a member of a union that is the name of a type: the document has no schema there, only the name. */
  readonly isName?: true;
}

export type Miss = 'external' | 'not-found' | 'not-type';

/** Whether `type` stands in place at the root: such a type is a member of the root namespace, under `name`. */
const rootTypeNamed = (document: JsonObject, name: string): boolean =>
  Object.hasOwn(document, 'type') && document['name'] === name;

/** Looks up the fragment of a `$ref`, `$root` or `$extends`: a type under `definitions`, by own members only. */
export const lookUp = (document: JsonObject, reference: string): Target | Miss => {
  if (!reference.startsWith('#')) return 'external';
  const pointer = pointerOfFragment(reference);
  if (pointer === undefined) return 'not-found';
  const [first, ...names] = tokensOf(pointer);
  if (first === 'components' || first === '$defs') return 'external';
  if (first !== 'definitions') return first === undefined || Object.hasOwn(document, first) ? 'not-type' : 'not-found';

  let place: unknown = Object.hasOwn(document, 'definitions') ? document['definitions'] : {};
  let path: Pointer = '/definitions';
  for (const [index, name] of names.entries()) {
    if (!isObject(place)) return 'not-found';
    if (index > 0 && Object.hasOwn(place, 'type')) return 'not-type';
    if (index === 0 && names.length === 1 && !Object.hasOwn(place, name) && rootTypeNamed(document, name))
      return { schema: document, pointer: '' };
    if (!Object.hasOwn(place, name)) return 'not-found';
    place = place[name];
    path = child(path, name);
  }
  return names.length > 0 && isObject(place) && Object.hasOwn(place, 'type')
    ? { schema: place, pointer: path }
    : 'not-type';
};

/** The pointer strings in a `type`: the reference itself, or those among the members of a union. */
export const referencesIn = (type: Json | undefined): string[] => {
  if (isReference(type)) return [type.$ref];
  return Array.isArray(type) ? type.filter(isReference).map(({ $ref }) => $ref) : [];
};

/** The members of a union that are schemas declared in place. */
export const inlineMembers = ({ type }: JsonObject): JsonObject[] =>
  Array.isArray(type) ? type.filter((part): part is JsonObject => isObject(part) && Object.hasOwn(part, 'type')) : [];

/** `{"$ref": pointer}`, the only form of a reference, and only inside `type`. */
export const isReference = (type: unknown): type is { readonly $ref: string } =>
  isObject(type) && Object.hasOwn(type, '$ref') && isString(type['$ref']);

/** The pointer strings in `$extends`. */
export const extendsOf = (schema: JsonObject): string[] => {
  const bases = schema['$extends'];
  return (Array.isArray(bases) ? bases : [bases]).filter(isString);
};

/** The members of a keyword that holds a map; none when it holds something else. */
export const mapEntries = (map: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(map) ? Object.entries(map).map(([name, value]) => [name, value ?? null] as const) : [];
