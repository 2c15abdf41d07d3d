import type { Paint } from '../../paint.ts';
import { problemLines } from '../../problems.ts';
import { count, join, type Text, text } from '../../text.ts';
import type { LintDocument } from '../documents.ts';

/** Each problem with its place, then the counts. Why a file could not be read is told on stderr. */
export const prettyLint = ({ files }: LintDocument, paint: Paint): Text[] => {
  const read = files.filter(({ kind }) => kind !== null);
  const problems = read.flatMap((file) => file.problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const unread = files.length - read.length;
  const counts = [
    ...(errors === 0 ? [] : [paint.red(count(errors, 'error'))]),
    ...(warnings === 0 ? [] : [paint.yellow(count(warnings, 'warning'))]),
    ...(unread === 0 ? [] : [paint.red(text`${unread} unreadable`)]),
  ];
  return [
    ...read.flatMap(({ file, problems }) => problems.flatMap((problem) => problemLines(problem, file, paint))),
    ...(problems.length === 0 ? [] : [text``]),
    text`${count(files.length, 'file')}: ${counts.length === 0 ? paint.green('no problems') : join(counts, ', ')}`,
  ];
};
