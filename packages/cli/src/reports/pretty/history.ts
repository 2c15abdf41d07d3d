import { count, type Text, text } from '../../text.ts';
import type { HistoryCommit, HistoryDocument, HistoryEntry } from '../documents.ts';
import type { Screen } from '../report.ts';
import { changesByOperation, impactCounts } from './change.ts';

/** Every commit with its changes, the newest first; then what was quiet and what could not be read. */
export const prettyHistory = (document: HistoryDocument, screen: Screen): readonly Text[] => {
  const { commits, quiet, entries, skipped, notes = [] } = document;
  return [
    ...entries.flatMap((entry) => [...entryLines(entry, screen), text``]),
    text`${count(commits, 'commit')}, ${entries.length} of them with meaning; ${quiet} changed bytes alone`,
    ...skipped.flatMap((commit) => [
      text`${screen.paint.yellow('passed over')} ${commitText(commit, screen)}`,
      text`  ${commit.reason}`,
    ]),
    ...notes.map((note) => text`${screen.paint.yellow('note')} ${note}`),
  ];
};

const commitText = ({ date, short, subject }: HistoryCommit, { paint }: Screen): Text =>
  text`${date.slice(0, 10)} ${paint.cyan(short)} ${subject}`;

const entryLines = (entry: HistoryEntry, screen: Screen): readonly Text[] => {
  const { event, file, before, bump, changes } = entry;
  const { paint } = screen;
  return [
    commitText(entry, screen),
    ...(event === 'changed' ? [] : [text`  ${event} ${file}`]),
    ...(changes.length === 0 ? [] : [text`  ${paint.bold(bump)}: ${impactCounts(changes)}`]),
    ...(before === undefined ? [] : [text`  moved from ${before} to ${file}`]),
    ...changesByOperation(changes, undefined, screen),
  ];
};
