import {
  canonicalJson,
  writtenPointer,
  type Contract,
  type Json,
  type Place,
  type Pointer,
} from '@schemawright/contract';
import { gravity, type Change, type Impact } from '../change.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { lowered, type Finding } from '../observe.ts';
import type { Judgement } from '../rule.ts';
import { wording, wordingOf } from '../wording.ts';
import type { Both } from '../subjects.ts';
import { isOfTexts } from './of-texts.ts';
import type { Position } from './visit.ts';

export interface Recorder {
  /** Takes findings of one pair; the same edit found again only adds the places that it reaches. */
  add(findings: readonly Finding[], positions: readonly Position[]): void;
  /** How grave all that was found so far is: changes cost a look into the texts. */
  judgements(): readonly Pick<Change, 'impact' | 'bump'>[];
  /** In the order of the operations that they reach first, document level before all. */
  changes(): readonly Change[];
}

interface Entry {
  finding: Finding;
  readonly positions: Position[];
}

/**
 * @param order the keys of all operations, in the order in which changes are told
 * @param gravestUnused how grave a change of a schema can be that no operation uses
 */
export const createRecorder = (
  old: Contract,
  next: Contract,
  order: readonly string[],
  gravestUnused: Impact,
): Recorder => {
  const entries = new Map<string, Entry>();
  /** Places cost a look into the text. */
  const told = new Map<Entry, { readonly reach: number; readonly finding: Finding; readonly change: Change }>();
  const rank = new Map(order.map((operation, index) => [operation, index]));
  const rankOf = ({ operation }: Position): number => (operation === null ? -1 : (rank.get(operation) ?? order.length));

  const isSpared = ({ finding: { judgement }, positions }: Entry): boolean =>
    gravity[judgement.impact] > gravity[gravestUnused] && positions.every(({ unused }) => unused === true);
  const judgementOf = (entry: Entry): Judgement =>
    isSpared(entry) ? lowered(entry.finding.judgement, gravestUnused) : entry.finding.judgement;

  const changeOf = (entry: Entry): Change => {
    const { finding, positions } = entry;
    const sorted = [...reached({ positions })].sort((left, right) => rankOf(left) - rankOf(right));
    const [first = { operation: null, location: '' }] = sorted;
    const operations = [...new Set(sorted.flatMap(({ operation }) => operation ?? []))];
    const { id, lists, pointer, side, site } = finding;
    const judgement = judgementOf(entry);
    const values = lists && finding[lists];
    const oldPointer = side === 'old' ? pointer : site.old;
    const newPointer = side === 'new' ? pointer : site.next;
    const words = wordingOf(finding.rule.says, finding, finding.renamedTo);
    return {
      rule: id,
      impact: judgement.impact,
      bump: judgement.bump,
      operation: first.operation,
      ...(operations.length > 1 ? { operations } : {}),
      location: first.location,
      pointer,
      message: words.join(''),
      [wording]: words,
      old: finding.old ?? null,
      new: finding.new ?? null,
      ...(Array.isArray(values) ? { values: values.length } : {}),
      ...(oldPointer === undefined ? {} : { oldPointer, oldPlace: old.origin(oldPointer) }),
      ...(newPointer === undefined ? {} : { newPointer, newPlace: next.origin(newPointer) }),
      ...(finding.renamedTo === undefined ? {} : { renamedTo: finding.renamedTo }),
      ...(finding.witness === undefined ? {} : { witness: finding.witness }),
      ...(finding.announced ? { announced: true as const } : {}),
      ...(finding.undecided === undefined ? {} : { undecided: finding.undecided }),
      ...(isSpared(entry) ? { unused: true as const } : {}),
      ...(judgement.bump === 'none' && judgement.impact === 'risky' ? { policy: true as const } : {}),
      fingerprint: fingerprintOf(id, first.operation, pointer, finding.old ?? null, finding.new ?? null),
    };
  };

  const toldOf = (entry: Entry): Change => {
    const reach = entry.positions.length;
    const before = told.get(entry);
    if (before?.reach === reach && before.finding === entry.finding) return before.change;
    const change = changeOf(entry);
    told.set(entry, { reach, finding: entry.finding, change });
    return change;
  };

  return {
    add: (findings, positions) => {
      for (const finding of findings) {
        const reaching = isOfTexts(finding.rule) ? positions.filter(({ isOther }) => isOther !== true) : positions;
        if (reaching.length === 0 && positions.length > 0) continue;
        const key = canonicalJson([
          finding.id,
          finding.pointer,
          finding.side,
          finding.subject,
          finding.old ?? null,
          finding.new ?? null,
        ]);
        const entry = entries.get(key);
        if (entry === undefined) entries.set(key, { finding, positions: [...reaching] });
        else {
          entry.positions.push(...reaching);
          // The whole may leave to a part what it takes for harmless itself.
          if (gravity[finding.judgement.impact] > gravity[entry.finding.judgement.impact]) entry.finding = finding;
        }
      }
    },
    judgements: () => [...entries.values()].map(judgementOf),
    changes: () =>
      onceWritten([...entries.values()], { old, next }, toldOf)
        .map((entry) => ({ rank: Math.min(...reached(entry).map(rankOf)), change: toldOf(entry) }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ change }) => change),
  };
};

/** What lowering copied to several pointers was written once: an edit of a schema there is one edit. */
const onceWritten = (
  entries: readonly Entry[],
  contracts: Both<Contract>,
  toldOf: (entry: Entry) => Change,
): readonly Entry[] => {
  const written = new Map<string, Entry>();
  const placeIn = (contract: Contract, pointer: Pointer | undefined, place: Place | undefined): Json =>
    pointer === undefined ? null : [place?.file ?? null, writtenPointer(contract, pointer)];
  return entries.filter((entry) => {
    const { finding, positions } = entry;
    if (finding.site.direction === undefined) return true;
    const change = toldOf(entry);
    const before = placeIn(contracts.old, change.oldPointer, change.oldPlace);
    const after = placeIn(contracts.next, change.newPointer, change.newPlace);
    const { impact } = finding.judgement;
    const key = canonicalJson([change.rule, impact, finding.subject, change.old, change.new, before, after]);
    const first = written.get(key);
    if (first === undefined) written.set(key, entry);
    else first.positions.push(...positions);
    return first === undefined;
  });
};

/** An edit that reaches operations is told with them, not with the component that it was made in. */
const reached = ({ positions }: Pick<Entry, 'positions'>): readonly Position[] => {
  const placed = positions.filter(({ operation }) => operation !== null);
  return placed.length === 0 ? positions : placed;
};
