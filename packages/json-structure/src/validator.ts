import { describe } from './json.ts';
import type { Pointer } from './pointer.ts';
import type { Finding } from './problem.ts';
import type { Target } from './references.ts';
import type { Structure } from './structure.ts';

export type Report = (finding: Finding) => void;

/** Two views of one schema: a fast answer, and the reasons for a `false`. */
export interface Validator {
  readonly test: (value: unknown) => boolean;
  /** Reports at least one finding for a value that fails the test, and none for one that passes. */
  readonly explain: (value: unknown, pointer: Pointer, report: Report) => void;
}

export interface Compiler {
  readonly structure: Structure;
  /** Whether tests may be made as code. */
  readonly makesCode: boolean;
  /**
   * The validator of a schema, made once. `uncounted`: names that never count as additional properties of it; those of
   * the root of an instance, or none.
   */
  readonly validator: (type: Target, uncounted?: readonly string[]) => Validator;
  /** The validator of a `$ref`; made on first use, so that types may be recursive. */
  readonly reference: (reference: string, uncounted?: readonly string[]) => Validator;
  /** The validator with what the keywords beside the type of a schema ask for. */
  readonly constrained: (base: Validator, schema: Target) => Validator;
}

export const mismatch = (expects: string, value: unknown): string => `must be ${expects}; is ${describe(value)}`;
