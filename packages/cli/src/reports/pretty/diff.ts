import type { Paint } from '../../paint.ts';
import { type Text, text } from '../../text.ts';
import type { DiffDocument } from '../documents.ts';
import { changesByOperation, impactCounts } from './change.ts';

/** The bump and the counts, then the changes by operation. */
export const prettyDiff = ({ bump, changes, changesets = [] }: DiffDocument, paint: Paint): Text[] => [
  changes.length === 0
    ? text`${paint.bold(bump)}: nothing changed`
    : text`${paint.bold(bump)}: ${impactCounts(changes)}`,
  ...changesByOperation(changes, paint),
  ...(changesets.length === 0 ? [] : [text``]),
  ...changesets.map((file) => text`${paint.green('written')} ${file}`),
];
