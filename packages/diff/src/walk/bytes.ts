import {
  allTypes,
  canonicalJson,
  child,
  effectiveSchema,
  freeSchema,
  typeBit,
  type Contract,
  type EffectiveProperty,
  type EffectiveSchema,
  type JsonObject,
  type ResolvedMediaType,
  type SchemaFacts,
} from '@schemawright/contract';
import { variantOf } from '../schema/part.ts';
import { isFree } from '../schema/view.ts';
import type { Both } from '../subjects.ts';
import { membersOf, positionOf, positionsOf, typesOf } from './encodings.ts';

const bytes = 'application/octet-stream';

/**
 * The schemas of a body, with what is bytes on both sides in one spelling: OpenAPI 3.0 says `format: binary`, and 3.1 nothing or
 * the media type. OpenAPI 3.1.1, 4.8.14.4.
 */
export const bodySchemas = (contracts: Both<Contract>, media: Both<ResolvedMediaType>): Both<EffectiveSchema> => {
  const sides = { old: nodeOf(contracts.old, media.old), next: nodeOf(contracts.next, media.next) };
  const types = [media.old.mediaType, media.next.mediaType];
  if (types.every(holdsBytes)) {
    const [old, next] = [spellingOf(sides.old), spellingOf(sides.next)];
    return isOther(old, next) ? { old: asBytes(sides.old), next: asBytes(sides.next) } : sides;
  }
  if (!types.every((type) => /^multipart\//iu.test(type))) return sides;
  const [olds, news] = [byteParts(sides.old.facts, media.old.object), byteParts(sides.next.facts, media.next.object)];
  const respelt = new Set([...olds].flatMap(([place, one]) => (isOther(one, news.get(place)) ? [place] : [])));
  return { old: withBytes(sides.old, respelt), next: withBytes(sides.next, respelt) };
};

const nodeOf = (contract: Contract, { schema, pointer }: ResolvedMediaType): EffectiveSchema =>
  schema === undefined ? freeSchema(pointer) : effectiveSchema(contract, schema.pointer, schema.schema);

const holdsBytes = (mediaType: string): boolean =>
  !/^(?:text|multipart|\*)\/|json|xml|yaml|x-www-form-urlencoded/iu.test(mediaType);

/** How bytes are spelt, or a list of them. */
interface Spelling {
  readonly isList: boolean;
  readonly words: string;
}

const isOther = (one: Spelling | undefined, other: Spelling | undefined): boolean =>
  one !== undefined && other !== undefined && one.isList === other.isList && one.words !== other.words;

/** The spelling of a schema that says nothing of values besides that they are bytes and how many. */
const spellingOf = ({ facts }: EffectiveSchema, isList = false): Spelling | undefined => {
  if (facts.contentEncoding !== undefined || facts.dangling.length > 0) return undefined;
  const isText = facts.types === typeBit.string;
  const isSaid = (facts.contentMediaType ?? (isText ? undefined : bytes)) === bytes;
  return isSaid && isFree({ ...facts, types: isText ? allTypes : facts.types, limits: new Map() })
    ? { isList, words: isText ? 'text' : (facts.contentMediaType ?? '') }
    : undefined;
};

const asBytes = (node: EffectiveSchema): EffectiveSchema =>
  node.facts.types === typeBit.string
    ? node
    : variantOf(node, bytes, { types: typeBit.string, contentMediaType: bytes });

/** Parts that nothing names. */
const rest = '*';

const inMembers = (name: string): string => `.${name}`;

/** The parts of a form that are bytes, or lists of them, by their places. */
const byteParts = (facts: SchemaFacts, media: JsonObject): ReadonlyMap<string, Spelling> => {
  const further = furtherOf(facts);
  const parts = [
    ...membersOf(facts, media).map((part) => ({ ...part, name: inMembers(part.name) })),
    ...positionsOf(facts, media),
    ...(further === undefined ? [] : [{ name: rest, encoding: {}, schema: further }]),
  ];
  const found = new Map<string, Spelling>();
  for (const part of parts) {
    if (!typesOf(part).every(holdsBytes)) continue;
    const isList = part.schema.facts.types === typeBit.array;
    const spelling = isList ? spellingOf(itemOf(part.schema), true) : spellingOf(part.schema);
    if (spelling !== undefined) found.set(part.name, spelling);
  }
  return found;
};

/** What is said of further members, be it nothing. */
const furtherOf = ({ additional, schemaUnder }: SchemaFacts): EffectiveSchema | undefined =>
  additional ?? schemaUnder('additionalProperties');

const itemOf = ({ facts: { items, schemaUnder, pointer } }: EffectiveSchema): EffectiveSchema =>
  items ?? schemaUnder('items') ?? freeSchema(child(pointer, 'items'));

const withBytes = (node: EffectiveSchema, places: ReadonlySet<string>): EffectiveSchema => {
  if (places.size === 0) return node;
  const { facts } = node;
  const { properties, prefixItems, items } = facts;
  const inOne = (place: string, schema: EffectiveSchema): EffectiveSchema =>
    places.has(place) ? asPart(schema) : schema;
  const member = (one: EffectiveProperty): EffectiveProperty => {
    const { name, required, pointer, described, schema } = one;
    return places.has(inMembers(name)) ? { name, required, pointer, described, schema: asPart(schema) } : one;
  };
  const further = places.has(rest) ? furtherOf(facts) : undefined;
  return variantOf(node, canonicalJson([...places].sort()), {
    properties: new Map([...properties].map(([name, one]) => [name, member(one)])),
    prefixItems: prefixItems.map((one, index) => inOne(positionOf(index), one)),
    items: places.has(positionOf()) ? asPart(itemOf(node)) : items,
    additional: further === undefined ? facts.additional : asPart(further),
  });
};

/** Of a list each item is a part. OpenAPI 3.1.1, 4.8.15.1.1. */
const asPart = (node: EffectiveSchema): EffectiveSchema =>
  node.facts.types === typeBit.array ? variantOf(node, 'items', { items: asBytes(itemOf(node)) }) : asBytes(node);
