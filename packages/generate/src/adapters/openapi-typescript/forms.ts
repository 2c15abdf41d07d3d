import { transformSchemaObject, type GlobalContext, type TransformNodeOptions } from 'openapi-typescript';
import ts from 'typescript';
import type { Plain } from './schema.ts';

const { factory } = ts;

/** Code that the print functions made, as it stands. */
const verbatim = (code: string): ts.TypeReferenceNode =>
  factory.createTypeReferenceNode(factory.createIdentifier(code));

const keyword = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => factory.createKeywordTypeNode(kind);
const record = (value: ts.TypeNode): ts.TypeNode =>
  factory.createTypeReferenceNode('Record', [keyword(ts.SyntaxKind.StringKeyword), value]);

/** Words of the language can't be labels, though the grammar of a label allows them. */
const isLabel = (label: string): boolean =>
  (ts.identifierToKeywordKind(factory.createIdentifier(label)) ?? Infinity) > ts.SyntaxKind.LastFutureReservedWord;

/** An element of a tuple, with a label where it has a name. */
const element = (label: string | undefined, isOptional: boolean, type: ts.TypeNode): ts.TypeNode => {
  if (label === undefined || !isLabel(label)) return isOptional ? factory.createOptionalTypeNode(type) : type;
  const question = isOptional ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined;
  return factory.createNamedTupleMember(undefined, factory.createIdentifier(label), question, type);
};

const indexSignature = (names: string, value: ts.TypeNode): ts.IndexSignatureDeclaration =>
  factory.createIndexSignature(
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, 'key', undefined, verbatim(names))],
    value,
  );

/** The forms that openapi-typescript has no right words for, by the `type` that stands for them. */
export const form = (plain: Plain, options: TransformNodeOptions): ts.TypeNode | undefined => {
  const nested = (inner: Plain): ts.TypeNode => transformSchemaObject(inner as never, options);
  switch (plain.type) {
    case 'values':
      return factory.createUnionTypeNode((plain.values ?? []).map(verbatim));
    case 'empty':
      return record(keyword(ts.SyntaxKind.NeverKeyword));
    case 'present':
      return factory.createUnionTypeNode([
        factory.createTypeLiteralNode([]),
        factory.createLiteralTypeNode(factory.createNull()),
      ]);
    case 'list':
      return factory.createArrayTypeNode(nested(plain.items as Plain));
    case 'templates':
      return factory.createTypeLiteralNode(
        Object.entries(plain.templates ?? {}).map(([template, value]) => indexSignature(template, nested(value))),
      );
    case 'tuple': {
      const items = plain.items as Plain[];
      const fixed = items.map((item, index) => element(item.label, index >= (plain.minItems ?? 0), nested(item)));
      const rest = plain.rest ? [factory.createRestTypeNode(factory.createArrayTypeNode(nested(plain.rest)))] : [];
      return factory.createTupleTypeNode([...fixed, ...rest]);
    }
    default:
      return undefined;
  }
};

/** What openapi-typescript's transform needs to know, without its loader: no file, no network, no configuration. */
export const context = (): GlobalContext => {
  // It asks twice for a member's form, and so for those inside once more each: 2^n times at a depth of n.
  const forms = new Map<Plain, ts.TypeNode | undefined>();
  const once = (schema: unknown, options: TransformNodeOptions): ts.TypeNode | undefined => {
    const plain = schema as Plain;
    if (!forms.has(plain)) forms.set(plain, form(plain, options));
    return forms.get(plain);
  };
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A member with a default may be left out of a request.
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    redoc: undefined as never,
    resolve: () => undefined as never,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: once,
    transformProperty: undefined,
  };
};
