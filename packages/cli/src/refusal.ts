import type { Problem } from '@schemawright/contract';
import { relativeTo } from './files.ts';
import type { Io } from './io.ts';
import { problemLines, reported } from './problems.ts';
import { type Format, print } from './reports/table.ts';
import { type Status, status } from './status.ts';
import { guardLog, lines, text } from './text.ts';

// By name, since the class lives in a package that a run that fails early has no other reason to load.
const isRefusal = (error: unknown): error is Error & { readonly problems: readonly Problem[] } =>
  error instanceof Error && error.name === 'Refusal' && 'problems' in error && Array.isArray(error.problems);

/** So many problems of one code are told; the others are only counted. */
const mostOfOne = 100;

/** Problems for people, on stderr. */
export const printProblems = (problems: readonly Problem[], { err }: Io): void => {
  const counts = new Map<string, number>();
  const told = problems.filter(({ code }) => {
    const before = counts.get(code) ?? 0;
    counts.set(code, before + 1);
    return before < mostOfOne;
  });
  const others = [...counts].filter(([, found]) => found > mostOfOne);
  const all = [
    ...told.flatMap((problem) => problemLines(reported(problem), '', err.paint)),
    ...others.map(([code, found]) => text`and ${found - mostOfOne} more of ${code}`),
  ];
  err.write(guardLog(lines(all).rendered));
};

/** Tells why an input was refused: people on stderr, programs by a document on stdout. */
export const printRefusal = async (problems: readonly Problem[], format: Format, io: Io): Promise<Status> => {
  printProblems(problems, io);
  const [first] = problems;
  if (first !== undefined && format !== 'pretty') {
    const { code, message } = first;
    const document = {
      refused: {
        code,
        message,
        problems: problems.map((problem) => reported(problem)),
      },
    };
    await print({ of: 'refusal', document }, format, io);
  }
  return status.refused;
};

/** The document that programs get for a command line that asks for something impossible. */
export const printUsage = async (message: string, format: Format, io: Io): Promise<void> => {
  if (format !== 'pretty')
    await print({ of: 'refusal', document: { refused: { code: 'usage', message, problems: [] } } }, format, io);
};

interface SystemError extends Error {
  readonly code: string;
  readonly path: string;
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && 'syscall' in error && 'path' in error;

const reasons = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'this is a folder; a file is needed'],
  ['ENOTDIR', 'a part of this path is no folder'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EEXIST', 'something that is no folder stands here'],
  ['ELOOP', 'symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
]);

/**
 * What kept an input from being worked with: the problems of a `Refusal`, or the one that the operating system had.
 * Nothing for every other error, which is a defect of ours.
 */
export const problemsOf = (error: unknown, cwd: string): readonly Problem[] | undefined => {
  if (isRefusal(error)) return error.problems;
  if (!isSystemError(error)) return undefined;
  const { code, path } = error;
  const message = reasons.get(code) ?? `the system says ${code}`;
  const place = { file: relativeTo(cwd, path), line: 1, column: 1 };
  return [{ severity: 'error', code: 'file-unusable', message, pointer: '', place }];
};
