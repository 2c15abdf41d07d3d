import type { Contract } from '../contract.ts';
import type { Pointer } from '../pointer.ts';
import type { Problem } from '../problem.ts';

/** What a rule found, at a pointer of the lowered document. */
export interface Found {
  readonly pointer: Pointer;
  readonly message: string;
  readonly mend?: string;
}

/** One thing that an OpenAPI description must or should hold. */
export interface LintRule {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: Problem['severity'];
  /** One line for the list of rules. */
  readonly purpose: string;
  /** Whether it is told as a warning to whoever reads the contract: readers have to get around what it finds. */
  readonly isTold?: true;
  find(contract: Contract): Iterable<Found>;
}
