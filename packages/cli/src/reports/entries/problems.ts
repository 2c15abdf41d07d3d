import type { LintDocument, RefusedDocument, ReportedProblem } from '../documents.ts';
import { counted, type Entries, type Entry } from './entry.ts';

/** A problem of a file, among those of `listedUnder`. */
export const entryOfProblem = (problem: ReportedProblem, listedUnder: string): Entry => {
  const { severity, code, message, pointer, mend, line, column } = problem;
  const file = problem.file ?? listedUnder;
  return {
    level: severity,
    fails: severity === 'error',
    rule: code,
    suite: listedUnder,
    test: code,
    message,
    facts: mend === undefined ? [] : [{ label: 'mend', text: mend }],
    ...(file === '' ? {} : { place: { file, line, column } }),
    identity: [code, file, pointer, message],
  };
};

export const entriesOfLint = ({ files }: LintDocument): Entries => {
  const entries = files.flatMap(({ file, problems }) => problems.map((problem) => entryOfProblem(problem, file)));
  const having = (level: string): number => entries.filter((entry) => entry.level === level).length;
  return {
    of: 'lint',
    summary: `${counted(files.length, 'file')}: ${counted(having('error'), 'error')}, ${counted(having('warning'), 'warning')}`,
    entries,
    fine: files.filter(({ problems }) => problems.length === 0).map(({ file }) => ({ suite: file, test: 'lint' })),
    skipped: [],
  };
};

/** An input that was refused: what keeps the command from running at all. */
export const entriesOfRefusal = ({ refused }: RefusedDocument): Entries => {
  const { code, message, problems } = refused;
  const entries = problems.map((problem) => entryOfProblem(problem, problem.file ?? ''));
  const alone: Entry = {
    level: 'error',
    fails: true,
    rule: code,
    suite: 'refused',
    test: code,
    message,
    facts: [],
    identity: [code, message],
  };
  return {
    of: 'refused',
    summary: message,
    entries: entries.length === 0 ? [alone] : entries,
    fine: [],
    skipped: [],
  };
};
