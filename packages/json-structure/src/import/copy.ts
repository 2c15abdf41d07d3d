import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child, pointerOfFragment, type Pointer } from '../pointer.ts';
import { positionsOf } from '../positions.ts';
import { isReference } from '../references.ts';
import type { Budget } from './budget.ts';
import { omit, withoutImports } from './namespaces.ts';

/** What a document gives to the one that imports it. */
export interface Copy {
  /** With the import keywords still in it. */
  readonly definitions: JsonObject;
  readonly rootType: { readonly name: string; readonly schema: JsonObject } | undefined;
}

export interface Place {
  /** The names of the namespaces that the copy goes to; none: the root namespace. */
  readonly at: readonly string[];
  readonly withRootType: boolean;
  /** Whether a keyword counts in the document that imports. */
  readonly binds: (keyword: string) => boolean;
}

/** A copy of what is imported from `document`, its references led to their new places. */
export const copyOf = (document: JsonObject, place: Place, budget: Budget): Copy => {
  const { definitions, name } = document;
  const isTyped = place.withRootType && Object.hasOwn(document, 'type') && isString(name);
  const copy = cloneOf(isTyped ? omit(document, ofTheDocument) : { definitions }, budget);
  const readable = withoutImports(copy);
  const lead = leader(document, place);
  for (const { kind, schema } of positionsOf(readable, place.binds).list)
    if (kind === 'schema') leadFrom(schema as Mutable, lead);
  const rootType = isTyped ? { name, schema: omit(readable, ['definitions']) } : undefined;
  return { definitions: isObject(copy['definitions']) ? copy['definitions'] : {}, rootType };
};

/** Root keywords that speak of the document, not of its root type. */
const ofTheDocument: readonly string[] = ['$schema', '$id', '$root', '$uses', '$offers', '$import', '$importdefs'];

type Mutable = Record<string, Json | undefined>;

/** A copy without parts in common with the original, nor with itself; cut short when it goes beyond the budget. */
const cloneOf = (source: JsonObject, budget: Budget): JsonObject => {
  const root: Mutable = { ...source };
  const open: Mutable[] = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop())
    for (const key of Object.keys(holder)) {
      if (!budget.spend(1)) return {};
      const value = holder[key];
      if (!isPlain(value)) continue;
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Mutable;
      holder[key] = copy;
      open.push(copy);
    }
  return root;
};

/** Arrays and objects without a class, of any realm: a number too exact for a double is an object as well. */
const isPlain = (value: unknown): value is object => {
  if (Array.isArray(value)) return true;
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

interface Leader {
  /** Where a reference to a type leads in the importing document. */
  readonly type: (reference: string) => string;
  /** The same for the pointer to a collection, where `#` is what the root type describes. */
  readonly collection: (reference: string) => string;
}

const leader = (document: JsonObject, { at, withRootType }: Place): Leader => {
  const { name, $root } = document;
  const declared = '/definitions';
  const base = child(declared, ...at);
  const move = (pointer: Pointer | undefined): Pointer | undefined =>
    pointer?.startsWith(`${declared}/`) ? base + pointer.slice(declared.length) : undefined;
  const respelt = (reference: string, moved: Pointer | undefined): string => {
    if (moved === undefined) return reference;
    return reference.startsWith('#') ? fragmentOf(moved) : moved;
  };
  const type = (reference: string): string => (at.length === 0 ? reference : respelt(reference, move(read(reference))));

  const isTyped = Object.hasOwn(document, 'type') && isString(name);
  const picked = isString($root) ? move(read($root)) : undefined;
  const inPlace = isTyped && withRootType ? child(base, name) : undefined;
  const collection = (reference: string): string => {
    const pointer = read(reference);
    const moved = move(pointer);
    if (moved !== undefined || pointer === undefined) return type(reference);
    if (inPlace !== undefined) return respelt(reference, inPlace + pointer);
    return pointer === '' ? respelt(reference, picked) : reference;
  };
  return { type, collection };
};

const read = (reference: string): Pointer | undefined => {
  if (reference.startsWith('#')) return pointerOfFragment(reference);
  return reference === '' || reference.startsWith('/') ? reference : undefined;
};

/** A pointer as a URI fragment. RFC 6901, section 6. A surrogate without its partner can't be encoded, and stays. */
const fragmentOf = (pointer: Pointer): string =>
  `#${pointer.replace(/[^\w\-.~!$&'()*+,;=:@/?\p{Surrogate}]/gu, (character) => encodeURIComponent(character))}`;

/** Leads the references in the keywords of one schema, not those in the schemas that it holds. */
const leadFrom = (schema: Mutable, { type, collection }: Leader): void => {
  const targetOf = (part: Json | undefined): Json | undefined =>
    isReference(part) ? { ...part, $ref: type(part.$ref) } : part;
  change(schema, 'type', (value) =>
    Array.isArray(value) ? value.map((part) => targetOf(part) ?? null) : targetOf(value),
  );
  change(schema, '$extends', eachText(type));
  if (!Object.hasOwn(schema, 'relations') || !isObject(schema['relations'])) return;
  for (const relation of Object.values(schema['relations'])) {
    if (!isObject(relation)) continue;
    change(relation as Mutable, 'targettype', targetOf);
    change(relation as Mutable, 'qualifiertype', targetOf);
    change(relation as Mutable, 'scope', eachText(collection));
  }
};

const change = (holder: Mutable, keyword: string, to: (value: Json | undefined) => Json | undefined): void => {
  if (Object.hasOwn(holder, keyword)) holder[keyword] = to(holder[keyword]);
};

const eachText =
  (to: (text: string) => string) =>
  (value: Json | undefined): Json | undefined => {
    if (isString(value)) return to(value);
    return Array.isArray(value) ? (value as readonly Json[]).map((part) => (isString(part) ? to(part) : part)) : value;
  };
