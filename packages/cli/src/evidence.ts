import type { Contract, Manifest } from '@schemawright/contract';
import { idsOf, rules } from '@schemawright/diff';
import { type Edit, type Evidence, NotCheckedCount, type Replay, replayRecordings } from '@schemawright/recordings';
import type { Io } from './io.ts';
import { recordingFiles } from './recording-files.ts';
import type { ReportedChange } from './reports/documents.ts';
import { UsageError } from './status.ts';
import { lines, text } from './text.ts';

/** How many exchanges there were, how many of them the new contract breaks, and why some were skipped. */
export type Recordings = Replay['summary'] & Pick<Replay, 'notChecked'>;

/** Two contracts that were compared. */
export interface Compared {
  readonly old: Contract;
  readonly next: Contract;
  readonly changes: readonly ReportedChange[];
  /** `contract.yaml` where they have one. */
  readonly manifest?: Manifest | undefined;
}

/** Replays recordings against both contracts, and tells for each change how many exchanges it touches and breaks. */
export const withEvidence = async <C extends ReportedChange>(
  changes: readonly C[],
  contracts: Pick<Compared, 'old' | 'next'>,
  files: readonly string[],
): Promise<{ readonly changes: readonly (C & { readonly evidence: Evidence })[]; readonly recordings: Recordings }> => {
  const { evidence, summary, notChecked } = await replayRecordings(contracts, changes.map(editOf), files);
  const none: Evidence = { exchanges: 0, of: 0, broken: 0 };
  return {
    changes: changes.map((change, index) => ({ ...change, evidence: evidence[index] ?? none })),
    recordings: { ...summary, notChecked },
  };
};

/**
 * The same for all pairs of a run: with the files that were given, or else with those that each `contract.yaml` names.
 * Says on stderr when nothing matched. Throws `UsageError` when there is no recording at all.
 */
export const withRecordings = async <P extends Compared>(
  pairs: readonly P[],
  given: readonly string[],
  io: Io,
): Promise<{ readonly pairs: readonly P[]; readonly recordings: Recordings }> => {
  const sum = { checked: 0, broken: 0, unmatched: 0, skipped: 0 };
  const notChecked = new NotCheckedCount();
  const told: P[] = [];
  let named = 0;
  for (const pair of pairs) {
    const files = recordingFiles(given, pair.manifest, io.cwd);
    named += files.length;
    if (files.length === 0) {
      told.push(pair);
      continue;
    }
    const { changes, recordings } = await withEvidence(pair.changes, pair, files);
    for (const count of ['checked', 'broken', 'unmatched', 'skipped'] as const) sum[count] += recordings[count];
    for (const { part, reason, count } of recordings.notChecked) notChecked.add(part, reason, count);
    told.push({ ...pair, changes });
  }
  if (pairs.length > 0 && named === 0) throw new UsageError('--recordings needs files: no contract.yaml names any');
  if (named > 0 && sum.checked === 0)
    io.err.write(
      lines([text`${io.err.paint.yellow('warning')} no recorded exchange belongs to an operation of either contract`])
        .rendered,
    );
  return { pairs: told, recordings: { ...sum, notChecked: notChecked.list() } };
};

const editOf = (change: ReportedChange): Edit => {
  const { rule, operation, operations, location, oldPointer, newPointer } = change;
  return {
    rule,
    operations: operations ?? (operation === null ? [] : [operation]),
    location,
    oldPointer,
    newPointer,
    values: valuesOf(change),
    shownBy:
      judged.has(rule) || /required(?:-[a-z-]+)?-added|became-(?:required|optional)/u.test(rule) ? 'verdict' : 'use',
  };
};

/** The values of a list that a change is about. */
const valuesOf = ({ rule, old, new: next, values }: ReportedChange): readonly unknown[] | undefined => {
  const [, done] = /(?:enum-value|discriminator-mapping)-(added|removed)$/u.exec(rule) ?? [];
  if (done === undefined) return undefined;
  const told = done === 'added' ? next : old;
  return values !== undefined && Array.isArray(told) ? told : [told];
};

/** Rules about which values are allowed, so that validators tell; a branch of a union is used, or it is not. */
const judged: ReadonlySet<string> = new Set(
  rules.filter(({ subject, values }) => values && subject !== 'branch').flatMap(idsOf),
);
