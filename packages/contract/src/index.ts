export { closest } from './closest.ts';
export type { Contract } from './contract.ts';
export { loadFolder } from './folder.ts';
export { extractResource } from './extract/extract.ts';
export type { Extracted, ExtractOptions } from './extract/native.ts';
export { selfContained, type SelfContained } from './extract/self-contained.ts';
export { importsBelow, importsBeside, type Imports } from './imports.ts';
export {
  contractOf,
  contractOfSource,
  contractOfText,
  kindOf,
  loadContract,
  loadSchema,
  problemsOfLowering,
  structuresOf,
  unresolvedReferences,
  writtenPointer,
  writtenVersion,
  type DescriptionKind,
  type LoadOptions,
  type NamedSchema,
} from './load.ts';
export type { StructureResource } from './lower/draft.ts';
export { lintContract, lintFile, type LintReport } from './lint/lint.ts';
export type { LintRule } from './lint/rule.ts';
export { lintRules } from './lint/table.ts';
export {
  findContracts,
  findSchemasFolder,
  loadManifest,
  loadManifestContract,
  manifestName,
  type Decision,
  type Manifest,
  type UpstreamSource,
} from './manifest.ts';
export * from './openapi/types.ts';
export {
  isReservedHeader,
  nearestServers,
  operations,
  type Operation,
  type PlacedSchema,
  type ResolvedBody,
  type ResolvedHeader,
  type ResolvedLink,
  type ResolvedMediaType,
  type ResolvedParameter,
  type ResolvedResponse,
} from './operations.ts';
export { child, escapeToken, fragmentOf, parent, pointerOfFragment, tokens, valueAt, type Pointer } from './pointer.ts';
export { formats } from './formats.ts';
export { isUnsafe, patternTest } from './pattern.ts';
export { formatPlace, refusal, Refusal, type Place, type Problem } from './problem.ts';
export { activeExtensions, extensionOf } from '@schemawright/json-structure';
export { examplesOf } from '@schemawright/json-structure/pattern/examples';
export { compareDecimals } from '@schemawright/json-structure/decimals';
export { finiteTexts } from '@schemawright/json-structure/pattern/finite';
export { isPatternIncluded, textOutside } from '@schemawright/json-structure/pattern/inclusion';
export { disk, noSuchFile, tooLarge, type FileEntry, type Files } from './read/files.ts';
export { limits as readLimits } from './read/limits.ts';
export { readSource, readSourceAt, readValue, settled, sourceOf, type Source } from './read/source.ts';
export { observeReads, readText, type ReadObserver } from './read/text.ts';
export { admits } from './effective/admits.ts';
export { createValidation, type Validation } from './effective/validation.ts';
export type { Refusal as ValueRefusal } from './effective/check/visit.ts';
export { isListed } from './effective/listed.ts';
export { baseOf, componentNamedBy, taggedBases, tagsAbove, type Base, type TaggedBase } from './effective/bases.ts';
export { partsAlike, writtenAlike, type Alike, type AlikeParts } from './effective/alike.ts';
export { takenTwice } from './effective/whole-types.ts';
export { schemaClasses } from './effective/classes.ts';
export type { Difference, DifferenceOf, DifferingPart } from './effective/difference.ts';
export { byCodeUnit, canonicalJson } from './effective/canonical.ts';
export {
  limits,
  type Annotations,
  type EffectiveProperty,
  type EffectiveSchema,
  type EffectiveUnion,
  type Evaluated,
  type KnownValues,
  type Limit,
  type SchemaFacts,
  type SchemaPart,
  type UnionTag,
} from './effective/facts.ts';
export { annotationsOf, editedAt, effectiveSchema, freeSchema, watch, writingOf } from './effective/graph.ts';
export { hintFormats, proseKeywords } from './effective/fold-annotations.ts';
export { isUnknownExtension, unknownExtensions } from './effective/extensions.ts';
export { shapeOf, type Shape } from './effective/shape.ts';
export { effectiveHash } from './effective/hash.ts';
export {
  allTypes,
  hasType,
  typeBit,
  typeOfValue,
  typesOf,
  type JsonType,
  type TypeSet,
} from './effective/json-types.ts';
export { isMultiple, type Bound } from './effective/numbers.ts';
export { waysIn } from './ways.ts';
