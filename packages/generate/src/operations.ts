import { operations, type Contract, type Operation } from '@schemawright/contract';

/** What code is generated for: operations of the methods that OpenAPI 3.1 has fields for. */
export const generatedOperations = (contract: Contract): readonly Operation[] =>
  operations(contract).filter(({ isAdditional }) => !isAdditional);
