import { escapeBlock, escapeInline, guardMarkup } from '../text.ts';
import type { Entries, Entry } from './entries/entry.ts';
import { entriesOf } from './entries/table.ts';
import { groupBy } from './group-by.ts';
import type { Report } from './report.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const marked = (shown: string): string =>
  guardMarkup(
    shown.replace(/[\ufffe\uffff]/gu, '').replace(/[&<>"']/gu, (character) => entities[character] ?? character),
  );

/** Foreign text between tags, over several lines. XML 1.0 has no place for most control characters, so they are shown. */
export const xmlText = (foreign: string): string => marked(escapeBlock(foreign));

/** Foreign text as the value of an attribute. */
export const xmlAttribute = (foreign: string): string => marked(escapeInline(foreign));

interface Case {
  readonly suite: string;
  readonly test: string;
  readonly failures: readonly Entry[];
  /** Told, but nothing fails for it. */
  readonly told: readonly Entry[];
  readonly skipped?: string;
}

const casesOf = ({ entries, fine, skipped }: Entries): readonly Case[] => [
  ...[...groupBy(entries, ({ suite, test }) => JSON.stringify([suite, test])).values()].flatMap((group) =>
    group.slice(0, 1).map(({ suite, test }) => ({
      suite,
      test,
      failures: group.filter(({ fails }) => fails),
      told: group.filter(({ fails }) => !fails),
    })),
  ),
  ...fine.map(({ suite, test }) => ({ suite, test, failures: [], told: [] })),
  ...skipped.map(({ suite, test, reason }) => ({ suite, test, failures: [], told: [], skipped: reason })),
];

const said = ({ rule, message, facts, place }: Entry): string =>
  [
    `${rule}: ${message}`,
    ...(place === undefined
      ? []
      : [`  ${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')}`]),
    ...facts.map(({ label, text }) => `  ${label}: ${text}`),
  ].join('\n');

const failure = ([first, ...others]: readonly Entry[]): string => {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const all = [first, ...others].map(said).join('\n');
  return `      <failure type="${xmlAttribute(first.rule)}" message="${xmlAttribute(first.message)}${more}">${xmlText(all)}</failure>\n`;
};

const output = (told: readonly Entry[]): string =>
  told.length === 0 ? '' : `      <system-out>${xmlText(told.map(said).join('\n'))}</system-out>\n`;

const caseXml = ({ suite, test, failures, told, skipped }: Case): string => {
  const missed = skipped === undefined ? '' : `      <skipped message="${xmlAttribute(skipped)}"/>\n`;
  const inside = missed + failure(failures) + output(told);
  const named = `    <testcase classname="${xmlAttribute(suite)}" name="${xmlAttribute(test)}" time="0"`;
  return inside === '' ? `${named}/>\n` : `${named}>\n${inside}    </testcase>\n`;
};

const counts = (cases: readonly Case[]): string => {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const skipped = cases.filter((each) => each.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failed}" errors="0" skipped="${skipped}"`;
};

/** JUnit XML: a suite for each contract or file, a case for each operation; what makes the run fail is a failure. */
export const junit = (report: Report): string => {
  const entries = entriesOf(report);
  const cases = casesOf(entries);
  const suites = [...groupBy(cases, ({ suite }) => suite)].map(
    ([suite, group]) =>
      `  <testsuite name="${xmlAttribute(suite)}" ${counts(group)} time="0">\n${group.map(caseXml).join('')}  </testsuite>\n`,
  );
  const named = `schemawright ${entries.of}: ${entries.summary}`;
  const { length: tests } = cases;
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlAttribute(named)}" tests="${tests}" failures="${failed}" errors="0" time="0">\n${suites.join('')}</testsuites>\n`;
};
