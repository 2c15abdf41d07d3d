import { canonicalJson, escapeToken, type Contract, type EffectiveSchema, type Json } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import type { Finding } from '../observe.ts';
import { judge } from '../rule.ts';
import type { Both } from '../subjects.ts';
import { createAcceptance, type Acceptance, type Judges, type Refusal } from './acceptance.ts';
import { candidates } from './candidates.ts';

/** A finding together with the pair of schemas that it is about. */
export interface Doubt {
  readonly finding: Finding;
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
}

/** How many values are tried for one pair, and how many in all. */
const mostForPair = 300;
const mostInAll = 30_000;

/** A value that went through both validators: one accepts it, the other says why not. */
interface Shown {
  readonly value: Json;
  readonly refusals: readonly Refusal[];
}

/**
 * Adds to findings a value that shows them: accepted by the one validator, refused by the other. What was undecided is
 * decided by such a value. Without one a finding stays as it is; that says nothing about it.
 */
export const withWitnesses = <T extends Doubt>(
  doubts: readonly T[],
  contracts: Both<Contract>,
  same: (one: EffectiveSchema, other: EffectiveSchema) => boolean,
): readonly T[] => {
  const sides = createSides(contracts);
  const groups = new Map<string, T[]>();
  for (const doubt of doubts) {
    if (!isAsked(doubt.finding)) continue;
    const key = `${doubt.old.id} ${doubt.next.id} ${directionOf(doubt)}`;
    groups.set(key, [...(groups.get(key) ?? []), doubt]);
  }
  const searches = [...groups.values()].flatMap((group): readonly Search<T>[] => {
    const [doubt] = group;
    if (doubt === undefined) return [];
    const { old, next } = sides(directionOf(doubt));
    const size = old.sizeOf(doubt.old) + next.sizeOf(doubt.next);
    const ends = { old: { node: doubt.old, side: old }, next: { node: doubt.next, side: next } };
    const [source, target] = directionOf(doubt) === 'request' ? [ends.old, ends.next] : [ends.next, ends.old];
    return [{ group, size, source, target }];
  });
  // What is small is sure to get its witness.
  searches.sort((one, other) => one.size - other.size);
  const admitted = searches.filter(
    ({ source, target }) => source.side.admit(source.node) && target.side.admit(target.node),
  );
  const witnesses = new Map<T, Json>();
  let left = mostInAll;
  for (const search of admitted) {
    if (left <= 0) break;
    left -= run(search, same, Math.min(left, mostForPair), witnesses);
  }
  return doubts.map((doubt) => {
    const value = witnesses.get(doubt);
    return value === undefined ? doubt : { ...doubt, finding: decided(doubt.finding, value) };
  });
};

/** All findings about one pair of schemas. */
interface Search<T extends Doubt> {
  readonly group: readonly T[];
  readonly size: number;
  /** Of which values are taken, and which has to refuse them. */
  readonly source: End;
  readonly target: End;
}

interface End {
  readonly node: EffectiveSchema;
  readonly side: Acceptance;
}

const directionOf = ({ finding }: Doubt): Direction => finding.site.direction ?? 'request';

/** Only what is about values, or about one member, can be shown by a value. */
const isAsked = ({ judgement, rule, subject }: Finding): boolean =>
  judgement.impact !== 'compatible' && judgement.bump !== 'none' && (rule.values || subject !== '');

const createSides = (contracts: Both<Contract>): ((direction: Direction) => Both<Acceptance>) => {
  const made = new Map<Direction, Both<Acceptance>>();
  const shared: Judges = new Map();
  return (direction) => {
    let sides = made.get(direction);
    if (sides === undefined) {
      sides = {
        old: createAcceptance(contracts.old, direction, shared),
        next: createAcceptance(contracts.next, direction, shared),
      };
      made.set(direction, sides);
    }
    return sides;
  };
};

