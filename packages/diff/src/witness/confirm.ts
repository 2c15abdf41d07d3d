import {
  canonicalJson,
  escapeToken,
  type EffectiveSchema,
  type Json,
  type Pointer,
  type ValueRefusal,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { doubted, type Finding } from '../observe.ts';
import { judge, type Rule } from '../rule.ts';
import { schemaNumberRules } from '../rules/schema-numbers.ts';
import { structureTypeRules } from '../rules/structure-types.ts';
import type { Both } from '../subjects.ts';
import { candidates, guessingFor } from './candidates.ts';
import { isDescribed } from './described.ts';
import { isObject, longestText, type Guessing } from './guessing.ts';

/** A finding together with the pair of schemas that it is about. */
export interface Doubt {
  readonly finding: Finding;
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
  /** What the pair is a branch of, if it is nowhere a whole: what it refuses another branch may take. */
  readonly wholes: readonly Both<EffectiveSchema>[];
}

/** How many values are tried for one pair, and how many once a finding has one. */
const mostForPair = 300;
const mostForBetter = 30;

/** How many steps are taken for one pair, and in all: schemas that are asked, or that values are made of. */
const mostStepsOfPair = 80_000;
const mostStepsInAll = 250_000;

/** A value that went through both validators: one accepts it, the other says why not. */
interface Shown {
  readonly value: Json;
  readonly refusals: readonly ValueRefusal[];
}

/**
 * Adds to findings a value that shows them: accepted by the one validator, refused by the other. What was undecided is
 * decided by such a value. Without one a finding stays as it is; that says nothing about it. But where the values that
 * would show it of a branch are all taken by another one, it is not decided.
 */
export const withWitnesses = <T extends Doubt>(
  doubts: readonly T[],
  same: (one: EffectiveSchema, other: EffectiveSchema) => boolean,
): readonly T[] => {
  let end = 0;
  const spent = (): number => guesses.request.spent() + guesses.response.spent();
  const isSpent = (): boolean => spent() >= end;
  const guesses = { request: guessingFor('request', same, isSpent), response: guessingFor('response', same, isSpent) };
  const groups = new Map<string, T[]>();
  for (const doubt of doubts) {
    if (!isAsked(doubt.finding)) continue;
    const key = `${doubt.old.id} ${doubt.next.id} ${directionOf(doubt)} ${doubt.finding.subject}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [doubt]);
    else group.push(doubt);
  }
  const found: Found<T> = { witnesses: new Map(), elsewhere: new Set() };
  for (const group of groups.values()) {
    const [first] = group as [T];
    const direction = directionOf(first);
    const { source, target } = sidesOf(first, direction);
    end = Math.min(spent() + mostStepsOfPair, mostStepsInAll);
    run({ group, source, target, guessing: guesses[direction], isSpent }, found);
  }
  return doubts.map((doubt) => {
    const value = found.witnesses.get(doubt);
    if (value !== undefined) return { ...doubt, finding: decided(doubt, value) };
    return found.elsewhere.has(doubt) ? { ...doubt, finding: doubted(doubt.finding, 'union') } : doubt;
  });
};

/** The findings that a value shows, and those of which the values that show them are taken by another branch. */
interface Found<T extends Doubt> {
  readonly witnesses: Map<T, Json>;
  readonly elsewhere: Set<T>;
}

/** Of which values are taken, and which has to refuse them. */
interface Sides {
  readonly source: EffectiveSchema;
  readonly target: EffectiveSchema;
}

/** All findings about one pair of schemas, or about one member of it. */
interface Search<T extends Doubt> extends Sides {
  readonly group: readonly T[];
  readonly guessing: Guessing;
  isSpent(): boolean;
}

const sidesOf = ({ old, next }: Both<EffectiveSchema>, direction: Direction): Sides =>
  direction === 'request' ? { source: old, target: next } : { source: next, target: old };

const directionOf = ({ finding }: Doubt): Direction => finding.site.direction ?? 'request';

/** Only what is about values, or about one member, can be shown by a value; nothing asks what no reference names. */
const isAsked = ({ judgement, rule, subject, undecided }: Finding): boolean =>
  judgement.impact !== 'compatible' &&
  judgement.bump !== 'none' &&
  undecided !== 'reference' &&
  (isOfValues(rule) || isOfTags(rule) || subject !== '');

const isOfValues = (rule: Rule): boolean => rule.values || retyping.has(rule.id);

const isOfTags = ({ id }: Rule): boolean => id.startsWith('discriminator-') && id !== 'discriminator-mapping-changed';

/** What is said of JSON Structure instead of what its JSON Schemas make of it. */
const retyping: ReadonlySet<string> = new Set([
  ...[...structureTypeRules, ...schemaNumberRules].map(({ id }) => id),
  'binary-encoding-changed',
  'dynamic-keyword-enabled',
  'offered-addin-removed',
  'tuple-order-changed',
  'tuple-member-added',
  'tuple-member-removed',
]);

/** Tries values until every finding of the group has one that shows just that. */
const run = <T extends Doubt>(search: Search<T>, { witnesses, elsewhere }: Found<T>): void => {
  const { group, source, target, guessing } = search;
  const seen = new Set<string>();
  const open = new Set(group);
  const better = new Map<T, number>();
  const isOfBranch = createBranchTest(search);
  const isOfWhole = createWholeTest(guessing);
  // Of a branch that is taken apart only what it is a branch of can be asked.
  const wholes = wholesOf(group);
  let any: Json | undefined;
  for (const value of valuesFor(search)) {
    if (seen.size >= mostForPair || open.size === 0 || search.isSpent()) break;
    const text = JSON.stringify(value);
    if (seen.has(text) || text.length > longestText) continue;
    seen.add(text);
    for (const [doubt, tried] of better) {
      better.set(doubt, tried + 1);
      if (tried >= mostForBetter) open.delete(doubt);
    }
    const isOfSource = guessing.takes(source, value);
    if (isOfSource === false || (isOfSource === undefined && !wholes.some((one) => isShownOf(guessing, one, value))))
      continue;
    const refusals =
      guessing.refusals(target, value) ?? wholes.flatMap((whole) => guessing.refusals(whole.target, value) ?? []);
    if (refusals.length === 0) continue;
    if (isOfSource === true) any ??= value;
    for (const doubt of open) {
      // A value of the whole may be one of another branch.
      if (isOfSource === undefined && doubt.finding.undecided !== undefined) continue;
      if (!tells(doubt.finding, { value, refusals }) || !isOfBranch(doubt.finding, value)) continue;
      if (!isOfWhole(doubt, value)) {
        elsewhere.add(doubt);
        continue;
      }
      if (!witnesses.has(doubt)) witnesses.set(doubt, value);
      better.set(doubt, better.get(doubt) ?? 0);
      // Of a union each branch has its reasons.
      if (refusals.length > 1 && !movesBranch.test(doubt.finding.rule.id)) continue;
      witnesses.set(doubt, value);
      open.delete(doubt);
    }
  }
  // Where findings of values share a pair, any of its values shows that it changed.
  for (const doubt of open) {
    const { rule, subject } = doubt.finding;
    const isAny = isOfValues(rule) && subject === '' && !movesBranch.test(rule.id);
    if (any === undefined || witnesses.has(doubt) || !isAny) continue;
    if (isOfWhole(doubt, any)) witnesses.set(doubt, any);
    else elsewhere.add(doubt);
  }
};

/** Values of the pair, then of what it is a branch of. */
function* valuesFor<T extends Doubt>({ group, source, target, guessing }: Search<T>): Generator<Json> {
  yield* candidates(guessing, source, target, group[0]?.finding.subject);
  for (const whole of wholesOf(group)) yield* candidates(guessing, whole.source, whole.target);
}

/** What the pair of a group is a branch of. */
const wholesOf = ([first]: readonly Doubt[]): readonly Sides[] =>
  first === undefined ? [] : first.wholes.map((whole) => sidesOf(whole, directionOf(first)));

const isShownOf = ({ takes }: Guessing, { source, target }: Sides, value: Json): boolean =>
  takes(source, value) === true && takes(target, value) === false;

/** Whether a value that one side of a branch takes and the other refuses is so of the whole. */
const createWholeTest =
  ({ takes }: Guessing): ((doubt: Doubt, value: Json) => boolean) =>
  (doubt, value) =>
    doubt.wholes.length === 0 ||
    doubt.wholes.some((whole) => {
      const { source, target } = sidesOf(whole, directionOf(doubt));
      return takes(source, value) !== false && takes(target, value) !== true;
    });

/** Whether a value is one of the branch that a finding is about, if it is about one. */
const createBranchTest = <T extends Doubt>({
  source,
  guessing,
}: Search<T>): ((finding: Finding, value: Json) => boolean) => {
  let branches: ReadonlyMap<Pointer, EffectiveSchema> | undefined;
  return ({ rule, site }, value) => {
    if (!movesBranch.test(rule.id)) return true;
    branches ??= new Map(
      source.facts.unions.flatMap((union) => union.branches).map((branch) => [branch.facts.pointer, branch]),
    );
    const branch = branches.get(site.next ?? site.old ?? '');
    return branch === undefined || guessing.takes(branch, value) !== false;
  };
};

const movesBranch = /-of-branch-(?:added|removed)$/u;

const tells = (finding: Finding, { value, refusals }: Shown): boolean => {
  const { id } = finding.rule;
  if (finding.subject !== '') return refusals.some((refusal) => names(refusal, finding.subject));
  if (isOfTags(finding.rule)) return showsTag(finding, { value, refusals });
  if (id === 'became-nullable' || id === 'became-not-nullable') return value === null;
  if (id.startsWith('enum-value-') && finding.lists === undefined)
    return canonicalJson(value) === canonicalJson(finding.old ?? finding.new ?? null);
  const keywords = shownBy.find(([stem]) => id.startsWith(stem))?.[1];
  return (
    isOfValues(finding.rule) && (keywords === undefined || refusals.every(({ keyword }) => keywords.includes(keyword)))
  );
};

/** A tag that came or went stands in the value; it fails by the member that has to carry its tag. */
const showsTag = ({ rule, old, new: next, site }: Finding, { value, refusals }: Shown): boolean => {
  if (rule.id.startsWith('discriminator-mapping-'))
    return isObject(value) && Object.values(value).includes(old ?? next ?? null);
  const member = site.direction === 'response' ? old : next;
  return typeof member === 'string' && refusals.some((refusal) => names(refusal, member));
};

const names = ({ instancePath, params }: ValueRefusal, member: string): boolean =>
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

const decided = ({ finding, old, next }: Doubt, value: Json): Finding => {
  const direction = finding.site.direction ?? 'request';
  const isRequest = direction === 'request';
  const witness = { value, acceptedBy: isRequest ? ('old' as const) : ('new' as const) };
  const isOpen = finding.undecided === 'oneOf' && !isDescribed(isRequest ? old : next, value);
  if (finding.undecided === undefined || isOpen) return { ...finding, witness };
  const { judged } = finding.rule;
  const table = 'impact' in judged ? judged : judged[direction];
  // What was sent so far is refused now, whatever the reason; and what was not foreseen is read, whatever is meant.
  const isHarm = isRequest || table.impact === 'compatible';
  return { ...finding, witness, undecided: undefined, judgement: isHarm ? judge('breaking') : table };
};
