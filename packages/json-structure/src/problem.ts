import type { Pointer } from './pointer.ts';

/** Something wrong with a JSON Structure document, told so that a person can mend it. */
export interface LintProblem {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case, with the prefix `js-`. */
  readonly code: string;
  readonly message: string;
  /** The place in the document that was checked. */
  readonly pointer: Pointer;
  /** What to do about it, as an instruction. */
  readonly mend?: string;
}

/** A value that breaks its schema. The message names kinds, types and lengths, never the value. */
export interface Finding {
  /** The place in the value. */
  readonly pointer: Pointer;
  /** The schema, or the keyword, that the value breaks. */
  readonly schemaPointer: Pointer;
  readonly keyword: string;
  readonly message: string;
}

/** A document that no validator can be made of; `problems` says why. */
export class JsonStructureError extends Error {
  override readonly name = 'JsonStructureError';
  readonly problems: readonly LintProblem[];

  constructor(problems: readonly LintProblem[]) {
    super(problems.map(({ pointer, message }) => `${pointer || '(root)'}: ${message}`).join('\n'));
    this.problems = problems;
  }
}
