import type { EffectiveSchema } from './facts.ts';
import { passingFacts } from './graph.ts';
import { shapeOf } from './shape.ts';
import type { Texts } from './texts.ts';

/** All nodes of one text. */
export interface Member {
  readonly own: string;
  ordered: readonly Member[];
  sets: readonly (readonly Member[])[];
  readonly above: Member[];
  /** Two members share it exactly when no walk can tell them apart, however their cycles are unrolled. */
  class: number;
}

export interface Partition {
  /** The member that a node belongs to; `undefined` when it was not reached. */
  of(node: EffectiveSchema): Member | undefined;
  readonly members: Iterable<Member>;
}

/** Sorts every node that `roots` reach into classes, whichever document it comes from. */
export const partition = (roots: Iterable<EffectiveSchema>, texts: Texts): Partition => {
  const members = reach(roots, texts);
  refine([...members.values()]);
  /** Nodes are asked about again and again. */
  const known = new WeakMap<EffectiveSchema, Member>();
  const of = (node: EffectiveSchema): Member | undefined => {
    const found = known.get(node) ?? members.get(keyOf(node, texts));
    if (found !== undefined) known.set(node, found);
    return found;
  };
  return { of, members: members.values() };
};

const keyOf = (node: EffectiveSchema, texts: Texts): number => texts.meant(node) ?? -node.id;

/** Only one node of each text is expanded. */
const reach = (roots: Iterable<EffectiveSchema>, texts: Texts): ReadonlyMap<number, Member> => {
  const members = new Map<number, Member>();
  const pending: (() => void)[] = [];
  const enter = (node: EffectiveSchema, above?: Member): Member => {
    const key = keyOf(node, texts);
    let member = members.get(key);
    if (member === undefined) {
      const { own, ordered, sets } = shapeOf(passingFacts(node));
      const fresh: Member = { own, ordered: [], sets: [], above: [], class: 0 };
      members.set(key, (member = fresh));
      pending.push(() => {
        fresh.ordered = ordered.map((below) => enter(below, fresh));
        fresh.sets = sets.map((set) => set.map((below) => enter(below, fresh)));
      });
    }
    if (above !== undefined) member.above.push(above);
    return member;
  };
  for (const root of roots) {
    enter(root);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
  }
  return members;
};

/**
 * Starts from what members say themselves and splits classes by the classes below. Near-linear: after the first pass
 * only members above a class that was split are looked at again, and the largest part of a split keeps its class.
 */
const refine = (members: readonly Member[]): void => {
  const initial = new Map<string, number>();
  const sizes: number[] = [];
  for (const member of members) {
    let known = initial.get(member.own);
    if (known === undefined) initial.set(member.own, (known = initial.size));
    member.class = known;
    sizes[known] = (sizes[known] ?? 0) + 1;
  }
  for (let dirty: Iterable<Member> = members; ;) {
    const moved: Member[] = [];
    for (const [split, parts] of partsOf(dirty)) {
      const touched = parts.reduce((sum, part) => sum + part.length, 0);
      const stays = sizes[split] === touched ? 1 : 0;
      parts.sort((left, right) => right.length - left.length);
      for (const part of parts.slice(stays)) {
        for (const member of part) {
          member.class = sizes.length;
          moved.push(member);
        }
        sizes[split] = (sizes[split] ?? 0) - part.length;
        sizes.push(part.length);
      }
    }
    if (moved.length === 0) return;
    dirty = new Set(moved.flatMap(({ above }) => above));
  }
};

/** Members by their class, and within it by the classes below them. */
const partsOf = (members: Iterable<Member>): ReadonlyMap<number, Member[][]> => {
  const groups = new Map<number, Map<string, Member[]>>();
  for (const member of members) {
    const signature = signatureOf(member);
    const group = groups.get(member.class) ?? new Map<string, Member[]>();
    groups.set(member.class, group);
    const peers = group.get(signature);
    if (peers === undefined) group.set(signature, [member]);
    else peers.push(member);
  }
  return new Map([...groups].map(([id, group]) => [id, [...group.values()]]));
};

const signatureOf = ({ ordered, sets }: Member): string => {
  const unordered = sets.map((set) => [...new Set(set.map(classOf))].sort((left, right) => left - right).join(','));
  return `${ordered.map(classOf).join(',')};${unordered.join(';')}`;
};

const classOf = (member: Member): number => member.class;
