import {
  canonicalJson,
  effectiveSchema,
  freeSchema,
  typeBit,
  type Contract,
  type EffectiveSchema,
  type JsonObject,
  type ResolvedMediaType,
  type SchemaFacts,
} from '@schemawright/contract';
import { admittedTypes } from '../schema/view.ts';

/** How one part of a form is written. OpenAPI 3.1.1, 4.8.15. */
export interface PartEncoding {
  /** The media types that it may have; what the schema says where nothing else does. */
  readonly types: readonly string[];
  /** Everything else, in one spelling. */
  readonly manner: string;
  /** What is said of it besides its schema. */
  readonly stated: string;
}

/** The parts of a form by name; nothing for bodies that have no parts. */
export const encodingsOf = (
  contract: Contract,
  { mediaType, schema, object }: ResolvedMediaType,
): ReadonlyMap<string, PartEncoding> => {
  const type = mediaType.toLowerCase();
  const urlencoded = type.startsWith('application/x-www-form-urlencoded');
  if (schema === undefined || !(urlencoded || type.startsWith('multipart/'))) return new Map();
  const { facts } = effectiveSchema(contract, schema.pointer);
  const parts = urlencoded ? membersOf(facts, object) : [...membersOf(facts, object), ...positionsOf(facts, object)];
  return new Map(
    parts.map((part) => {
      const { name, encoding } = part;
      return [
        name,
        {
          // Where parts are written like parameters in a query, no media type shows.
          types: urlencoded && encoding['contentType'] === undefined ? [] : typesOf(part).toSorted(),
          stated: canonicalJson(encoding),
          manner: canonicalJson([
            mannerOf(encoding, part.schema, urlencoded),
            ...['headers', 'x-oai-encoding', positional.prefix, positional.items].map(
              (field) => encoding[field] ?? null,
            ),
          ]),
        },
      ];
    }),
  );
};

/** A part of a form, with what is said of how it is written. */
export interface Part {
  readonly name: string;
  readonly encoding: JsonObject;
  readonly schema: EffectiveSchema;
}

/** The media types that a part may have. */
export const typesOf = ({ encoding: { contentType }, schema }: Part): readonly string[] =>
  typeof contentType === 'string'
    ? contentType.split(',').map((one) => one.trim().toLowerCase())
    : [defaultType(schema)];

/** What a part without a name is called: by its position, or as those behind. */
export const positionOf = (index?: number): string => `[${index ?? ''}]`;

export const membersOf = ({ properties }: SchemaFacts, { encoding }: JsonObject): readonly Part[] =>
  [...properties.values()].map(({ name, schema }) => ({
    name,
    encoding: isObject(encoding) && Object.hasOwn(encoding, name) ? objectOf(encoding[name]) : {},
    schema,
  }));

/** As lowering keeps them. OpenAPI 3.2.0, section 4.14.5. */
const positional = { prefix: 'x-oai-prefixEncoding', items: 'x-oai-itemEncoding' };

/** The parts of what has no names for them. */
export const positionsOf = ({ items, prefixItems, pointer }: SchemaFacts, object: JsonObject): readonly Part[] => {
  const stated: unknown = object[positional.prefix];
  const encodings: readonly unknown[] = Array.isArray(stated) ? stated : [];
  const rest = objectOf(object[positional.items]);
  const free = items ?? freeSchema(pointer);
  const first = Array.from({ length: Math.max(encodings.length, prefixItems.length) }, (_, index) => ({
    name: positionOf(index),
    encoding: index < encodings.length ? objectOf(encodings[index]) : rest,
    schema: prefixItems[index] ?? free,
  }));
  return [...first, { name: positionOf(), encoding: rest, schema: free }];
};

const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

const compound = typeBit.array | typeBit.object;

const mannerOf = ({ style, explode, allowReserved }: JsonObject, schema: EffectiveSchema, filledIn: boolean) => {
  if (!filledIn) return [style ?? null, explode ?? null, allowReserved ?? null];
  const repeats = (admittedTypes(schema.facts) & compound) !== 0 && (explode ?? (style ?? 'form') === 'form');
  return [style ?? 'form', repeats, allowReserved ?? false];
};

const defaultType = ({ facts }: EffectiveSchema): string => {
  const types = admittedTypes(facts) & ~typeBit.null;
  // An item without a type is bytes, as any part without one.
  if (types === typeBit.array) return facts.items === undefined ? 'application/octet-stream' : defaultType(facts.items);
  if ((types & compound) === types) return 'application/json';
  if ((types & compound) !== 0) return 'application/octet-stream';
  return facts.contentEncoding === undefined && facts.contentMediaType !== 'application/octet-stream'
    ? 'text/plain'
    : 'application/octet-stream';
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
