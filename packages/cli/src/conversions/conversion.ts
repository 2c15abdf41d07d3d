import type { Problem } from '@schemawright/contract';
import type { FindDocument } from '@schemawright/json-structure';

/** One schema, as the command line names it. */
export interface Subject {
  /** `FILE` or `FILE#/pointer`. */
  readonly reference: string;
  readonly file: string;
  /** The fragment, a JSON Pointer; empty for the whole file. */
  readonly pointer: string;
  /** The absolute URI that the file is published at. */
  readonly base?: string;
  readonly cwd: string;
  readonly imports: FindDocument;
}

export interface Converted {
  /** Ends with a line feed. */
  readonly text: string;
  /** Warnings: what the target can't say. */
  readonly problems: readonly Problem[];
}

/** One language to convert to. Rejects with `Refusal`. */
export type Conversion = (subject: Subject) => Promise<Converted>;
