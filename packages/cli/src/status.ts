/** How a run ended, as the shell sees it. */
export const status = {
  /** Nothing to complain about. */
  fine: 0,
  /** Findings, breaking changes under `--fail-on`, drift, stale output. */
  found: 1,
  /** Usage, or an input that is unreadable, malformed or refused. */
  refused: 2,
  /** A defect of ours (sysexits.h, EX_SOFTWARE). */
  defect: 70,
} as const;

export type Status = (typeof status)[keyof typeof status];

/** A command line that asks for something impossible; told with its mend, ends with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
