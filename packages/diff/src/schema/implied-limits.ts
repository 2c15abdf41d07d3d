import {
  hasType,
  typeBit,
  type EffectiveSchema,
  type JsonType,
  type Limit,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { containedIn } from './contained.ts';
import { finiteValues } from './finite.ts';
import { formatLengths } from './formats.ts';
import { isAbsent, listedNames } from './names.ts';
import { lengthPatterns, patternsIncluded } from './patterns.ts';
import { isClosed, isNever, takesPart } from './view.ts';

/** The type of values that a limit speaks of. */
export const limitTypes: Readonly<Record<Limit, JsonType>> = {
  minLength: 'string',
  maxLength: 'string',
  minItems: 'array',
  maxItems: 'array',
  minContains: 'array',
  maxContains: 'array',
  minProperties: 'object',
  maxProperties: 'object',
};

/** Whether one of some bounds is as tight as a limit. */
export const isWithin = (limit: Limit, bounds: readonly number[], wanted: number): boolean =>
  limit.startsWith('min') ? Math.max(...bounds) >= wanted : Math.min(...bounds) <= wanted;

/** How deep alternatives of alternatives are looked into. */
const deepest = 4;

/** Whether a schema keeps to a limit by what it says besides limits of this name. */
export const impliesLimit = (
  facts: SchemaFacts,
  limit: Limit,
  wanted: number,
  direction: Direction,
  depth = 0,
): boolean => {
  if (isWithin(limit, impliedBounds(facts, limit, direction), wanted)) return true;
  const type = limitTypes[limit];
  if (type === 'string' && facts.patterns.length > 0) {
    const lengths = lengthPatterns({ limits: new Map([[limit, wanted]]) });
    if (patternsIncluded(facts.patterns, lengths) === true) return true;
  }
  // Each alternative may do so in its own way.
  return (
    depth < deepest &&
    facts.unions.some(
      ({ exempt, complete }) =>
        !hasType(exempt, type) &&
        complete?.every(
          (branch) =>
            (branch.facts.types & typeBit[type]) === 0 ||
            impliesLimit(branch.facts, limit, wanted, direction, depth + 1),
        ) === true,
    )
  );
};

/** What else a schema says bounds the same: what has to be contained are items, what is asked for are members. */
export const impliedBounds = (facts: SchemaFacts, limit: Limit, direction: Direction): readonly number[] =>
  implied[limit](facts, direction);

type Implied = (facts: SchemaFacts, direction: Direction) => readonly number[];

const contained: Implied = (facts) => containedIn(facts).flatMap(({ least }) => (least > 0 ? [least] : []));

const lengths =
  (end: 0 | 1): Implied =>
  ({ format }) =>
    formatLengths(format).map((range) => range[end]);

const implied: Readonly<Record<Limit, Implied>> = {
  minLength: lengths(0),
  maxLength: lengths(1),
  minItems: contained,
  maxItems: ({ limits, uniqueItems, prefixItems, items }) => {
    // That no items follow on a tuple is left out where they may not for their number.
    if (items === undefined)
      return prefixItems.length > 0 && limits.get('maxItems') === prefixItems.length ? [prefixItems.length] : [];
    if (isNever(items.facts)) return [prefixItems.length];
    return uniqueItems && prefixItems.length === 0 ? countOf(items) : [];
  },
  minContains: contained,
  maxContains: ({ limits }) => {
    const most = limits.get('maxItems');
    return most === undefined ? [] : [most];
  },
  // Members of one direction are not there in the other one.
  minProperties: ({ properties }, direction) => [
    [...properties.values()].filter((member) => member.required && takesPart(member, direction)).length,
  ],
  maxProperties: (facts) => {
    const { properties, patternProperties } = facts;
    const listed = listedNames(facts);
    const isAll = isClosed(facts) && patternProperties.size === 0;
    return [
      ...(isAll ? [[...properties.keys()].filter((name) => !isAbsent(facts, name)).length] : []),
      ...(listed === undefined ? [] : [listed.length]),
    ];
  },
};

/** How many items there can be that are all different, where they are of few values. */
const countOf = (items: EffectiveSchema): readonly number[] => {
  const values = finiteValues(items.facts);
  return values === undefined ? [] : [values.length];
};
