import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child, pointerOfFragment, tokensOf, type Pointer } from '../pointer.ts';
import type { Source } from './source.ts';

/** Finds the schema that a reference of the input leads to; nothing when it leads out of it or to no schema. */
export type Resolve = (reference: string) => Source | undefined;

export const createResolver = (root: Json): Resolve => {
  const known = new Map<string, Source | undefined>();
  let named: ReadonlyMap<string, Pointer> | undefined;
  const rootId = isObject(root) && isString(root['$id']) ? root['$id'].replace(/#$/, '') : undefined;

  const find = (reference: string): Source | undefined => {
    const local = rootId !== undefined && reference.startsWith(rootId) ? reference.slice(rootId.length) : reference;
    if (local === '' || local === '#') return { schema: root, pointer: '' };
    const pointer = local.startsWith('#') ? pointerOfFragment(local) : undefined;
    const place = pointer ?? (named ??= namedPlaces(root)).get(local);
    if (place === undefined) return undefined;
    const schema = valueAt(root, place);
    return isObject(schema) || typeof schema === 'boolean' ? { schema, pointer: place } : undefined;
  };

  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined || known.has(reference)) return before;
    const found = find(reference);
    known.set(reference, found);
    return found;
  };
};

export const valueAt = (root: Json, pointer: Pointer): Json | undefined => {
  let value: Json | undefined = root;
  for (const token of tokensOf(pointer)) {
    const holder: Json | undefined = value;
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, token)) return undefined;
    value = (holder as JsonObject)[token];
  }
  return value;
};

/** Anchors and embedded identities; the first of a name counts. */
const namedPlaces = (root: Json): ReadonlyMap<string, Pointer> => {
  const places = new Map<string, Pointer>();
  const seen = new Set<object>();
  const open: { readonly value: Json | undefined; readonly pointer: Pointer }[] = [{ value: root, pointer: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const note = (name: Json | undefined, prefix: string): void => {
      if (isString(name) && !places.has(prefix + name)) places.set(prefix + name, pointer);
    };
    if (isObject(value)) {
      note(value['$anchor'], '#');
      note(value['$dynamicAnchor'], '#');
      note(value['$id'], '');
    }
    const entries = Object.entries(value) as [string, Json | undefined][];
    for (const [key, inner] of entries.reverse()) open.push({ value: inner, pointer: child(pointer, key) });
  }
  return places;
};
