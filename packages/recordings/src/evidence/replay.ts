import { operations, valueAt, type Operation } from '@schemawright/contract';
import { createChecker, type Checker, type Outcome, type PartViolation } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import type { Limits } from '../limits.ts';
import { locationOf, type Location } from '../location.ts';
import { createMatcher, type Matcher } from '../match.ts';
import { type NotChecked, NotCheckedCount, reasonOf, type Skipped } from '../notes.ts';
import { isPreflight } from '../preflight.ts';
import { readRecording } from '../read.ts';
import { matchesBase, matchesOrigin } from '../servers.ts';
import { decodeOnce } from '../segment.ts';
import { createValidators, type Direction } from '../validators.ts';
import { createBlame } from './blame.ts';
import { partOf, type Edit, type Evidence } from './edit.ts';
import { byOperation, entryOf, schemaRoots, type Contracts, type Entry, type Version } from './entries.ts';
import { createSubtypes } from './subtypes.ts';
import { taggedValidators } from './tagged-validators.ts';
import { createReadings, type Readings } from './readings.ts';

/** What recordings say about the edits between two contracts. */
export interface Replay {
  /** One for each edit, in their order. */
  readonly evidence: readonly Evidence[];
  readonly summary: {
    /** Exchanges that belong to an operation of either contract. */
    readonly checked: number;
    /** Those of them that the old contract allows and the new one does not, for whatever reason. */
    readonly broken: number;
    /** Exchanges that belong to no operation of either contract. */
    readonly unmatched: number;
    /** Entries that could not be read or are no finished exchange. */
    readonly skipped: number;
  };
  /** Why entries were skipped. */
  readonly notChecked: readonly NotChecked[];
}

/**
 * Checks recorded exchanges against two contracts at once, and counts for each edit between them what it touches. Memory
 * grows with the edits and the largest exchange. Throws a `Refusal` as `checkRecordings` does.
 */
export const replayRecordings = async (
  contracts: Contracts,
  edits: readonly Edit[],
  files: readonly string[],
  { limits }: { readonly limits?: Partial<Limits> } = {},
): Promise<Replay> => {
  const roots = { old: schemaRoots(contracts.old), next: schemaRoots(contracts.next) };
  const entries = edits.map(entryOf(contracts, roots));
  const sides = { old: createSide(contracts, entries, 'old'), next: createSide(contracts, entries, 'next') };
  const reached = byOperation(contracts, entries);
  const everywhere = entries.filter(({ edit }) => edit.operations.length === 0);
  const blame = createBlame(entries);
  const counts = new Map(entries.map((entry) => [entry, { exchanges: 0, of: 0, broken: 0 }]));
  const summary = { checked: 0, broken: 0, unmatched: 0, skipped: 0 };
  const notChecked = new NotCheckedCount();

  const skip = (skipped: Skipped): void => {
    summary.skipped += 1;
    notChecked.add('recording', reasonOf(skipped));
  };

  const add = (exchange: Exchange): void => {
    const met = meet(sides, exchange);
    if (met === undefined) {
      if (isPreflight(exchange)) skip('preflight');
      else summary.unmatched += 1;
      return;
    }
    const { old, next } = met;
    const candidates = new Set([
      ...everywhere,
      ...(reached.get(old?.operation.key ?? '') ?? []),
      ...(reached.get(next?.operation.key ?? '') ?? []),
    ]);
    const breaks = isFine(old) && !isFine(next);
    summary.checked += 1;
    if (breaks) summary.broken += 1;
    const used = usedBy(met, exchange, candidates, sides);
    const broken = new Set<Entry>();
    const touched = new Set([...used].filter(({ edit }) => edit.shownBy === 'use'));
    for (const version of ['old', 'next'] as const) {
      for (const violation of violationsOnly(met, version)) {
        for (const entry of blame(violation, valueOf(met[version], violation), version, candidates, used)) {
          touched.add(entry);
          if (breaks && version === 'next') broken.add(entry);
        }
      }
    }
    if (breaks && next?.matched !== true) for (const entry of unmatchedFor(candidates)) broken.add(entry);
    for (const entry of candidates) {
      const count = counts.get(entry);
      if (count === undefined) continue;
      count.of += 1;
      if (touched.has(entry) || broken.has(entry)) count.exchanges += 1;
      if (broken.has(entry)) count.broken += 1;
    }
  };

  for (const file of files)
    for await (const reading of readRecording(file, limits)) {
      if (reading.kind === 'exchange') add(reading.exchange);
      else skip(reading);
    }
  return { evidence: [...counts.values()], summary, notChecked: notChecked.list() };
};

interface Side {
  readonly match: Matcher;
  readonly check: Checker;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Which schema places that edits speak of a value is described by. */
  readonly readings: Readings;
}

const createSide = (contracts: Contracts, entries: readonly Entry[], version: Version): Side => {
  const contract = contracts[version];
  const subtypes = createSubtypes(contract);
  const others = createSubtypes(contracts[version === 'old' ? 'next' : 'old']);
  const validators = createValidators(contract);
  const wanted = entries.flatMap(({ inSchema, edit, pointers }) =>
    inSchema && edit.shownBy === 'use' ? (pointers[version] ?? []) : [],
  );
  return {
    match: createMatcher(contract),
    check: createChecker(contract, taggedValidators(contract, validators, subtypes, others)),
    operations: new Map(operations(contract).map((operation) => [operation.key, operation])),
    readings: createReadings(contract, new Set(wanted), subtypes, validators.accepts),
  };
};

