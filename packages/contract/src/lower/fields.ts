import { modelledFields, type Kind } from '../openapi/model.ts';
import {
  anything,
  count,
  discriminator,
  flag,
  number,
  object,
  objects,
  oneOf,
  positive,
  reference,
  text,
  texts,
  types,
  values,
  type Check,
} from './checks.ts';

type Fields = Readonly<Record<string, Check>>;

const documentation: Fields = { summary: text, description: text, externalDocs: object };
const serialization: Fields = {
  style: oneOf('matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
  explode: flag,
  allowReserved: flag,
};
const exemplified: Fields = { example: anything };

/**
 * The fields of the objects of OpenAPI 3.1.1, section 4.8, and the keywords of JSON Schema 2020-12 that hold no objects of
 * the model themselves. Readers of the lowered document rely on what they hold.
 */
const fields: Readonly<Record<Kind, Fields>> = {
  document: {
    openapi: text,
    externalDocs: object,
    security: objects,
    tags: objects,
    jsonSchemaDialect: text,
  },
  info: { title: text, version: text, ...documentation, termsOfService: text, contact: object, license: object },
  server: { url: text, description: text },
  serverVariable: { default: text, enum: texts, description: text },
  components: {},
  pathItem: { $ref: reference, summary: text, description: text },
  operation: {
    ...documentation,
    operationId: text,
    deprecated: flag,
    tags: texts,
    security: objects,
  },
  callback: {},
  parameter: {
    $ref: reference,
    name: text,
    in: oneOf('path', 'query', 'header', 'cookie'),
    required: flag,
    deprecated: flag,
    summary: text,
    description: text,
    allowEmptyValue: flag,
    ...serialization,
    ...exemplified,
  },
  requestBody: { $ref: reference, required: flag, summary: text, description: text },
  mediaType: exemplified,
  encoding: { contentType: text, ...serialization },
  response: { $ref: reference, summary: text, description: text },
  header: {
    $ref: reference,
    required: flag,
    deprecated: flag,
    summary: text,
    description: text,
    allowEmptyValue: flag,
    ...serialization,
    ...exemplified,
  },
  example: { $ref: reference, summary: text, description: text, value: anything, externalValue: text },
  link: {
    $ref: reference,
    summary: text,
    description: text,
    operationRef: text,
    operationId: text,
    parameters: object,
    requestBody: anything,
    server: object,
  },
  securityScheme: {
    $ref: reference,
    type: text,
    summary: text,
    description: text,
    name: text,
    in: text,
    scheme: text,
    bearerFormat: text,
    openIdConnectUrl: text,
  },
  oauthFlows: {},
  oauthFlow: { authorizationUrl: text, tokenUrl: text, refreshUrl: text, deviceAuthorizationUrl: text, scopes: object },
  schema: {
    $schema: text,
    $id: text,
    $ref: reference,
    $anchor: text,
    $dynamicRef: reference,
    $dynamicAnchor: text,
    $vocabulary: object,
    $comment: text,
    type: types,
    format: text,
    title: text,
    // Beside `$ref`, where it may be a reference of 3.1.
    summary: text,
    description: text,
    default: anything,
    const: anything,
    enum: values,
    required: texts,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: positive,
    minLength: count,
    maxLength: count,
    pattern: reference,
    minItems: count,
    maxItems: count,
    minContains: count,
    maxContains: count,
    uniqueItems: flag,
    minProperties: count,
    maxProperties: count,
    dependentRequired: object,
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    contentEncoding: text,
    contentMediaType: text,
    examples: values,
    example: anything,
    externalDocs: object,
    xml: object,
    discriminator,
  },
};

const checksOf = new Map(
  (Object.keys(fields) as Kind[]).map((kind) => [
    kind,
    // What the model has in a field is looked at where it stands.
    new Map([...modelledFields(kind).map((field) => [field, anything] as const), ...Object.entries(fields[kind])]),
  ]),
);

/** What belongs in the fields of a kind; nothing where there is no such field. */
export const checksFor = (kind: Kind): ReadonlyMap<string, Check> => checksOf.get(kind) as ReadonlyMap<string, Check>;

/** Whether the objects of a kind have such a field; the keys of maps are no fields. */
export const isField = (kind: Kind, field: string): boolean =>
  kind === 'callback' || field.startsWith('x-') || checksFor(kind).has(field);

/** Fields that say nothing about what travels. A faulty one is left out, and keeps nobody from working with the rest. */
export const isProse = (kind: Kind, field: string): boolean =>
  prose.has(field) || kind === 'info' || kind === 'example' || kind === 'link';

const prose: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'description',
  'externalDocs',
  'tags',
  'example',
  'examples',
  'links',
  'xml',
  'deprecated',
  '$comment',
  '$vocabulary',
  'contentEncoding',
  'contentMediaType',
]);
