export type { GeneratedFile, PackageNames } from './generator.ts';
export {
  generate,
  type FileReport,
  type GenerateOptions,
  type GenerateReport,
  type PackageReport,
  type Step,
  type Target,
} from './generate.ts';
export { operationNames, schemaNames } from './names.ts';
