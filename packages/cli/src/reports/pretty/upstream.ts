import { count, join, type Text, text } from '../../text.ts';
import type { ReportedChange, UpstreamCheck, UpstreamDocument } from '../documents.ts';
import type { Screen } from '../report.ts';
import { changesByOperation, impactCounts } from './change.ts';

const colour = { same: 'green', drift: 'yellow', refused: 'red' } as const;

/** For each source: the verdict with what it rests on, the changes, then what was not compared and why. */
export const prettyUpstream = (document: UpstreamDocument, screen: Screen): readonly Text[] =>
  (document.checks ?? [document]).flatMap((check, index) => [
    ...(index === 0 ? [] : [text``]),
    ...checkLines(check, screen),
  ]);

/** All that is left of the counts when nothing is open. */
const decided = (changes: readonly ReportedChange[]): Text =>
  changes.length === 0 ? text`no difference` : text`${count(changes.length, 'difference')}, each decided on`;

const checkLines = (
  { verdict, source, bump, changes, notes, refused }: UpstreamCheck,
  screen: Screen,
): readonly Text[] => {
  const { paint } = screen;
  const about = [source.operation, source.from, source.kind, source.language].filter((part) => part !== null);
  const said = paint.bold(paint[colour[verdict]](verdict));
  const counts =
    verdict === 'drift' ? text`${said} ${bump}: ${impactCounts(changes)}` : text`${said}: ${decided(changes)}`;
  const first = refused === undefined ? counts : text`${said} ${refused.code}: ${refused.message}`;
  return [
    text`${first} ${paint.dim(text`(${join(about, ', ')})`)}`,
    ...changesByOperation(changes, undefined, screen),
    ...(notes.length === 0 ? [] : [text``, paint.bold('notes')]),
    ...notes.map(
      ({ code, message, line }) => text`  ${paint.dim(line === undefined ? code : `${code}, line ${line}`)} ${message}`,
    ),
  ];
};
