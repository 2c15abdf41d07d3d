import { mapSchemas, type Version } from './edits.ts';
import type { Node } from './schemas.ts';

/** Keywords that OpenAPI 3.0 does not know. */
const unknown: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

const everySchema = ({ schema, schemas }: Version, change: (schema: Node) => Node): Version => {
  const all = (part: Node): Node => mapSchemas(part, change) as Node;
  return {
    schema: all(schema),
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, part]) => [name, all(part)])),
  };
};

/** What a version says that OpenAPI 3.0 can say too, in the words of 3.1. OpenAPI 3.0.4, 4.7.24. */
export const sayableIn30 = (version: Version): Version =>
  everySchema(version, (schema) => {
    if (schema['$ref'] !== undefined) return { $ref: schema['$ref'] };
    const { minimum, maximum, type, items, ...rest } = Object.fromEntries(
      Object.entries(schema).filter(([keyword]) => !unknown.has(keyword)),
    );
    const named: readonly unknown[] = type === undefined ? [] : [type].flat();
    const only = named.find((one) => one !== 'null');
    const bounds = {
      ...(rest['exclusiveMinimum'] === undefined && minimum !== undefined ? { minimum } : {}),
      ...(rest['exclusiveMaximum'] === undefined && maximum !== undefined ? { maximum } : {}),
    };
    // Null alone is a list of one there.
    if (named.length > 0 && only === undefined) return { type: ['string', 'null'], enum: [null] };
    if (only === undefined) return { ...rest, ...bounds };
    const listed = only === 'array' ? { items: typeof items === 'object' ? items : {} } : {};
    return { ...rest, ...bounds, ...listed, type: named.includes('null') ? [only, 'null'] : only };
  });

/** The same in the words of OpenAPI 3.0. */
export const inWordsOf30 = (version: Version): Version =>
  everySchema(version, ({ type, const: only, exclusiveMinimum, exclusiveMaximum, ...rest }) => ({
    ...rest,
    ...(Array.isArray(type) ? { type: type[0] as unknown, nullable: true } : type === undefined ? {} : { type }),
    ...(only === undefined ? {} : { enum: [only] }),
    ...(exclusiveMinimum === undefined ? {} : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined ? {} : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  }));
