import type { Fact } from '../change/facts.ts';

/** Where something is in a file, as far as that is known. */
export interface EntryPlace {
  readonly file: string;
  /** From 1, as `column`. */
  readonly line?: number;
  readonly column?: number;
}

export type Level = 'error' | 'warning' | 'note';

/** One thing to tell, whatever command found it: what the formats of other tools are written from. Nothing is escaped. */
export interface Entry {
  readonly level: Level;
  /** Whether it makes the run end with status 1 or 2. */
  readonly fails: boolean;
  readonly rule: string;
  /** The contract or file that it is about. */
  readonly suite: string;
  /** The operation, or what else was looked at. */
  readonly test: string;
  readonly message: string;
  readonly facts: readonly Fact[];
  readonly place?: EntryPlace;
  /** Where it was before. */
  readonly oldPlace?: EntryPlace;
  /** Why it is accepted as it is. */
  readonly accepted?: string;
  /** What stays the same when the message is reworded or lines move. */
  readonly identity: readonly unknown[];
}

/** All that a report has to tell, and what it comes to. */
export interface Entries {
  /** `diff`, `lint`: the command. */
  readonly of: string;
  /** One line. */
  readonly summary: string;
  readonly entries: readonly Entry[];
  /** What was looked at and is fine, by suite. */
  readonly fine: readonly { readonly suite: string; readonly test: string }[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly { readonly suite: string; readonly test: string; readonly reason: string }[];
}

/** `1 error`, `2 errors`. */
export const counted = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;
