import { patternsIncluded } from '../schema/patterns.ts';
import { schemaRulesFor, type Evidence, type RuleFor } from '../rule.ts';
import type { SchemaPair } from '../subjects.ts';
import { stringLimitRules } from './schema-limits.ts';

const rule = schemaRulesFor('string', 'values');

const patterns = ({ old, next }: SchemaPair): Evidence => ({
  old: old.patterns.join(' and ') || null,
  new: next.patterns.join(' and ') || null,
});

const lacks = (from: readonly string[], other: readonly string[]): boolean =>
  from.some((pattern) => !other.includes(pattern));

/** How patterns moved that were replaced: by the texts that they match, where that can be shown. */
const stepOf = ({ old, next }: SchemaPair): 'wider' | 'narrower' | 'same' | 'other' | undefined => {
  if (!lacks(old.patterns, next.patterns) || !lacks(next.patterns, old.patterns)) return undefined;
  const grew = patternsIncluded(old.patterns, next.patterns) === true;
  const shrank = patternsIncluded(next.patterns, old.patterns) === true;
  if (grew) return shrank ? 'same' : 'wider';
  return shrank ? 'narrower' : 'other';
};

export const schemaStringRules: readonly RuleFor<'string'>[] = [
  ...stringLimitRules,
  rule(
    'pattern-added',
    'breaking',
    'compatible',
    'The pattern {new} was added',
    (pair) =>
      lacks(pair.next.patterns, pair.old.patterns) && !lacks(pair.old.patterns, pair.next.patterns) && patterns(pair),
  ),
  rule(
    'pattern-removed',
    'compatible',
    'risky',
    'The pattern {old} was removed',
    (pair) =>
      lacks(pair.old.patterns, pair.next.patterns) && !lacks(pair.next.patterns, pair.old.patterns) && patterns(pair),
  ),
  rule(
    'pattern-widened',
    'compatible',
    'risky',
    'The pattern was widened from {old} to {new}',
    (pair) => stepOf(pair) === 'wider' && patterns(pair),
  ),
  rule(
    'pattern-narrowed',
    'breaking',
    'compatible',
    'The pattern was narrowed from {old} to {new}',
    (pair) => stepOf(pair) === 'narrower' && patterns(pair),
  ),
  rule(
    'pattern-changed',
    'risky',
    'risky',
    'The pattern changed from {old} to {new}',
    (pair) => stepOf(pair) === 'other' && { ...patterns(pair), undecided: 'pattern' },
  ),
  rule(
    'content-media-type-changed',
    'breaking',
    'breaking',
    'The text holds {new} now, not {old}',
    ({ old, next }) =>
      old.contentMediaType !== next.contentMediaType && {
        old: old.contentMediaType ?? null,
        new: next.contentMediaType ?? null,
      },
  ),
  rule(
    'content-encoding-changed',
    'breaking',
    'breaking',
    'The text is encoded as {new} now, not {old}',
    ({ old, next }) =>
      old.contentEncoding !== next.contentEncoding && {
        old: old.contentEncoding ?? null,
        new: next.contentEncoding ?? null,
      },
  ),
];
