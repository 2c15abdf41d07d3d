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
  /**
   * What a schema has to have to be shown at all: one of these keywords, or a type: `type=array`, `type=[]` (a union),
   * `type={}` (a reference), `type=?` (a name that no type has), `type=` (none). Documents are shown the rules without
   * triggers too, namespaces all of theirs.
   */
  readonly triggers: readonly string[];
  readonly check: Check;
  /** Whether a schema with this problem has no clear meaning, so that no validator is made of it. */
  readonly blocks: boolean;
  /** What is wrong, in a few words, for the list of rules. */
  readonly summary: string;
}

export const hit = (at: readonly (string | number)[], message: string, mend?: string): Hit => ({
  at,
  message,
  ...(mend === undefined ? {} : { mend }),
});

/** Nothing wrong: the answer of most rules to most schemas. */
export const none: readonly Hit[] = [];

/** What `find` finds wrong with the parts, one by one. */
export const among = <Part>(
  parts: readonly Part[],
  find: (part: Part, index: number) => Hit | undefined,
): readonly Hit[] => {
  let hits: Hit[] | undefined;
  for (const [index, part] of parts.entries()) {
    const found = find(part, index);
    if (found !== undefined) (hits ??= []).push(found);
  }
  return hits ?? none;
};

/** One hit, or none. */
export const when = (wrong: boolean, ...parts: Parameters<typeof hit>): readonly Hit[] =>
  wrong ? [hit(...parts)] : none;

export const identifier: RegExp = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A foreign name for a message: short, and without what could disturb a terminal. */
export const quoted = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
