import { hasType, isMultiple, limits, type Bound, type Limit, type SchemaFacts } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { areCountedApart } from './contained.ts';
import { isWholeFormat } from './formats.ts';
import { impliedBounds, isWithin, limitTypes } from './implied-limits.ts';
import { lengthPatterns, patternsIncluded } from './patterns.ts';

/** Whether lengths and counts within the one limits are within the other ones. */
export const limitsIncluded = (a: SchemaFacts, b: SchemaFacts, direction: Direction): boolean => {
  const isKept = (limit: Limit): boolean => {
    const wanted = b.limits.get(limit);
    if (wanted === undefined || !hasType(a.types, limitTypes[limit])) return true;
    // Items that are described may be what is contained, or one of several kinds, which is looked at there.
    const isOfItems = a.items !== undefined || a.prefixItems.length > 0 || areCountedApart(a);
    if (limit.endsWith('Contains') && isOfItems) return true;
    const stated = a.limits.get(limit);
    return isWithin(limit, [...(stated === undefined ? [] : [stated]), ...impliedBounds(a, limit, direction)], wanted);
  };
  const beyond = limits.filter((limit) => !isKept(limit));
  if (beyond.length === 0) return true;
  const ofText = beyond.every((limit) => limitTypes[limit] === 'string') && a.patterns.length > 0;
  return ofText && patternsIncluded([...a.patterns, ...lengthPatterns(a)], lengthPatterns(b)) === true;
};

export const uniqueIncluded = (a: SchemaFacts, b: SchemaFacts): boolean =>
  !b.uniqueItems || a.uniqueItems || !hasType(a.types, 'array') || (a.limits.get('maxItems') ?? 2) < 2;

/** Numbers are multiples of each of these: formats of integers let no fractions in. */
const stepsOf = ({ step, format }: SchemaFacts): readonly number[] => [
  ...(step === undefined ? [] : [step]),
  ...(isWholeFormat(format) ? [1] : []),
];

/** One end of a range, at the first number there that is a multiple of a whole step: none is before it. */
export const endOf = (facts: SchemaFacts, end: 'minimum' | 'maximum'): Bound | undefined => {
  const { [end]: bound, step } = facts;
  if (bound === undefined || step === undefined || !Number.isInteger(step)) return bound;
  const value = (end === 'minimum' ? Math.ceil : Math.floor)(bound.value / step) * step;
  return Number.isSafeInteger(value) ? { ...bound, value } : bound;
};

/** Whether numbers within the one bounds, and of the one step, are so of the other ones. */
export const numbersIncluded = (a: SchemaFacts, b: SchemaFacts): boolean => {
  if (!hasType(a.types, 'number')) return true;
  if (b.step !== undefined && stepsOf(a).every((step) => isMultiple(step, b.step as number) === false)) return false;
  const within = (mine: SchemaFacts['minimum'], wanted: SchemaFacts['minimum'], sign: number): boolean => {
    if (wanted === undefined) return true;
    if (mine === undefined) return false;
    const distance = (mine.value - wanted.value) * sign;
    return distance > 0 || (distance === 0 && (mine.exclusive || !wanted.exclusive));
  };
  return within(endOf(a, 'minimum'), b.minimum, 1) && within(endOf(a, 'maximum'), b.maximum, -1);
};
