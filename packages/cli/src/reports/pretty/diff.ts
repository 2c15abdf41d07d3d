import { type Text, text } from '../../text.ts';
import type { DiffReport, Screen } from '../report.ts';
import { replayedOf } from '../change/notes.ts';
import { changesByOperation, impactCounts } from './change.ts';

/** The bump and the counts, then the changes by operation. */
export const prettyDiff = ({ document, context }: DiffReport, screen: Screen): readonly Text[] => {
  const { bump, changes, changesets = [] } = document;
  const { paint } = screen;
  return [
    changes.length === 0
      ? text`${paint.bold(bump)}: nothing changed`
      : text`${paint.bold(bump)}: ${impactCounts(changes)}`,
    ...changesByOperation(changes, context, screen),
    ...replayedOf(document).flatMap((said) => [text``, text`${said}`]),
    ...(changesets.length === 0 ? [] : [text``]),
    ...changesets.map((file) => text`${paint.green('written')} ${file}`),
  ];
};
