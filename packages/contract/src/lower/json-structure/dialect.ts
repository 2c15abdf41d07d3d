import { isJsonStructure, looksLikeJsonStructure, metaSchemas } from '@schemawright/json-structure/meta-schemas';
import { isObject, own, type Draft } from '../../openapi/model.ts';

/** Dialects that are read as JSON Schema 2020-12 with the OpenAPI vocabulary. Compared without an empty fragment. */
const jsonSchemaDialects: ReadonlySet<string> = new Set([
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'http://json-schema.org/draft-07/schema',
  'http://json-schema.org/draft-06/schema',
  'http://json-schema.org/draft-04/schema',
  'http://json-schema.org/schema',
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.1/dialect/2024-11-10',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
]);

/** The meta-schemas that select JSON Structure at a Schema Object. OpenAPI binding, "JSON Structure Meta-Schema URIs". */
const canonical: readonly string[] = ['core', 'extended', 'validation'].map(
  (name) => `https://json-structure.org/meta/${name}/v0/#`,
);

/** Which meta-schemas are JSON Structure, besides by exact match: the URI in `$schema`, to the one whose rules hold. */
export type KnownDialects = ReadonlyMap<string, string>;

/** The canonical meta-schemas, and those that were configured as derived from them. */
export const dialectsOfDescriptions = (derived: Readonly<Record<string, string>> = {}): KnownDialects =>
  new Map([...Object.entries(derived), ...canonical.map((uri) => [uri, uri] as const)]);

/** A document of its own may name any meta-schema of JSON Structure. */
export const dialectsOfFiles = (derived: Readonly<Record<string, string>> = {}): KnownDialects =>
  new Map([...Object.entries(derived), ...metaSchemas.map(({ uri }) => [uri, uri] as const)]);

export type Dialect =
  | { readonly language: 'json-schema' | 'unknown' }
  | { readonly language: 'json-structure'; readonly metaSchema: string };

const jsonSchema: Dialect = { language: 'json-schema' };
const unknown: Dialect = { language: 'unknown' };

/**
 * The dialect of a schema resource: its own `$schema`, else the `jsonSchemaDialect` of the document that it is written
 * in, else that of OpenAPI. OpenAPI 3.1.1, section 4.8.24.5; OpenAPI binding, "Dialect Selection".
 */
export const dialectOf = (resource: Draft, fallback: unknown, known: KnownDialects): Dialect => {
  const declared = own(resource, '$schema') ?? fallback;
  if (declared === undefined) return jsonSchema;
  if (typeof declared !== 'string') return unknown;
  const metaSchema = known.get(declared);
  if (metaSchema !== undefined) return { language: 'json-structure', metaSchema };
  return jsonSchemaDialects.has(declared.replace(/#$/u, '')) ? jsonSchema : unknown;
};

/** What an OpenAPI document says of the dialect of its schemas, from 3.1 on; a file that is none says nothing. */
export const defaultDialect = (document: unknown): unknown =>
  isObject(document) && /^3\.[1-9]/u.test(String(own(document, 'openapi')))
    ? own(document, 'jsonSchemaDialect')
    : undefined;

/** The canonical meta-schema that a misspelt one means. */
export const meantDialect = (declared: unknown): string | undefined =>
  looksLikeJsonStructure({ $schema: declared })
    ? (canonical.find((uri) => uri.startsWith(String(declared).replace(/[/#]+$/u, ''))) ?? canonical[0])
    : undefined;

/** What an object in the place of a schema is. OpenAPI binding, "Reference Object Classification". */
export type Classification = 'reference' | 'malformed-reference' | 'schema';

export const classify = (node: Draft): Classification => {
  if (!Object.hasOwn(node, '$ref')) return 'schema';
  return Object.keys(node).every((key) => referenceFields.has(key)) ? 'reference' : 'malformed-reference';
};

const referenceFields: ReadonlySet<string> = new Set(['$ref', 'summary', 'description']);

/**
 * Whether a schema object belongs to a dialect that JSON Schema's rules say nothing about: its inside is left alone.
 * `document` is what a root is written in; a schema inside another has only its own `$schema` to say so.
 */
export const isForeign = (node: Draft, document: unknown): boolean =>
  dialectOf(node, defaultDialect(document), dialectsWithoutConfiguration).language !== 'json-schema' &&
  classify(node) !== 'reference';

const dialectsWithoutConfiguration = dialectsOfDescriptions();

export { isJsonStructure, looksLikeJsonStructure };
