import { unresolvedReferences, type Contract, type Manifest } from '@schemawright/contract';
import { changesetOf, type Changeset } from '@schemawright/diff';
import { warnOfErrors } from '../contracts.ts';
import type { Io } from '../io.ts';
import { reported } from '../problems.ts';
import { printProblems } from '../refusal.ts';
import type { Bump, ReportedChange, ReportedProblem } from '../reports/documents.ts';
import { changesetFolderOf, repositoryOf } from './changeset-folder.ts';
import { packageBumps } from './changesets.ts';
import type { Pair } from './pairs.ts';
import { dayOf, judgedDiff, policyAfter, policyFor } from './policy.ts';
import { skippedIn } from './skipped-packages.ts';

export interface JudgeOptions {
  /** A file with the policy; that of the contract when it is not given. */
  readonly policy?: string;
  /** Whether a changeset is to be written for what changed. */
  readonly changeset?: true;
}

/** A pair, read and compared. */
export interface Judged {
  readonly old: Contract;
  readonly next: Contract;
  readonly manifest: Manifest | undefined;
  readonly released: string | undefined;
  readonly bump: Bump;
  readonly changes: readonly ReportedChange[];
  /** What the policy says about itself. */
  readonly notes: readonly ReportedProblem[];
  /** Of each package of the contract. */
  readonly packages: readonly { readonly name: string; readonly bump: Bump }[];
  /** What is to be written, if that was asked for and the changes ask for a release. */
  readonly changeset: Changeset | undefined;
}

/** Reads both sides, compares them and judges what changed. Throws `Refusal`; errors of the contracts go to stderr. */
export const judgePair = (pair: Pair, options: JudgeOptions, io: Io): Judged => {
  const { manifest, released } = pair;
  const { policy: written, problem } = policyFor(options.policy, manifest, io.cwd);
  const next = pair.next.read(pair.next.name);
  const old = pair.old.read(pair.next.name);
  const fileOf = (contract: Contract): string => contract.origin('').file;
  // A file that is compared with itself has its problems once.
  for (const contract of fileOf(old) === fileOf(next) ? [next] : [old, next]) {
    warnOfErrors(contract, io);
    printProblems(
      unresolvedReferences(contract).flatMap(({ problem: lost }) => (lost.severity === 'error' ? [] : [lost])),
      io,
    );
  }
  const policy = policyAfter(written, released ?? old.document.info.version);
  const { bump, changes, notes = [] } = judgedDiff(old, next, policy, dayOf(new Date()));
  const bumps = manifest === undefined ? new Map<string, Bump>() : packageBumps(manifest, changes, policy.bump);
  return {
    old,
    next,
    manifest,
    released,
    bump,
    changes,
    notes: notes.map(({ pointer, code, message }) =>
      reported(problem(pointer, { severity: 'warning', code, message })),
    ),
    packages: [...bumps].map(([name, packageBump]) => ({ name, bump: packageBump })),
    changeset: options.changeset && manifest && changesetOf({ changes }, releasable(bumps, manifest, io.cwd)),
  };
};

/** Without the packages that changesets passes over. */
const releasable = (bumps: ReadonlyMap<string, Bump>, manifest: Manifest, cwd: string): ReadonlyMap<string, Bump> => {
  const isSkipped = skippedIn(changesetFolderOf(manifest), repositoryOf(manifest), cwd);
  return new Map([...bumps].filter(([name]) => !isSkipped(name)));
};
