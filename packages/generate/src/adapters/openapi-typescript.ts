import type { Contract, Problem } from '@schemawright/contract';
import { transformSchema } from 'openapi-typescript';
import { lowerDocument } from './openapi-typescript/document.ts';
import { context } from './openapi-typescript/forms.ts';
import { opaque } from './openapi-typescript/opaque.ts';
import { printTypes } from './openapi-typescript/print.ts';

/**
 * The declarations of a contract, by openapi-typescript: `paths`, `webhooks`, `components`, `operations` (by the names of
 * `operationNames`) and one alias for each component schema. Problems name the keywords that the types leave out.
 */
export const declarations = (contract: Contract): { readonly text: string; readonly problems: readonly Problem[] } => {
  const text = opaque();
  const lowered = lowerDocument(contract, text);
  const nodes = transformSchema(lowered.document as never, context());
  return { text: printTypes(contract, nodes, text, lowered.hoisted), problems: lowered.problems };
};
