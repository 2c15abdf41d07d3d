import {
  allTypes,
  finiteTexts,
  hasType,
  typeBit,
  type EffectiveSchema,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { isEmpty } from './empty.ts';
import { partOf, takes } from './part.ts';
import { isMatch, matchesAny, patternsIncluded } from './patterns.ts';
import type { Both } from '../subjects.ts';
import { isClosed, isFree, isNever, takesPart } from './view.ts';

const mostNames = 100;

const namesIn = ({ applied }: Pick<SchemaFacts, 'applied'>): readonly EffectiveSchema[] =>
  applied.get('propertyNames') ?? [];

/** Whether a member may have this name, by what is said of names. */
export const mayBeNamed = (facts: Pick<SchemaFacts, 'applied'>, name: string): boolean =>
  namesIn(facts).every((names) => takes(names, name) !== false);

/** What a member has to be that is not described by its name: of all that matches it, or of what further members are. */
export const describing = (
  { patternProperties, additional }: SchemaFacts,
  name: string,
): readonly EffectiveSchema[] => {
  const matching = [...patternProperties].flatMap(([pattern, schema]) => (isMatch(pattern, name) ? schema : []));
  return additional === undefined || matchesAny(name, patternProperties.keys()) ? matching : [...matching, additional];
};

/** Whether no value has a member of this name. */
export const isAbsent = (facts: SchemaFacts, name: string): boolean => {
  const { properties, limits } = facts;
  if (limits.get('maxProperties') === 0 || !mayBeNamed(facts, name) || isRefused(facts, name)) return true;
  const own = properties.get(name)?.schema;
  const further = describing(own === undefined ? facts : { ...facts, additional: undefined }, name);
  return [own, ...further].some((schema) => schema !== undefined && isNever(schema.facts));
};

/** Whether objects with a member of this name are excluded, whatever else they hold. */
const isRefused = ({ applied }: SchemaFacts, name: string): boolean =>
  (applied.get('not') ?? []).some(({ facts }) => {
    const { properties, types } = facts;
    const member = properties.size === 1 ? properties.get(name) : undefined;
    const isAll = member?.required === true && isFree(member.schema.facts) && hasType(types, 'object');
    return isAll && isFree({ ...facts, types: allTypes, properties: new Map() });
  });

/** The names that members may have, where they are listed. */
export const listedNames = (facts: Pick<SchemaFacts, 'applied'>): readonly string[] | undefined => {
  const lists = namesIn(facts).flatMap((one): readonly (readonly string[])[] => {
    const names = one.facts;
    const { values, types } = names;
    if (!hasType(types, 'string') || isEmpty(partOf(one, typeBit.string).facts, 'request')) return [[]];
    if (values !== undefined) return [values.filter((value) => typeof value === 'string')];
    return names.patterns.flatMap((pattern) => {
      const texts = finiteTexts(pattern, mostNames);
      return texts === undefined ? [] : [texts];
    });
  });
  return lists[0]?.filter((name) => mayBeNamed(facts, name));
};

/** Whether an object may hold no more members than those that it asks for. */
export const isFull = ({ properties, limits }: SchemaFacts, direction: Direction): boolean => {
  const most = limits.get('maxProperties');
  if (most === undefined || most > properties.size) return false;
  return [...properties.values()].filter((member) => member.required && takesPart(member, direction)).length >= most;
};

/**
 * Whether one side of a pair lets in none but the members that it describes, where the other one restricts names: they
 * were restricted before, and are.
 */
export const areNamesSwapped = ({ old, next }: Both<SchemaFacts>): boolean => {
  const [closed, open] = isClosed(old) ? [old, next] : [next, old];
  return isClosed(closed) && !isClosed(open) && namesIn(closed).length === 0 && namesIn(open).length > 0;
};

/** Whether what is said of names lets in none but members that another schema describes, by name or by pattern. */
export const areNamesAmong = (facts: SchemaFacts, { properties, patternProperties }: SchemaFacts): boolean => {
  const names = namesIn(facts);
  if (names.length === 0) return false;
  const patterns = [...patternProperties.keys()];
  const isDescribed = (name: string): boolean =>
    properties.has(name) || patterns.some((pattern) => isMatch(pattern, name));
  if (listedNames(facts)?.every(isDescribed) === true) return true;
  const stated = names.flatMap((one) => one.facts.patterns);
  return patterns.some((pattern) => patternsIncluded(stated, [pattern]) === true);
};
