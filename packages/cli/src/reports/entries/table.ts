import type { Report } from '../report.ts';
import { entriesOfDiff, entriesOfUpstream } from './changes.ts';
import type { Entries } from './entry.ts';
import { entriesOfLint, entriesOfRefusal } from './problems.ts';
import { entriesOfValidate } from './validate.ts';

/** What a report tells, as one list; only of those commands whose formats are written from it. */
export const entriesOf = (report: Report): Entries => {
  switch (report.of) {
    case 'lint':
      return entriesOfLint(report.document);
    case 'validate':
      return entriesOfValidate(report.document);
    case 'diff':
      return entriesOfDiff(report);
    case 'upstream check':
      return entriesOfUpstream(report.document);
    case 'refusal':
      return entriesOfRefusal(report.document);
    case 'generate':
    case 'convert':
    case 'history':
    case 'rules':
      throw new Error(`${report.of} has no entries`);
  }
};
