import { formatPlace } from '@schemawright/contract/problem';
import { together } from '@schemawright/diff';
import { join, type Text, text } from '../../text.ts';
import type { ChangeContext } from '../change/context.ts';
import { factsOf } from '../change/facts.ts';
import { countsOf, groupsOf, impacts, isOpen } from '../change/groups.ts';
import { excerptsOf, type Line, type SideBySide, valuesOf } from '../change/side-by-side.ts';
import type { Impact, ReportedChange } from '../documents.ts';
import type { Screen } from '../report.ts';
import { below, beside, type Cell } from './columns.ts';

type Brushes = Screen['paint'];

/** `✗ breaking`, in its colour. */
const mark = (impact: Impact, paint: Brushes): Text =>
  ({
    breaking: (): Text => paint.red('✗ breaking'),
    risky: (): Text => paint.yellow('! risky'),
    compatible: (): Text => paint.green('+ compatible'),
  })[impact]();

/** `2 breaking, 1 risky, 0 compatible`, and how many are accepted, which count for nothing else. */
export const impactCounts = (changes: readonly ReportedChange[]): Text => {
  const { open, accepted } = countsOf(changes);
  return join(
    [...impacts.map((impact) => `${open[impact]} ${impact}`), ...(accepted === 0 ? [] : [`${accepted} accepted`])],
    ', ',
  );
};

/** In a log nobody knows how wide the window is. */
const columnsOfLog = 100;
/** So much room it takes to set both sides beside each other, and any text at all. */
const narrowest = { beside: 60, text: 20 };
const mostRows = 12;
const indent = '    ';

const cellsOf = (lines: readonly Line[], brush: Brushes['red'], paint: Brushes): readonly Cell[] => {
  const shown = lines.slice(0, mostRows).map(({ text: foreign, differs }) => ({
    foreign,
    brush: differs ? brush : paint.dim,
  }));
  return lines.length > mostRows ? [...shown, { foreign: '…', brush: paint.dim }] : shown;
};

/** Values that the change names, else what stands on both sides. */
const linesOf = (change: ReportedChange, context: ChangeContext | undefined): SideBySide => {
  const values = valuesOf(change);
  return values.old.length + values.new.length > 0 ? values : excerptsOf(change, context);
};

/** One side: where it is, then what is there; nothing when there is neither. */
const sideCells = (
  side: 'old' | 'new',
  change: ReportedChange,
  lines: readonly Line[],
  paint: Brushes,
): readonly Cell[] => {
  const place = side === 'old' ? change.oldPlace : change.newPlace;
  const values = cellsOf(lines, side === 'old' ? paint.red : paint.green, paint);
  if (place === undefined && values.length === 0) return [];
  return [{ foreign: place === undefined ? side : `${side} ${formatPlace(place)}`, brush: paint.dim }, ...values];
};

/** Old and new beside each other, below each other where there is no room; one alone when the other is not there. */
const sides = (
  change: ReportedChange,
  context: ChangeContext | undefined,
  { paint, columns }: Screen,
): readonly Text[] => {
  const room = Math.max((columns ?? columnsOfLog) - indent.length, narrowest.text);
  const lines = linesOf(change, context);
  const [old, next] = [sideCells('old', change, lines.old, paint), sideCells('new', change, lines.new, paint)];
  const half = Math.floor((room - 3) / 2);
  const isBeside = old.length > 0 && next.length > 0 && room >= narrowest.beside;
  // A place is copied and clicked: where there is no room for it in a column, it stands above.
  const isAbove = isBeside && [old, next].some(([place]) => (place?.foreign.length ?? 0) > half);
  const [first, second] = [old, next].map((cells) => (isAbove ? cells.slice(1) : cells)) as [typeof old, typeof next];
  const places = isAbove
    ? below(
        [old, next].flatMap(([place]) => place ?? []),
        Infinity,
      )
    : [];
  const rows = isBeside ? [...places, ...beside(first, second, half)] : below([...old, ...next], room);
  return rows.map((row) => text`${{ rendered: indent }}${row}`);
};

const changeLines = (change: ReportedChange, context: ChangeContext | undefined, screen: Screen): readonly Text[] => {
  const { paint } = screen;
  return [
    text`  ${mark(change.impact, paint)} ${change.rule} ${paint.dim(change.location)}`,
    text`    ${change.message}`,
    ...sides(change, context, screen),
    ...factsOf(change).map((fact) => text`    ${paint.cyan(`${fact.label}:`)} ${fact.text}`),
  ];
};

const grouped = (
  changes: readonly ReportedChange[],
  context: ChangeContext | undefined,
  screen: Screen,
): readonly Text[] =>
  groupsOf(changes).flatMap((group) => [
    text``,
    screen.paint.bold(group.heading),
    ...together(group.changes).flatMap((change) => changeLines(change, context, screen)),
  ]);

/** Open changes by operation, then the accepted ones. */
export const changesByOperation = (
  changes: readonly ReportedChange[],
  context: ChangeContext | undefined,
  screen: Screen,
): readonly Text[] => {
  const accepted = changes.filter((change) => !isOpen(change));
  return [
    ...grouped(changes.filter(isOpen), context, screen),
    ...(accepted.length === 0 ? [] : [text``, screen.paint.bold(screen.paint.cyan('accepted'))]),
    ...grouped(accepted, context, screen),
  ];
};
