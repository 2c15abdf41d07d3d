import type { EffectiveSchema, SchemaFacts } from '@schemawright/contract';
import { conditionsOf, isSameCondition } from './conditions.ts';
import { containedIn } from './contained.ts';
import { describedNames, inBranches, isShallow } from './view.ts';

type Same = (one: EffectiveSchema, other: EffectiveSchema) => boolean;
type Evaluates = (a: SchemaFacts, b: SchemaFacts, same: Same) => boolean;

/** Whether all members that one schema describes, in whatever branch, are described by the other one. */
export const isDescribed = (a: SchemaFacts, b: SchemaFacts): boolean => {
  const names = describedNames(b);
  return [...describedNames(a)].every((name) => names.has(name));
};

/** Whether what holds under conditions, or beside a member, evaluates as much in `b`: known where both say the same. */
const keepsConditions: Evaluates = (a, b, same) => {
  const conditions = inBranches(b).flatMap(conditionsOf);
  const dependents = inBranches(b).flatMap(dependentsOf);
  return (
    inBranches(a)
      .flatMap(conditionsOf)
      .every(
        (one) =>
          [one.asked, one.met, one.missed].every(({ facts }) => isShallow(facts)) ||
          conditions.some((other) => isSameCondition(one, other, same)),
      ) &&
    inBranches(a)
      .flatMap(dependentsOf)
      .every(
        ([name, one]) =>
          isShallow(one.facts) || dependents.some(([known, other]) => known === name && same(one, other)),
      )
  );
};

const dependentsOf = ({ applied }: SchemaFacts): readonly (readonly [keyword: string, schema: EffectiveSchema])[] =>
  [...applied].flatMap(([keyword, schemas]) =>
    keyword.startsWith('dependentSchemas ') ? schemas.map((schema) => [keyword, schema] as const) : [],
  );

const keepsItems: Evaluates = (a, b, same) => {
  const contained = inBranches(b).flatMap(containedIn);
  return (
    itemsIn(a) <= itemsIn(b) &&
    inBranches(a)
      .flatMap(containedIn)
      .every(({ schema }) => contained.some((other) => same(other.schema, schema)))
  );
};

/** How many items are described, at most. */
const itemsIn = (facts: SchemaFacts): number =>
  Math.max(
    0,
    ...inBranches(facts).map(({ items, prefixItems }) =>
      items === undefined ? prefixItems.length : Number.POSITIVE_INFINITY,
    ),
  );

/**
 * Whether `b` evaluates all that `a` evaluates, so that what a keyword says of the rest is about no more of it. JSON
 * Schema 2020-12, 11.
 */
export const evaluatedBy: ReadonlyMap<string, Evaluates> = new Map([
  ['unevaluatedProperties', (a, b, same) => isDescribed(a, b) && keepsConditions(a, b, same)],
  ['unevaluatedItems', (a, b, same) => keepsItems(a, b, same) && keepsConditions(a, b, same)],
]);
