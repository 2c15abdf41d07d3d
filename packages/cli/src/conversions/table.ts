import type { Conversion } from './conversion.ts';

/** Every language that `convert` knows. A new one is one file and one line here. */
export const conversions = {
  'json-schema': async (): Promise<Conversion> => (await import('./json-schema.ts')).toJsonSchema,
  openapi: async (): Promise<Conversion> => (await import('./openapi.ts')).toOpenApi,
  'json-structure': async (): Promise<Conversion> => (await import('./json-structure.ts')).toJsonStructure,
  typescript: async (): Promise<Conversion> => (await import('./typescript.ts')).toTypeScript,
};

export type Language = keyof typeof conversions;
