import { loadSchema } from '@schemawright/contract';
import type { ValidateValue } from '@schemawright/recordings/payload';
import { createValidators } from '@schemawright/recordings/validators';

/** What checks values by a JSON Schema file or a component of an OpenAPI file. Throws `Refusal`. */
export const jsonSchemaCheck = (reference: string, cwd: string): ValidateValue => {
  const { contract, pointer } = loadSchema(reference, { cwd });
  const validators = createValidators(contract);
  return (value) => validators.check(pointer, value);
};
