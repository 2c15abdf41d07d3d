import type { ExtractOptions } from '@schemawright/contract';
import { openSchema } from '@schemawright/contract/schema-file';
import { importsFor } from './imports.ts';
import type { SchemaCheck } from './structure-check.ts';

/**
 * What checks values by a component of an OpenAPI file or by a JSON Schema file. A component that is JSON Structure
 * checks by the rules of that language. Rejects with `Refusal`.
 */
export const contractCheck = async (reference: string, others: readonly string[], cwd: string): Promise<SchemaCheck> => {
  const [file = ''] = reference.split('#');
  const options: ExtractOptions = { cwd, imports: importsFor([file, ...others], cwd) };
  const opened = openSchema(reference, options);
  const structure = opened.structure();
  if (structure?.document !== undefined) {
    const { extractedCheck } = await import('./structure-check.ts');
    return extractedCheck(structure.document, structure);
  }
  const { createValidators } = await import('@schemawright/recordings/validators');
  const { contract, pointer } = opened.schema();
  const validators = createValidators(contract);
  return { parse: JSON.parse, validate: (value) => validators.check(pointer, value) };
};
