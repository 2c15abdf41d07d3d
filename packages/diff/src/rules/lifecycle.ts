import { annotationsOf, type Json } from '@schemawright/contract';
import { placeOf, rulesFor, schemaRulesFor, type Column, type Found, type RuleFor } from '../rule.ts';
import type { LifecyclePair, Subjects } from '../subjects.ts';

/** The day that a date names, `2027-03-31`; nothing when it is none. RFC 3339, 5.6, a time of day is left out. */
export const dayOf = (date: Json | undefined): string | undefined => {
  const day = typeof date === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:$|[Tt ])/u.exec(date)?.[1] : undefined;
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
};

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const sunsets = ({ old, next }: LifecyclePair): { readonly old: Json; readonly new: Json } => ({
  old: old.sunset ?? null,
  new: next.sunset ?? null,
});

const announced = ({ old, next }: LifecyclePair): boolean => !old.deprecated && next.deprecated;
const moved = ({ old, next }: LifecyclePair): boolean =>
  next.deprecated && (!old.deprecated || JSON.stringify(old.sunset) !== JSON.stringify(next.sunset));

type Line = readonly [stem: string, says: string, find: (pair: LifecyclePair) => Found];

const withoutSunset: Line = [
  'deprecated-without-sunset',
  'was deprecated without a date for its end',
  (pair) => pair.terms.notice !== undefined && announced(pair) && pair.next.sunset === undefined,
];
const invalid: Line = [
  'sunset-invalid',
  'has the sunset {new}, which is no date',
  (pair) =>
    pair.next.sunset !== undefined &&
    JSON.stringify(pair.old.sunset) !== JSON.stringify(pair.next.sunset) &&
    dayOf(pair.next.sunset) === undefined &&
    sunsets(pair),
];
const tooSoon: Line = [
  'sunset-too-soon',
  'ends on {new}, with less notice than agreed',
  (pair) => {
    const { notice, today } = pair.terms;
    const end = dayOf(pair.next.sunset);
    if (notice === undefined || today === undefined || end === undefined || !moved(pair)) return false;
    return daysBetween(today, end) < notice(pair.next.level) && sunsets(pair);
  },
];
const removed: Line = [
  'sunset-removed',
  'is still deprecated, and no longer says when it ends',
  (pair) => pair.next.deprecated && pair.old.sunset !== undefined && pair.next.sunset === undefined && sunsets(pair),
];
const earlier: Line = [
  'sunset-moved-earlier',
  'ends on {new} now, and was promised to stay until {old}',
  (pair) => {
    const [before, after] = [dayOf(pair.old.sunset), dayOf(pair.next.sunset)];
    return before !== undefined && after !== undefined && after < before && sunsets(pair);
  },
];

/** By how many levels the promises moved; 0 where they did not, or a level is not known. */
const climb = ({ old, next, terms: { levels } }: LifecyclePair): number => {
  const [before, after] = [levels.indexOf(old.level ?? ''), levels.indexOf(next.level ?? '')];
  return before < 0 || after < 0 ? 0 : after - before;
};
const levels = ({ old, next }: LifecyclePair): { readonly old: Json; readonly new: Json } => ({
  old: old.level ?? null,
  new: next.level ?? null,
});
const unknownLevel = ({ next, terms }: LifecyclePair): boolean =>
  next.stability !== undefined && !terms.levels.some((level) => level === next.stability);

const operation = rulesFor('operationLife');
const parameter = rulesFor('parameterLife');
const property = schemaRulesFor('propertyLife', 'members');
const schema = schemaRulesFor('schemaLife', 'members');

export const operationLifeRules: readonly RuleFor<'operationLife'>[] = [
  ...[withoutSunset, invalid, tooSoon, removed, earlier].map(([stem, says, find]) =>
    operation(`operation-${stem}`, 'policy', `The operation ${says}`, find),
  ),
  operation(
    'stability-lowered',
    'risky',
    'The operation is {new} now, it was {old}',
    (pair) => climb(pair) < 0 && !unknownLevel(pair) && levels(pair),
  ),
  operation(
    'stability-raised',
    'compatible',
    'The operation is {new} now, it was {old}',
    (pair) => climb(pair) > 0 && !unknownLevel(pair) && levels(pair),
  ),
  operation(
    'stability-invalid',
    'policy',
    'The stability level {new} is not known',
    (pair) =>
      unknownLevel(pair) &&
      JSON.stringify(pair.old.stability) !== JSON.stringify(pair.next.stability) && {
        old: pair.old.stability ?? null,
        new: pair.next.stability ?? null,
      },
  ),
];

export const parameterLifeRules: readonly RuleFor<'parameterLife'>[] = [
  withoutSunset,
  invalid,
  tooSoon,
  removed,
  earlier,
].map(([stem, says, find]) => parameter(`parameter-${stem}`, 'policy', `The parameter {subject} ${says}`, find));

const both = (column: Column): readonly [Column, Column] => [column, column];

export const propertyLifeRules: readonly RuleFor<'propertyLife'>[] = [
  ...[withoutSunset, invalid, tooSoon].map(([stem, says, find]) =>
    property(`property-${stem}`, ...both('policy'), `The member {subject} ${says}`, find),
  ),
  property(
    'property-stability-lowered',
    ...both('risky'),
    'The member {subject} is {new} now, it was {old}',
    (pair) => climb(pair) < 0 && levels(pair),
  ),
  property(
    'property-stability-raised',
    ...both('compatible'),
    'The member {subject} is {new} now, it was {old}',
    (pair) => climb(pair) > 0 && levels(pair),
  ),
];

/** The part in which it is written is what ends: a component, or one use of it. */
const deprecation =
  (isOver: boolean) =>
  ({ old, next }: Subjects['schemaLife']): Found =>
    annotationsOf(old).deprecated === isOver &&
    annotationsOf(next).deprecated !== isOver &&
    placeOf({ old: old.facts, next: next.facts }, 'deprecated', isOver);

export const schemaLifeRules: readonly RuleFor<'schemaLife'>[] = [
  schema('schema-deprecated', ...both('compatible'), 'The schema was deprecated', deprecation(false)),
  schema('schema-reactivated', ...both('annotation'), 'The schema is no longer deprecated', deprecation(true)),
];
