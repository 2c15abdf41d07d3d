import { allTypes, typeBit, typesOf, type Pointer, type SchemaFacts, type TypeSet } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { formatIncluded, isWiderFormat } from '../schema/formats.ts';
import { admitsNull, admittedTypes, isFree, isNever, isNullOfBranch, typeNames } from '../schema/view.ts';
import type { Both, SchemaPair } from '../subjects.ts';

/** Integers, and numbers that may have fractions; between other steps the rules of `multipleOf` tell. */
const whole = ({ step: found }: SchemaFacts): boolean => found === 1;
const fractional = ({ step: found }: SchemaFacts): boolean => found === undefined || !Number.isInteger(found);

const notNull = (facts: SchemaFacts): TypeSet => admittedTypes(facts) & ~typeBit.null;

const names = (facts: SchemaFacts): string => {
  const types = admittedTypes(facts);
  return isUntyped(facts)
    ? 'any'
    : typeNames(facts, typesOf(types).length > 1 ? types & ~typeBit.null : types).join(' | ') || 'nothing';
};

/** Any type, `null` among them: that it comes or goes is told with the others. */
const isUntyped = (facts: SchemaFacts): boolean => isFree(facts) || admittedTypes(facts) === allTypes;

/** The types of both sides by their names. */
export const typesOfBoth = ({ old, next }: Both<SchemaFacts>): Evidence => ({ old: names(old), new: names(next) });

type Step = 'same' | 'wider' | 'narrower' | 'other';

/** How the types moved, `null` apart. Lists of values and unions have rules of their own. */
const step = ({ old, next }: SchemaPair): Step => {
  const before = notNull(old);
  const after = notNull(next);
  if (isNever(old) || isNever(next) || isFree(old) || isFree(next)) return 'same';
  if ((admittedTypes(old) & admittedTypes(next)) === 0) return 'other';
  if (before === 0 || after === 0) return 'same';
  if ((before & after) === 0) return 'other';
  if (old.values !== undefined || next.values !== undefined) return 'same';
  if (old.unions.length > 0 || next.unions.length > 0) return 'same';
  const grew = (after & ~before) !== 0 || ((before & after & typeBit.number) !== 0 && whole(old) && fractional(next));
  const shrank = (before & ~after) !== 0 || ((before & after & typeBit.number) !== 0 && whole(next) && fractional(old));
  if (grew) return shrank ? 'other' : 'wider';
  return shrank ? 'narrower' : 'same';
};

/** Where the types stand that came or changed: of alternatives for a type each, in the one for these. */
const placeOfMoved = ({ old, next }: SchemaPair): Pointer => {
  const [before, after] = [notNull(old), notNull(next)];
  const types = (before ^ after) | (whole(old) === whole(next) ? 0 : before & after & typeBit.number);
  const part = next.parts.find(({ schema, exempt }) => Object.hasOwn(schema, 'type') && (exempt & types) === 0);
  return part?.pointer ?? next.pointer;
};

/** How the types moved with what is excluded alone, which is told as such: no schema names any. */
export const stepOfExclusion = (pair: SchemaPair): Step | undefined => {
  const [before, after] = [pair.old, pair.next].map(({ applied }) => applied.get('not')?.length ?? 0) as [
    number,
    number,
  ];
  if (before === after || [pair.old, pair.next].some(namesTypes)) return undefined;
  const found = step(pair);
  return found === (before < after ? 'narrower' : 'wider') ? found : undefined;
};

const namesTypes = ({ parts }: SchemaFacts): boolean => parts.some(({ schema }) => Object.hasOwn(schema, 'type'));

const moved =
  (wanted: Step) =>
  (pair: SchemaPair): Found =>
    step(pair) === wanted &&
    stepOfExclusion(pair) === undefined && {
      ...typesOfBoth(pair),
      pointer: placeOfMoved(pair),
      side: 'new',
    };

const formatted = (pair: SchemaPair, { old, next }: SchemaPair = pair): boolean =>
  old.format !== next.format && step(pair) !== 'other' && !typed(old, next);

