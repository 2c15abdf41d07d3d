import type { SchemaFacts } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Evidence, type RuleFor } from '../rule.ts';
import { itemsBelow } from '../schema/edited-below.ts';
import { isNever } from '../schema/view.ts';
import type { SchemaPair } from '../subjects.ts';
import { arrayLimitRules } from './schema-limits.ts';

const value = schemaRulesFor('array', 'values');
const type = schemaRulesFor('array', 'types');

const closed = (facts: SchemaFacts): boolean => facts.items !== undefined && isNever(facts.items.facts);

const lengths = ({ old, next }: SchemaPair): Evidence => ({
  old: old.prefixItems.length,
  new: next.prefixItems.length,
  ...placeOf({ old, next }, 'prefixItems', next.prefixItems.length === 0),
});

/** The rest of the side that is shorter: closed, it makes a position of the other one new; open, it had promised nothing. */
const tupleEvidence = (pair: SchemaPair, shorter: SchemaFacts, promised: 'request' | 'response'): Evidence =>
  !closed(shorter) && pair.direction === promised ? { ...lengths(pair), impact: 'compatible' } : lengths(pair);

/** Whether one tuple describes more items than the other one, which may well have as many: where it may not, its limit tells. */
const isLonger = (longer: SchemaFacts, { prefixItems, limits }: SchemaFacts): boolean =>
  longer.prefixItems.length > prefixItems.length && limits.get('maxItems') !== prefixItems.length;

/** Whether a tuple has the items that it had, in another order. */
export const isReordered = ({ old, next, same }: SchemaPair): boolean => {
  if (old.prefixItems.length !== next.prefixItems.length || old.prefixItems.length > maxPermuted) return false;
  if (old.prefixItems.every((item, index) => same(item, next.prefixItems[index] ?? item))) return false;
  const left = [...next.prefixItems];
  return old.prefixItems.every((item) => {
    const index = left.findIndex((other) => same(item, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
};

const maxPermuted = 200;

export const schemaArrayRules: readonly RuleFor<'array'>[] = [
  ...arrayLimitRules,
  value(
    'unique-items-added',
    'breaking',
    'compatible',
    'Items must be unique now',
    (pair) => !pair.old.uniqueItems && pair.next.uniqueItems && placeOf(pair, 'uniqueItems'),
  ),
  value(
    'unique-items-removed',
    'compatible',
    'risky',
    'Items need not be unique any more',
    (pair) => pair.old.uniqueItems && !pair.next.uniqueItems && placeOf(pair, 'uniqueItems', true),
  ),
  type(
    'tuple-item-added',
    'breaking',
    'breaking',
    'The tuple grew from {old} to {new} described items',
    (pair) => isLonger(pair.next, pair.old) && tupleEvidence(pair, pair.old, 'response'),
  ),
  type(
    'tuple-item-removed',
    'breaking',
    'breaking',
    'The tuple shrank from {old} to {new} described items',
    (pair) => isLonger(pair.old, pair.next) && tupleEvidence(pair, pair.next, 'request'),
  ),
  type(
    'tuple-item-moved',
    'breaking',
    'breaking',
    'The items of the tuple stand in another order now',
    (pair) => isReordered(pair) && lengths(pair),
  ),
  type(
    'items-closed',
    'breaking',
    'compatible',
    'Further items are refused now',
    (pair) => !closed(pair.old) && closed(pair.next) && itemsBelow(pair) === undefined && placeOf(pair, 'items'),
  ),
  type(
    'items-opened',
    'compatible',
    'breaking',
    'Further items are allowed now',
    (pair) =>
      closed(pair.old) &&
      !closed(pair.next) &&
      itemsBelow(pair) === undefined &&
      placeOf(pair, 'items', pair.next.items === undefined),
  ),
];
