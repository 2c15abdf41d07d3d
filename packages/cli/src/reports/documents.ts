/**
 * The documents that `--format json` prints, one per run. They are a promise: members may be added, never renamed.
 * Every other format is written from the same documents.
 */

import type { wording, Wording } from '@schemawright/diff';

/** Any value that JSON can hold; foreign, so nothing is known about it. */
export type Value = unknown;

export interface LintDocument {
  readonly files: readonly LintedFile[];
}

export interface LintedFile {
  /** The path as given. */
  readonly file: string;
  /** Null when the file could not be read as any of them. */
  readonly kind: 'openapi' | 'json-structure' | 'json-schema' | null;
  readonly problems: readonly ReportedProblem[];
}

/** A problem as a document holds it: its place is flat. */
export interface ReportedProblem {
  /** Where it is when that is another file, one that was referred to. */
  readonly file?: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly pointer: string;
  /** Counts from 1, as `column` does. */
  readonly line: number;
  readonly column: number;
  readonly mend?: string;
}

export interface ConvertDocument {
  /** The language that `text` is written in, as `--to` names it. */
  readonly to: string;
  readonly text: string;
  /** What the language can't say. */
  readonly problems: readonly ReportedProblem[];
}

export interface GenerateDocument {
  readonly packages: readonly GeneratedPackage[];
}

export interface GeneratedPackage {
  /** The npm name. */
  readonly name: string;
  /** The folder of the package, from the working folder on. */
  readonly dir: string;
  readonly files: readonly {
    /** From the folder of the package on. */
    readonly path: string;
    /** `stale` is said by `--check` alone: the disk differs from what would be written. */
    readonly status: 'written' | 'unchanged' | 'stale';
  }[];
}

export interface ValidateDocument {
  readonly summary: {
    /** `valid` + `invalid`. */
    readonly checked: number;
    readonly valid: number;
    readonly invalid: number;
    /** Exchanges that no operation of the contract answers for. */
    readonly unmatched: number;
    /** What could not be checked, a truncated body for one. */
    readonly skipped: number;
  };
  readonly findings: readonly Finding[];
  /** How many findings more there were. */
  readonly omitted: number;
  /** For recordings: what of the contract they exercised. */
  readonly coverage?: { readonly operations: Share; readonly responses: Share; readonly mediaTypes: Share };
  /** For recordings: what was not looked at, and why. */
  readonly notChecked?: readonly NotChecked[];
}

/** What of recordings was not looked at; equal ones are one. */
export interface NotChecked {
  /** `recording` for whole entries, else the part of the exchange. */
  readonly part: string;
  readonly reason: string;
  readonly count: number;
}

/** How much of one kind of thing was seen, and what never was. */
export interface Share {
  readonly declared: number;
  readonly seen: number;
  readonly never: readonly string[];
}

export interface Finding {
  /** The path as given. */
  readonly source: string;
  /** The index of the exchange or line; null for a single value. */
  readonly entry: number | null;
  /** `POST /oauth/v3/token`; null for a payload. */
  readonly operation: string | null;
  /** Which part of the exchange: `request.query.limit`, `response.body`. */
  readonly part: string;
  /** Into the value. */
  readonly pointer: string;
  /** What was not met, in the contract or the schema file; empty when it is the absence of a place. */
  readonly schemaPointer: string;
  readonly keyword: string;
  /** Never quotes the value. */
  readonly message: string;
}

export type Bump = 'major' | 'minor' | 'patch' | 'none';
export type Impact = 'breaking' | 'risky' | 'compatible';

export interface DiffDocument {
  readonly bump: Bump;
  readonly changes: readonly ReportedChange[];
  /** What the changes ask for of each package of a contract. */
  readonly packages?: readonly { readonly name: string; readonly bump: Bump }[];
  /**
   * What the policy says about itself, acceptances that have run out, or that nothing needs any more; releases that are
   * missing or misnamed.
   */
  readonly notes?: readonly ReportedProblem[];
  /** With `--recordings`: the exchanges that were replayed, and those that only the old contract allows. */
  readonly recordings?: {
    readonly checked: number;
    readonly broken: number;
    readonly unmatched: number;
    readonly skipped: number;
    /** Why they were skipped. */
    readonly notChecked?: readonly NotChecked[];
  };
  /** The changesets that were written. */
  readonly changesets?: readonly string[];
  /** Changesets written before, for other changes since the same release, that were taken away. */
  readonly removedChangesets?: readonly string[];
  /** With `--require-changeset`: packages of which less is pending than the changes ask for, `pending` in all. */
  readonly lacking?: readonly { readonly package: string; readonly asked: Bump; readonly pending: Bump }[];
}

