import type { Contract, Pointer, Problem } from '@schemawright/contract';

/** A schema in another language. */
export interface InLanguage {
  /** Ends with a line feed. */
  readonly text: string;
  /** Warnings: what the language, as quicktype writes it, can't say. */
  readonly problems: readonly Problem[];
}

/** One row of the table. */
export interface LanguageRow {
  /** What quicktype-core calls it. */
  readonly quicktype: string;
  readonly summary: string;
  readonly options?: Readonly<Record<string, string>>;
  /**
   * What a text can't hold, besides quotes, backslashes and braces, without meaning something in this language: signs that
   * start an interpolation, or end a comment that quicktype puts names into.
   */
  readonly unsafe?: RegExp;
}

/** As `convert --to` names them. */
export type LanguageName =
  | 'python'
  | 'go'
  | 'java'
  | 'csharp'
  | 'kotlin'
  | 'swift'
  | 'rust'
  | 'cpp'
  | 'c'
  | 'objc'
  | 'dart'
  | 'scala'
  | 'smithy'
  | 'haskell'
  | 'elm'
  | 'elixir'
  | 'ruby'
  | 'crystal'
  | 'php'
  | 'pike'
  | 'javascript'
  | 'javascript-prop-types'
  | 'flow'
  | 'zod'
  | 'effect-schema';

/** Every language that quicktype-core writes and the toolkit does not write itself. A new one is one row. */
export const languages: Readonly<Record<LanguageName, LanguageRow>> = {
  python: { quicktype: 'python', summary: 'Python 3.7 or newer: dataclasses', options: { 'python-version': '3.7' } },
  go: { quicktype: 'go', summary: 'Go: structs with json tags', options: { package: 'contract' } },
  java: {
    quicktype: 'java',
    summary: 'Java: classes for Jackson, each headed by the name of its file',
    options: { package: 'contract' },
  },
  csharp: { quicktype: 'cs', summary: 'C#: classes for System.Text.Json', options: { framework: 'SystemTextJson' } },
  kotlin: {
    quicktype: 'kotlin',
    summary: 'Kotlin: data classes for kotlinx.serialization',
    options: { framework: 'kotlinx', package: 'contract' },
  },
  swift: { quicktype: 'swift', summary: 'Swift: Codable structs' },
  rust: { quicktype: 'rust', summary: 'Rust: structs for serde', options: { visibility: 'public' } },
  cpp: { quicktype: 'c++', summary: 'C++: classes for nlohmann/json' },
  c: { quicktype: 'cjson', summary: 'C: structs for cJSON' },
  objc: { quicktype: 'objc', summary: 'Objective-C: interfaces and implementations' },
  dart: { quicktype: 'dart', summary: 'Dart: classes with fromJson and toJson', unsafe: /\$/u },
  scala: { quicktype: 'scala3', summary: 'Scala 3: case classes' },
  smithy: { quicktype: 'smithy4a', summary: 'Smithy: shapes' },
  haskell: { quicktype: 'haskell', summary: 'Haskell: records for Aeson' },
  elm: { quicktype: 'elm', summary: 'Elm: records, decoders and encoders' },
  elixir: { quicktype: 'elixir', summary: 'Elixir: structs', unsafe: /#/u },
  ruby: { quicktype: 'ruby', summary: 'Ruby: dry-struct classes', unsafe: /#/u },
  crystal: { quicktype: 'crystal', summary: 'Crystal: classes for JSON::Serializable', unsafe: /#/u },
  php: { quicktype: 'php', summary: 'PHP: classes', unsafe: /[?$]/u },
  pike: { quicktype: 'pike', summary: 'Pike: classes' },
  javascript: { quicktype: 'javascript', summary: 'JavaScript: readers that check at run time' },
  'javascript-prop-types': { quicktype: 'javascript-prop-types', summary: 'JavaScript: React PropTypes' },
  flow: { quicktype: 'flow', summary: 'Flow: types' },
  zod: { quicktype: 'typescript-zod', summary: 'TypeScript: zod schemas' },
  'effect-schema': { quicktype: 'typescript-effect-schema', summary: 'TypeScript: Effect schemas' },
};

/** Writes the schema at a pointer of a contract, and what it refers to, in another language. Rejects with `Refusal`. */
export const inLanguage = async (contract: Contract, pointer: Pointer, name: LanguageName): Promise<InLanguage> =>
  (await import('./write.ts')).write(contract, pointer, name);
