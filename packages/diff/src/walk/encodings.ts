import {
  canonicalJson,
  effectiveSchema,
  typeBit,
  type Contract,
  type EffectiveSchema,
  type JsonObject,
  type ResolvedMediaType,
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
  const stated: unknown = object.encoding;
  const { properties } = effectiveSchema(contract, schema.pointer).facts;
  return new Map(
    [...properties.values()].map((property) => {
      const own = isObject(stated) && Object.hasOwn(stated, property.name) ? stated[property.name] : undefined;
      const encoding = isObject(own) ? own : {};
      const { contentType } = encoding;
      const types =
        typeof contentType === 'string'
          ? contentType.split(',').map((one) => one.trim().toLowerCase())
          : [defaultType(property.schema)];
      return [
        property.name,
        {
          // Where parts are written like parameters in a query, no media type shows.
          types: urlencoded && contentType === undefined ? [] : types.sort(),
          stated: canonicalJson(encoding),
          manner: canonicalJson([mannerOf(encoding, property.schema, urlencoded), encoding['headers'] ?? null]),
        },
      ];
    }),
  );
};

const compound = typeBit.array | typeBit.object;

const mannerOf = ({ style, explode, allowReserved }: JsonObject, schema: EffectiveSchema, filledIn: boolean) => {
  if (!filledIn) return [style ?? null, explode ?? null, allowReserved ?? null];
  const repeats = (admittedTypes(schema.facts) & compound) !== 0 && (explode ?? (style ?? 'form') === 'form');
  return [style ?? 'form', repeats, allowReserved ?? false];
};

const defaultType = ({ facts }: EffectiveSchema): string => {
  const types = admittedTypes(facts) & ~typeBit.null;
  if (types === typeBit.array && facts.items !== undefined) return defaultType(facts.items);
  if ((types & compound) === types) return 'application/json';
  if ((types & compound) !== 0) return 'application/octet-stream';
  return facts.contentEncoding === undefined && facts.contentMediaType !== 'application/octet-stream'
    ? 'text/plain'
    : 'application/octet-stream';
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
