import { escapeInline, type Text, text } from '../../text.ts';

// Two cells: ideographs, syllables, full-width forms, emoji. None: marks that stand on the character before.
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
const narrowless = /\p{Mark}/u;

/** Cells of a terminal that a character takes. */
const cellsOf = (character: string): number => (wide.test(character) ? 2 : narrowless.test(character) ? 0 : 1);

/** One line of a column, with the cells that it takes. */
interface Row {
  readonly text: Text;
  readonly cells: number;
}

/** Foreign text broken into rows that are at most so wide. It is escaped first, for that is what takes up room. */
const wrapped = (foreign: string, width: number): readonly Row[] => {
  const rows: { rendered: string; cells: number }[] = [{ rendered: '', cells: 0 }];
  for (const character of escapeInline(foreign)) {
    const last = rows[rows.length - 1];
    const cells = cellsOf(character);
    if (last !== undefined && last.cells + cells <= width) {
      last.rendered += character;
      last.cells += cells;
    } else rows.push({ rendered: character, cells });
  }
  return rows.map(({ rendered, cells }) => ({ text: { rendered }, cells }));
};

/** One line of a column, foreign, with what colours it. */
export interface Cell {
  readonly foreign: string;
  readonly brush: (part: Text) => Text;
}

const rowsOf = (cells: readonly Cell[], width: number): readonly Row[] =>
  cells.flatMap(({ foreign, brush }) =>
    wrapped(foreign, width).map(({ text: row, cells: taken }) => ({ text: brush(row), cells: taken })),
  );

const blank: Row = { text: text``, cells: 0 };

/** Two columns beside each other, the left one filled up to `width` cells. */
export const beside = (left: readonly Cell[], right: readonly Cell[], width: number): readonly Text[] => {
  const [lefts, rights] = [rowsOf(left, width), rowsOf(right, width)];
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, index) => {
    const before = lefts[index] ?? blank;
    const after = rights[index];
    const left = text`${before.text}${' '.repeat(width - before.cells)} │`;
    return after === undefined || after.cells === 0 ? left : text`${left} ${after.text}`;
  });
};

/** The cells below each other. */
export const below = (cells: readonly Cell[], width: number): readonly Text[] =>
  rowsOf(cells, width).map((row) => row.text);
