import type { Pointer } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';

export const importError = (code: string, pointer: Pointer, message: string, mend: string): LintProblem => ({
  severity: 'error',
  code,
  message,
  pointer,
  mend,
});

/** A URI for a message: whole, unless it is absurdly long. */
export const shown = (uri: string): string => JSON.stringify(uri.length > 300 ? `${uri.slice(0, 300)}…` : uri);
