import type { Limit } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Found, type RuleFor } from '../rule.ts';
import { areCountedApart } from '../schema/contained.ts';
import { impliesLimit, limitTypes } from '../schema/implied-limits.ts';
import type { SchemaPair, Subjects } from '../subjects.ts';

type Counted = 'string' | 'array' | 'object';
type Move = 'added' | 'removed' | 'raised' | 'lowered';

/** What holds where a limit is not stated: one item of a kind. JSON Schema 2020-12 Validation, 6.4.5. */
const unstated: ReadonlyMap<Limit, number> = new Map([['minContains', 1]]);

const moveOf = (limit: Limit, { old, next }: SchemaPair): Move | undefined => {
  // How many of one kind there have to be is no limit of several.
  const isOfKind = limit.endsWith('Contains');
  if (isOfKind && (areCountedApart(old) || areCountedApart(next))) return undefined;
  // A kind that comes or goes is told with its counts.
  if (isOfKind && old.applied.has('contains') !== next.applied.has('contains')) return undefined;
  const [before, after] = [old, next].map(({ limits }) => limits.get(limit) ?? unstated.get(limit));
  if (before === after) return undefined;
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return after > before ? 'raised' : 'lowered';
};

/** Whether a limit follows from what else a side says: where it came from the old one, where it went from the new one. */
const isImplied = (limit: Limit, { direction, ...sides }: SchemaPair, side: Side, other: Side): boolean => {
  const value = sides[side].limits.get(limit);
  return value !== undefined && impliesLimit(sides[other], limit, value, direction);
};

type Side = 'old' | 'next';

/**
 * A limit that follows from what else is said beside it says nothing: what came or went with it is told. Where it follows
 * from that on the other side, it harms nobody. A format that comes with it asks less firmly.
 */
const strengthOf = (limit: Limit, pair: SchemaPair, move: Move): 'none' | 'harmless' | 'full' => {
  const isNarrower = move === 'added' || (move === 'raised') === limit.startsWith('min');
  const [stating, leaving]: readonly [Side, Side] =
    isNarrower && move !== 'removed' ? ['next', 'old'] : ['old', 'next'];
  const isOwn = isImplied(limit, pair, stating, stating);
  if (isImplied(limit, pair, stating, leaving)) return isOwn ? 'none' : 'harmless';
  // Tuples and what has to be contained are told by the limits that follow from them.
  if (!isOwn || limitTypes[limit] === 'array') return 'full';
  return isImplied(limit, besideFormats(pair), stating, stating) ? 'none' : 'full';
};

/** What both sides say besides their formats. */
const besideFormats = ({ old, next, ...pair }: SchemaPair): SchemaPair => ({
  ...pair,
  old: { ...old, format: undefined },
  next: { ...next, format: undefined },
});

const moved =
  (limit: Limit, moves: readonly Move[]) =>
  (pair: SchemaPair): Found => {
    const move = moveOf(limit, pair);
    if (move === undefined || !moves.includes(move)) return false;
    const strength = strengthOf(limit, pair, move);
    if (strength === 'none') return false;
    return {
      old: pair.old.limits.get(limit),
      new: pair.next.limits.get(limit),
      ...placeOf(pair, limit, move === 'removed'),
      ...(strength === 'harmless' ? { impact: 'compatible' } : {}),
    };
  };

const says = (limit: Limit): string => `${limit} went from {old} to {new}`;

/** The rules of one limit: narrower is breaking in requests, wider is risky in responses. */
const limitRules = <K extends Counted>(
  subject: K,
  stem: string,
  limit: Limit,
  apart: boolean,
): readonly RuleFor<K>[] => {
  const rule = schemaRulesFor(subject, 'values');
  const find = (...moves: readonly Move[]) => moved(limit, moves) as (pair: Subjects[K]) => Found;
  const [narrower, wider]: readonly [Move, Move] = limit.startsWith('min')
    ? ['raised', 'lowered']
    : ['lowered', 'raised'];
  if (!apart) {
    return [
      rule(`${stem}-${narrower}`, 'breaking', 'compatible', says(limit), find(narrower, 'added')),
      rule(`${stem}-${wider}`, 'compatible', 'risky', says(limit), find(wider, 'removed')),
    ];
  }
  return [
    rule(`${stem}-added`, 'breaking', 'compatible', `${limit} {new} was added`, find('added')),
    rule(`${stem}-removed`, 'compatible', 'risky', `${limit} {old} was removed`, find('removed')),
    rule(`${stem}-${narrower}`, 'breaking', 'compatible', says(limit), find(narrower)),
    rule(`${stem}-${wider}`, 'compatible', 'risky', says(limit), find(wider)),
  ];
};

export const stringLimitRules: readonly RuleFor<'string'>[] = [
  ...limitRules('string', 'min-length', 'minLength', true),
  ...limitRules('string', 'max-length', 'maxLength', true),
];

export const arrayLimitRules: readonly RuleFor<'array'>[] = [
  ...limitRules('array', 'min-items', 'minItems', true),
  ...limitRules('array', 'max-items', 'maxItems', true),
  ...limitRules('array', 'min-contains', 'minContains', false),
  ...limitRules('array', 'max-contains', 'maxContains', false),
];

export const objectLimitRules: readonly RuleFor<'object'>[] = [
  ...limitRules('object', 'min-properties', 'minProperties', false),
  ...limitRules('object', 'max-properties', 'maxProperties', false),
];
