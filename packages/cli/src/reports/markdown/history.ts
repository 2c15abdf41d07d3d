import { together } from '@schemawright/diff';
import { headingOf } from '../change/groups.ts';
import type { HistoryDocument, HistoryEntry, ReportedChange } from '../documents.ts';
import { counted } from '../entries/entry.ts';
import { code, prose, said } from './foreign.ts';
import { fitted } from './limit.ts';

/** A section for each commit, the newest first. */
export const historyText = (
  { file, commits, quiet, entries, skipped, notes = [] }: HistoryDocument,
  left: (number: number) => string,
): string => {
  const counts = `${counted(commits, 'commit')}, ${entries.length} of them with meaning; ${quiet} changed bytes alone.`;
  return fitted(
    `## History of ${code(file)}\n\n${counts}\n${notes.map((note) => `\n- ${prose(note)}\n`).join('')}`,
    [
      ...entries.map((entry) => ({ head: `${headOf(entry)}\n`, items: itemsOf(entry), tail: '' })),
      {
        head: '\n### Passed over\n\n',
        items: skipped.map(
          ({ date, short, subject, reason }) =>
            `- ${date.slice(0, 10)} ${code(short)} ${code(subject)}: ${prose(reason)}\n`,
        ),
        tail: '',
      },
    ],
    left,
  );
};

const headOf = ({ date, short, subject, event, bump, changes }: HistoryEntry): string => {
  const told = [...(event === 'changed' ? [] : [event]), ...(changes.length === 0 ? [] : [bump])].join(', ');
  return `\n### ${date.slice(0, 10)} ${code(short)}: ${told}\n\n${code(subject)}\n`;
};

const itemsOf = ({ event, file, before, changes }: HistoryEntry): readonly string[] => [
  ...(event === 'changed' ? [] : [`- ${event}: ${code(file)}\n`]),
  ...(before === undefined ? [] : [`- moved from ${code(before)} to ${code(file)}\n`]),
  ...together(changes).map(changeLine),
];

const changeLine = (change: ReportedChange): string =>
  `- **${change.impact}** ${code(headingOf(change))} ${said(change)} (${code(change.rule)})\n`;
