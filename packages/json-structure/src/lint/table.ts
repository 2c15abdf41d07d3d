import * as annotations from './annotations.ts';
import * as choices from './choices.ts';
import * as composition from './composition.ts';
import * as containers from './containers.ts';
import * as document from './document.ts';
import * as objects from './objects.ts';
import * as patterns from './patterns.ts';
import * as placement from './placement.ts';
import * as references from './references.ts';
import * as relations from './relations.ts';
import type { Check, Rule } from './rule.ts';
import * as types from './types.ts';
import * as validation from './validation.ts';
import * as values from './values.ts';

type Options = Partial<Pick<Rule, 'blocks' | 'on'>>;
type Row = (code: string, triggers: Rule['triggers'], check: Check, summary: string, options?: Options) => Rule;

const row =
  (severity: Rule['severity']): Row =>
  (code, triggers, check, summary, { blocks = severity === 'error', on = 'schema' } = {}) => ({
    code,
    severity,
    triggers,
    check,
    summary,
    blocks,
    on,
  });

const error: Row = row('error');
const warning: Row = row('warning');

const { countKeywords, validationKeywords } = validation;
const { extensionKeywords, foreignKeywords } = placement;
const { patternKeywords } = patterns;

/**
 * Every rule of the linter, each with what it takes for a schema to be shown to it. A new one is a line here. Errors
 * that leave the meaning of a schema clear do not block.
 */