/** Tries values until every finding of the group has one that shows just that. Returns how many were tried. */
const run = <T extends Doubt>(
  { group, source, target }: Search<T>,
  same: (one: EffectiveSchema, other: EffectiveSchema) => boolean,
  most: number,
  witnesses: Map<T, Json>,
): number => {
  const seen = new Set<string>();
  const open = new Set(group);
  let any: Json | undefined;
  for (const value of candidates(source.node, target.node, same)) {
    if (seen.size >= most || open.size === 0) break;
    const text = canonicalJson(value);
    if (seen.has(text)) continue;
    seen.add(text);
    const held = source.side.refusals(source.node, value, text);
    if (held === undefined) break;
    const refusals = held.length > 0 ? [] : target.side.refusals(target.node, value, text);
    if (refusals === undefined) break;
    if (refusals.length === 0) continue;
    any ??= value;
    for (const doubt of open) {
      if (!tells(doubt.finding, { value, refusals })) continue;
      if (!witnesses.has(doubt)) witnesses.set(doubt, value);
      if (refusals.length > 1) continue;
      witnesses.set(doubt, value);
      open.delete(doubt);
    }
  }
  // Where findings of values share a pair, any of its values shows that it changed.
  for (const doubt of open) {
    const { rule, subject } = doubt.finding;
    if (any !== undefined && !witnesses.has(doubt) && rule.values && subject === '') witnesses.set(doubt, any);
  }
  return seen.size;
};

const tells = (finding: Finding, { value, refusals }: Shown): boolean => {
  const { id, values } = finding.rule;
  if (finding.subject !== '') return refusals.some((refusal) => names(refusal, finding.subject));
  if (id === 'became-nullable' || id === 'became-not-nullable') return value === null;
  if (id.startsWith('enum-value-')) return canonicalJson(value) === canonicalJson(finding.old ?? finding.new ?? null);
  const keywords = shownBy.find(([stem]) => id.startsWith(stem))?.[1];
  return values && (keywords === undefined || refusals.every(({ keyword }) => keywords.includes(keyword)));
};

const names = ({ instancePath, params }: Refusal, member: string): boolean =>
  [params['missingProperty'], params['additionalProperty'], params['unevaluatedProperty']].includes(member) ||
  `${instancePath}/`.startsWith(`/${escapeToken(member)}/`);

const lowerEnd = ['minimum', 'exclusiveMinimum', 'format'];
const upperEnd = ['maximum', 'exclusiveMaximum', 'format'];

/** What a value fails by that shows a rule, where there may be several reasons; the first stem that fits. */
const shownBy: readonly (readonly [stem: string, keywords: readonly string[]])[] = [
  ['min-length', ['minLength']],
  ['max-length', ['maxLength']],
  ['min-items', ['minItems']],
  ['max-items', ['maxItems']],
  ['min-properties', ['minProperties']],
  ['max-properties', ['maxProperties']],
  ['min-contains', ['contains']],
  ['max-contains', ['contains']],
  ['unique-items', ['uniqueItems']],
  ['minimum', lowerEnd],
  ['exclusive-minimum', lowerEnd],
  ['maximum', upperEnd],
  ['exclusive-maximum', upperEnd],
  ['multiple-of', ['multipleOf', 'type']],
  ['pattern-property', ['additionalProperties']],
  ['pattern', ['pattern']],
  ['format', ['format', 'minimum', 'maximum']],
  ['dependent-required', ['dependentRequired', 'dependencies']],
  ['additional-properties', ['additionalProperties', 'unevaluatedProperties', 'false schema']],
];

const decided = (finding: Finding, value: Json): Finding => {
  const direction = finding.site.direction ?? 'request';
  const witness = { value, acceptedBy: direction === 'request' ? ('old' as const) : ('new' as const) };
  if (finding.undecided === undefined) return { ...finding, witness };
  const { judged } = finding.rule;
  // What was sent so far is refused now, whatever the reason.
  const table = 'impact' in judged ? judged : judged[direction];
  return { ...finding, witness, undecided: undefined, judgement: direction === 'request' ? judge('breaking') : table };
};
