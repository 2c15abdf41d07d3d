import { type Contract, loadSchema, Refusal } from '@schemawright/contract';
import type { Subject } from './conversion.ts';

/** The schema in its contract. Throws `Refusal`, also when the contract has errors: its schemas mean nothing certain. */
export const lowered = ({
  reference,
  cwd,
  imports,
}: Subject): { readonly contract: Contract; readonly pointer: string } => {
  const named = loadSchema(reference, { cwd, imports });
  const errors = named.contract.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refusal(errors);
  return named;
};
