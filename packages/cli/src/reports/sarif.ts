import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Location } from 'sarif';
import { version } from '../version.ts';
import { type Checkout, fromTop } from './checkout.ts';
import type { Entries, Entry, EntryPlace } from './entries/entry.ts';
import { entriesOf } from './entries/table.ts';
import { jsonText } from './json.ts';
import type { Report, Screen } from './report.ts';
import { helpFor } from './rule-help.ts';

/** GitHub refuses files with more. */
const mostResults = 25_000;

/** A path as a relative URI reference: each segment percent-encoded, so that no segment reads as a scheme or a query. */
export const uriOf = (file: string): string =>
  file
    .replaceAll('\\', '/')
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/')
    .replace(/^\/+/u, 'file:///');

/** The text of a message, where viewers take `[text](target)` for a link. */
export const messageText = (foreign: string): string => foreign.replace(/\](?=\()/gu, '] ');

const locationOf = ({ file, line, column }: EntryPlace, checkout: Checkout | undefined): Location => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(fromTop(file, checkout)) },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  },
});

const placesOf = (
  { place, oldPlace }: Entry,
  checkout: Checkout | undefined,
): Pick<Result, 'locations' | 'relatedLocations'> => {
  const before = oldPlace && {
    id: 0,
    ...locationOf(oldPlace, checkout),
    message: { text: messageText(`as it was in ${oldPlace.file}`) },
  };
  return {
    ...(place === undefined ? {} : { locations: [locationOf(place, checkout)] }),
    ...(before === undefined ? {} : { relatedLocations: [before] }),
  };
};

const fingerprintOf = (identity: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);

const resultOf = (entry: Entry, ruleIndex: number, checkout: Checkout | undefined): Result => {
  const { level, rule, message, facts, accepted, identity } = entry;
  const said = [message, ...facts.map(({ label, text }) => `${label}: ${text}`)].join('\n');
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: messageText(said) },
    ...placesOf(entry, checkout),
    partialFingerprints: { 'schemawright/v1': fingerprintOf(identity) },
    ...(accepted === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: messageText(accepted) }] }),
  };
};

const rulesOf = (report: Report, { entries }: Entries): ReadonlyMap<string, ReportingDescriptor> => {
  const helpOf = helpFor(report.of);
  const rules = new Map<string, ReportingDescriptor>();
  for (const { rule, level } of entries) {
    if (rules.has(rule)) continue;
    const { summary, help } = helpOf(rule);
    rules.set(rule, {
      id: rule,
      shortDescription: { text: messageText(summary) },
      help: { text: messageText(help) },
      defaultConfiguration: { level },
    });
  }
  return rules;
};

/** One SARIF 2.1.0 log, for code scanning and its like. */
export const sarif = (report: Report, { checkout }: Partial<Screen> = {}): string => {
  const all = entriesOf(report);
  const rules = rulesOf(report, all);
  const index = new Map([...rules.keys()].map((rule, at) => [rule, at]));
  const results = all.entries
    .slice(0, mostResults)
    .map((entry) => resultOf(entry, index.get(entry.rule) ?? -1, checkout));
  const left = all.entries.length - results.length;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Schemawright', version: version(), rules: [...rules.values()] } },
        automationDetails: { id: `schemawright/${all.of}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.of !== 'refusal',
            toolExecutionNotifications: [
              { level: 'note', message: { text: messageText(all.summary) } },
              ...(left === 0
                ? []
                : [{ level: 'warning' as const, message: { text: `${left} results more, not listed` } }]),
            ],
          },
        ],
        results,
      },
    ],
  };
  return jsonText(log);
};
