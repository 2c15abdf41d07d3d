import { schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { isWiderNumber, jsonTypeOf, losesDigits, numberTypes, temporalTypes } from '../schema/structure-types.ts';
import type { Impact } from '../change.ts';
import type { StructurePair } from '../subjects.ts';

const rule = schemaRulesFor('structureType', 'members');

const evidence = ({ oldType, newType }: StructurePair): Evidence => ({ old: oldType ?? null, new: newType ?? null });

/** For two types that differ, both of them known. */
const when =
  (holds: (old: string, next: string, pair: StructurePair) => boolean) =>
  (pair: StructurePair): Evidence | false => {
    const { oldType, newType } = pair;
    return (
      oldType !== undefined &&
      newType !== undefined &&
      oldType !== newType &&
      holds(oldType, newType, pair) &&
      evidence(pair)
    );
  };

const moved =
  (wanted: 'representation' | 'wider' | 'narrower' | 'sign') =>
  (old: string, next: string): boolean => {
    const [before, after] = [numberTypes.get(old), numberTypes.get(next)];
    if (before === undefined || after === undefined) return false;
    if (before.representation !== after.representation) return wanted === 'representation';
    if (isWiderNumber(old, next)) return wanted === 'wider';
    if (isWiderNumber(next, old)) return wanted === 'narrower';
    return wanted === 'sign' && before.signed !== after.signed;
  };

const became = (from: string, to: string): ((pair: StructurePair) => Found) =>
  when((old, next) => old === from && next === to);

/** An array of items that are all different was a set before it was called one. */
const repeats = (from: string, to: string): ((pair: StructurePair) => Found) =>
  when((old, next, pair) => old === from && next === to && pair.old.uniqueItems !== pair.next.uniqueItems);

/** Two types that JSON writes as texts: other than moments and numbers among themselves, which have rules of their own. */
const areTexts = (old: string, next: string): boolean =>
  jsonTypeOf(old) === 'string' &&
  jsonTypeOf(next) === 'string' &&
  ![temporalTypes, numberTypes].some((types) => types.has(old) && types.has(next));

/** Any text is wider than a text of a certain form. */
const textImpact = ({ direction, oldType, newType }: StructurePair): Impact => {
  if (newType === 'string') return direction === 'request' ? 'compatible' : 'risky';
  return oldType === 'string' && direction === 'response' ? 'compatible' : 'breaking';
};

/** Types of JSON Structure that became other ones: said instead of what their JSON Schemas make of it. */
export const structureTypeRules: readonly RuleFor<'structureType'>[] = [
  rule(
    'representation-changed',
    'breaking',
    'breaking',
    '{old} became {new}: what was written as a JSON number is a string now, or the other way round',
    when(moved('representation')),
  ),
  rule('numeric-type-widened', 'compatible', 'risky', '{old} was widened to {new}', (pair) => {
    const found = when(moved('wider'))(pair);
    const isExact = !losesDigits(pair.oldType ?? '', pair.newType ?? '');
    return typeof found === 'object' && { ...found, ...(isExact ? {} : { impact: 'risky' as const }) };
  }),
  rule('numeric-type-narrowed', 'breaking', 'compatible', '{old} was narrowed to {new}', when(moved('narrower'))),
  rule('signedness-changed', 'breaking', 'risky', '{old} became {new}: another range of signs', when(moved('sign'))),
  rule(
    'temporal-type-changed',
    'breaking',
    'breaking',
    '{old} became {new}, which is written otherwise',
    when((old, next) => temporalTypes.has(old) && temporalTypes.has(next)),
  ),
  rule('string-like-type-changed', 'breaking', 'breaking', '{old} became {new}', (pair) => {
    const found = when(areTexts)(pair);
    return typeof found === 'object' && { ...found, impact: textImpact(pair) };
  }),
  rule(
    'set-became-array',
    'compatible',
    'risky',
    'A set became an array: items may repeat now',
    repeats('set', 'array'),
  ),
  rule(
    'array-became-set',
    'breaking',
    'compatible',
    'An array became a set: items may not repeat',
    repeats('array', 'set'),
  ),
  rule(
    'object-became-map',
    'breaking',
    'breaking',
    'An object became a map: its members are not promised any more',
    became('object', 'map'),
  ),
  rule(
    'map-became-object',
    'breaking',
    'breaking',
    'A map became an object: its keys are fixed now',
    became('map', 'object'),
  ),
];
