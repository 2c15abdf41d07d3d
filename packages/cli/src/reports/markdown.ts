import { impacts, countsOf } from './change/groups.ts';
import { notesOf } from './change/notes.ts';
import type { Bump, ReportedChange, UpstreamDocument } from './documents.ts';
import { entriesOf } from './entries/table.ts';
import { changeSections } from './markdown/changes.ts';
import { entrySections } from './markdown/entries.ts';
import { code, prose } from './markdown/foreign.ts';
import { historyText } from './markdown/history.ts';
import { fitted, type Section } from './markdown/limit.ts';
import { rulesText } from './markdown/rules.ts';
import type { Report } from './report.ts';

/** A line that nobody sees, by which a bot finds the comment that it wrote before. */
const marker = (of: string): string => `<!-- schemawright ${of} -->\n`;

const counts = (changes: readonly ReportedChange[]): string => {
  const { open, accepted } = countsOf(changes);
  const said = impacts.map((impact) => `${open[impact]} ${impact}`);
  return `${[...said, ...(accepted === 0 ? [] : [`${accepted} accepted`])].join(', ')}\n`;
};

const opening = (title: string, bump: Bump, changes: readonly ReportedChange[]): string =>
  `## ${title}: ${bump}\n\n${changes.length === 0 ? 'Nothing changed.\n' : counts(changes)}`;

const left = (number: number): string =>
  `_${number} more lines are left out, for a comment has no room for them: \`--format html\` and \`--format json\` have all._`;

const noteSections = (document: UpstreamDocument): readonly Section[] =>
  (document.checks ?? [document]).flatMap(({ contract, source, verdict, refused, notes }) => {
    const said = [
      ...(refused === undefined ? [] : [`- refused: ${prose(refused.message)}\n`]),
      ...notes.map(({ message, line }) => `- ${prose(message)}${line === undefined ? '' : ` (line ${line})`}\n`),
    ];
    const head = `\n### ${code(contract)} and ${code(source.from)}: ${verdict}\n\n`;
    return said.length === 0 ? [] : [{ head, items: said, tail: '' }];
  });

const body = (report: Report): string => {
  switch (report.of) {
    case 'diff': {
      const { bump, changes } = report.document;
      const notes = notesOf(report.document).map((note) => `- ${prose(note)}\n`);
      const told = notes.length === 0 ? '' : `\n${notes.join('')}`;
      return fitted(opening('Contract changes', bump, changes) + told, changeSections(changes), left);
    }
    case 'upstream check': {
      const { verdict, bump, changes } = report.document;
      const sections = [...changeSections(changes), ...noteSections(report.document)];
      return fitted(opening(`Upstream ${verdict}`, bump, changes), sections, left);
    }
    case 'history':
      return historyText(report.document, left);
    case 'rules':
      return rulesText(report.document);
    default: {
      const entries = entriesOf(report);
      return fitted(`## Contract ${entries.of}\n\n${prose(entries.summary)}\n`, entrySections(entries), left);
    }
  }
};

/** A comment for a pull request, within the size that GitHub takes. */
export const markdown = (report: Report): string => marker(report.of) + body(report);
