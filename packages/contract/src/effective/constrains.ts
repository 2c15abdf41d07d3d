import type { Schema } from '../openapi/types.ts';

const annotationKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
  'example',
  'externalDocs',
  '$comment',
  'xml',
]);

/** Whether a schema takes every value: `true`, and what says nothing but annotations. */
export const takesAll = (schema: unknown): boolean =>
  schema === true ||
  (typeof schema === 'object' && schema !== null && !Array.isArray(schema) && !Object.keys(schema).some(constrains));

/** Whether a schema is seen to refuse every value. */
export const takesNone = (schema: Schema): boolean => schema === false || (schema !== true && takesAll(schema.not));

/** Whether a keyword says something about values. */
export const constrains = (keyword: string): boolean => !annotationKeywords.has(keyword) && !keyword.startsWith('x-');
