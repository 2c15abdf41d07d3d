import { isOfType, texted, unquoted } from './scalars.ts';
import type { Healing } from './table.ts';

/** A default is something that its schema accepts; this one differs by its type already. */
export const defaultType: Healing = {
  code: 'healed-default-type',
  message: 'this default is of another type than its schema; it is read as the type says, or left out',
  saying: ['default'],
  heal(schema) {
    const { type } = schema;
    if (type === undefined || !Object.hasOwn(schema, 'default') || isOfType(schema['default'], type)) return false;
    const value = schema['default'];
    const types: readonly unknown[] = Array.isArray(type) ? type : [type];
    const meant = types.map((one) => (one === 'string' ? texted(value) : unquoted(value, String(one))));
    const read = meant.find((one) => one !== undefined);
    if (read === undefined) delete schema['default'];
    else schema['default'] = read;
    return true;
  },
};
