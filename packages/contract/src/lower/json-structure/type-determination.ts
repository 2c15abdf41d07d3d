import type { JsonObject } from '@schemawright/json-structure';
import { child, pointerOfFragment, tokens, valueAt, type Pointer } from '../../pointer.ts';
import { isObject, own } from '../../openapi/model.ts';

/**
 * The JSON type of a value as its schema alone tells it, for serializations that do not: nothing when that is open.
 * OpenAPI binding, "Type Determination for Non-JSON Serializations".
 */
export type WireType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** Numbers beyond the range of a double travel as strings. */
const strings = ['int64', 'uint64', 'int128', 'uint128', 'decimal', 'string', 'datetime', 'date', 'time', 'duration'];
const texts = ['uuid', 'uri', 'binary', 'jsonpointer'];
const numbers = [
  'number',
  'integer',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'float8',
  'float',
  'double',
];

const wireTypes: ReadonlyMap<string, WireType> = new Map<string, WireType>([
  ...[...strings, ...texts].map((name) => [name, 'string'] as const),
  ...numbers.map((name) => [name, 'number'] as const),
  ...['object', 'map', 'choice'].map((name) => [name, 'object'] as const),
  ...['array', 'set', 'tuple'].map((name) => [name, 'array'] as const),
  ['boolean', 'boolean'],
  ['null', 'null'],
]);

/** A schema inside a document, and where it stands there. */
export interface Declaration {
  readonly schema: JsonObject;
  readonly pointer: Pointer;
}

export interface Determined {
  readonly type: WireType;
  /** The declaration at the end of references and of a union with null. */
  readonly declaration: Declaration;
}

/** `undefined`: more than one type is possible, or the schema does not say. */
export const determine = (document: JsonObject, declaration: Declaration): Determined | undefined => {
  const seen = new Set<Pointer>();
  for (let at: Declaration | undefined = declaration; at !== undefined && !seen.has(at.pointer);) {
    seen.add(at.pointer);
    const type = onlyMember(own(at.schema, 'type'));
    if (typeof type === 'string') {
      const known = wireTypes.get(type);
      return known && { type: known, declaration: at };
    }
    at = isObject(type) ? (lookUp(document, own(type, '$ref')) ?? inline(type, at)) : undefined;
  }
  return undefined;
};

/** What is left of a union without null: its one other member, or null itself. */
const onlyMember = (type: unknown): unknown => {
  if (!Array.isArray(type)) return type;
  const rest = type.filter((member) => member !== 'null');
  return rest.length > 1 ? undefined : (rest[0] ?? 'null');
};

const inline = (type: object, { pointer }: Declaration): Declaration | undefined =>
  Object.hasOwn(type, 'type') ? { schema: type as JsonObject, pointer: `${pointer}/type` } : undefined;

const lookUp = (document: JsonObject, reference: unknown): Declaration | undefined => {
  const pointer = typeof reference === 'string' && reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
  if (pointer === undefined || tokens(pointer)[0] !== 'definitions') return undefined;
  const schema = valueAt(document, pointer);
  if (isObject(schema)) return { schema: schema as JsonObject, pointer };
  return pointer === child('/definitions', String(document['name'])) ? { schema: document, pointer: '' } : undefined;
};

/** What instances of a document are: its root, or what `$root` picks. */
export const startingPoint = (document: JsonObject): Declaration =>
  lookUp(document, own(document, '$root')) ?? { schema: document, pointer: '' };

/** The declarations of what a compound value holds: members with inherited ones, elements, values. */
export const partsOf = (document: JsonObject, compound: Declaration): readonly Declaration[] => {
  const parts = new Map<string, Declaration>();
  const seen = new Set<Pointer>();
  const add = ({ schema, pointer }: Declaration): void => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    const properties = own(schema, 'properties');
    for (const [name, member] of Object.entries(isObject(properties) ? properties : {}))
      if (isObject(member) && !parts.has(name))
        parts.set(name, { schema: member as JsonObject, pointer: child(`${pointer}/properties`, name) });
    for (const base of [own(schema, '$extends')].flat()) {
      const declaration = lookUp(document, base);
      if (declaration !== undefined) add(declaration);
    }
  };
  add(compound);
  const rest = ['items', 'values', 'additionalProperties'].flatMap((keyword) => {
    const schema = own(compound.schema, keyword);
    return isObject(schema) ? [{ schema: schema as JsonObject, pointer: `${compound.pointer}/${keyword}` }] : [];
  });
  return [...parts.values(), ...rest];
};
