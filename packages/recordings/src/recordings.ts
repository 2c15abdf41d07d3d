import { operations } from '@schemawright/contract';
import type { Contract } from '@schemawright/contract';
import { createChecker } from './check.ts';
import { CoverageCount } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import type { Exchange, Reading } from './exchange.ts';
import type { Finding, Summary } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Location } from './location.ts';
import { createMatcher } from './match.ts';
import type { Match, MatchOptions } from './match.ts';
import { NotCheckedCount, reasonOf, type Skipped } from './notes.ts';
import type { NotChecked } from './notes.ts';
import { isPreflight } from './preflight.ts';
import { readRecording } from './read.ts';
import { maskPath } from './redact-url.ts';
import { createValidators } from './validators.ts';

export interface CheckOptions extends MatchOptions {
  readonly limits?: Partial<Limits>;
  /** Findings beyond this number are only counted; 10,000 unless told. */
  readonly mostFindings?: number;
}

/** The outcome of a run over recordings. */
export interface Report {
  readonly summary: Summary;
  /** In the order of the files and of the entries in them. */
  readonly findings: readonly Finding[];
  /** How many findings more there were. */
  readonly omitted: number;
  readonly coverage: Coverage;
  /** Everything that was not looked at, with the reason. */
  readonly notChecked: readonly NotChecked[];
  /** Whether not a single exchange was checked: such a run proves nothing. */
  readonly nothingMatched: boolean;
}

/**
 * Checks recorded traffic against the operations of a contract. Throws a `Refusal` for a file that cannot be read or is
 * no recording, and for a contract whose schemas cannot be compiled.
 */
export const checkRecordings = async (
  contract: Contract,
  files: readonly string[],
  options: CheckOptions = {},
): Promise<Report> => {
  const run = createRun(contract, options);
  for (const file of files) for await (const reading of readRecording(file, options.limits)) run.add(file, reading);
  return run.report();
};

/** The same for exchanges that are in memory already. */
export const checkExchanges = (
  contract: Contract,
  exchanges: Iterable<Exchange>,
  options: CheckOptions = {},
): Report => {
  const run = createRun(contract, options);
  for (const exchange of exchanges) run.add(exchange.source, { kind: 'exchange', exchange });
  return run.report();
};

interface Run {
  add(source: string, reading: Reading): void;
  report(): Report;
}

const createRun = (contract: Contract, options: CheckOptions): Run => {
  const { mostFindings = 10_000 } = options;
  const match = createMatcher(contract, options);
  const check = createChecker(contract, createValidators(contract));
  const requests = operations(contract).filter(({ kind }) => kind === 'path');
  const words = new Set(requests.flatMap(({ path }) => path.split('/')));
  const coverage = new CoverageCount(requests);
  const notChecked = new NotCheckedCount();
  const findings: Finding[] = [];
  const counts = { valid: 0, invalid: 0, unmatched: 0, skipped: 0 };
  let omitted = 0;

  const find = (finding: Finding): void => {
    if (findings.length < mostFindings) findings.push(finding);
    else omitted += 1;
  };

  const skip = (skipped: Skipped): void => {
    counts.skipped += 1;
    notChecked.add('recording', reasonOf(skipped));
  };

  const addExchange = (exchange: Exchange): void => {
    const { source, entry, method, url, status } = exchange;
    const matched = match(method, url);
    if (matched.kind !== 'operation') {
      if (isPreflight(exchange)) return skip('preflight');
      counts.unmatched += 1;
      const message = unmatchedMessage(method, matched, (segment) => words.has(segment));
      find({
        source,
        entry,
        operation: null,
        part: 'request',
        pointer: '',
        schemaPointer: '',
        keyword: matched.kind,
        message,
      });
      return;
    }
    const { operation, location, pathParameters } = matched;
    const outcome = check(exchange, operation, location, pathParameters);
    coverage.add(operation, status, outcome);
    for (const { part, reason } of outcome.notChecked) notChecked.add(part, reason);
    if (matched.slashDiffers) notChecked.add('request', 'a slash at the end of the path was not looked at');
    if (outcome.violations.length === 0) counts.valid += 1;
    else counts.invalid += 1;
    for (const violation of outcome.violations) find(findingOf(source, entry, operation.key, violation));
  };

  return {
    add(source, reading) {
      if (reading.kind === 'exchange') return addExchange(reading.exchange);
      skip(reading);
      if (reading.kind === 'skipped') return;
      const { entry, keyword, message } = reading;
      find({ source, entry, operation: null, part: 'recording', pointer: '', schemaPointer: '', keyword, message });
    },
    report() {
      const { valid, invalid, unmatched, skipped } = counts;
      const checked = valid + invalid;
      return {
        summary: { checked, valid, invalid, unmatched, skipped },
        findings,
        omitted,
        coverage: coverage.result(),
        notChecked: notChecked.list(),
        nothingMatched: checked === 0,
      };
    },
  };
};

/** The members of a finding in their documented order. */
const findingOf = (
  source: string,
  entry: number,
  operation: string,
  { part, pointer, schemaPointer, keyword, message }: Omit<Finding, 'source' | 'entry' | 'operation'>,
): Finding => ({ source, entry, operation, part, pointer, schemaPointer, keyword, message });

const unmatchedMessage = (
  method: string,
  match: Exclude<Match, { kind: 'operation' }>,
  isKnown: (segment: string) => boolean,
): string => {
  const verb = /^[A-Z]{1,20}$/.test(method) ? method : 'request';
  const { location } = match;
  if (location === undefined) return `${verb} of something that is no HTTP URL`;
  if (match.kind === 'undeclared-method') return `${match.template} does not declare ${verb}`;
  const path = shortened(maskPath(`/${location.segments.join('/')}`, isKnown));
  if (match.kind === 'unmatched-path') return `${verb} ${path} matches no path of the contract`;
  return `${verb} ${originText(location)}${path} goes to no server of the contract`;
};

const originText = ({ origin }: Location): string => {
  if (origin === undefined) return '';
  const { scheme, host, port } = origin;
  const usual = (scheme === 'https' && port === '443') || (scheme === 'http' && port === '80');
  return `${scheme}://${maskPath(host)}${usual ? '' : `:${port}`}`;
};

const mostShown = 200;

const shortened = (path: string): string => (path.length > mostShown ? `${path.slice(0, mostShown)}…` : path);
