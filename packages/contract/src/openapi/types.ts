/** Any JSON value, frozen. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * The lowered document, typed as far as its readers rely on it: OpenAPI 3.1.1, section 4.8.
 * Everything else (extensions, documentation) is there too, as plain JSON.
 */
export interface OpenApiDocument extends JsonObject {
  readonly openapi: string;
  readonly info: Info;
  readonly jsonSchemaDialect?: string;
  readonly servers?: readonly Server[];
  readonly paths?: { readonly [template: string]: PathItem };
  readonly webhooks?: { readonly [name: string]: PathItem | Reference };
  readonly components?: Components;
  readonly security?: readonly SecurityRequirement[];
}

/** Both are required; a description that lacks them is read all the same. */
export interface Info extends JsonObject {
  readonly title?: string;
  readonly version?: string;
  readonly summary?: string;
  readonly description?: string;
}

export interface Server extends JsonObject {
  readonly url: string;
  readonly description?: string;
  readonly variables?: { readonly [name: string]: ServerVariable };
}

export interface ServerVariable extends JsonObject {
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface Components extends JsonObject {
  readonly schemas?: { readonly [name: string]: Schema };
  readonly responses?: { readonly [name: string]: Response | Reference };
  readonly parameters?: { readonly [name: string]: Parameter | Reference };
  readonly requestBodies?: { readonly [name: string]: RequestBody | Reference };
  readonly headers?: { readonly [name: string]: Header | Reference };
  readonly securitySchemes?: { readonly [name: string]: SecurityScheme | Reference };
  readonly pathItems?: { readonly [name: string]: PathItem | Reference };
}

export interface Reference extends JsonObject {
  readonly $ref: string;
}

/** The methods that a path item can hold, lower case. OpenAPI 3.1.1, 4.8.9. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof methods)[number];

/**
 * Where a path item holds its operations of all other methods, by the methods as they are sent: OpenAPI 3.2.0, 4.9, by the name
 * that they have in earlier versions: https://spec.openapis.org/registry/extension/x-oai-additionalOperations.html
 */
export const additionalOperations = 'x-oai-additionalOperations';

/**
 * Where lowering keeps the parameter that is the whole query string, in path items and operations: OpenAPI 3.2.0, 4.12.1.
 * It says `in: query`, and its name is nowhere on the wire.
 */
export const queryString = 'x-querystring-parameter';

/**
 * Where lowering keeps the discriminator of a union that takes other tags too, or none: OpenAPI 3.2.0, 4.25.3. It may have a
 * `defaultMapping`, which 3.1 lacks.
 */
export const openDiscriminator = 'x-oai-discriminator';

/** Where lowering keeps the flow of devices, among the flows of OAuth 2: OpenAPI 3.2.0, 4.28.1. */
export const deviceAuthorization = 'x-oai-deviceAuthorization';

export interface PathItem extends JsonObject, Partial<Readonly<Record<Method, OperationObject>>> {
  readonly $ref?: string;
  readonly [additionalOperations]?: { readonly [method: string]: OperationObject };
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly [queryString]?: Parameter;
  readonly servers?: readonly Server[];
}

export interface OperationObject extends JsonObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly [queryString]?: Parameter;
  readonly requestBody?: RequestBody | Reference;
  readonly responses?: { readonly [status: string]: Response | Reference };
  readonly callbacks?: { readonly [name: string]: { readonly [expression: string]: PathItem | Reference } | Reference };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly Server[];
}

export interface Parameter extends JsonObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: Schema;
  readonly content?: { readonly [mediaType: string]: MediaType };
}

export interface RequestBody extends JsonObject {
  readonly required?: boolean;
  readonly description?: string;
  readonly content: { readonly [mediaType: string]: MediaType };
}

export interface MediaType extends JsonObject {
  readonly schema?: Schema;
  readonly encoding?: { readonly [property: string]: JsonObject };
}

export interface Response extends JsonObject {
  readonly description?: string;
  readonly headers?: { readonly [name: string]: Header | Reference };
  readonly content?: { readonly [mediaType: string]: MediaType };
}

export interface Header extends JsonObject {
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly schema?: Schema;
}

export interface SecurityScheme extends JsonObject {
  readonly type: string;
}

/** Scheme name to scopes. */
export interface SecurityRequirement {
  readonly [scheme: string]: readonly string[];
}

export type Schema = boolean | SchemaObject;
export type SchemaType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

/** JSON Schema 2020-12 with the OpenAPI 3.1 base vocabulary. */
export interface SchemaObject extends JsonObject {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly patternProperties?: { readonly [pattern: string]: Schema };
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly contains?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: { readonly [value: string]: string } };
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly examples?: readonly Json[];
}
