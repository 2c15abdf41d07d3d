import { canonicalJson } from './canonical.ts';
import type { EffectiveSchema, EffectiveUnion, SchemaFacts } from './facts.ts';

/** What a node says itself, and the nodes below it: in order, or as sets where order has no meaning. */
export interface Shape {
  readonly own: string;
  readonly ordered: readonly EffectiveSchema[];
  readonly sets: readonly (readonly EffectiveSchema[])[];
}

const sortedEntries = <V>(map: ReadonlyMap<string, V>): [string, V][] =>
  [...map].sort(([left], [right]) => (left < right ? -1 : 1));

/** The shape of a node, the same for every spelling. With `prose`, texts for people count too. */
export const shapeOf = (facts: SchemaFacts, prose: boolean): Shape => {
  const properties = sortedEntries(facts.properties);
  const patterns = sortedEntries(facts.patternProperties);
  const applied = sortedEntries(facts.applied);
  const { default: defaultValue, ...annotations } = facts.annotations;
  const own: unknown[] = [
    facts.types,
    facts.values,
    facts.format,
    facts.minimum && [facts.minimum.value, facts.minimum.exclusive],
    facts.maximum && [facts.maximum.value, facts.maximum.exclusive],
    facts.step,
    facts.patterns,
    facts.contentMediaType,
    facts.contentEncoding,
    sortedEntries(facts.limits),
    facts.uniqueItems,
    facts.prefixItems.length,
    facts.items !== undefined,
    properties.map(([name, { required, described }]) => [name, required, described]),
    patterns.map(([pattern]) => pattern),
    facts.additional !== undefined,
    sortedEntries(facts.dependentRequired),
    facts.unions.map(({ kind, exempt, tag }) => [
      kind,
      exempt,
      tag?.declared === true && [tag.property, [...tag.branches.keys()].sort()],
    ]),
    applied.map(([keyword, schemas]) => [keyword, schemas.length]),
    annotations.deprecated,
    annotations.readOnly,
    annotations.writeOnly,
    [defaultValue === undefined ? [] : [defaultValue]],
    facts.dangling.length > 0,
    prose ? annotations.prose : '',
  ];
  return {
    own: canonicalJson(own),
    ordered: [
      ...facts.prefixItems,
      ...(facts.items === undefined ? [] : [facts.items]),
      ...properties.map(([, property]) => property.schema),
      ...patterns.map(([, schema]) => schema),
      ...(facts.additional === undefined ? [] : [facts.additional]),
      ...applied.flatMap(([, schemas]) => schemas),
      ...facts.unions.flatMap(tagged),
    ],
    sets: facts.unions.map(({ branches }) => branches),
  };
};

/** The branches of a declared tag, in the order of its values. */
const tagged = ({ branches, tag }: EffectiveUnion): readonly EffectiveSchema[] =>
  tag?.declared === true ? sortedEntries(tag.branches).flatMap(([, index]) => branches[index] ?? []) : [];

interface Member {
  readonly node: EffectiveSchema;
  readonly shape: Shape;
  readonly parents: Member[];
  class: number;
  signature: string;
}

/**
 * Sorts every node that `roots` reach into classes: two nodes share one exactly when no walk can tell them apart,
 * whichever document they come from and however their cycles are unrolled. Near-linear: after the first pass only
 * nodes above a class that was split are looked at again, and the largest part of a split keeps its class.
 */
export const schemaClasses = (
  roots: Iterable<EffectiveSchema>,
  prose = false,
): ReadonlyMap<EffectiveSchema, number> => {
  const members = reach(roots, prose);
  let classes = 0;
  const sizes = new Map<number, number>();
  const bySignature = new Map<string, number>();
  for (const member of members.values()) {
    let known = bySignature.get(member.shape.own);
    if (known === undefined) bySignature.set(member.shape.own, (known = ++classes));
    member.class = known;
    sizes.set(known, (sizes.get(known) ?? 0) + 1);
  }
  const classOf = (node: EffectiveSchema): number => members.get(node)?.class ?? 0;
  let dirty = new Set(members.values());
  while (dirty.size > 0) {
    const groups = new Map<number, Map<string, Member[]>>();
    for (const member of dirty) {
      const signature = signatureOf(member.shape, classOf);
      if (signature === member.signature) continue;
      member.signature = signature;
      const group = groups.get(member.class) ?? new Map<string, Member[]>();
      groups.set(member.class, group);
      const peers = group.get(signature);
      if (peers === undefined) group.set(signature, [member]);
      else peers.push(member);
    }
    dirty = new Set();
    for (const [split, group] of groups) {
      const parts = [...group.values()].sort((left, right) => right.length - left.length);
      const moved = parts.reduce((sum, part) => sum + part.length, 0);
      const stays = sizes.get(split) === moved ? 1 : 0;
      for (const part of parts.slice(stays)) {
        const fresh = ++classes;
        sizes.set(fresh, part.length);
        sizes.set(split, (sizes.get(split) ?? 0) - part.length);
        for (const member of part) {
          member.class = fresh;
          for (const above of member.parents) dirty.add(above);
        }
      }
    }
  }
  return new Map([...members].map(([node, member]) => [node, member.class]));
};

const signatureOf = ({ ordered, sets }: Shape, classOf: (node: EffectiveSchema) => number): string => {
  const unordered = sets.map((set) => [...new Set(set.map(classOf))].sort((left, right) => left - right).join(','));
  return `${ordered.map(classOf).join(',')};${unordered.join(';')}`;
};

const reach = (roots: Iterable<EffectiveSchema>, prose: boolean): Map<EffectiveSchema, Member> => {
  const members = new Map<EffectiveSchema, Member>();
  const pending: Member[] = [];
  const enter = (node: EffectiveSchema): Member => {
    let member = members.get(node);
    if (member === undefined) {
      member = { node, shape: shapeOf(node.facts, prose), parents: [], class: 0, signature: '' };
      members.set(node, member);
      pending.push(member);
    }
    return member;
  };
  for (const root of roots) enter(root);
  for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
    for (const below of [...member.shape.ordered, ...member.shape.sets.flat()]) enter(below).parents.push(member);
  }
  return members;
};
