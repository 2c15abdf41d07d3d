/** Something that was not checked, and why; equal ones are counted together. */
export interface NotChecked {
  /** `recording` for whole entries, else the part of the exchange. */
  readonly part: string;
  readonly reason: string;
  readonly count: number;
}

/** Counts what was not checked. */
export class NotCheckedCount {
  readonly #counts = new Map<string, { part: string; reason: string; count: number }>();

  add(part: string, reason: string): void {
    const key = `${part}\n${reason}`;
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else this.#counts.set(key, { part, reason, count: 1 });
  }

  /** In the order first met. */
  list(): readonly NotChecked[] {
    return [...this.#counts.values()];
  }
}