/** The changelog of a contract over the git history of its file. */
export interface HistoryDocument {
  /** As given, or the file of the contract. */
  readonly file: string;
  /** As given; null for all of the history. */
  readonly range: string | null;
  /** How many commits touched the contract, and how many of them changed bytes and no meaning. */
  readonly commits: number;
  readonly quiet: number;
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
  /** States that cannot be read, the newest first; what is behind them is compared with what was before. */
  readonly skipped: readonly (HistoryCommit & { readonly reason: string })[];
  /** What the history cannot tell, or was likely not asked. */
  readonly notes?: readonly string[];
}

export interface HistoryCommit {
  readonly commit: string;
  readonly short: string;
  /** ISO 8601. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
}

export interface HistoryEntry extends HistoryCommit {
  /** What the commit did to the contract. */
  readonly event: 'added' | 'changed' | 'removed' | 'restored';
  /** Where the contract was written, from the top of the repository; `before` when the commit moved it. */
  readonly file: string;
  readonly before?: string;
  readonly bump: Bump;
  /** Of what was restored, those since it was removed. */
  readonly changes: readonly ReportedChange[];
}

export interface RulesDocument {
  readonly rules: readonly ListedRule[];
}

/** One rule of the table. */
export interface ListedRule {
  /** The part of the id that both positions share. */
  readonly rule: string;
  /** What it looks at. */
  readonly about: string;
  /** `{old}`, `{new}` and `{subject}` are filled in. */
  readonly says: string;
  /** Where consumers send, and where they read; the same for a rule that has no direction. */
  readonly request: JudgedRule;
  readonly response: JudgedRule;
}

export interface JudgedRule {
  /** The id that changes are reported under. */
  readonly rule: string;
  readonly impact: Impact;
  readonly bump: Bump;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ReportedChange {
  readonly rule: string;
  readonly impact: Impact;
  /** `METHOD /path`; null at the level of the document. */
  readonly operation: string | null;
  /** Every operation that the edit reaches, when there are several. */
  readonly operations?: readonly string[];
  readonly location: string;
  readonly pointer: string;
  readonly message: string;
  /** The message in pieces; no part of the document that is printed. */
  readonly [wording]?: Wording | undefined;
  /** The place in the old document, of what changed or of what holds it. */
  readonly oldPointer?: string;
  readonly newPointer?: string;
  readonly oldPlace?: Place;
  readonly newPlace?: Place;
  readonly old: Value;
  readonly new: Value;
  /** How many values it is about, where those are too many for a change each: `old` or `new` is the list of them. */
  readonly values?: number;
  /** Stable across rewordings of the message. */
  readonly fingerprint?: string;
  /** A removal that a deprecation announced. */
  readonly announced?: true;
  /** Why the impact could not be decided. */
  readonly undecided?: string;
  /** No operation uses the component that it is about. */
  readonly unused?: true;
  /** Of the operations that it reaches, when all of them promise less than most. */
  readonly stability?: string;
  /** A value that one side accepts and the other refuses. */
  readonly witness?: { readonly value: Value; readonly acceptedBy: 'old' | 'new' };
  /** What is gone has this name now, as far as can be told. */
  readonly renamedTo?: string;
  /** A policy accepts the change: it counts for the bump, and fails nothing. */
  readonly accepted?: { readonly reason: string; readonly until?: string };
  /** A finding about the way of working, which raises no version. */
  readonly policy?: true;
  /** From upstream: what of the page says so. From recordings: how many exchanges it touches and breaks. */
  readonly evidence?: string | { readonly exchanges: number; readonly of: number; readonly broken?: number };
  /** The line of the upstream source that says so, from 1. */
  readonly sourceLine?: number;
  /** Why this difference from upstream is wanted. */
  readonly decision?: { readonly reason: string };
  /** The contract, when several were compared in one run. */
  readonly contract?: string;
}

export type Verdict = 'same' | 'drift' | 'refused';

/** One source compared with the contract that it is about. */
export interface UpstreamCheck {
  /** The name of the contract. */
  readonly contract: string;
  readonly verdict: Verdict;
  readonly source: {
    readonly from: string;
    readonly kind: string | null;
    readonly operation: string | null;
    readonly language: string | null;
  };
  /** What the changes that are not decided on ask for. */
  readonly bump: Bump;
  readonly changes: readonly ReportedChange[];
  /** What was not shown, not read or not compared; `line` is one of the source, from 1. */
  readonly notes: readonly { readonly code: string; readonly message: string; readonly line?: number }[];
  readonly refused?: { readonly code: string; readonly message: string };
}

/** With several sources: the gravest verdict and its source, everything that any of them says, and each on its own. */
export interface UpstreamDocument extends UpstreamCheck {
  readonly checks?: readonly UpstreamCheck[];
}

/** What is printed instead when an input was refused; the exit status is 2. */
export interface RefusedDocument {
  readonly refused: {
    readonly code: string;
    readonly message: string;
    readonly problems: readonly ReportedProblem[];
  };
}
