/** One line of a page that is not blank. */
export interface Line {
  /** Trimmed; foreign data, never interpreted. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** The lines of a text without the blank ones: pages differ in blanks from one extraction to the next. */
export const linesOf = (text: string): readonly Line[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ text: line.replace(/[\u200b\u2060\ufeff]/gu, '').trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
