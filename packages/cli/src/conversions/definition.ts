import { child, escapeToken, fragmentOf, type Pointer, tokens, valueAt } from '@schemawright/contract';
import type { Json, JsonObject } from '@schemawright/json-structure';

/** One type of a JSON Structure document as a document of its own. */
export interface Excerpt {
  readonly document: JsonObject;
  /** Where a part of it stands in the document that it was taken from. */
  readonly origin: (pointer: Pointer) => Pointer;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Structure Core, "Namespaces": what has no type holds types. */
const isNamespace = (value: unknown): value is JsonObject => isObject(value) && !Object.hasOwn(value, 'type');

/** The types that a value refers to: `$ref`, `$extends` and what else points below `definitions`. */
const referredIn = (value: unknown): readonly Pointer[] => {
  if (typeof value === 'string') return value.startsWith('#/definitions/') ? [value.slice(1)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referredIn) : [];
};

/** The places, and all that they lead to. */
const closure = (document: JsonObject, places: readonly Pointer[]): ReadonlySet<Pointer> => {
  const reached = new Set(places);
  for (const place of reached) for (const next of referredIn(valueAt(document, place))) reached.add(next);
  return reached;
};

const isDefinition = (document: JsonObject, pointer: Pointer): boolean => {
  const [head, ...path] = tokens(pointer);
  if (head !== 'definitions' || path.length === 0) return false;
  return path.every((_, depth) =>
    isNamespace(valueAt(document, ['', head, ...path.slice(0, depth)].map(escapeToken).join('/'))),
  );
};

/** The definitions of a namespace that are wanted, and the namespaces that hold them. */
const chosen = (namespace: JsonObject, at: Pointer, wanted: ReadonlySet<Pointer>): JsonObject =>
  Object.fromEntries(
    Object.entries(namespace).flatMap(([name, member]): readonly (readonly [string, Json | undefined])[] => {
      const place = child(at, name);
      if (!isNamespace(member)) return wanted.has(place) ? [[name, member]] : [];
      const inside = chosen(member, place, wanted);
      return Object.keys(inside).length > 0 ? [[name, inside]] : [];
    }),
  );

const freeName = (wanted: string, taken: JsonObject): string => {
  const stem = wanted.replace(/\W/gu, '_').replace(/^(?=\d|$)/u, '_');
  let name = stem;
  for (let count = 2; Object.hasOwn(taken, name); count += 1) name = `${stem}_${count}`;
  return name;
};

/**
 * The type at a pointer with the definitions that it leads to; a type that is no definition becomes one. Its identity is
 * that of the document, with the pointer for a fragment. Nothing when there is no type at the pointer.
 */
export const definitionIn = (document: JsonObject, pointer: Pointer): Excerpt | undefined => {
  const node = valueAt(document, pointer);
  if (!isObject(node) || isNamespace(node)) return undefined;
  const own = isDefinition(document, pointer);
  const { $schema, $id, $uses, $offers, definitions } = document;
  const offers = Object.entries(isObject($offers) ? $offers : {}).filter(([, target]) =>
    closure(document, referredIn(target)).has(pointer),
  );
  const reached = closure(document, [pointer, ...offers.flatMap(([, target]) => referredIn(target))]);
  const kept = chosen(isObject(definitions) ? definitions : {}, '/definitions', reached);
  const wanted = tokens(pointer).at(-1) ?? '';
  const name = own ? wanted : freeName(wanted, kept);
  const root = own ? pointer : child('/definitions', name);
  return {
    document: {
      ...($schema === undefined ? {} : { $schema }),
      $id: `${String($id).replace(/#.*$/su, '')}${fragmentOf(pointer)}`,
      ...($uses === undefined ? {} : { $uses }),
      ...(offers.length === 0 ? {} : { $offers: Object.fromEntries(offers) }),
      name,
      $root: `#${root}`,
      definitions: own ? kept : { ...kept, [name]: node },
    },
    origin: (place) =>
      !own && (place === root || place.startsWith(`${root}/`)) ? pointer + place.slice(root.length) : place,
  };
};
