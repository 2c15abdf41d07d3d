import * as choices from './choices.ts';
import * as containers from './containers.ts';
import * as document from './document.ts';
import * as objects from './objects.ts';
import * as placement from './placement.ts';
import * as references from './references.ts';
import type { Check, Rule } from './rule.ts';
import * as types from './types.ts';
import * as values from './values.ts';

type Options = Partial<Pick<Rule, 'blocks' | 'on'>>;

const error = (code: string, check: Check, { blocks = true, on = 'schema' }: Options = {}): Rule => ({
  code,
  severity: 'error',
  check,
  blocks,
  on,
});
const warning = (code: string, check: Check, { blocks = false, on = 'schema' }: Options = {}): Rule => ({
  code,
  severity: 'warning',
  check,
  blocks,
  on,
});

/** For mistakes that leave the meaning of a schema clear. */
const harmless: Options = { blocks: false };
const once: Options = { on: 'document' };
const onceAndHarmless: Options = { ...once, ...harmless };

/** Every rule of the linter. A new one is a line here. */
export const rules: readonly Rule[] = [
  error('js-schema-missing', document.schemaMissing, onceAndHarmless),
  warning('js-schema-unknown', document.schemaUnknown, once),
  error('js-id-missing', document.idMissing, onceAndHarmless),
  error('js-id-not-absolute', document.idNotAbsolute, onceAndHarmless),
  error('js-id-nested', document.idNested, harmless),
  error('js-name-missing', document.typeNameMissing, onceAndHarmless),
  warning('js-name-missing', document.documentNameMissing, once),
  error('js-identifier', types.identifiers, harmless),
  error('js-identifier', types.identifiers, { ...harmless, on: 'namespace' }),
  error('js-root-and-type', document.rootAndType, once),
  error('js-root-unresolved', document.rootUnresolved, once),
  error('js-root-not-type', document.rootNotType, once),
  error('js-root-type-union', document.rootTypeUnion, onceAndHarmless),
  error('js-root-type-ref', document.rootTypeReference, onceAndHarmless),
  error('js-no-type', document.noType),
  error('js-type-unknown', types.unknownType),
  error('js-type-shape', types.typeShape),
  error('js-union-inline-compound', types.unionInlineCompound),
  warning('js-union-inline-compound', types.unionInlineContainer),
  warning('js-union-duplicate', types.unionDuplicate),
  error('js-ref-placement', references.placement),
  error('js-ref-not-found', references.notFound),
  error('js-ref-not-type', references.notType),
  error('js-ref-external', references.external),
  error('js-ref-abstract', references.abstractTarget),
  error('js-ref-circular', references.circular),
  error('js-defs-keyword', document.definitionsKeyword, harmless),
  error('js-definitions-shape', document.definitionsShape, harmless),
  error('js-definitions-shape', document.definitionsShape, { ...harmless, on: 'namespace' }),
  error('js-object-properties', objects.propertiesMissing, harmless),
  error('js-object-properties-empty', objects.propertiesEmpty, harmless),
  error('js-properties-shape', objects.propertiesShape),
  error('js-required-shape', objects.requiredShape),
  error('js-required-undeclared', objects.requiredUndeclared, harmless),
  warning('js-required-duplicate', objects.requiredDuplicate),
  error('js-required-placement', objects.requiredPlacement),
  error('js-additional-shape', objects.additionalShape),
  error('js-items-missing', containers.itemsMissing),
  error('js-values-missing', containers.valuesMissing),
  error('js-tuple-order', containers.tupleOrder),
  error('js-tuple-undeclared', containers.tupleUndeclared),
  error('js-tuple-omitted', containers.tupleOmitted),
  error('js-tuple-duplicate', containers.tupleDuplicate),
  error('js-choices-missing', choices.choicesMissing),
  error('js-choices-shape', choices.choicesShape),
  error('js-choice-selector', choices.choiceSelector),
  error('js-choice-base-abstract', choices.choiceBaseAbstract, harmless),
  error('js-choice-variant-base', choices.choiceVariantBase),
  error('js-choice-selector-shadow', choices.choiceSelectorShadow),
  error('js-keyword-placement', placement.keywordPlacement),
  error('js-enum-shape', values.enumShape),
  error('js-enum-empty', values.enumEmpty),
  error('js-enum-duplicate', values.enumDuplicate),
  error('js-enum-type', values.enumType),
  error('js-const-type', values.constType),
  error('js-maxlength', values.maxLength),
  warning('js-precision-scale', values.precisionScale),
  error('js-content-encoding', values.contentEncoding),
  error('js-content-compression', values.contentCompression, harmless),
  error('js-extends-shape', references.extendsShape),
  error('js-extends-not-found', references.extendsNotFound),
  error('js-extends-circular', references.extendsCircular),
  error('js-extends-concrete', references.extendsConcrete, harmless),
  error('js-extends-redefines', references.extendsRedefines),
  error('js-abstract-additional', objects.abstractAdditional, harmless),
  error('js-abstract-type', objects.abstractType),
  error('js-offers-shape', document.offersShape, onceAndHarmless),
  error('js-offers-unresolved', document.offersUnresolved, onceAndHarmless),
  warning('js-offers-not-addin', document.offersNotAddIn, once),
  error('js-uses-unknown', document.usesUnknown, onceAndHarmless),
  warning('js-uses-alias', document.usesAlias, once),
  warning('js-extension-inactive', placement.extensionInactive),
  error('js-keyword-type-mismatch', placement.keywordTypeMismatch),
  error('js-bound-representation', values.boundRepresentation),
  error('js-bound-value', values.boundValue),
  error('js-bound-crossed', values.boundCrossed),
  warning('js-anonymous-compound', types.anonymousCompound),
  warning('js-foreign-keyword', placement.foreignKeyword),
  warning('js-unsupported', placement.unsupported, { blocks: true }),
  error('js-depth', document.depth, once),
];
