import { loadSchema } from '@schemawright/contract';
import { importsFor } from './imports.ts';
import type { ValidateValue } from '@schemawright/recordings/payload';
import { createValidators } from '@schemawright/recordings/validators';

/** What checks values by a JSON Schema file or a component of an OpenAPI file. Throws `Refusal`. */
export const jsonSchemaCheck = (reference: string, others: readonly string[], cwd: string): ValidateValue => {
  const [file = ''] = reference.split('#');
  const { contract, pointer } = loadSchema(reference, { cwd, imports: importsFor([file, ...others], cwd) });
  const validators = createValidators(contract);
  return (value) => validators.check(pointer, value);
};
