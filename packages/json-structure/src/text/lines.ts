/** A place in a text. `line` and `column` count from 1, `offset` from 0; columns and offsets in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The index of the last of ascending numbers that is not above `value`, or -1. */
export const lastAtMost = (ascending: readonly number[], value: number): number => {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** How far behind a kept line others may start that are not kept, so that a text of nothing but line ends costs little. */
const reach = 256;

/** Where the lines of a text start: told of each in turn, it keeps some, and finds the others from the last kept one. */
export class Lines {
  readonly #starts: number[] = [0];
  /** How many lines are before each of them. */
  readonly #before: number[] = [0];
  #count = 0;
  #last = 0;

  /** A line starts at `offset`, behind those that were told before. */
  add(offset: number): void {
    this.#count += 1;
    if (offset - this.#last < reach) return;
    this.#last = offset;
    this.#starts.push(offset);
    this.#before.push(this.#count);
  }

  /** Where `offset` is in the text. */
  place(text: string, offset: number): TextPlace {
    const kept = lastAtMost(this.#starts, offset);
    let start = this.#starts[kept] ?? 0;
    let line = (this.#before[kept] ?? 0) + 1;
    const near = text.slice(start, Math.min(offset, start + reach));
    const first = start;
    for (let at = near.indexOf('\n'); at !== -1; at = near.indexOf('\n', at + 1)) {
      line += 1;
      start = first + at + 1;
    }
    return { line, column: offset - start + 1, offset };
  }
}

/** Tells the line and column of offsets in a text. Lines end at LF; they are counted when the first place is asked for. */
export const placesIn = (text: string): ((offset: number) => TextPlace) => {
  let lines: Lines | undefined;
  return (offset) => (lines ??= linesOf(text)).place(text, offset);
};

const linesOf = (text: string): Lines => {
  const lines = new Lines();
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.add(at + 1);
  return lines;
};
