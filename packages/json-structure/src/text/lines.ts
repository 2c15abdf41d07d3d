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

/** Tells the line and column of offsets in a text. Lines end at LF; they are counted when the first place is asked for. */
export const placesIn = (text: string): ((offset: number) => TextPlace) => {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= startsOfLines(text);
    const line = lastAtMost(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset };
  };
};

const startsOfLines = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};
