import { isOfType, texted, unquoted } from './scalars.ts';
import type { Healing } from './table.ts';

/**
 * Values none of which is of the declared type: YAML took `1` or `true` for what it looks like, or someone put numbers in
 * quotes. Values some of which fit stand as they are, for then they may be meant.
 */
export const enumType: Healing = {
  code: 'healed-enum-type',
  message: 'no value of this enum is of the declared type; the values are read as the type says',
  saying: ['enum'],
  heal(schema) {
    const { enum: values, type } = schema;
    if (!Array.isArray(values) || values.length === 0 || typeof type !== 'string') return false;
    if (values.some((value) => isOfType(value, type))) return false;
    const meant = values.map((value: unknown) => (type === 'string' ? texted(value) : unquoted(value, type)));
    if (meant.includes(undefined)) return false;
    schema['enum'] = meant;
    return true;
  },
};
