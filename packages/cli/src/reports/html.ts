import { notesOf } from './change/notes.ts';
import type { UpstreamCheck } from './documents.ts';
import { summaryOf } from './entries/changes.ts';
import { entriesOf } from './entries/table.ts';
import { page } from './html/page.ts';
import type { DiffReport, Report } from './report.ts';

const contractsOf = ({ document, context }: DiffReport): readonly string[] => {
  const names = [...new Set(document.changes.flatMap(({ contract }) => contract ?? []))];
  if (names.length > 0) return [`Contracts: ${names.join(', ')}`];
  return context?.name === undefined ? [] : [`Contract: ${context.name}`];
};

const aboutCheck = ({ contract, source, verdict, refused }: UpstreamCheck): string =>
  `${contract} and ${source.from}: ${verdict}${refused === undefined ? '' : `, ${refused.message}`}`;

/** One self-contained page to read, search and print. */
export const html = (report: Report): string => {
  switch (report.of) {
    case 'diff': {
      const { bump, changes } = report.document;
      return page({
        title: `Contract changes: ${bump}`,
        summary: [summaryOf(bump, changes), ...contractsOf(report)],
        changes,
        context: report.context,
        notes: notesOf(report.document),
      });
    }
    case 'upstream check': {
      const { document } = report;
      const checks = document.checks ?? [document];
      return page({
        title: `Upstream ${document.verdict}: ${document.bump}`,
        summary: [summaryOf(document.bump, document.changes), ...checks.map(aboutCheck)],
        changes: document.changes,
        notes: document.notes.map(({ message, line }) => (line === undefined ? message : `${message} (line ${line})`)),
      });
    }
    default: {
      const { summary, entries } = entriesOf(report);
      return page({
        title: 'Contract changes: refused',
        summary: [summary],
        changes: [],
        notes: entries.map(({ place, rule, message }) =>
          place === undefined ? message : `${place.file}:${place.line ?? 1}: ${rule}: ${message}`,
        ),
      });
    }
  }
};
