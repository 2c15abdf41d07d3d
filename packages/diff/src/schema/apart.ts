import { typeBit, type EffectiveSchema, type SchemaFacts, type TypeSet } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { takes } from './part.ts';
import { lengthPatterns, noText, patternsIncluded } from './patterns.ts';
import { admittedTypes, isNever, takesPart } from './view.ts';

const deepest = 3;
const mostBranches = 16;

/**
 * Whether two schemas have no value in common: by type, by the values that they list, by a member that is asked for and
 * takes part.
 * @param described of the first one only what it describes: nobody sends or reads further members
 */
export const areApart = (
  one: EffectiveSchema,
  other: EffectiveSchema,
  direction: Direction,
  described = false,
  depth = 0,
): boolean => {
  const [a, b] = [one.facts, other.facts];
  const types = admittedTypes(a) & admittedTypes(b);
  if (types === 0) return true;
  if (a.values?.every((value) => takes(other, value) === false) === true) return true;
  if (b.values?.every((value) => takes(one, value) === false) === true) return true;
  if (areRangesApart(a, b, types) || areRangesApart(b, a, types) || areTextsApart(a, b, types)) return true;
  const byBranch = (whole: EffectiveSchema, beside: EffectiveSchema, isDescribed: boolean): boolean =>
    isApartByBranch(whole, beside, direction, isDescribed, depth);
  if (depth < deepest && (byBranch(one, other, described) || byBranch(other, one, false))) return true;
  if (types !== typeBit.object || depth >= deepest) return false;
  return (
    lacksMember(a, b, direction, described) ||
    lacksMember(b, a, direction, false) ||
    [...a.properties.values()].some((mine) => {
      const shared = b.properties.get(mine.name);
      if (shared === undefined || (!mine.required && !shared.required)) return false;
      if (!takesPart(mine, direction) || !takesPart(shared, direction)) return false;
      return areApart(mine.schema, shared.schema, direction, described, depth + 1);
    })
  );
};

/** Whether a schema is a union, each branch of which is apart from the other one. */
const isApartByBranch = (
  one: EffectiveSchema,
  other: EffectiveSchema,
  direction: Direction,
  described: boolean,
  depth: number,
): boolean =>
  one.facts.unions.some(
    ({ branches, exempt }) =>
      (exempt & one.facts.types & other.facts.types) === 0 &&
      branches.length <= mostBranches &&
      branches.every((branch) => areApart(branch, other, direction, described, depth + 1)),
  );

/** Whether all that the one schema allows is below what the other one allows: numbers, and lengths of texts. */
const areRangesApart = (low: SchemaFacts, high: SchemaFacts, types: TypeSet): boolean => {
  if (types === typeBit.string) {
    return (low.limits.get('maxLength') ?? Number.POSITIVE_INFINITY) < (high.limits.get('minLength') ?? 0);
  }
  if (types !== typeBit.number || low.maximum === undefined || high.minimum === undefined) return false;
  const distance = high.minimum.value - low.maximum.value;
  return distance > 0 || (distance === 0 && (high.minimum.exclusive || low.maximum.exclusive));
};

/** Whether no text matches the patterns of both. */
const areTextsApart = (one: SchemaFacts, other: SchemaFacts, types: TypeSet): boolean =>
  types === typeBit.string &&
  one.patterns.length > 0 &&
  other.patterns.length > 0 &&
  patternsIncluded([...one.patterns, ...other.patterns, ...lengthPatterns(one), ...lengthPatterns(other)], [noText]) ===
    true;

/** Whether a schema without further members has none that the other one asks for. */
const lacksMember = (one: SchemaFacts, other: SchemaFacts, direction: Direction, described: boolean): boolean =>
  (one.additional === undefined ? described && one.unions.length === 0 : isNever(one.additional.facts)) &&
  one.patternProperties.size === 0 &&
  [...other.properties.values()].some(
    (member) => member.required && takesPart(member, direction) && !one.properties.has(member.name),
  );