/** A list of values, anything or nothing on one side: what became of the format follows from that. */
const typed = (...sides: readonly SchemaFacts[]): boolean =>
  sides.some((facts) => facts.values !== undefined || isFree(facts) || isNever(facts));

const formats = ({ old, next }: SchemaPair): Evidence => ({
  old: old.format ?? null,
  new: next.format ?? null,
  ...placeOf({ old, next }, 'format', next.format === undefined),
});

const format =
  (holds: (old: string | undefined, next: string | undefined) => boolean) =>
  (pair: SchemaPair): Found =>
    formatted(pair) && holds(pair.old.format, pair.next.format) && formats(pair);

/** A step that is meant so and shows in no value, as of texts that are checked on one side alone, may be the other one. */
const formatStep =
  (wanted: 'wider' | 'narrower') =>
  (pair: SchemaPair): Found => {
    const { old, next, direction } = pair;
    const [low, high] = wanted === 'wider' ? [old, next] : [next, old];
    if (!formatted(pair) || low.format === undefined || high.format === undefined) return false;
    if (!isWiderFormat(low.format, high.format)) return false;
    const harmless = (wanted === 'wider') === (direction === 'request');
    const isShown = formatIncluded(low.format, high.format, low.types);
    return { ...formats(pair), ...(harmless && !isShown ? { impact: 'risky' as const } : {}) };
  };

/** A use that described a component besides may be a mere reference now: it was edited, and not the component. */
const lastPlace = (old: SchemaFacts, next: SchemaFacts): Pick<Evidence, 'pointer' | 'side'> =>
  old.pointer === next.pointer ? {} : { pointer: old.pointer, side: 'old' };

const rule = schemaRulesFor('type', 'types');

export const schemaTypeRules: readonly RuleFor<'type'>[] = [
  rule('type-changed', 'breaking', 'breaking', 'The type changed from {old} to {new}', moved('other')),
  rule('type-widened', 'compatible', 'breaking', 'The type was widened from {old} to {new}', moved('wider')),
  rule('type-narrowed', 'breaking', 'compatible', 'The type was narrowed from {old} to {new}', moved('narrower')),
  rule(
    'schema-added',
    'breaking',
    'compatible',
    'What was free has a schema now',
    (pair) => isFree(pair.old) && !isFree(pair.next) && typesOfBoth(pair),
  ),
  rule(
    'schema-removed',
    'compatible',
    'breaking',
    'What had a schema is free now',
    (pair) => !isFree(pair.old) && isFree(pair.next) && typesOfBoth(pair),
  ),
  rule(
    'became-nullable',
    'compatible',
    'breaking',
    'null is allowed now',
    ({ old, next }) =>
      !admitsNull(old) &&
      admitsNull(next) &&
      notNull(next) !== 0 &&
      !isUntyped(next) &&
      !isNever(old) &&
      !isNullOfBranch(old, next) && { old: false, new: true },
  ),
  rule(
    'became-not-nullable',
    'breaking',
    'compatible',
    'null is no longer allowed',
    ({ old, next }) =>
      admitsNull(old) &&
      !admitsNull(next) &&
      notNull(old) !== 0 &&
      !isUntyped(old) &&
      !isNever(next) &&
      !isNullOfBranch(old, next) && { old: true, new: false, ...lastPlace(old, next) },
  ),
  rule(
    'format-added',
    'risky',
    'compatible',
    'The format {new} was added',
    format((old, next) => old === undefined && next !== undefined),
  ),
  rule(
    'format-removed',
    'compatible',
    'risky',
    'The format {old} was removed',
    format((old, next) => old !== undefined && next === undefined),
  ),
  rule('format-widened', 'compatible', 'risky', 'The format was widened from {old} to {new}', formatStep('wider')),
  rule('format-narrowed', 'risky', 'compatible', 'The format was narrowed from {old} to {new}', formatStep('narrower')),
  rule(
    'format-changed',
    'breaking',
    'breaking',
    'The format changed from {old} to {new}',
    format(
      (old, next) =>
        old !== undefined &&
        next !== undefined &&
        old !== next &&
        !isWiderFormat(old, next) &&
        !isWiderFormat(next, old),
    ),
  ),
];
