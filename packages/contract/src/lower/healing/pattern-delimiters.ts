import type { Healing } from './table.ts';

/** `/^…$/` as JavaScript and PHP write it: to the letter a text would need a slash before its start. */
export const patternDelimiters: Healing = {
  code: 'healed-pattern-delimiters',
  message: 'the slashes around this pattern would be part of it, and nothing could match; they are left out',
  saying: ['pattern'],
  heal(schema) {
    const { pattern } = schema;
    if (typeof pattern !== 'string' || !/^\/\^.*\$\/[gu]?$/u.test(pattern)) return false;
    schema['pattern'] = pattern.slice(1, pattern.lastIndexOf('/'));
    return true;
  },
};
