import { formatPlace } from '@schemawright/contract/problem';
import { acceptance, factsOf } from '../change/facts.ts';
import { headingOf, impacts, isOpen } from '../change/groups.ts';
import { valuesOf } from '../change/side-by-side.ts';
import type { Impact, ReportedChange } from '../documents.ts';
import { cell, code, prose } from './foreign.ts';
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
    prose(change.message),
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
    const said = parts.filter((part) => part !== '').join(' ');
    return said === '' ? [] : [`  - ${label}: ${said}\n`];
  });
};

const details = (change: ReportedChange): string =>
  [
    `- ${code(headingOf(change))} ${prose(change.message)}\n`,
    ...valuesLine(change),
    ...factsOf(change).map(({ label, text }) => `  - ${label}: ${code(text)}\n`),
  ].join('');

const folded = (title: string, changes: readonly ReportedChange[]): Section => ({
  head: `\n<details><summary>${title}</summary>\n\n`,
  items: changes.map(details),
  tail: '\n</details>\n',
});

/** A table for each impact and one for what is accepted, then the details, folded, the gravest first throughout. */
export const changeSections = (changes: readonly ReportedChange[]): readonly Section[] => {
  const open = changes.filter(isOpen);
  const accepted = changes.filter((change) => !isOpen(change));
  const byImpact = impacts
    .map((impact) => ({ impact, group: open.filter((change) => change.impact === impact) }))
    .filter(({ group }) => group.length > 0);
  return [
    ...byImpact.map(({ impact, group }) =>
      table(`${titles[impact]} (${group.length})`, ['Operation', 'Change', 'Where', 'Rule'], group.map(changeRow)),
    ),
    ...(accepted.length === 0
      ? []
      : [
          table(
            `Accepted (${accepted.length})`,
            ['Operation', 'Change', 'Reason'],
            accepted.map((change) =>
              row([code(headingOf(change)), prose(change.message), prose(acceptance(change) ?? '')]),
            ),
          ),
        ]),
    ...byImpact.map(({ impact, group }) => folded(`Details: ${group.length} ${impact}`, group)),
    ...(accepted.length === 0 ? [] : [folded(`Details: ${accepted.length} accepted`, accepted)]),
  ];
};
