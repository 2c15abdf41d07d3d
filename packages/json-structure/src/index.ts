export { compile, type Check, type CompileOptions } from './compile.ts';
export type { ReadOptions } from './document.ts';
export {
  fromJsonSchema,
  type FromJsonSchemaOptions,
  type FromJsonSchemaResult,
} from './from-json-schema/from-json-schema.ts';
export { fromJsonSchemaLosses } from './from-json-schema/losses.ts';
export { resolveImports, originOf, type Resolved } from './import.ts';
export { registryOf, type FindDocument } from './import/registry.ts';
export type { Json, JsonObject } from './json.ts';
export { toJsonSchemaLosses } from './json-schema-losses.ts';
export { lint } from './lint.ts';
export { ExactNumber } from './text/exact-number.ts';
export { parse } from './text/parse.ts';
export {
  activeExtensions,
  extensionOf,
  isJsonStructure,
  looksLikeJsonStructure,
  metaSchemas,
  type Extension,
  type MetaSchema,
} from './meta-schemas.ts';
export type { Pointer } from './pointer.ts';
export { JsonStructureError, type Finding, type LintProblem } from './problem.ts';
export { toJsonSchema, type JsonSchemaDefinition, type JsonSchemaResult } from './to-json-schema.ts';
export { typeScriptLosses } from './to-typescript/losses.ts';
export { toTypeScript, type TypeScriptOptions, type TypeScriptResult } from './to-typescript/to-typescript.ts';
