import { isMultiple, type Bound } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { endOf } from '../schema/ranges.ts';
import type { SchemaPair } from '../subjects.ts';

type End = 'minimum' | 'maximum';
type Move = 'added' | 'removed' | 'narrowed' | 'widened';

const bound = (facts: SchemaPair['old'], end: End): Bound | undefined => {
  const found = facts[end];
  return found?.keyword === 'format' ? undefined : found;
};

/** How far a bound reaches, so that an exclusive end is narrower than the same value inclusively. */
const compare = (left: Bound, right: Bound, end: End): number => {
  const distance = (left.value - right.value) * (end === 'minimum' ? 1 : -1);
  return distance === 0 ? Number(left.exclusive) - Number(right.exclusive) : distance;
};

/** A bound that a format brings moves with the format, and the rules of formats tell it. */
const moveOf = ({ old, next }: SchemaPair, end: End): Move | undefined => {
  const before = old[end];
  const after = next[end];
  if (before === undefined) return after === undefined || after.keyword === 'format' ? undefined : 'added';
  if (after === undefined) return before.keyword === 'format' ? undefined : 'removed';
  const distance = compare(after, before, end);
  // Multiples that the wider bound lets in may all be within the narrower one.
  const [wider, narrower] = distance > 0 ? [endOf(old, end), after] : [endOf(next, end), before];
  if (wider !== undefined && compare(wider, narrower, end) >= 0) return undefined;
  if (before.keyword === 'format' && after.keyword === 'format') return undefined;
  if (before.keyword === 'format') return distance > 0 ? 'added' : undefined;
  if (after.keyword === 'format') return distance < 0 ? 'removed' : undefined;
  return distance > 0 ? 'narrowed' : 'widened';
};

/** A bound as it is written. */
interface WrittenBound<Value> {
  readonly value: Value;
  readonly keyword: string;
}

const writtenAs = (found: Bound | undefined): WrittenBound<number> | undefined =>
  found && { value: found.written ?? found.value, keyword: found.keyword };

const isExclusive = ({ keyword }: WrittenBound<unknown>): boolean => keyword.startsWith('exclusive');

/** Both sides of a bound. Of one that opened or closed the number alone does not say what became of it. */
export const shownBounds = <Value>(
  old: WrittenBound<Value> | undefined,
  next: WrittenBound<Value> | undefined,
): { readonly old: Value | string | undefined; readonly new: Value | string | undefined } => {
  if (old === undefined || next === undefined || isExclusive(old) === isExclusive(next))
    return { old: old?.value, new: next?.value };
  const shown = (one: WrittenBound<Value>): string => `${one.value}, ${isExclusive(one) ? 'not ' : ''}included`;
  return { old: shown(old), new: shown(next) };
};

/** Under the name of the bound that the new document states; of the old one's when it is gone. */
const moved =
  (end: End, exclusive: boolean, wanted: Move) =>
  (pair: SchemaPair): Found => {
    const before = bound(pair.old, end);
    const after = bound(pair.next, end);
    const stated = (after ?? before)?.keyword;
    if (moveOf(pair, end) !== wanted || stated?.startsWith('exclusive') !== exclusive) return false;
    return { ...shownBounds(writtenAs(before), writtenAs(after)), ...placeOf(pair, stated, after === undefined) };
  };

const rule = schemaRulesFor('number', 'values');

const boundRules = (end: End, exclusive: boolean): readonly RuleFor<'number'>[] => {
  const stem = exclusive ? `exclusive-${end}` : end;
  const keyword = exclusive ? `exclusive ${end}` : end;
  const [narrowed, widened] = end === 'minimum' ? ['raised', 'lowered'] : ['lowered', 'raised'];
  return [
    rule(`${stem}-added`, 'breaking', 'compatible', `The ${keyword} {new} was added`, moved(end, exclusive, 'added')),
    rule(
      `${stem}-removed`,
      'compatible',
      'risky',
      `The ${keyword} {old} was removed`,
      moved(end, exclusive, 'removed'),
    ),
    rule(
      `${stem}-${narrowed}`,
      'breaking',
      'compatible',
      `The ${keyword} went from {old} to {new}`,
      moved(end, exclusive, 'narrowed'),
    ),
    rule(
      `${stem}-${widened}`,
      'compatible',
      'risky',
      `The ${keyword} went from {old} to {new}`,
      moved(end, exclusive, 'widened'),
    ),
  ];
};

/** `multipleOf`, without the step 1 that `integer` brings. */
const stepOf = (facts: SchemaPair['old']): number | undefined => (facts.step === 1 ? undefined : facts.step);

/** Integers that get fractions, or the other way round, are told of with their type. */
const retyped = ({ old, next }: SchemaPair): boolean =>
  [old, next].some(({ step }) => step === 1) && [old, next].some(({ step }) => !Number.isInteger(step ?? 1));

const steps = (pair: SchemaPair): Evidence => ({
  old: stepOf(pair.old) ?? null,
  new: stepOf(pair.next) ?? null,
  ...placeOf(pair, 'multipleOf', stepOf(pair.next) === undefined),
});

const stepChanged = (pair: SchemaPair): Found => {
  const before = stepOf(pair.old);
  const after = stepOf(pair.next);
  if (before === undefined || after === undefined || before === after) return false;
  const harmless = pair.direction === 'request' ? isMultiple(before, after) : isMultiple(after, before);
  return harmless === true ? { ...steps(pair), impact: 'compatible' } : steps(pair);
};

export const schemaNumberRules: readonly RuleFor<'number'>[] = [
  ...boundRules('minimum', false),
  ...boundRules('minimum', true),
  ...boundRules('maximum', false),
  ...boundRules('maximum', true),
  rule(
    'multiple-of-added',
    'breaking',
    'compatible',
    'multipleOf {new} was added',
    (pair) => stepOf(pair.old) === undefined && stepOf(pair.next) !== undefined && !retyped(pair) && steps(pair),
  ),
  rule(
    'multiple-of-removed',
    'compatible',
    'risky',
    'multipleOf {old} was removed',
    (pair) => stepOf(pair.old) !== undefined && stepOf(pair.next) === undefined && !retyped(pair) && steps(pair),
  ),
  rule('multiple-of-changed', 'breaking', 'risky', 'multipleOf changed from {old} to {new}', stepChanged),
];
