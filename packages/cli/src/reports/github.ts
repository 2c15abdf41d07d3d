import { escapeBlock, guardInline, guardLog, lines, text } from '../text.ts';
import { type Checkout, fromTop } from './checkout.ts';
import type { Entry, Level } from './entries/entry.ts';
import { entriesOf } from './entries/table.ts';
import { groupBy } from './group-by.ts';
import type { Report, Screen } from './report.ts';

const codes: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A', ':': '%3A', ',': '%2C' };
const coded = (character: string): string => codes[character] ?? character;

/** What steers terminals is shown, and the runner's old command syntax, which it takes anywhere, is broken. */
const shown = (foreign: string): string => guardInline(escapeBlock(foreign));

/** The message of a workflow command. */
export const commandData = (foreign: string): string => shown(foreign).replace(/[%\r\n]/gu, coded);

/** The value of a property of a workflow command. */
export const commandProperty = (foreign: string): string => shown(foreign).replace(/[%\r\n:,]/gu, coded);

const levels: readonly Level[] = ['error', 'warning', 'note'];
const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Of each level GitHub shows so many for one step. */
const most = 10;

const annotation = ({ level, rule, message, facts, place }: Entry, checkout: Checkout | undefined): string => {
  const properties: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ['file', place && fromTop(place.file, checkout)],
    ['line', place?.line],
    ['col', place?.column],
    ['title', rule],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${commandProperty(String(value))}`],
  );
  const said = [message, ...facts.map((fact) => `${fact.label}: ${fact.text}`)].join('\n');
  return `::${commands[level]} ${written.join(',')}::${commandData(said)}\n`;
};

/** What is not annotated, by rule. */
const rest = (level: Level, entries: readonly Entry[]): string => {
  if (entries.length === 0) return '';
  const rules = [...groupBy(entries, ({ rule }) => rule)].map(([rule, group]) => `${rule} ×${group.length}`);
  return lines([text`${entries.length} more of level ${commands[level]} without an annotation: ${rules.join(', ')}`])
    .rendered;
};

/** Annotations of GitHub Actions, as many as it shows, failing ones first; the rest and the counts as lines of the log. */
export const github = (report: Report, { checkout }: Partial<Screen> = {}): string => {
  const { of, summary, entries } = entriesOf(report);
  const open = entries.filter(({ accepted }) => accepted === undefined);
  const sorted = [...open.filter(({ fails }) => fails), ...open.filter(({ fails }) => !fails)];
  const byLevel = levels.map((level) => ({ level, entries: sorted.filter((entry) => entry.level === level) }));
  const annotated = byLevel.flatMap((one) => one.entries.slice(0, most)).map((entry) => annotation(entry, checkout));
  const said = byLevel.map((one) => rest(one.level, one.entries.slice(most)));
  return annotated.join('') + guardLog(said.join('') + lines([text`${of}: ${summary}`]).rendered);
};
