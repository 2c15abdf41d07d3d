import { isJsonStructure, looksLikeJsonStructure } from '@schemawright/json-structure';
import { own, type Draft } from '../openapi/model.ts';

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

export type Dialect = 'json-schema' | 'json-structure' | 'unknown';

/**
 * The dialect of a schema resource: its own `$schema`, else the document's `jsonSchemaDialect`, else that of OpenAPI.
 * OpenAPI 3.1.1, section 4.8.24.5; OpenAPI binding of JSON Structure, dialect selection.
 */
export const dialectOf = (resource: Draft, document: Draft): Dialect => {
  const declared = own(resource, '$schema') ?? own(document, 'jsonSchemaDialect');
  if (declared === undefined) return 'json-schema';
  if (typeof declared !== 'string') return 'unknown';
  if (isJsonStructure({ $schema: declared })) return 'json-structure';
  return jsonSchemaDialects.has(declared.replace(/#$/u, '')) ? 'json-schema' : 'unknown';
};

/** Whether a schema object is a resource of a dialect of its own, which JSON Schema's rules say nothing about. */
export const isResource = (node: Draft, document: Draft): boolean =>
  own(node, '$ref') === undefined
    ? dialectOf(node, document) !== 'json-schema' &&
      (own(node, '$schema') !== undefined || 'jsonSchemaDialect' in document)
    : false;

export { isJsonStructure, looksLikeJsonStructure };
