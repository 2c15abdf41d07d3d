import {
  child,
  type Contract,
  type Pointer,
  type Problem,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { templateOf } from '../../types/name-pattern.ts';

/** Keywords whose meaning a TypeScript type could not keep. Mere limits on a value (`minLength`, `pattern`) are not listed: no type has them. */
const dropped = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const;

/** Whether other schemas may evaluate members and elements of the same value. */
const isComposed = (schema: SchemaObject): boolean =>
  ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'contains'].some((keyword) =>
    Object.hasOwn(schema, keyword),
  );

/** What a schema says of one kind of parts that it does not list, and the keyword that says so. */
export interface Others {
  readonly keyword: string;
  readonly schema: Schema;
}

const othersBy = (schema: SchemaObject, usual: string, unevaluated: string): Others | undefined => {
  const keyword = schema[usual] === undefined && !isComposed(schema) ? unevaluated : usual;
  const said = schema[keyword] as Schema | undefined;
  return said === undefined ? undefined : { keyword, schema: said };
};

/** Of members without a name of their own. Where nothing else evaluates members, all that are left are unevaluated. */
export const otherMembers = (schema: SchemaObject): Others | undefined =>
  othersBy(schema, 'additionalProperties', 'unevaluatedProperties');

/** Of the elements behind `prefixItems`. */
export const otherElements = (schema: SchemaObject): Others | undefined =>
  othersBy(schema, 'items', 'unevaluatedItems');

const isDropped = (schema: SchemaObject, keyword: string): boolean => {
  if (!Object.hasOwn(schema, keyword)) return false;
  if (keyword === 'patternProperties')
    return Object.keys(schema.patternProperties ?? {}).some((pattern) => templateOf(pattern) === undefined);
  return otherMembers(schema)?.keyword !== keyword && otherElements(schema)?.keyword !== keyword;
};

/** One warning for each keyword that the types leave to the validators. */
export const droppedKeywords = (contract: Contract, schema: SchemaObject, pointer: Pointer): Problem[] =>
  dropped
    .filter((keyword) => isDropped(schema, keyword))
    .map((keyword) => droppedKeyword(contract, keyword, child(pointer, keyword)));

/** The warning for one place that the types leave to the validators. */
export const droppedKeyword = (contract: Contract, keyword: string, pointer: Pointer): Problem => ({
  severity: 'warning',
  code: 'types-keyword-dropped',
  message: `a TypeScript type can't say ${keyword}: the validators check it, the type is wider`,
  pointer,
  place: contract.origin(pointer),
});
