import type { Group } from './group.ts';

const notTexts = [12, 13.7, {}, [], false, null];
/** What a format takes and refuses of texts, and that it asks nothing of other values. */
export const format = (name: string, valid: readonly unknown[], invalid: readonly unknown[]): Group => [
  name,
  { format: name },
  [...notTexts, ...valid],
  invalid,
];
