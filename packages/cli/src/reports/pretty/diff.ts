import { type Text, text } from '../../text.ts';
import type { DiffReport, Screen } from '../report.ts';
import { packageBumpsOf, replayedOf } from '../change/notes.ts';
import { changesByOperation, impactCounts } from './change.ts';

/** The first line is out of sight by then. */
const mostOnOneScreen = 10;

/** The bump and the counts, then the changes by operation. */
export const prettyDiff = ({ document, context }: DiffReport, screen: Screen): readonly Text[] => {
  const { bump, changes, changesets = [], removedChangesets = [] } = document;
  const { paint } = screen;
  const replayed = replayedOf(document);
  const summary =
    changes.length === 0
      ? text`${paint.bold(bump)}: nothing changed`
      : text`${paint.bold(bump)}: ${impactCounts(changes)}`;
  return [
    summary,
    ...packageBumpsOf(document).map((said) => text`  ${said}`),
    ...changesByOperation(changes, context, screen),
    ...(changes.length > mostOnOneScreen ? [text``, summary] : []),
    ...(replayed.length === 0 ? [] : [text``]),
    ...replayed.map((said) => text`${said}`),
    ...(changesets.length + removedChangesets.length === 0 ? [] : [text``]),
    ...changesets.map((file) => text`${paint.green('written')} ${file}`),
    ...removedChangesets.map((file) => text`${paint.red('removed')} ${file}, which told of other changes`),
  ];
};
