import { allowNull } from '../upgrade/null.ts';
import type { Healing } from './table.ts';

/** `nullable` is OpenAPI 3.0's; in a 3.1 document it is a leftover that means what it meant. */
export const leftoverNullable: Healing = {
  code: 'healed-nullable',
  message: 'nullable is not known to OpenAPI 3.1; it is read as a null type',
  heal(schema) {
    if (!('nullable' in schema)) return false;
    const isTrue = schema['nullable'] === true;
    if (isTrue && !('$ref' in schema)) allowNull(schema);
    delete schema['nullable'];
    return isTrue;
  },
};
