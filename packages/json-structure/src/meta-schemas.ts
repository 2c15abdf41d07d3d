import { isObject, isString } from './json.ts';

/** The extensions of JSON Structure, as `$uses` names them. */
export type Extension =
  | 'JSONStructureImport'
  | 'JSONStructureAlternateNames'
  | 'JSONStructureUnits'
  | 'JSONStructureValidation'
  | 'JSONStructureConditionalComposition'
  | 'JSONStructureRelations'
  | 'JSONStructureSemanticAnnotations';

export interface MetaSchema {
  readonly uri: string;
  /** Switched on by naming this meta-schema in `$schema`. */
  readonly active: readonly Extension[];
  /** Switched on by naming them in `$uses`. */
  readonly offered: readonly Extension[];
}

const naming: readonly Extension[] = ['JSONStructureAlternateNames', 'JSONStructureUnits'];
const checking: readonly Extension[] = ['JSONStructureValidation', 'JSONStructureConditionalComposition'];

/** The meta-schemas; their URIs compare byte for byte, with the `#` at the end. */
export const metaSchemas: readonly MetaSchema[] = [
  { uri: 'https://json-structure.org/meta/core/v0/#', active: [], offered: [] },
  {
    uri: 'https://json-structure.org/meta/extended/v0/#',
    active: ['JSONStructureImport'],
    offered: [...naming, ...checking],
  },
  {
    uri: 'https://json-structure.org/meta/validation/v0/#',
    active: ['JSONStructureImport', ...naming, ...checking],
    offered: [],
  },
  {
    uri: 'https://json-structure.org/meta/relations/v0/#',
    active: ['JSONStructureImport'],
    offered: ['JSONStructureRelations', ...naming, ...checking],
  },
  {
    uri: 'https://json-structure.org/meta/semantic-annotations/v0/#',
    active: ['JSONStructureImport', 'JSONStructureUnits', ...checking],
    offered: ['JSONStructureSemanticAnnotations'],
  },
];

/** The meta-schema that `$schema` names, at its present host or at that of earlier drafts. */
export const metaSchemaOf = (document: unknown): MetaSchema | undefined => {
  const named = isObject(document) && Object.hasOwn(document, '$schema') ? document['$schema'] : undefined;
  const current = isString(named) ? named.replace(formerHost, 'https://json-structure.org/') : undefined;
  return metaSchemas.find(({ uri }) => uri === current);
};

const formerHost = /^https:\/\/json-structure\.github\.io\//;

/** Whether `$schema` is one of the known meta-schemas, byte for byte. */
export const isJsonStructure = (document: unknown): boolean =>
  isObject(document) &&
  Object.hasOwn(document, '$schema') &&
  metaSchemas.some(({ uri }) => uri === document['$schema']);

/** Whether `$schema` means to be JSON Structure, though perhaps misspelt: the softer test, for linting. */
export const looksLikeJsonStructure = (document: unknown): boolean =>
  isObject(document) &&
  isString(document['$schema']) &&
  /^https?:\/\/json-structure\.(?:org|github\.io)\//i.test(document['$schema']);

/** The current spelling of an extension's name: earlier drafts wrote `JSONSchemaValidation`. */
export const canonicalExtension = (token: string): string =>
  token.startsWith('JSONSchema') ? `JSONStructure${token.slice('JSONSchema'.length)}` : token;

/** The extensions that bind the keywords of a document. */
export const activeExtensions = (document: unknown): ReadonlySet<Extension> => {
  const metaSchema = metaSchemaOf(document);
  const uses = isObject(document) ? document['$uses'] : undefined;
  const used = new Set(Array.isArray(uses) ? uses.map((token) => isString(token) && canonicalExtension(token)) : []);
  return new Set([...(metaSchema?.active ?? []), ...(metaSchema?.offered ?? []).filter((name) => used.has(name))]);
};

/** The keywords that each extension brings. */
export const extensionKeywords: Readonly<Record<Extension, readonly string[]>> = {
  JSONStructureImport: ['$import', '$importdefs'],
  JSONStructureAlternateNames: ['altnames', 'altenums', 'descriptions'],
  JSONStructureUnits: ['unit', 'ucumUnit', 'currency', 'symbol', 'symbols'],
  JSONStructureValidation: [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'minLength',
    'pattern',
    'format',
    'minItems',
    'maxItems',
    'uniqueItems',
    'contains',
    'minContains',
    'maxContains',
    'minProperties',
    'maxProperties',
    'minEntries',
    'maxEntries',
    'dependentRequired',
    'patternProperties',
    'patternKeys',
    'propertyNames',
    'keyNames',
    'has',
    'default',
  ],
  JSONStructureConditionalComposition: ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
  JSONStructureRelations: ['identity', 'relations'],
  JSONStructureSemanticAnnotations: [],
};

const owners: ReadonlyMap<string, Extension> = new Map(
  Object.entries(extensionKeywords).flatMap(([extension, keywords]) =>
    keywords.map((keyword) => [keyword, extension as Extension] as const),
  ),
);

/** The extension that a keyword belongs to; nothing for core keywords and for annotations. */
export const extensionOf = (keyword: string): Extension | undefined => owners.get(keyword);

/** Whether a keyword counts: it belongs to core, or to an extension that is switched on. */
export const bindingKeywords =
  (active: ReadonlySet<Extension>): ((keyword: string) => boolean) =>
  (keyword) => {
    const extension = owners.get(keyword);
    return extension === undefined || active.has(extension);
  };
