import { isObject } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

/** A schema where a list of schemas belongs. */
export const singleBranch: Healing = {
  code: 'healed-single-branch',
  message: 'allOf, anyOf and oneOf are lists; the one schema here is read as a list of one',
  saying: ['allOf', 'anyOf', 'oneOf'],
  heal(schema) {
    const found = ['allOf', 'anyOf', 'oneOf'].filter((keyword) => isObject(schema[keyword]));
    for (const keyword of found) schema[keyword] = [schema[keyword]];
    return found.length > 0;
  },
};
