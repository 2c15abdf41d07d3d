import type { NotChecked } from './documents.ts';
import type { Entries } from './entries/entry.ts';

/** `not checked: recording, the entry is cut off ×2` */
export const notCheckedLine = ({ part, reason, count }: NotChecked): string =>
  `not checked: ${part}, ${reason} ×${count}`;

/** The same as tests that were not run. */
export const notCheckedTests = (suite: string, notChecked: readonly NotChecked[]): Entries['skipped'] =>
  notChecked.map(({ part, reason, count }) => ({
    suite,
    test: `not checked: ${part}`,
    reason: `${reason} ×${count}`,
  }));
