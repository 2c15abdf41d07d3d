import { parent, type EffectiveSchema, type Pointer } from '@schemawright/contract';
import { added, removed } from '../pair.ts';
import { schemaRulesFor, type Found, type RuleFor } from '../rule.ts';
import type { BranchPair } from '../subjects.ts';

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
export const schemaUnionRules: readonly RuleFor<'union'>[] = [
  type(
    'wrapped-in-union',
    'compatible',
    'breaking',
    'The schema is one of several alternatives now',
    ({ unions, wrapped }) =>
      wrapped && unions.old === undefined && unions.next !== undefined && { pointer: parent(unions.next.pointer) },
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
];
