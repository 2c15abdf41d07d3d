import { canonicalJson, type Json, type Pointer, type SchemaFacts } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { missingValues } from '../schema/subsume.ts';
import { isFree } from '../schema/view.ts';
import type { SchemaPair } from '../subjects.ts';

const besidesNull = (values: readonly Json[] = []): readonly Json[] => values.filter((value) => value !== null);

const listed = (facts: SchemaFacts): readonly Json[] => besidesNull(facts.values);

const constant = (facts: SchemaFacts): boolean => facts.values !== undefined && listed(facts).length === 1;

const evidence = (pair: SchemaPair): Evidence => ({
  old: stated(pair.old),
  new: stated(pair.next),
  ...placeOf(
    pair,
    constant(pair.next.values === undefined ? pair.old : pair.next) ? 'const' : 'enum',
    pair.next.values === undefined,
  ),
});

const stated = (facts: SchemaFacts): Json =>
  facts.values === undefined ? null : constant(facts) ? (listed(facts)[0] ?? null) : facts.values;

const bothList = ({ old, next }: SchemaPair): boolean =>
  old.values !== undefined && next.values !== undefined && !bothKnown({ old, next });

/** Lists on both sides that do not exclude other values. */
const bothKnown = ({ old, next }: Pick<SchemaPair, 'old' | 'next'>): boolean =>
  old.known !== undefined && next.known !== undefined;

const lacking = (from: SchemaFacts, other: SchemaFacts): readonly Json[] => {
  const present = new Set((other.known?.values ?? []).map(canonicalJson));
  return besidesNull(from.known?.values).filter((value) => !present.has(canonicalJson(value)));
};

/** A closed list became one that names what is known. */
const opened = ({ old, next }: SchemaPair): boolean =>
  old.values !== undefined && old.known === undefined && next.known !== undefined;

/** Two constants without a value in common: one finding, not one value added and one removed. */
const replaced = (pair: SchemaPair): boolean =>
  bothList(pair) && constant(pair.old) && constant(pair.next) && listed(pair.old)[0] !== listed(pair.next)[0];

/** A list that was edited at more values than that was replaced: nobody reads a change for each. */
const mostApart = 100;

/** What one side of a list has and the other has not, as edits of the list in the new document. */
const each = (side: 'old' | 'new', values: readonly Json[], pointer: Pointer): readonly Evidence[] => {
  const place = { pointer, side: 'new' as const };
  return values.length > mostApart
    ? [{ ...place, [side]: values, lists: side }]
    : values.map((value) => ({ ...place, [side]: value }));
};

const valueAdded = (pair: SchemaPair): Found =>
  bothList(pair) &&
  !replaced(pair) &&
  each('new', besidesNull(missingValues(pair.next, pair.old)), pair.next.placeOf('enum'));

const valueRemoved = (pair: SchemaPair): Found =>
  bothList(pair) &&
  !replaced(pair) &&
  each('old', besidesNull(missingValues(pair.old, pair.next)), pair.next.placeOf('enum'));

const listAdded = ({ old, next }: SchemaPair): boolean =>
  !bothKnown({ old, next }) && old.values === undefined && !isFree(old) && listed(next).length > 0;
const listRemoved = ({ old, next }: SchemaPair): boolean =>
  next.known === undefined && next.values === undefined && !isFree(next) && listed(old).length > 0;

const rule = schemaRulesFor('values', 'types');
const member = schemaRulesFor('values', 'members');

export const schemaValueRules: readonly RuleFor<'values'>[] = [
  rule('enum-value-added', 'compatible', 'risky', 'The value {new} was added', valueAdded),
  rule('enum-value-removed', 'breaking', 'compatible', 'The value {old} was removed', valueRemoved),
  rule(
    'became-enum',
    'breaking',
    'compatible',
    'Only {new} are allowed now',
    (pair) => listAdded(pair) && !constant(pair.next) && evidence(pair),
  ),
  rule(
    'enum-dropped',
    'compatible',
    'risky',
    'The list of values {old} was dropped',
    (pair) => listRemoved(pair) && !constant(pair.old) && evidence(pair),
  ),
  rule(
    'const-added',
    'breaking',
    'compatible',
    'Only {new} is allowed now',
    (pair) => listAdded(pair) && constant(pair.next) && evidence(pair),
  ),
  rule(
    'const-changed',
    'breaking',
    'breaking',
    'The constant changed from {old} to {new}',
    (pair) => replaced(pair) && evidence(pair),
  ),
  rule(
    'const-removed',
    'compatible',
    'breaking',
    'The constant {old} was dropped',
    (pair) => listRemoved(pair) && constant(pair.old) && evidence(pair),
  ),
  member(
    'extensible-enum-value-added',
    'compatible',
    'compatible',
    'The value {new} is known now',
    (pair) => bothKnown(pair) && each('new', lacking(pair.next, pair.old), pair.next.known?.pointer ?? ''),
  ),
  member(
    'extensible-enum-value-removed',
    'breaking',
    'compatible',
    'The value {old} is no longer known',
    (pair) => bothKnown(pair) && each('old', lacking(pair.old, pair.next), pair.next.known?.pointer ?? ''),
  ),
  rule(
    'enum-became-open',
    'compatible',
    'risky',
    'Values beyond {old} are allowed now',
    (pair) => opened(pair) && { old: pair.old.values ?? null, new: pair.next.known?.values ?? null },
  ),
];
