import { languages, type LanguageName } from '@schemawright/generate/languages';
import type { Conversion } from './conversion.ts';

/** A row of the table: what the help says of a language, and the file behind it, read only when it is asked for. */
interface ConversionRow {
  readonly summary: string;
  readonly load: () => Promise<Conversion>;
}

/** As `--to` names them. */
export type Language = OwnLanguage | LanguageName;

type OwnLanguage = 'json-schema' | 'openapi' | 'json-structure' | 'typescript';

/** The languages that the toolkit writes itself. A new one is one file and one line here. */
const own: Readonly<Record<OwnLanguage, ConversionRow>> = {
  'json-schema': {
    summary: 'JSON Schema 2020-12; what the schema refers to is in $defs',
    load: async () => (await import('./json-schema.ts')).toJsonSchema,
  },
  openapi: {
    summary: 'an OpenAPI 3.1 description without operations: the schema and what it refers to, as components',
    load: async () => (await import('./openapi.ts')).toOpenApi,
  },
  'json-structure': {
    summary: 'a JSON Structure document that imports nothing, with $id and name',
    load: async () => (await import('./json-structure.ts')).toJsonStructure,
  },
  typescript: {
    summary: 'a TypeScript module of types',
    load: async () => (await import('./typescript.ts')).toTypeScript,
  },
};

const others = Object.entries(languages).map(([name, { summary }]): [string, ConversionRow] => [
  name,
  { summary, load: async () => (await import('./language.ts')).toLanguage(name as LanguageName) },
]);

/** Every language that `convert` knows; the others are rows of `languages`. */
export const conversions = { ...own, ...Object.fromEntries(others) } as Readonly<Record<Language, ConversionRow>>;
