import { child, type Contract, type Pointer, type Problem, type SchemaObject } from '@schemawright/contract';

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
  '$dynamicRef',
] as const;

/** One warning for each keyword that the types leave to the validators. */
export const droppedKeywords = (contract: Contract, schema: SchemaObject, pointer: Pointer): Problem[] =>
  dropped
    .filter((keyword) => Object.hasOwn(schema, keyword))
    .map((keyword) => droppedKeyword(contract, keyword, child(pointer, keyword)));

/** The warning for one place that the types leave to the validators. */
export const droppedKeyword = (contract: Contract, keyword: string, pointer: Pointer): Problem => ({
  severity: 'warning',
  code: 'types-keyword-dropped',
  message: `a TypeScript type can't say ${keyword}: the validators check it, the type is wider`,
  pointer,
  place: contract.origin(pointer),
});
