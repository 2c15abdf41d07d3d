export { declarations } from './adapters/openapi-typescript.ts';
export type { GeneratedFile, PackageNames } from './generator.ts';
export {
  generate,
  type FileReport,
  type GenerateOptions,
  type GenerateReport,
  type PackageReport,
  type Target,
} from './generate.ts';
export { operationNames, schemaNames } from './names.ts';
