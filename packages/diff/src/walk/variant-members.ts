import type { EffectiveProperty, SchemaFacts } from '@schemawright/contract';
import { isNever } from '../schema/view.ts';

/**
 * Whether unions describe the same members, in whatever branches. Those that a variant brings take no value from
 * anyone, and are news all the same. Without unions, members are told one by one.
 */
export const variantsShareMembers = (old: SchemaFacts, next: SchemaFacts): boolean => {
  if (old.unions.length + next.unions.length === 0) return true;
  const [before, after] = [membersOf(old), membersOf(next)];
  return before.size === after.size && [...before].every((name) => after.has(name));
};

const membersOf = (facts: SchemaFacts): ReadonlySet<string> => {
  const parts = new Set([facts]);
  for (const { unions } of parts) {
    for (const { branches } of unions) for (const branch of branches) parts.add(branch.facts);
  }
  const described = ({ name, described: isSaid }: EffectiveProperty): readonly string[] => (isSaid ? [name] : []);
  return new Set([...parts].flatMap((part) => (isNever(part) ? [] : [...part.properties.values()].flatMap(described))));
};
