import { tokens, type EffectiveSchema, type UnionTag } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { both } from '../pair.ts';
import { schemaRulesFor, type Found, type RuleFor } from '../rule.ts';
import { hasKnownTag } from '../schema/tagged.ts';
import type { DiscriminatorPair } from '../subjects.ts';

const rule = schemaRulesFor('discriminator', 'members');

const declared = (
  { tags }: DiscriminatorPair,
  find: (before: string | undefined, after: string | undefined) => boolean,
): Found => {
  const [before, after] = [tags.old?.property, tags.next?.property];
  return find(before, after) && { old: before ?? null, new: after ?? null };
};

/** The tags of both sides, where the same member carries them. */
const comparable = ({ tags }: DiscriminatorPair): { readonly old: UnionTag; readonly next: UnionTag } | undefined => {
  const sides = both(tags);
  return sides !== undefined && sides.old.property === sides.next.property ? sides : undefined;
};

/** Tag values of variants that both sides have: a tag that comes or goes with its variant is told with that. */
const movedTags = (pair: DiscriminatorPair, gone: boolean): readonly string[] => {
  const sides = comparable(pair);
  if (sides === undefined || pair.withVariants) return [];
  const [from, other] = gone ? [sides.old, sides.next] : [sides.next, sides.old];
  return [...from.branches.keys()].filter((value) => !other.branches.has(value));
};

/** Whether who reads a variant of a union knows none of its tags any more: it is another variant to them. */
const isRenamed = ({ tags: { old, next: tags }, direction, next }: DiscriminatorPair, value: string): boolean => {
  const variant = tags?.branches.get(value);
  const known = [...(tags?.branches ?? [])].filter(([, index]) => index === variant).map(([tag]) => tag);
  return direction === 'response' && next.unions.length > 0 && !known.some((tag) => old?.branches.has(tag));
};

/** Where what has no known tag was, or is, of another variant, in unions that are told apart by the same member. */
const movedDefault = (pair: DiscriminatorPair): Found => {
  const sides = comparable(pair);
  if (sides === undefined) return false;
  const [before, after] = [sides.old.otherwise, sides.next.otherwise];
  const isSame =
    before === after ||
    (before !== undefined &&
      after !== undefined &&
      (before.facts.pointer === after.facts.pointer || pair.same(before, after)));
  if (isSame) return false;
  const names = { old: before && nameOf(before), new: after && nameOf(after) };
  const [left, right] = [openDefault(sides.old, pair.direction), openDefault(sides.next, pair.direction)];
  if (left === undefined && right === undefined) return { ...names, impact: 'compatible' };
  if (left !== undefined && right !== undefined) return names;
  const isWider = left === undefined;
  if (pair.direction === 'request') return { ...names, impact: isWider ? 'compatible' : 'breaking' };
  return { ...names, impact: isWider ? 'risky' : 'compatible' };
};

/** The default that takes something; one that asks for a known tag takes nothing that has none. */
const openDefault = (tag: UnionTag, direction: Direction): EffectiveSchema | undefined =>
  tag.otherwise === undefined || hasKnownTag(tag.otherwise, tag, direction) ? undefined : tag.otherwise;

const nameOf = ({ facts: { pointer } }: EffectiveSchema): string => tokens(pointer).at(-1) ?? '';

export const schemaDiscriminatorRules: readonly RuleFor<'discriminator'>[] = [
  rule('discriminator-added', 'compatible', 'risky', 'The member {new} tells the variants apart now', (pair) =>
    declared(pair, (before, after) => before === undefined && after !== undefined),
  ),
  rule('discriminator-removed', 'compatible', 'risky', 'The member {old} no longer tells the variants apart', (pair) =>
    declared(pair, (before, after) => before !== undefined && after === undefined),
  ),
  rule(
    'discriminator-property-changed',
    'breaking',
    'breaking',
    'The member {new} tells the variants apart now, not {old}',
    (pair) => declared(pair, (before, after) => before !== undefined && after !== undefined && before !== after),
  ),
  rule('discriminator-mapping-added', 'compatible', 'risky', 'The tag {new} was added', (pair) =>
    movedTags(pair, false).map((value) => ({ new: value, ...(isRenamed(pair, value) && { impact: 'breaking' }) })),
  ),
  rule('discriminator-mapping-removed', 'breaking', 'compatible', 'The tag {old} was removed', (pair) =>
    movedTags(pair, true).map((value) => ({ old: value })),
  ),
  rule(
    'discriminator-mapping-changed',
    'risky',
    'risky',
    'What has no known tag is {new} now, not {old}',
    movedDefault,
  ),
];
