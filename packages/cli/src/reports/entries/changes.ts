import type { ChangeContext } from '../change/context.ts';
import { acceptance, factsOf } from '../change/facts.ts';
import { countsOf } from '../change/groups.ts';
import { lackingOf, replayedOf } from '../change/notes.ts';
import { valuesOf } from '../change/side-by-side.ts';
import type { Bump, Impact, ReportedChange, UpstreamDocument } from '../documents.ts';
import { notCheckedTests } from '../not-checked.ts';
import type { DiffReport } from '../report.ts';
import type { Entries, Entry, Level } from './entry.ts';
import { entryOfProblem } from './problems.ts';

const levels: Readonly<Record<Impact, Level>> = { breaking: 'error', risky: 'warning', compatible: 'note' };

const suiteOf = ({ contract, newPlace, oldPlace }: ReportedChange, context: ChangeContext | undefined): string =>
  contract ?? context?.name ?? newPlace?.file ?? oldPlace?.file ?? 'contract';

interface Judged {
  readonly context: ChangeContext | undefined;
  fails(change: ReportedChange): boolean;
}

const entryOf = (change: ReportedChange, { context, fails }: Judged): Entry => {
  const { impact, rule, operation, location, pointer, message, oldPlace, newPlace, fingerprint } = change;
  const accepted = acceptance(change);
  // An upstream page is no file of the repository: what differs from it is told where the contract says it.
  const nextPlace = newPlace ?? context?.near(change);
  const place = nextPlace ?? oldPlace;
  const values = valuesOf(change);
  const sides = (['old', 'new'] as const).flatMap((side) =>
    values[side].length === 0 ? [] : [{ label: side, text: values[side].map((line) => line.text.trim()).join(' ') }],
  );
  return {
    level: levels[impact],
    fails: accepted === undefined && fails(change),
    rule,
    suite: suiteOf(change, context),
    test: operation ?? 'document',
    message: [operation, location, message].filter((part) => part !== null && part !== '').join(': '),
    facts: [{ label: 'impact', text: impact }, ...sides, ...factsOf(change)],
    ...(place === undefined ? {} : { place }),
    ...(oldPlace === undefined || nextPlace === undefined ? {} : { oldPlace }),
    ...(accepted === undefined ? {} : { accepted }),
    identity: fingerprint === undefined ? [rule, operation, pointer, change.old, change.new] : [fingerprint],
  };
};

/** `major: 1 breaking, 0 risky, 2 compatible` */
export const summaryOf = (bump: Bump, changes: readonly ReportedChange[]): string => {
  if (changes.length === 0) return `${bump}: nothing changed`;
  const { open, accepted } = countsOf(changes);
  const counts = `${open.breaking} breaking, ${open.risky} risky, ${open.compatible} compatible`;
  return `${bump}: ${counts}${accepted === 0 ? '' : `, ${accepted} accepted`}`;
};

/** Pending changesets that release less than the changes ask for. */
const lackingEntries = (document: DiffReport['document']): readonly Entry[] =>
  lackingOf(document).map(([name, message]) => ({
    level: 'error',
    fails: true,
    rule: 'changeset-lacking',
    suite: name,
    test: 'changesets',
    message,
    facts: [],
    identity: ['changeset-lacking', name],
  }));

const nothingChanged = (suite: string): Entries['fine'] => [{ suite, test: 'nothing changed' }];

export const entriesOfDiff = ({ document, context, failing = [] }: DiffReport): Entries => {
  const { bump, changes } = document;
  const fails = ({ impact }: ReportedChange): boolean => failing.includes(impact);
  return {
    of: 'diff',
    summary: [summaryOf(bump, changes), ...replayedOf(document)].join('; '),
    entries: [
      ...lackingEntries(document),
      ...changes.map((change) => entryOf(change, { context, fails })),
      ...(document.notes ?? []).map((note) => entryOfProblem(note, note.file ?? '')),
    ],
    fine: changes.length === 0 ? nothingChanged(context?.name ?? 'contract') : [],
    skipped: notCheckedTests('recordings', document.recordings?.notChecked ?? []),
  };
};

export const entriesOfUpstream = (document: UpstreamDocument): Entries => {
  const checks = document.checks ?? [document];
  const refused = checks.flatMap((check): Entry[] =>
    check.refused === undefined
      ? []
      : [
          {
            level: 'error',
            fails: true,
            rule: check.refused.code,
            suite: check.contract,
            test: check.source.operation ?? check.source.from,
            message: check.refused.message,
            facts: [],
            place: { file: check.source.from },
            identity: [check.refused.code, check.source.from],
          },
        ],
  );
  const changes = checks.flatMap((check) => check.changes.map((change) => ({ contract: check.contract, ...change })));
  return {
    of: 'upstream check',
    summary: `${document.verdict}, ${summaryOf(document.bump, changes)}`,
    entries: [...refused, ...changes.map((change) => entryOf(change, { context: undefined, fails: () => true }))],
    fine: checks
      .filter((check) => check.changes.length === 0 && check.refused === undefined)
      .map(({ contract, source }) => ({ suite: contract, test: `no difference from ${source.from}` })),
    skipped: [],
  };
};
