import type { Pointer } from '../pointer.ts';
import type { EffectiveSchema, EffectiveUnion, UnionTag } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { discriminatorOf } from './inheritance.ts';
import { typeBit, type TypeSet } from './json-types.ts';
import type { Conjunction, RawUnion } from './sources.ts';
import { constantOf, declaredTag } from './tags.ts';
import { saysNothing, takenTypes, wholeTypes } from './whole-types.ts';

export const foldUnions = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  { unions }: Conjunction,
  chosen: ReadonlySet<Pointer>,
  types: TypeSet,
): readonly EffectiveUnion[] =>
  unions
    .filter((union) => !isOfOthers(graph, union, types) && !isFree(graph, union))
    .map((union) => lazyUnion(graph, schemas, { ...union, exempt: union.exempt & types }, chosen));

/** Whether alternatives say something of values of other types alone. */
const isOfOthers = (graph: SchemaGraph, { kind, exempt, branches }: RawUnion, types: TypeSet): boolean =>
  kind === 'anyOf' &&
  branches.every(({ schema }) => {
    const whole = wholeTypes(graph, schema);
    return (takenTypes(graph, schema) & ~whole) !== 0 && (types & ~(whole | exempt)) === 0;
  });

const withParts: TypeSet = typeBit.object | typeBit.array;

/** Whether one alternative takes everything, and no other describes members or items, which tools would still know of. */
const isFree = (graph: SchemaGraph, { kind, branches, owner }: RawUnion): boolean =>
  kind === 'anyOf' &&
  discriminatorOf(owner.schema) === undefined &&
  branches.some(({ schema }) => saysNothing(graph, schema)) &&
  branches.every(({ schema }) => (takenTypes(graph, schema) & ~wholeTypes(graph, schema) & withParts) === 0);

const lazyUnion = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  union: RawUnion,
  chosen: ReadonlySet<Pointer>,
): EffectiveUnion => {
  const { kind, pointer, exempt } = union;
  const branches = union.branches.map((branch) => graph.node([branch]));
  let complete: readonly EffectiveSchema[] | undefined | null = null;
  let tag: UnionTag | undefined | null = null;
  let declared: UnionTag | undefined | null = null;
  const folded: EffectiveUnion = {
    kind,
    pointer,
    exempt,
    branches,
    get complete() {
      if (complete === null) {
        const decided = new Set([...chosen, pointer]);
        complete = graph.mayDecide(branches.length)
          ? union.branches.map((branch) => graph.node([...schemas, branch], decided))
          : undefined;
      }
      return complete;
    },
    get tag() {
      if (tag === null) tag = folded.declaredTag ?? impliedTag(branches);
      return tag;
    },
    get declaredTag() {
      if (declared === null) declared = declaredTag(graph, union.owner, union.branches, branches);
      return declared;
    },
  };
  return folded;
};

const impliedTag = (branches: readonly EffectiveSchema[]): UnionTag | undefined => {
  const [first] = branches;
  for (const property of first?.facts.properties.keys() ?? []) {
    const tags = new Map<string, number>();
    for (const [index, branch] of branches.entries()) {
      const value = constantOf(branch, property);
      if (value === undefined || tags.has(value)) break;
      tags.set(value, index);
    }
    if (tags.size === branches.length) return { property, branches: tags };
  }
  return undefined;
};
