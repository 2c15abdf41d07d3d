import type { Reading } from './exchange.ts';

/** Something that was not checked, and why; equal ones are counted together. */
export interface NotChecked {
  /** `recording` for whole entries, else the part of the exchange. */
  readonly part: string;
  readonly reason: string;
  readonly count: number;
}

/** A whole entry that is not checked. */
export type Skipped = Exclude<Reading, { readonly kind: 'exchange' }> | 'preflight';

/** Why it is not. */
export const reasonOf = (skipped: Skipped): string => {
  if (skipped === 'preflight') return 'a CORS preflight is no call of an operation';
  if (skipped.kind === 'skipped') return skipped.reason;
  return skipped.keyword === 'truncated' ? 'the entry is cut off' : 'the entry cannot be read';
};

/** Counts what was not checked. */
export class NotCheckedCount {
  readonly #counts = new Map<string, { part: string; reason: string; count: number }>();

  add(part: string, reason: string, count = 1): void {
    const key = `${part}\n${reason}`;
    const known = this.#counts.get(key);
    if (known) known.count += count;
    else this.#counts.set(key, { part, reason, count });
  }

  /** In the order first met. */
  list(): readonly NotChecked[] {
    return [...this.#counts.values()];
  }
}
