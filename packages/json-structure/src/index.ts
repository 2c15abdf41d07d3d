export { compile, type Check, type CompileOptions } from './compile.ts';
export type { Json, JsonObject } from './json.ts';
export { lint } from './lint.ts';
export {
  isJsonStructure,
  looksLikeJsonStructure,
  metaSchemas,
  type Extension,
  type MetaSchema,
} from './meta-schemas.ts';
export type { Pointer } from './pointer.ts';
export { JsonStructureError, type Finding, type LintProblem } from './problem.ts';
export { toJsonSchema, type JsonSchemaDefinition, type JsonSchemaResult } from './to-json-schema.ts';
