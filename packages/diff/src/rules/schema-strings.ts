import { isFree } from '../schema/view.ts';
import { patternsIncluded } from '../schema/patterns.ts';
import { placeOf, schemaRulesFor, type Evidence, type RuleFor } from '../rule.ts';
import type { SchemaPair } from '../subjects.ts';
import { stringLimitRules } from './schema-limits.ts';

const rule = schemaRulesFor('string', 'values');

const patterns = ({ old, next }: SchemaPair): Evidence => ({
  old: old.patterns.join(' and ') || null,
  new: next.patterns.join(' and ') || null,
  ...placeOf({ old, next }, 'pattern', next.patterns.length === 0),
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

/** Of what was not said before, or is not any more, nothing is known to be refused: as with formats. */
const content =
  (keyword: 'contentMediaType' | 'contentEncoding') =>
  ({ old, next, direction }: SchemaPair): Evidence | false => {
    const [before, after] = [old[keyword], next[keyword]];
    if (before === after || isFree(old) || isFree(next)) return false;
    const evidence = { old: before, new: after, ...placeOf({ old, next }, keyword, after === undefined) };
    if (before !== undefined && after !== undefined) return evidence;
    const narrower = before === undefined;
    return { ...evidence, impact: narrower === (direction === 'request') ? 'risky' : 'compatible' };
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
    'What the text holds changed from {old} to {new}',
    content('contentMediaType'),
  ),
  rule(
    'content-encoding-changed',
    'breaking',
    'breaking',
    'The encoding of the text changed from {old} to {new}',
    content('contentEncoding'),
  ),
];
