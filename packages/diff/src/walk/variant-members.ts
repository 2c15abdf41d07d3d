import type { SchemaFacts } from '@schemawright/contract';
import { describedNames } from '../schema/view.ts';

/**
 * Whether unions describe the same members, in whatever branches. Those that a variant brings take no value from
 * anyone, and are news all the same. Without unions, members are told one by one.
 */
export const variantsShareMembers = (old: SchemaFacts, next: SchemaFacts): boolean =>
  old.unions.length + next.unions.length === 0 || (keepsMembers(old, next) && keepsMembers(next, old));

/** Whether all members that the old schema describes, in whatever branches, are described still. */
export const keepsMembers = (old: SchemaFacts, next: SchemaFacts): boolean => {
  const after = describedNames(next);
  return [...describedNames(old)].every((name) => after.has(name));
};
