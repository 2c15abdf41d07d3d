import type { Pointer } from './pointer.ts';

/** Where something was written. `file` is the path as the user named it; `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with an input, told so that a person can mend it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case: `ref-unresolved`, `js-name-missing`. */
  readonly code: string;
  readonly message: string;
  /** The place inside the document that was read, as it was written there. */
  readonly pointer: Pointer;
  readonly place: Place;
  /** What to do about it, as an instruction. */
  readonly mend?: string;
}

/**
 * An input that cannot be worked with at all: unreadable, malformed or refused. The command ends with status 2.
 * Problems that leave something to work with are returned instead.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${formatPlace(problem.place)} ${problem.message}`).join('\n'));
    this.problems = problems;
  }
}

/** `file:line:column`, as editors and CI logs link it. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The refusal of one file, at its start unless the place is known. */
export const refusal = (
  file: string,
  code: string,
  message: string,
  { mend, line = 1, column = 1 }: { readonly mend?: string; readonly line?: number; readonly column?: number } = {},
): Refusal =>
  new Refusal([
    {
      severity: 'error',
      code,
      message,
      pointer: '',
      place: { file, line, column },
      ...(mend === undefined ? {} : { mend }),
    },
  ]);
