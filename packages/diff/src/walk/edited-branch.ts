import {
  child,
  writingOf,
  type EffectiveSchema,
  type PlacedSchema,
  type Pointer,
  type Schema,
} from '@schemawright/contract';
import { both } from '../pair.ts';
import type { Likeness } from '../schema/likeness.ts';
import { admittedTypes } from '../schema/view.ts';
import type { Both, Pair } from '../subjects.ts';

type Alike = Likeness['partsAlike'];

/** The branch of a union that was edited, that came or that went. */
export interface EditedBranch extends Pair<EffectiveSchema> {
  readonly kind: 'anyOf' | 'oneOf';
  /** The list that it stands in. */
  readonly list: Pointer;
}

/**
 * The one branch in which two schemas differ that are written as the same union, where at least one of them need not be
 * one: its branches are told apart by their types.
 */
export const editedBranch = (
  { old, next }: Both<EffectiveSchema>,
  { partsAlike }: Pick<Likeness, 'partsAlike'>,
): EditedBranch | undefined => {
  const sides = [old.facts, next.facts];
  const folded = sides.filter(({ unions }) => unions.length === 0).length;
  if (folded === 0 || sides.some(({ values, known }) => values !== undefined || known !== undefined)) return undefined;
  const found = branchIn(old, next, partsAlike);
  if (found === undefined || isKeptOut(found.old, old) || isKeptOut(found.next, next)) return undefined;
  // Of types alone that one came or went is told as such.
  return folded === 1 || both(found) !== undefined ? found : undefined;
};

/** Whether nothing that a branch takes is taken by the whole: what is said outside of its union leaves none of its types. */
const isKeptOut = (branch: EffectiveSchema | undefined, { facts }: EffectiveSchema): boolean =>
  branch !== undefined && (admittedTypes(branch.facts) & admittedTypes(facts)) === 0;

const branchIn = (old: EffectiveSchema, next: EffectiveSchema, alike: Alike): EditedBranch | undefined => {
  const [before, after] = [writingOf(old), writingOf(next)];
  const [one, other] = [onlyOf(before?.schemas), onlyOf(after?.schemas)];
  if (before === undefined || after === undefined || one === undefined || other === undefined) return undefined;
  if (!isUnion(one) || !isUnion(other)) return undefined;
  const [mine, theirs] = [keywordsOf(one), keywordsOf(other)];
  const differing = [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (keyword) => !alike(mine.get(keyword), theirs.get(keyword)),
  );
  const kind = onlyOf(differing);
  if (kind !== 'anyOf' && kind !== 'oneOf') return undefined;
  const [olds, news] = [branchesOf(one, kind), branchesOf(other, kind)];
  if ([olds, news].some((branches) => branches.filter(isMore).length < 2)) return undefined;
  const [gone, came] = apart(olds, news, alike);
  if (Math.max(gone.length, came.length) > 1) return undefined;
  return {
    kind,
    list: child(other.pointer, kind),
    old: gone.length === 0 ? undefined : before.graph.node(gone),
    next: came.length === 0 ? undefined : after.graph.node(came),
  };
};

const isUnion = ({ schema }: PlacedSchema): boolean =>
  typeof schema === 'object' && (schema.anyOf !== undefined || schema.oneOf !== undefined);

type Branches = readonly PlacedSchema[];

/** What is left of two lists without that which they begin and end with alike. */
const apart = (olds: Branches, news: Branches, alike: Alike): readonly [Branches, Branches] => {
  const shorter = Math.min(olds.length, news.length);
  const areAlike = (index: number): boolean => alike(olds.at(index)?.schema, news.at(index)?.schema);
  let start = 0;
  while (start < shorter && areAlike(start)) start += 1;
  let end = 0;
  while (end < shorter - start && areAlike(-1 - end)) end += 1;
  return [olds.slice(start, olds.length - end), news.slice(start, news.length - end)];
};

/** What is one schema beside null is no union. */
const isMore = ({ schema }: PlacedSchema): boolean => typeof schema !== 'object' || schema.type !== 'null';

const keywordsOf = ({ schema }: PlacedSchema): ReadonlyMap<string, unknown> =>
  new Map(typeof schema === 'object' ? Object.entries(schema) : []);

const branchesOf = ({ pointer, schema }: PlacedSchema, kind: 'anyOf' | 'oneOf'): Branches => {
  const branches: unknown = typeof schema === 'object' ? schema[kind] : undefined;
  const list = Array.isArray(branches) ? (branches as readonly Schema[]) : [];
  return list.map((branch, index) => ({ pointer: child(child(pointer, kind), index), schema: branch }));
};

const onlyOf = <T>(list: readonly T[] = []): T | undefined => (list.length === 1 ? list[0] : undefined);