/** An exchange as one contract sees it. */
interface Met {
  readonly operation: Operation;
  readonly outcome: Outcome;
  /** Whether the request leads to the operation; else it is the namesake of what it leads to in the other contract. */
  readonly matched: boolean;
}

type BothMet = Readonly<Record<Version, Met | undefined>>;

const meet = (sides: Readonly<Record<Version, Side>>, exchange: Exchange): BothMet | undefined => {
  const { method, url } = exchange;
  const matches = { old: sides.old.match(method, url), next: sides.next.match(method, url) };
  const met = (version: Version): Met | undefined => {
    const own = matches[version];
    const other = matches[version === 'old' ? 'next' : 'old'];
    const match = own.kind === 'operation' ? own : other.kind === 'operation' ? other : undefined;
    if (match === undefined) return undefined;
    const operation = match === own ? match.operation : sides[version].operations.get(match.operation.key);
    if (operation === undefined) return undefined;
    const outcome = sides[version].check(exchange, operation, match.location, match.pathParameters);
    return { operation, outcome, matched: match === own };
  };
  const both = { old: met('old'), next: met('next') };
  return both.old === undefined && both.next === undefined ? undefined : both;
};

const isFine = (met: Met | undefined): boolean => met?.matched === true && met.outcome.violations.length === 0;

/** What one contract finds wrong and the other, which has the operation too, does not. */
const violationsOnly = ({ old, next }: BothMet, version: Version): readonly PartViolation[] => {
  if (old === undefined || next === undefined) return [];
  const key = ({ part, pointer, keyword, missing }: PartViolation): string =>
    JSON.stringify([partOf(part), pointer, keyword, missing]);
  const [own, other] = version === 'old' ? [old, next] : [next, old];
  const known = new Set(other.outcome.violations.map(key));
  return own.outcome.violations.filter((violation) => !known.has(key(violation)));
};

/** What a violation is about; nothing where the name of a member is not told. */
const valueOf = (met: Met | undefined, { part, pointer }: PartViolation): unknown =>
  valueAt(met?.outcome.values.find((read) => read.part === part)?.value, pointer);

/** The edits that have what they change in an exchange. */
const usedBy = (
  met: BothMet,
  exchange: Exchange,
  candidates: ReadonlySet<Entry>,
  sides: Readonly<Record<Version, Side>>,
): ReadonlySet<Entry> => {
  const outcomes = [met.old, met.next].flatMap((one) => (one === undefined ? [] : [one.outcome]));
  const parts = new Set(outcomes.flatMap(({ values }) => values.map(({ part }) => partOf(part))));
  const location = locationOf(exchange.url);
  const places = { old: placesIn(met.old, sides.old), next: placesIn(met.next, sides.next) };
  const directions: readonly Direction[] = ['request', 'response'];

  const isUsed = (entry: Entry): boolean => {
    const { site, inSchema, pointers, servers, schemes, direction } = entry;
    if (inSchema) {
      return directions.some(
        (way) =>
          (direction === undefined || direction === way) &&
          (places.old[way].has(pointers.old ?? '') || places.next[way].has(pointers.next ?? '')),
      );
    }
    switch (site.of) {
      case 'operation':
        return true;
      case 'request':
        if (site.part !== 'request.body') return parts.has(site.part);
        return site.mediaType === undefined
          ? exchange.requestBody !== undefined
          : outcomes.some(({ requestMediaType }) => requestMediaType === site.mediaType);
      case 'response':
        return (
          outcomes.some(
            ({ status, responseMediaType }) =>
              status === site.status && (site.mediaType === undefined || responseMediaType === site.mediaType),
          ) &&
          (!site.part.startsWith('response.headers.') || parts.has(site.part))
        );
      case 'document':
        if (servers.length > 0) return location !== undefined && servers.some((server) => leadsTo(server, location));
        return [met.old, met.next].some((one) =>
          (one?.operation.security ?? []).some((asked) => schemes.some((scheme) => Object.hasOwn(asked, scheme))),
        );
    }
  };
  return new Set([...candidates].filter(isUsed));
};

const leadsTo = (server: Entry['servers'][number], location: Location): boolean =>
  matchesOrigin(server, location) && matchesBase(server, location.segments.map(decodeOnce));

const placesIn = (met: Met | undefined, { readings }: Side): Readonly<Record<Direction, ReadonlySet<string>>> => {
  const found = { request: new Set<string>(), response: new Set<string>() };
  for (const { part, schema, value } of met?.outcome.values ?? []) {
    if (schema === undefined) continue;
    const way = part.startsWith('request') ? 'request' : 'response';
    for (const { places } of readings(schema, value)) for (const place of places) found[way].add(place);
  }
  return found;
};

/** What makes a request lead nowhere: its operation is gone or moved; else the servers changed. */
const unmatchedFor = (candidates: ReadonlySet<Entry>): readonly Entry[] => {
  const list = [...candidates];
  const moved = list.filter(
    ({ site, edit }) =>
      site.of === 'operation' && (edit.newPointer === undefined || edit.rule.startsWith('path-renamed')),
  );
  return moved.length > 0
    ? moved
    : list.filter(({ servers, edit }) => servers.length > 0 || edit.rule.includes('-server-'));
};
