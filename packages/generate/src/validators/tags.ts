import type { Contract, Json, Pointer, Schema } from '@schemawright/contract';
import { entries, member, referenceOf, schemaAt } from './schema.ts';

/** How a union is decided by looking at one property. */
export interface Dispatch {
  readonly property: string;
  /** One entry a branch: the values that lead to it; `undefined` among them when absence does. */
  readonly values: readonly (readonly (Json | undefined)[])[];
}

interface Facts {
  object: boolean;
  readonly required: Set<string>;
  /** By property: the only values that it can have; an empty list when it must be absent. */
  readonly values: Map<string, readonly Json[]>;
}

/** Unions in unions are looked into so many times over. */
const deepest = 2;

/** How many schemas are still looked at: what is not known then is taken to differ. Unions of unions have no end of them. */
interface Budget {
  left: number;
}

/** For each branch, and for all of them. */
const [mostEach, mostTogether] = [20, 10_000];

const gather = (
  contract: Contract,
  schema: Schema | undefined,
  facts: Facts,
  seen: Set<Schema>,
  budget: Budget,
  depth = 0,
): Facts => {
  if (typeof schema !== 'object' || seen.has(schema) || budget.left <= 0) return facts;
  budget.left -= 1;
  seen.add(schema);
  if (member(schema, 'type') === 'object') facts.object = true;
  const required = member(schema, 'required');
  if (Array.isArray(required)) for (const name of required) facts.required.add(String(name));
  for (const [name, property] of entries(member(schema, 'properties'))) {
    if (property === false) facts.values.set(name, []);
    if (typeof property !== 'object') continue;
    const listed = member(property, 'enum');
    const values = Object.hasOwn(property, 'const') ? [property.const as Json] : listed;
    if (!Array.isArray(values) || values.length === 0) continue;
    const known = facts.values.get(name);
    const both = known?.filter((value) => values.includes(value)) ?? values;
    // Values that exclude each other say nothing of a tag.
    facts.values.set(name, both.length > 0 ? both : values);
  }
  const reference = referenceOf(schema);
  if (reference !== undefined) gather(contract, schemaAt(contract, reference), facts, seen, budget, depth);
  const all = member(schema, 'allOf');
  if (Array.isArray(all)) for (const part of all) gather(contract, part, facts, seen, budget, depth);
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = member(schema, keyword);
    if (depth < deepest && Array.isArray(branches)) agree(contract, branches, facts, seen, budget, depth + 1);
  }
  return facts;
};

const none = (): Facts => ({ object: false, required: new Set(), values: new Map() });

/** What holds whichever branch of a nested union does. */
const agree = (
  contract: Contract,
  branches: readonly Schema[],
  facts: Facts,
  seen: ReadonlySet<Schema>,
  budget: Budget,
  depth: number,
): void => {
  const each = branches.map((branch) => gather(contract, branch, none(), new Set(seen), budget, depth));
  if (each.length > 0 && each.every(({ object }) => object)) facts.object = true;
  const [first] = each;
  if (first === undefined) return;
  for (const name of first.required) if (each.every(({ required }) => required.has(name))) facts.required.add(name);
  for (const name of first.values.keys()) {
    const lists = each.map(({ values }) => values.get(name));
    if (facts.values.has(name) || lists.some((list) => list === undefined || list.length === 0)) continue;
    facts.values.set(name, [...new Set(lists.flatMap((list) => list ?? []))]);
  }
};

/**
 * The property whose value alone tells which branch can hold. Each branch takes objects only, and either requires the
 * property with values that no other branch allows, or (one branch at most) forbids it: so at most one branch holds, and
 * only the one chosen needs a look. `undefined` when no property does that for all branches.
 */
export const dispatchOf = (contract: Contract, branches: readonly Pointer[]): Dispatch | undefined => {
  const budget = { left: mostTogether + mostEach * branches.length };
  const facts = branches.map((pointer) =>
    gather(contract, schemaAt(contract, pointer), none(), new Set<Schema>(), budget),
  );
  const [first] = facts;
  if (first === undefined || facts.length < 2 || !facts.every(({ object }) => object)) return undefined;
  for (const property of first.values.keys()) {
    const values: (readonly (Json | undefined)[])[] = [];
    const taken = new Set<Json | undefined>();
    for (const branch of facts) {
      const allowed = branch.values.get(property);
      if (allowed === undefined) break;
      const tags: readonly (Json | undefined)[] = allowed.length === 0 ? [undefined] : allowed;
      if (allowed.length > 0 && !branch.required.has(property)) break;
      if (tags.some((tag) => taken.has(tag) || (typeof tag === 'object' && tag !== null))) break;
      for (const tag of tags) taken.add(tag);
      values.push(tags);
    }
    if (values.length === facts.length) return { property, values };
  }
  return undefined;
};
