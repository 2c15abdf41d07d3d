import type { EffectiveSchema } from '@schemawright/contract';
import { schemaRulesFor, type Column, type Evidence, type RuleFor } from '../rule.ts';
import type { AlternativesPair, ChoicePair } from '../subjects.ts';

const rule = schemaRulesFor('choice', 'types');

const alike = (column: Column): readonly [Column, Column] => [column, column];

const further = (
  from: ReadonlyMap<string, EffectiveSchema>,
  other: ReadonlyMap<string, EffectiveSchema>,
): readonly string[] => [...from.keys()].filter((tag) => !other.has(tag));

/** Whether the tag stands in the object itself, or around it. */
const inline = (selector: string | undefined): string => (selector === undefined ? 'tagged' : 'inline');

const sameKind = ({ selectors: { old, next } }: ChoicePair): boolean => old === next;

/** Choices of JSON Structure. What changes inside an option is told where it changed. */
export const structureChoiceRules: readonly RuleFor<'choice'>[] = [
  rule('choice-option-added', 'compatible', 'breaking', 'The option {new} was added', (pair) =>
    sameKind(pair) ? further(pair.options.next, pair.options.old).map((tag): Evidence => ({ new: tag })) : [],
  ),
  rule('choice-option-removed', 'breaking', 'compatible', 'The option {old} was removed', (pair) =>
    sameKind(pair)
      ? further(pair.options.old, pair.options.next).map((tag): Evidence => ({ old: tag, side: 'new' }))
      : [],
  ),
  rule(
    'choice-selector-changed',
    ...alike('breaking'),
    'The member {new} tells the options apart now, not {old}',
    ({ selectors: { old, next } }) => old !== undefined && next !== undefined && old !== next && { old, new: next },
  ),
  rule(
    'choice-kind-changed',
    ...alike('breaking'),
    'The choice was {old} and is {new} now: the tag stands elsewhere',
    ({ selectors: { old, next } }) => inline(old) !== inline(next) && { old: inline(old), new: inline(next) },
  ),
];

const alternatives = schemaRulesFor('alternatives', 'types');

const shown = (set: readonly string[]): string => set.join(', ');

const found = (
  pairs: AlternativesPair['pairs'],
  holds: (old: readonly string[] | undefined, next: readonly string[] | undefined) => boolean,
): readonly Evidence[] =>
  pairs.flatMap(({ old, next }) =>
    holds(old, next) ? [{ old: old ? shown(old) : null, new: next ? shown(next) : null, side: 'new' as const }] : [],
  );

/** `required` as a list of sets of members, one of which must be there. */
export const structureAlternativeRules: readonly RuleFor<'alternatives'>[] = [
  alternatives(
    'required-alternative-added',
    'compatible',
    'breaking',
    'The members {new} suffice too now',
    ({ pairs }) => found(pairs, (old) => old === undefined),
  ),
  alternatives(
    'required-alternative-removed',
    'breaking',
    'compatible',
    'The members {old} no longer suffice',
    ({ pairs }) => found(pairs, (_, next) => next === undefined),
  ),
  alternatives(
    'required-alternative-changed',
    ...alike('breaking'),
    'Instead of the members {old} these are asked for: {new}',
    ({ pairs, plainly }) =>
      plainly === undefined
        ? found(pairs, (old, next) => old !== undefined && next !== undefined && shown(old) !== shown(next))
        : { old: plainly.old.map(shown).join(' or '), new: plainly.next.map(shown).join(' or ') },
  ),
];
