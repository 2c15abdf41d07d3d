import { allowNull } from '../upgrade/null.ts';
import type { Healing } from './table.ts';

/** `nullable` is OpenAPI 3.0's; in a 3.1 document it is a leftover that means what it meant. */
export const leftoverNullable: Healing = {
  code: 'healed-nullable',
  message: 'nullable is not known to OpenAPI 3.1, and true or false in 3.0; it is read as a null type',
  saying: ['nullable'],
  heal(schema) {
    if (!Object.hasOwn(schema, 'nullable')) return false;
    const isTrue = schema['nullable'] === true || schema['nullable'] === 'true';
    delete schema['nullable'];
    if (!isTrue) return false;
    if (Object.hasOwn(schema, '$ref')) {
      const { $ref } = schema;
      delete schema['$ref'];
      schema['anyOf'] = [{ $ref }, { type: 'null' }];
    } else allowNull(schema);
    return true;
  },
};
