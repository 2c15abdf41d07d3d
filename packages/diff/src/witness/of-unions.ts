import { hasType, type EffectiveSchema, type Json, type SchemaFacts } from '@schemawright/contract';
import { described, given, isObject, withMember, without, type Guessing, type Members } from './guessing.ts';

const mostBranches = 100;
const mostRivals = 100;
const mostAtOnce = 4;

/** Values of the branches of one schema, those that the other one lacks first, that all of its branches may refuse. */
export function* ofUnions(guessing: Guessing, source: EffectiveSchema, target: EffectiveSchema): Generator<Json> {
  const a = source.facts;
  const there = target.facts.unions.flatMap(({ branches }) => branches);
  const stays = (branch: EffectiveSchema): boolean => there.some((other) => guessing.same(branch, other));
  for (const union of a.unions) {
    const branches = firstNot(union.branches, stays).map((index) => union.complete?.[index] ?? union.branches[index]);
    for (const branch of branches) if (branch !== undefined) yield* ofBranch(guessing, a, branch, target);
    for (const branch of branches) if (branch !== undefined) yield* guessing.parts(branch, target);
    if (hasType(union.exempt & a.types, 'null')) yield null;
  }
}

/** The indexes of so many branches: of those that are not so first, as far as there are any. */
const firstNot = (
  branches: readonly EffectiveSchema[],
  isSo: (branch: EffectiveSchema) => boolean,
): readonly number[] => {
  const [found, others]: [number[], number[]] = [[], []];
  for (const [index, branch] of branches.entries()) {
    if (found.length >= mostBranches) break;
    (isSo(branch) ? others : found).push(index);
  }
  return [...found, ...others].slice(0, mostBranches);
};

/** Objects that are of several branches at once, which `oneOf` does not take. */
export function* ofSeveral({ sampler }: Guessing, source: EffectiveSchema, target: EffectiveSchema): Generator<Json> {
  const objectsOf = (schemas: readonly EffectiveSchema[]): readonly Members[] =>
    schemas
      .slice(0, mostAtOnce)
      .map((schema) => sampler.one(schema))
      .filter(isObject);
  const branchesOf = ({ facts }: EffectiveSchema): readonly EffectiveSchema[] =>
    facts.unions.flatMap(({ branches }) => branches);
  const mine = source.facts.unions.length > 0 ? objectsOf(branchesOf(source)) : objectsOf([source]);
  for (const one of mine) for (const other of objectsOf(branchesOf(target))) yield { ...other, ...one };
  if (mine.length > 1) yield Object.assign({}, ...mine) as Json;
}

/** @param branch with what is said outside the union, where that was looked at together */
function* ofBranch(
  guessing: Guessing,
  outside: SchemaFacts,
  branch: EffectiveSchema,
  target: EffectiveSchema,
): Generator<Json> {
  const { sampler } = guessing;
  const value = sampler.one(branch);
  yield* given(value);
  if (!isObject(value)) return;
  const base = outside.properties.size > 0 ? sampler.typed(outside, 'object') : undefined;
  const values = isObject(base) ? [{ ...base, ...value }, value] : [value];
  for (const one of values) {
    if (one !== value) yield one;
    yield* given(refusedByAll(guessing, branch.facts, one, target));
  }
  for (const one of values) yield withMember(one, 'other', 'text');
}

/** The value, changed member by member until each branch of the other schema refuses it. */
const refusedByAll = (
  guessing: Guessing,
  facts: SchemaFacts,
  start: Members,
  target: EffectiveSchema,
): Members | undefined => {
  const [union] = target.facts.unions;
  let value = start;
  for (const rival of (union?.branches ?? []).slice(0, mostRivals)) {
    if (guessing.takes(rival, value) === false) continue;
    const next = firstOf(changes(guessing, facts, rival.facts, value), (one) => guessing.takes(rival, one) === false);
    if (next === undefined) return undefined;
    value = next;
  }
  return value === start ? undefined : value;
};

/** The value with one member less, or with another one: so that the one schema may take it and the other not. */
function* changes(guessing: Guessing, a: SchemaFacts, b: SchemaFacts, value: Members): Generator<Members> {
  for (const { name, required } of b.properties.values()) {
    if (required && Object.hasOwn(value, name) && a.properties.get(name)?.required !== true) yield without(value, name);
    for (const part of guessing.parts(described(name, a), described(name, b)).slice(0, 2)) {
      yield withMember(value, name, part);
    }
  }
}

const firstOf = <Value>(values: Iterable<Value>, isFit: (value: Value) => boolean): Value | undefined => {
  for (const value of values) if (isFit(value)) return value;
  return undefined;
};
