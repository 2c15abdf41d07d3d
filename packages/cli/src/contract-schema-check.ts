import type { ExtractOptions } from '@schemawright/contract';
import type { JsonObject } from '@schemawright/json-structure';
import { isJsonStructure } from '@schemawright/json-structure/meta-schemas';
import { openSchema } from '@schemawright/contract/schema-file';
import { importsFor } from './imports.ts';
import type { SchemaCheck } from './structure-check.ts';

/**
 * What checks values by a component of an OpenAPI file or by a JSON Schema file. A component that is JSON Structure
 * checks by the rules of that language. Rejects with `Refusal`.
 */
export const contractCheck = async (
  reference: string,
  others: readonly string[],
  cwd: string,
): Promise<SchemaCheck> => {
  const [file = '', fragment] = reference.split(/#(.*)/su);
  const options: ExtractOptions = { cwd, imports: importsFor([file], cwd, others) };
  const opened = openSchema(reference, options);
  if (isJsonStructure(opened.value)) {
    const { structureCheck } = await import('./structure-check.ts');
    return structureCheck(opened.value as JsonObject, file, fragment, { others, cwd });
  }
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
