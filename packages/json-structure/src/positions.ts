import { isObject, type JsonObject } from './json.ts';
import { child, type Pointer } from './pointer.ts';

/** What a schema is to the one that holds it. */
export type Role = 'root' | 'definition' | 'property' | 'items' | 'values' | 'additional' | 'choice' | 'union';

/** A place of the document where a schema or a namespace stands. */
export interface Position {
  readonly kind: 'schema' | 'namespace';
  readonly schema: JsonObject;
  readonly pointer: Pointer;
  readonly role: Role;
}

export interface Positions {
  /** Every schema and namespace, once, in document order. */
  readonly list: readonly Position[];
  /** Where the walk turned back: nested deeper than {@link maxDepth}, or inside itself. */
  readonly tooDeep: readonly Position[];
}

/** How deep schemas may nest. */
export const maxDepth = 200;

/** The keywords that hold schemas: one, or a map of them. */
const holders: ReadonlyMap<string, { readonly holds: 'schema' | 'map'; readonly role: Role }> = new Map([
  ['properties', { holds: 'map', role: 'property' }],
  ['choices', { holds: 'map', role: 'choice' }],
  ['items', { holds: 'schema', role: 'items' }],
  ['values', { holds: 'schema', role: 'values' }],
  ['additionalProperties', { holds: 'schema', role: 'additional' }],
]);

export const positionsOf = (document: JsonObject): Positions => {
  const list: Position[] = [];
  const tooDeep: Position[] = [];
  const seen = new Set<JsonObject>();
  const path = new Set<JsonObject>();

  const visit = (position: Position, descend: () => void): void => {
    const { schema } = position;
    if (path.has(schema) || path.size > maxDepth) {
      tooDeep.push(position);
      return;
    }
    if (seen.has(schema)) return;
    seen.add(schema);
    list.push(position);
    path.add(schema);
    descend();
    path.delete(schema);
  };

  const visitSchema = (schema: JsonObject, pointer: Pointer, role: Role): void =>
    visit({ kind: 'schema', schema, pointer, role }, () => {
      for (const [keyword, value] of Object.entries(schema)) {
        if (keyword === 'definitions' && role === 'root' && isObject(value))
          visitNamespace(value, child(pointer, keyword));
        if (keyword === 'type' && Array.isArray(value)) visitMembers(value, child(pointer, keyword));
        const holder = holders.get(keyword);
        if (holder === undefined || !isObject(value)) continue;
        if (holder.holds === 'schema') visitSchema(value, child(pointer, keyword), holder.role);
        else
          for (const [name, inner] of Object.entries(value))
            if (isObject(inner)) visitSchema(inner, child(pointer, keyword, name), holder.role);
      }
    });

  const visitMembers = (members: readonly unknown[], pointer: Pointer): void => {
    for (const [index, inner] of members.entries())
      if (isObject(inner) && Object.hasOwn(inner, 'type')) visitSchema(inner, child(pointer, index), 'union');
  };

  const visitNamespace = (namespace: JsonObject, pointer: Pointer): void =>
    visit({ kind: 'namespace', schema: namespace, pointer, role: 'definition' }, () => {
      for (const [name, inner] of Object.entries(namespace)) {
        if (!isObject(inner)) continue;
        if (isNamespace(inner)) visitNamespace(inner, child(pointer, name));
        else visitSchema(inner, child(pointer, name), 'definition');
      }
    });

  visitSchema(document, '', 'root');
  return { list, tooDeep };
};

/** Below `definitions`, what has no `type` is a namespace; one that holds something other than objects is a schema gone wrong. */
export const isNamespace = (value: JsonObject): boolean =>
  !Object.hasOwn(value, 'type') && Object.values(value).every((inner) => isObject(inner));
