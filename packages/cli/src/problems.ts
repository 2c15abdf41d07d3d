import type { Problem } from '@schemawright/contract';
import type { Paint } from './paint.ts';
import type { ReportedProblem } from './reports/documents.ts';
import { type Text, text } from './text.ts';

/** The problem as documents hold it, among those of `file`. */
export const reported = (
  { severity, code, message, pointer, place, mend }: Problem,
  file?: string,
): ReportedProblem => ({
  ...(place.file === file ? {} : { file: place.file }),
  severity,
  code,
  message,
  pointer,
  line: place.line,
  column: place.column,
  ...(mend === undefined ? {} : { mend }),
});

/** Names may be of any length, and stand in messages; programs get them whole. */
const longest = 2000;

const cut = (words: string): string => (words.length > longest ? `${words.slice(0, longest)}…` : words);

/** The problem as people read it: place, severity and code; what is wrong; what to do about it. */
export const problemLines = (
  { file, severity, code, message, line, column, mend }: ReportedProblem,
  listedUnder: string,
  paint: Paint,
): Text[] => [
  text`${paint.bold(`${file ?? listedUnder}:${line}:${column}`)} ${severity === 'error' ? paint.red(severity) : paint.yellow(severity)} ${code}`,
  text`  ${cut(message)}`,
  ...(mend === undefined ? [] : [text`  ${paint.dim('mend:')} ${cut(mend)}`]),
];
