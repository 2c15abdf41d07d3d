import { together } from '@schemawright/diff';
import { formatPlace } from '@schemawright/contract/problem';
import { acceptance, factsOf } from '../change/facts.ts';
import { headingOf, impacts, isOpen } from '../change/groups.ts';
import { valuesOf } from '../change/side-by-side.ts';
import type { Impact, ReportedChange } from '../documents.ts';
import { cell, code, prose, said } from './foreign.ts';
import type { Section } from './limit.ts';

const titles: Readonly<Record<Impact, string>> = {
  breaking: '❌ Breaking',
  risky: '⚠️ Risky',
  compatible: '✅ Compatible',
};

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;

const table = (title: string, columns: readonly string[], items: readonly string[]): Section => ({
  head: `\n### ${title}\n\n${row(columns)}${row(columns.map(() => '---'))}`,
  items,
  tail: '',
});

const changeRow = (change: ReportedChange): string =>
  row([
    code(headingOf(change)),
    said(change),
    `${code(change.location)} ${code(change.pointer)}`.trim(),
    code(change.rule),
  ]);

const valuesLine = (change: ReportedChange): readonly string[] => {
  const values = valuesOf(change);
  const sides = [
    { label: 'old', place: change.oldPlace, lines: values.old },
    { label: 'new', place: change.newPlace, lines: values.new },
  ];
  return sides.flatMap(({ label, place, lines }) => {
    const value = lines.map(({ text }) => text.trim()).join(' ');
    const parts = [value === '' ? '' : code(value), place === undefined ? '' : `at ${code(formatPlace(place))}`];
    const told = parts.filter((part) => part !== '').join(' ');
    return told === '' ? [] : [`  - ${label}: ${told}\n`];
  });
};

const details = (change: ReportedChange): string =>
  [
    `- ${code(headingOf(change))} ${said(change)}\n`,
    ...valuesLine(change),
    ...factsOf(change).map(({ label, text }) => `  - ${label}: ${code(text)}\n`),
  ].join('');

const folded = (title: string, changes: readonly ReportedChange[]): Section => ({
  head: `\n<details><summary>${title}</summary>\n\n`,
  items: together(changes).map(details),
  tail: '\n</details>\n',
});

const acceptedTable = (changes: readonly ReportedChange[]): Section =>
  table(
    `Accepted (${changes.length})`,
    ['Operation', 'Change', 'Reason'],
    together(changes).map((change) => row([code(headingOf(change)), said(change), prose(acceptance(change) ?? '')])),
  );

/** Where room is short, what a reader has to act on is told in full before what is harmless is told at all. */
const ranks = { grave: 0, graveDetails: 1, harmless: 2, harmlessDetails: 3 };

/** A table for each impact and one for what is accepted, then the details, folded, the gravest first throughout. */
export const changeSections = (changes: readonly ReportedChange[]): readonly Section[] => {
  const open = changes.filter(isOpen);
  const accepted = changes.filter((change) => !isOpen(change));
  const byImpact = impacts
    .map((impact) => ({
      impact,
      isGrave: impact !== 'compatible',
      group: open.filter((change) => change.impact === impact),
    }))
    .filter(({ group }) => group.length > 0);
  return [
    ...byImpact.map(({ impact, isGrave, group }) => ({
      ...table(
        `${titles[impact]} (${group.length})`,
        ['Operation', 'Change', 'Where', 'Rule'],
        together(group).map(changeRow),
      ),
      rank: isGrave ? ranks.grave : ranks.harmless,
    })),
    ...(accepted.length === 0 ? [] : [{ ...acceptedTable(accepted), rank: ranks.harmless }]),
    ...byImpact.map(({ impact, isGrave, group }) => ({
      ...folded(`Details: ${group.length} ${impact}`, group),
      rank: isGrave ? ranks.graveDetails : ranks.harmlessDetails,
    })),
    ...(accepted.length === 0
      ? []
      : [{ ...folded(`Details: ${accepted.length} accepted`, accepted), rank: ranks.harmlessDetails }]),
  ];
};
