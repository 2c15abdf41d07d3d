import type { JsonObject } from '../openapi/types.ts';
import type { Source } from './sources.ts';

/** What JSON Schema says by keywords of its own, and OpenAPI 3.0 by a format. OpenAPI 3.1.1, 4.8.14.1.1 (migrating binary descriptions). */
const keywords: ReadonlyMap<unknown, JsonObject> = new Map([
  ['byte', { contentEncoding: 'base64' }],
  ['binary', { contentMediaType: 'application/octet-stream' }],
]);

/** Binary content in one spelling. */
export const withContent = (source: Source): Source => {
  const content = keywords.get(source.schema.format);
  if (content === undefined) return source;
  const { format: _, ...schema } = source.schema;
  return { ...source, schema: { ...content, ...schema } };
};
