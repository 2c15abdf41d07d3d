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

/** How many problems the message of an error spells out. */
const mostTold = 20;

/** A document that no validator can be made of; `problems` says why. */
export class JsonStructureError extends Error {
  override readonly name = 'JsonStructureError';
  readonly problems: readonly LintProblem[];

  constructor(problems: readonly LintProblem[]) {
    const told = problems.slice(0, mostTold).map(({ pointer, message }) => `${pointer || '(root)'}: ${message}`);
    const more = problems.length - told.length;
    super([...told, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
    this.problems = problems;
  }
}
