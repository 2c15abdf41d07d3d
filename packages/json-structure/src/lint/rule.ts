import type { Position } from '../positions.ts';
import type { LintProblem } from '../problem.ts';
import type { Structure } from '../structure.ts';

/** What a rule found: `at` leads from the position to the part that is wrong. */
export interface Hit {
  readonly at?: readonly (string | number)[];
  readonly message: string;
  readonly mend?: string;
}

export type Check = (position: Position, structure: Structure) => readonly Hit[];

export interface Rule {
  readonly code: string;
  readonly severity: LintProblem['severity'];
  /** What it is shown: the document once, each schema, or each namespace. */
  readonly on: 'document' | 'schema' | 'namespace';
  readonly check: Check;
  /** Whether a schema with this problem has no clear meaning, so that no validator is made of it. */
  readonly blocks: boolean;
}

export const hit = (at: readonly (string | number)[], message: string, mend?: string): Hit => ({
  at,
  message,
  ...(mend === undefined ? {} : { mend }),
});

/** One hit, or none. */
export const when = (wrong: boolean, ...parts: Parameters<typeof hit>): readonly Hit[] =>
  wrong ? [hit(...parts)] : [];

export const identifier: RegExp = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A foreign name for a message: short, and without what could disturb a terminal. */
export const quoted = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
