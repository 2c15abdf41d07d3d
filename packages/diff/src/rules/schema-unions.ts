import { tokens, type EffectiveSchema, type Pointer } from '@schemawright/contract';
import { added, removed } from '../pair.ts';
import { schemaRulesFor, type Found, type RuleFor } from '../rule.ts';
import type { BranchPair, UnionPair } from '../subjects.ts';

const rule = schemaRulesFor('branch', 'types');

const joined =
  (kind: BranchPair['kind']) =>
  (pair: BranchPair): Found => {
    const branch = pair.kind === kind ? added(pair) : undefined;
    return branch && { new: pair.name, pointer: placeIn(pair, branch) };
  };

const left =
  (kind: BranchPair['kind']) =>
  (pair: BranchPair): Found => {
    const branch = pair.kind === kind ? removed(pair) : undefined;
    return branch && { old: pair.name, pointer: placeIn(pair, branch) };
  };

/** Where a branch stands; of one that is referred to, the list that does so: the component is not what was edited. */
const placeIn = ({ list }: BranchPair, { facts: { pointer } }: EffectiveSchema): Pointer =>
  pointer.startsWith(`${list}/`) ? pointer : list;

export const schemaBranchRules: readonly RuleFor<'branch'>[] = [
  rule('one-of-branch-added', 'compatible', 'breaking', 'The variant {new} was added', joined('oneOf')),
  rule('one-of-branch-removed', 'breaking', 'compatible', 'The variant {old} was removed', left('oneOf')),
  rule('any-of-branch-added', 'compatible', 'breaking', 'The alternative {new} was added', joined('anyOf')),
  rule('any-of-branch-removed', 'breaking', 'compatible', 'The alternative {old} was removed', left('anyOf')),
];

const type = schemaRulesFor('union', 'types');
const tag = schemaRulesFor('union', 'members');

const declared = (union: UnionPair['unions']['old']): string | undefined => union?.declaredTag?.property;

const tags = (
  { unions }: UnionPair,
  find: (before: string | undefined, after: string | undefined) => boolean,
): Found => {
  const before = declared(unions.old);
  const after = declared(unions.next);
  return (
    unions.old !== undefined &&
    unions.next !== undefined &&
    find(before, after) && { old: before ?? null, new: after ?? null }
  );
};

/** Tag values of branches that both unions have: a tag that comes or goes with its branch is told with the branch. */
const movedTags = ({ unions: { old, next } }: UnionPair, gone: boolean): readonly string[] => {
  if (declared(old) === undefined || declared(old) !== declared(next) || old?.branches.length !== next?.branches.length)
    return [];
  const before = old?.tag?.branches ?? new Map<string, number>();
  const after = next?.tag?.branches ?? new Map<string, number>();
  const [from, other] = gone ? [before, after] : [after, before];
  return [...from.keys()].filter((value) => !other.has(value));
};

/** Where what has no known tag was, or is, of another variant, in unions that are told apart by the same member. */
const movedDefault = ({ unions: { old, next }, direction, same }: UnionPair): Found => {
  if (declared(old) === undefined || declared(old) !== declared(next)) return false;
  const [before, after] = [old?.declaredTag?.otherwise, next?.declaredTag?.otherwise];
  const isSame =
    before === after ||
    (before !== undefined &&
      after !== undefined &&
      (before.facts.pointer === after.facts.pointer || same(before, after)));
  if (isSame) return false;
  const names = { old: before && nameOf(before), new: after && nameOf(after) };
  if (before !== undefined && after !== undefined) return names;
  const isWider = before === undefined;
  if (direction === 'request') return { ...names, impact: isWider ? 'compatible' : 'breaking' };
  return { ...names, impact: isWider ? 'risky' : 'compatible' };
};

const nameOf = ({ facts: { pointer } }: EffectiveSchema): string => tokens(pointer).at(-1) ?? '';

export const schemaUnionRules: readonly RuleFor<'union'>[] = [
  type(
    'wrapped-in-union',
    'compatible',
    'breaking',
    'The schema is one of several alternatives now',
    ({ unions, wrapped }) => wrapped && unions.old === undefined,
  ),
  type(
    'unwrapped-from-union',
    'breaking',
    'compatible',
    'Only one of the alternatives is left',
    ({ unions, wrapped }) =>
      wrapped && unions.next === undefined && { pointer: unions.old?.pointer ?? '', side: 'old' },
  ),
  type(
    'union-kind-changed',
    'risky',
    'risky',
    '{old} became {new}',
    ({ unions: { old, next } }) =>
      old !== undefined &&
      next !== undefined &&
      old.kind !== next.kind && { old: old.kind, new: next.kind, pointer: next.pointer },
  ),
  tag('discriminator-added', 'compatible', 'risky', 'The member {new} tells the variants apart now', (pair) =>
    tags(pair, (before, after) => before === undefined && after !== undefined),
  ),
  tag('discriminator-removed', 'compatible', 'risky', 'The member {old} no longer tells the variants apart', (pair) =>
    tags(pair, (before, after) => before !== undefined && after === undefined),
  ),
  tag(
    'discriminator-property-changed',
    'breaking',
    'breaking',
    'The member {new} tells the variants apart now, not {old}',
    (pair) => tags(pair, (before, after) => before !== undefined && after !== undefined && before !== after),
  ),
  tag('discriminator-mapping-added', 'compatible', 'risky', 'The tag {new} was added', (pair) =>
    movedTags(pair, false).map((value) => ({ new: value })),
  ),
  tag('discriminator-mapping-removed', 'breaking', 'compatible', 'The tag {old} was removed', (pair) =>
    movedTags(pair, true).map((value) => ({ old: value, side: 'new' as const, pointer: pair.next.pointer })),
  ),
  tag('discriminator-mapping-changed', 'risky', 'risky', 'What has no known tag is {new} now, not {old}', movedDefault),
];
