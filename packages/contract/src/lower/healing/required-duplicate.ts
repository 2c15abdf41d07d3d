import type { Healing } from './table.ts';

/** Names in `required` are unique. JSON Schema 2020-12 Validation, 6.5.3. */
export const requiredDuplicate: Healing = {
  code: 'healed-required-duplicate',
  message: 'a name stands twice in required; once is enough',
  saying: ['required'],
  heal(schema) {
    const { required } = schema;
    if (!Array.isArray(required)) return false;
    const names = new Set<unknown>(required);
    if (names.size === required.length) return false;
    schema['required'] = [...names];
    return true;
  },
};
