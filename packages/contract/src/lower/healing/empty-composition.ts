import type { Healing } from './table.ts';

/** The lists have at least one schema. JSON Schema 2020-12 Core, 10.2.1. */
export const emptyComposition: Healing = {
  code: 'healed-empty-composition',
  message: 'allOf, anyOf and oneOf have at least one schema; the empty list is left out',
  saying: ['allOf', 'anyOf', 'oneOf', 'prefixItems'],
  heal(schema) {
    const found = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].filter((keyword) => {
      const list = schema[keyword];
      return Array.isArray(list) && list.length === 0;
    });
    for (const keyword of found) delete schema[keyword];
    return found.length > 0;
  },
};
