import { proseMembers } from '@schemawright/diff';
import type { ReportedChange, Value } from '../documents.ts';
import type { ChangeContext, Sides } from './context.ts';

/** One line of a value; `differs` when the other side has not got it. */
export interface Line {
  readonly text: string;
  readonly differs: boolean;
}

/** The two sides of a change as lines; a side that is not there has none. */
export interface SideBySide {
  readonly old: readonly Line[];
  readonly new: readonly Line[];
}

const has = (value: unknown): boolean => value !== undefined && value !== null;

/** Lines before and after what differs. */
const around = 3;
/** Lines of one side; characters of one line, and of a value on a line of its own. */
const most = { lines: 40, characters: 500, short: 60 };

const cut = (line: string): string => (line.length > most.characters ? `${line.slice(0, most.characters)}…` : line);

/** What is short stays on one line. */
const written = (value: unknown): readonly string[] => {
  if (!has(value)) return [];
  const short = JSON.stringify(value);
  return short.length <= most.short ? [short] : JSON.stringify(value, null, 2).split('\n').map(cut);
};

/** The same first and last lines of both sides are not marked, and those far from the rest are left out. */
const marked = (lines: readonly string[], same: number, sameAtEnd: number): readonly Line[] => {
  const from = Math.max(0, same - around);
  const to = Math.min(lines.length, lines.length - sameAtEnd + around, from + most.lines);
  const left = (count: number): readonly Line[] => (count > 0 ? [{ text: '…', differs: false }] : []);
  return [
    ...left(from),
    ...lines
      .slice(from, to)
      .map((text, index) => ({ text, differs: from + index >= same && from + index < lines.length - sameAtEnd })),
    ...left(lines.length - to),
  ];
};

const compared = (old: readonly string[], next: readonly string[]): SideBySide => {
  const shorter = Math.min(old.length, next.length);
  let same = 0;
  while (same < shorter && old[same] === next[same]) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && old[old.length - 1 - sameAtEnd] === next[next.length - 1 - sameAtEnd])
    sameAtEnd++;
  return { old: marked(old, same, sameAtEnd), new: marked(next, same, sameAtEnd) };
};

/** What the change itself says of both sides: its values, which the message may have cut. */
export const valuesOf = ({ old, new: next }: ReportedChange): SideBySide => compared(written(old), written(next));

/** Of an object whose texts changed, its texts: the rest of it is as it was, or a change of its own. */
const told = ({ rule }: ReportedChange, { old, new: next }: Sides): Sides =>
  rule === 'annotation-changed' ? { old: textsOf(old), new: textsOf(next) } : { old, new: next };

const textsOf = (value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  const texts = Object.entries(value).filter(([name]) => proseMembers.includes(name));
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
};

/** What stands on both sides where the edit was made; what the change says of them when that is not known. */
export const excerptsOf = (change: ReportedChange, context: ChangeContext | undefined): SideBySide => {
  const sides = told(change, context?.sides(change) ?? {});
  const isKnown = has(sides.old) || has(sides.new);
  const isSame = JSON.stringify(sides.old) === JSON.stringify(sides.new);
  return isKnown && !isSame ? compared(written(sides.old), written(sides.new)) : valuesOf(change);
};
