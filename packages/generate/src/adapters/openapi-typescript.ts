import type { Contract, Problem } from '@schemawright/contract';
import { transformSchema } from 'openapi-typescript';
import { lowerDocument } from './openapi-typescript/document.ts';
import { context } from './openapi-typescript/forms.ts';
import { opaque } from './openapi-typescript/opaque.ts';
import { printTypes } from './openapi-typescript/print.ts';
import { viewsOf, type Int64 } from '../views/views.ts';

/**
 * The declarations of a contract, by openapi-typescript: `paths`, `webhooks`, `components`, `operations` (by the names of
 * `operationNames`) and one alias for each component schema. Problems name the keywords that the types leave out.
 */
export const declarations = (
  contract: Contract,
  int64: Int64 = 'number',
): { readonly text: string; readonly problems: readonly Problem[] } => {
  const text = opaque();
  const lowered = lowerDocument(contract, text, viewsOf(contract, int64));
  const shared = context();
  // What callbacks are like is in `operations`, which the context keeps; the rest of this is not wanted.
  transformSchema({ webhooks: lowered.document.callbacks } as never, shared);
  const nodes = transformSchema(lowered.document as never, shared);
  return { text: printTypes(contract, nodes, text, lowered.variants), problems: lowered.problems };
};