export const rules: readonly Rule[] = [
  error('js-schema-missing', [], document.schemaMissing, 'the document lacks `$schema`', {
    blocks: false,
    on: 'document',
  }),
  warning('js-schema-unknown', [], document.schemaUnknown, '`$schema` names no known meta-schema', { on: 'document' }),
  error('js-id-missing', [], document.idMissing, 'the document lacks `$id`', { blocks: false, on: 'document' }),
  error('js-id-not-absolute', [], document.idNotAbsolute, '`$id` is no absolute URI', {
    blocks: false,
    on: 'document',
  }),
  error('js-id-nested', ['$id'], document.idNested, '`$id` stands below the root', { blocks: false }),
  error('js-name-missing', [], document.typeNameMissing, 'the root type lacks a name', {
    blocks: false,
    on: 'document',
  }),
  warning('js-name-missing', [], document.documentNameMissing, 'the document lacks a name', { on: 'document' }),
  error('js-identifier', ['name', 'properties', 'selector'], types.identifiers, 'a name is no identifier', {
    blocks: false,
  }),
  error('js-identifier', [], types.identifiers, 'a name in `definitions` is no identifier', {
    blocks: false,
    on: 'namespace',
  }),
  error('js-root-and-type', ['$root'], document.rootAndType, '`$root` and `type` stand together', { on: 'document' }),
  error('js-root-unresolved', ['$root'], document.rootUnresolved, '`$root` leads nowhere', { on: 'document' }),
  error('js-root-not-type', ['$root'], document.rootNotType, '`$root` leads to something that has no instances', {
    on: 'document',
  }),
  error('js-root-type-union', ['type=[]'], document.rootTypeUnion, 'the root type is a union', {
    blocks: false,
    on: 'document',
  }),
  error('js-root-type-ref', ['type={}'], document.rootTypeReference, 'the root type is a reference', {
    blocks: false,
    on: 'document',
  }),
  error('js-no-type', ['type='], document.noType, 'a schema lacks a type'),
  warning('js-no-type', ['type='], document.noTypeInCondition, 'a condition lacks a type'),
  error('js-type-unknown', ['type=?', 'type=[]'], types.unknownType, 'a type does not exist'),
  error(
    'js-type-shape',
    ['type=?', 'type={}', 'type=[]'],
    types.typeShape,
    '`type` is no name, reference or array of those',
  ),
  error(
    'js-union-inline-compound',
    ['type=[]'],
    types.unionInlineCompound,
    'a union declares a compound type in place',
  ),
  warning('js-union-inline-compound', ['type=[]'], types.unionInlineContainer, 'a union declares a schema in place'),
  warning('js-union-duplicate', ['type=[]'], types.unionDuplicate, 'a union repeats a member'),
  error('js-ref-placement', ['$ref'], references.placement, '`$ref` stands outside `type`'),
  error('js-ref-not-found', ['type={}', 'type=[]'], references.notFound, 'a reference leads nowhere'),
  error(
    'js-ref-not-type',
    ['type={}', 'type=[]'],
    references.notType,
    'a reference leads to something that is no type',
  ),
  error(
    'js-ref-external',
    ['type={}', 'type=[]'],
    references.external,
    'a reference leaves the definitions of the document',
  ),
  error('js-ref-abstract', ['type={}', 'type=[]'], references.abstractTarget, 'a reference leads to an abstract type'),
  error(
    'js-ref-circular',
    ['type={}', 'type=[]', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
    references.circular,
    'a type only leads back to itself',
  ),
  error('js-defs-keyword', ['$defs'], document.definitionsKeyword, '`$defs` stands for `definitions`', {
    blocks: false,
  }),
  error(
    'js-definitions-shape',
    ['definitions'],
    document.definitionsShape,
    '`definitions` is malformed or not at the root',
    { blocks: false },
  ),
  error('js-definitions-shape', [], document.definitionsShape, 'a member of `definitions` is no object', {
    blocks: false,
    on: 'namespace',
  }),
  error('js-object-properties', ['type=object'], objects.propertiesMissing, 'an object declares no properties', {
    blocks: false,
  }),
  error('js-object-properties-empty', ['properties'], objects.propertiesEmpty, '`properties` is empty', {
    blocks: false,
  }),
  error('js-properties-shape', ['properties'], objects.propertiesShape, '`properties` is no map of schemas'),
  error('js-required-shape', ['required'], objects.requiredShape, '`required` is no array of names, or of such arrays'),
  error('js-required-undeclared', ['required'], objects.requiredUndeclared, 'a required property is not declared', {
    blocks: false,
  }),
  warning('js-required-duplicate', ['required'], objects.requiredDuplicate, '`required` repeats a name'),
  error(
    'js-required-placement',
    ['required'],
    objects.requiredPlacement,
    '`required` stands on something other than an object',
  ),
  error(
    'js-additional-shape',
    ['additionalProperties'],
    objects.additionalShape,
    '`additionalProperties` is no boolean and no schema',
  ),
  error('js-items-missing', ['type=array', 'type=set'], containers.itemsMissing, 'an array or set lacks `items`'),
  error('js-values-missing', ['type=map'], containers.valuesMissing, 'a map lacks `values`'),
  error('js-tuple-order', ['type=tuple'], containers.tupleOrder, 'a tuple does not list its properties in order'),
  error('js-tuple-undeclared', ['type=tuple'], containers.tupleUndeclared, 'a tuple lists what is not declared'),
  error('js-tuple-omitted', ['type=tuple'], containers.tupleOmitted, 'a tuple leaves a property out'),
  error('js-tuple-duplicate', ['type=tuple'], containers.tupleDuplicate, 'a tuple lists a property twice'),
  error('js-choices-missing', ['type=choice'], choices.choicesMissing, 'a choice lacks `choices`'),
  error('js-choices-shape', ['type=choice'], choices.choicesShape, '`choices` is no map of schemas'),
  error(
    'js-choice-selector',
    ['type=choice'],
    choices.choiceSelector,
    'the selector is missing, malformed, or without base',
  ),
  error(
    'js-choice-base-abstract',
    ['type=choice'],
    choices.choiceBaseAbstract,
    'the base of a choice is not abstract',
    { blocks: false },
  ),
  error('js-choice-variant-base', ['type=choice'], choices.choiceVariantBase, 'a choice does not extend the base'),
  error(
    'js-choice-selector-shadow',
    ['type=choice'],
    choices.choiceSelectorShadow,
    'the selector hides a property that is no string',
  ),
  error(
    'js-keyword-placement',
    [
      'properties',
      'additionalProperties',
      'tuple',
      'choices',
      'selector',
      'items',
      'values',
      'abstract',
      '$extends',
      'enum',
      'const',
    ],
    placement.keywordPlacement,
    'a keyword stands on a type that it does not belong to',
  ),
  error('js-enum-shape', ['enum'], values.enumShape, '`enum` is no array'),
  error('js-enum-empty', ['enum'], values.enumEmpty, '`enum` is empty'),
  error('js-enum-duplicate', ['enum'], values.enumDuplicate, '`enum` repeats a value'),
  error('js-enum-type', ['enum'], values.enumType, 'a value of `enum` is not of the type'),
  error('js-const-type', ['const'], values.constType, '`const` is not of the type'),
  error('js-maxlength', ['maxLength'], values.maxLength, '`maxLength` is no non-negative integer'),
  warning(
    'js-precision-scale',
    ['precision', 'scale'],
    values.precisionScale,
    '`precision` or `scale` is malformed, misplaced, or crossed',
  ),
  error('js-content-encoding', ['contentEncoding'], values.contentEncoding, '`contentEncoding` is unknown'),
  warning(
    'js-content-encoding',
    ['contentEncoding'],
    values.contentEncodingElsewhere,
    '`contentEncoding` stands on something other than `binary`',
  ),
  error(
    'js-content-compression',
    ['contentCompression'],
    values.contentCompression,
    '`contentCompression` is unknown',
    { blocks: false },
  ),
  warning(
    'js-content-compression',
    ['contentCompression'],
    values.contentCompressionElsewhere,
    '`contentCompression` stands on something other than `binary`',
  ),
  error(
    'js-extends-shape',
    ['$extends'],
    references.extendsShape,
    '`$extends` is no pointer string and no array of them',
  ),
  error('js-extends-not-found', ['$extends'], references.extendsNotFound, '`$extends` leads nowhere'),
  error('js-extends-circular', ['$extends'], references.extendsCircular, 'a type extends itself'),
  error('js-extends-concrete', ['$extends'], references.extendsConcrete, 'a type extends one that is not abstract', {
    blocks: false,
  }),
  error('js-extends-redefines', ['$extends'], references.extendsRedefines, 'a type redefines an inherited property'),
  error(
    'js-abstract-additional',
    ['abstract'],
    objects.abstractAdditional,
    'an abstract type has `additionalProperties`',
    { blocks: false },
  ),
  error('js-abstract-type', ['abstract'], objects.abstractType, '`abstract` is no boolean'),
  error('js-offers-shape', ['$offers'], document.offersShape, '`$offers` is no map of pointers', {
    blocks: false,
    on: 'document',
  }),
  error('js-offers-unresolved', ['$offers'], document.offersUnresolved, '`$offers` leads nowhere', {
    blocks: false,
    on: 'document',
  }),
  warning('js-offers-not-addin', ['$offers'], document.offersNotAddIn, 'what is offered is not abstract', {
    on: 'document',
  }),
  error('js-uses-unknown', ['$uses'], document.usesUnknown, '`$uses` names what the meta-schema does not offer', {
    blocks: false,
    on: 'document',
  }),
  warning('js-uses-alias', ['$uses'], document.usesAlias, '`$uses` has the spelling of an earlier draft', {
    on: 'document',
  }),
  warning(
    'js-extension-inactive',
    [...extensionKeywords],
    placement.extensionInactive,
    "a keyword's extension is not switched on",
  ),
  error(
    'js-keyword-type-mismatch',
    ['maxLength', 'minLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
    placement.keywordTypeMismatch,
    'a keyword limits another kind of value',
  ),
  warning(
    'js-keyword-type-mismatch',
    [...validationKeywords],
    placement.keywordTypeUnfit,
    'a validation keyword says nothing about the type',
  ),
  error(
    'js-bound-representation',
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
    values.boundRepresentation,
    'a bound is a string where values are numbers, or the reverse',
  ),
  warning(
    'js-bound-value',
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
    values.boundOutside,
    'a bound is no value of the type',
  ),
  error('js-bound-value', ['multipleOf'], values.boundValue, '`multipleOf` is not more than 0'),
  error('js-bound-value', [...countKeywords], validation.countValue, 'a count is no non-negative integer'),
  error(
    'js-bound-crossed',
    ['minimum', 'exclusiveMinimum'],
    values.boundCrossed,
    'bounds leave no value between them',
    { blocks: false },
  ),
  error(
    'js-bound-crossed',
    ['minLength', 'minItems', 'minContains', 'minProperties', 'minEntries'],
    validation.countCrossed,
    'a least count lies above the greatest',
    { blocks: false },
  ),
  error('js-pattern-invalid', [...patternKeywords], patterns.patternInvalid, 'a pattern is no regular expression'),
  warning(
    'js-pattern-unanchored',
    [...patternKeywords],
    patterns.patternUnanchored,
    'a pattern is not anchored at both ends, so that tools differ on it',
  ),
  warning('js-pattern-unsafe', [...patternKeywords], patterns.patternUnsafe, "a pattern can't be run in linear time", {
    blocks: true,
  }),
  warning('js-format-unknown', ['format'], validation.formatUnknown, 'a format is unknown'),
  error(
    'js-validation-shape',
    ['uniqueItems', 'dependentRequired', 'contains', 'has', 'propertyNames', 'keyNames', 'format'],
    validation.shapes,
    'a validation keyword is malformed',
  ),
  error(
    'js-composition-shape',
    ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
    composition.compositionShape,
    'a composition keyword holds something other than schemas',
  ),
  error(
    'js-composition-empty',
    ['allOf', 'anyOf', 'oneOf'],
    composition.compositionEmpty,
    'a composition keyword has no branch',
  ),
  error('js-altnames', ['altnames'], annotations.altnames, '`altnames` is no map of strings', { blocks: false }),
  error('js-altenums', ['altenums'], annotations.altenums, '`altenums` is malformed, or names what `enum` has not', {
    blocks: false,
  }),
  error('js-descriptions', ['descriptions'], annotations.descriptions, '`descriptions` is no map of strings', {
    blocks: false,
  }),
  error(
    'js-unit',
    ['unit', 'ucumUnit', 'currency', 'symbol', 'symbols'],
    annotations.unit,
    'a unit, currency or symbol is malformed or misplaced',
    { blocks: false },
  ),
  error(
    'js-relations-shape',
    ['identity', 'relations'],
    relations.relationsShape,
    '`identity` or `relations` is malformed or misplaced',
    { blocks: false },
  ),
  error('js-relations-identity', ['identity'], relations.identityUndeclared, '`identity` names what is not declared', {
    blocks: false,
  }),
  error('js-relations-target', ['relations'], relations.targets, 'a relation leads to no type with an identity', {
    blocks: false,
  }),
  error(
    'js-relations-name',
    ['relations'],
    relations.names,
    'a relation has the name of a property, or no identifier',
    { blocks: false },
  ),
  error(
    'js-import-shape',
    ['$import', '$importdefs'],
    document.importMisplaced,
    'an import stands in a type, not in a namespace',
  ),
  error(
    'js-keyword-placement',
    ['$root', '$offers', '$uses'],
    document.rootKeywordNested,
    'a keyword of the document stands in a type',
    { blocks: false },
  ),
  warning(
    'js-anonymous-compound',
    ['type=object', 'type=tuple', 'type=choice'],
    types.anonymousCompound,
    'a compound type has no name and no key that names it',
  ),
  warning(
    'js-foreign-keyword',
    [...foreignKeywords],
    placement.foreignKeyword,
    'a keyword of JSON Schema or of an earlier draft',
  ),
  error('js-depth', ['$extends'], references.extendsTooMany, 'a type extends too many others'),
  error('js-depth', [], document.depth, 'schemas nest too deeply', { on: 'document' }),
];
