import {
  canonicalJson,
  operations,
  pointerOfFragment,
  type Contract,
  type Operation,
  type ResolvedResponse,
} from '@schemawright/contract';
import { blanked } from '../rules/operation.ts';
import type { Named } from '../subjects.ts';
import type { Described } from './prose-of-examples.ts';

/** Where the links of a response lead; their texts are told apart. */
export const linksOf = (contract: Contract, { links }: ResolvedResponse): readonly (Named<string> & Described)[] =>
  links.map(({ name, pointer, object }) => {
    const { description: _, ...said } = object;
    const { operationId, operationRef, ...meaning } = said;
    const target = targetOf(contract, operationId, operationRef);
    const value = target === undefined ? said : { ...meaning, operation: blanked(target.key) };
    return { name, pointer, value: canonicalJson(value), object };
  });

/** The operation that a link names by its `operationId` or by where it stands. OpenAPI 3.1.1, 4.8.20. */
const targetOf = (contract: Contract, operationId: unknown, operationRef: unknown): Operation | undefined => {
  const place = typeof operationRef === 'string' ? pointerOfFragment(operationRef) : undefined;
  if (typeof operationId !== 'string' && place === undefined) return undefined;
  return operations(contract).find((operation) =>
    typeof operationId === 'string' ? operation.operationId === operationId : operation.pointer === place,
  );
};
