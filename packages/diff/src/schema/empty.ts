import { typeBit, type SchemaFacts } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { finiteValues } from './finite.ts';
import { lengthPatterns, noText, patternsIncluded } from './patterns.ts';
import { isClosed, isNever, takesPart } from './view.ts';

/** How deep members that are asked for are looked into. */
const deepestMember = 8;

/** Whether nothing can be of a schema, as far as that is seen at a glance; of several types one may still be. */
export const isEmpty = (facts: SchemaFacts, direction: Direction, depth = 0): boolean => {
  if (isNever(facts)) return true;
  if (facts.types === typeBit.object) {
    const members = [...facts.properties.values()];
    const most = isClosed(facts) && facts.patternProperties.size === 0 ? members.length : Number.POSITIVE_INFINITY;
    return (
      (facts.limits.get('minProperties') ?? 0) > Math.min(most, facts.limits.get('maxProperties') ?? most) ||
      (depth < deepestMember &&
        members.some(
          (one) => one.required && takesPart(one, direction) && isEmpty(one.schema.facts, direction, depth + 1),
        ))
    );
  }
  if (facts.types === typeBit.array)
    return (
      (facts.limits.get('minItems') ?? 0) >
      Math.min(facts.limits.get('maxItems') ?? Number.POSITIVE_INFINITY, mostItems(facts))
    );
  if (facts.types === typeBit.string) {
    if ((facts.limits.get('minLength') ?? 0) > (facts.limits.get('maxLength') ?? Number.POSITIVE_INFINITY)) return true;
    const patterns = [...facts.patterns, ...lengthPatterns(facts)];
    return facts.patterns.length > 0 && patternsIncluded(patterns, [noText]) === true;
  }
  const { minimum, maximum } = facts;
  return (
    facts.types === typeBit.number && minimum !== undefined && maximum !== undefined && minimum.value > maximum.value
  );
};

/** How many items there may be, where all are different ones of few values. */
const mostItems = ({ uniqueItems, prefixItems, items }: SchemaFacts): number => {
  const values = uniqueItems && items !== undefined ? finiteValues(items.facts) : undefined;
  return values === undefined ? Number.POSITIVE_INFINITY : prefixItems.length + values.length;
};
