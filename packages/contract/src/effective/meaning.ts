import type { DifferenceOf } from './difference.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import { glanceOf, shapeOf, type Shape } from './shape.ts';

export interface Comparison {
  /** Whether two nodes mean the same; nothing where that takes more steps than one question is worth. */
  areSame(one: EffectiveSchema, other: EffectiveSchema): boolean | undefined;
  /** Whether what was seen of two nodes so far tells them apart: branches of large unions are compared each with each. */
  areApart(one: EffectiveSchema, other: EffectiveSchema): boolean;
  /** What is seen of a node and of those right below it, as a number that differs for what means something else. */
  seen(node: EffectiveSchema): number;
}

/** What is seen of a node, with numbers that differ for what means something else. */
interface Look {
  readonly shape: Shape;
  readonly own: number;
  near: number | undefined;
}

/** What is seen of a node, the same for those that mean the same. */
type Seen = (node: EffectiveSchema) => string | number;

/** Pairs that one question may look at. */
const mostPairs = 2000;

/** Sets of more than these are sorted before they are compared. */
const mostUnsorted = 8;

/** So many others a node is compared with by walking, until it is looked at. */
const mostWalked = 100;

/** How far below the pair in question: each step takes room on the stack. */
const deepest = 300;

/**
 * Compares two nodes by walking both at once. A pair that is met again is taken to be the same: no walk has told it apart,
 * so it is, unless a difference turns up elsewhere. Nodes that are far apart differ at once, and what is written alike
 * needs no walk. So most questions need few steps, where sorting all nodes into classes looks at every one.
 * @param alike whether two nodes are written alike
 * @param differenceOf in what two nodes differ, where that is seen of how they are written
 */
export const createComparison = (
  alike: (one: EffectiveSchema, other: EffectiveSchema) => boolean,
  differenceOf: DifferenceOf,
): Comparison => {
  const looks = new Map<EffectiveSchema, Look>();
  const same = new Set<string>();
  const apart = new Set<string>();
  const numbers = new Map<string, number>();
  const misses = new Map<EffectiveSchema, number>();

  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };

  const look = (node: EffectiveSchema): Look => {
    let found = looks.get(node);
    if (found !== undefined) return found;
    const shape = shapeOf(node.facts);
    looks.set(node, (found = { shape, own: numberOf(shape.own), near: undefined }));
    return found;
  };

  /** What a node says together with those right below it. */
  const near = (seen: Look): number =>
    (seen.near ??= numberOf(`${seen.own}: ${seen.shape.ordered.map((node) => look(node).own).join()}`));

  /** Those of a set that may mean the same as a node; of a few, all. */
  const sorted = (
    set: readonly EffectiveSchema[],
    [seen, ...further]: readonly Seen[] = [({ facts }) => glanceOf(facts), (node) => near(look(node))],
  ): ((node: EffectiveSchema) => readonly EffectiveSchema[]) => {
    if (set.length <= mostUnsorted || seen === undefined) return () => set;
    const groups = new Map<string | number, EffectiveSchema[]>();
    for (const node of set) {
      const group = groups.get(seen(node));
      if (group === undefined) groups.set(seen(node), [node]);
      else group.push(node);
    }
    const matches = new Map([...groups].map(([key, group]) => [key, sorted(group, further)]));
    return (node) => matches.get(seen(node))?.(node) ?? [];
  };

  const areApart = (one: EffectiveSchema, other: EffectiveSchema): boolean => {
    const [before, after] = [looks.get(one), looks.get(other)];
    if (before === undefined || after === undefined || before === after) return false;
    if (before.own !== after.own) return true;
    return before.near !== undefined && after.near !== undefined && before.near !== after.near;
  };

  /** What is compared with one after the other is told apart at a glance by then. */
  const remember = (one: EffectiveSchema, other: EffectiveSchema): void => {
    const asked = (misses.get(one) ?? 0) + 1;
    misses.set(one, asked);
    if (asked > mostWalked) for (const node of [one, other]) near(look(node));
  };

  const areSame = (one: EffectiveSchema, other: EffectiveSchema): boolean | undefined => {
    const assumed = new Set<string>();
    let left = mostPairs;
    let depth = 0;

    const compare = (a: EffectiveSchema, b: EffectiveSchema): boolean | undefined => {
      if (a === b) return true;
      if (left < 0) return undefined;
      if (areApart(a, b)) return false;
      const key = `${a.id} ${b.id}`;
      if (same.has(key) || assumed.has(key)) return true;
      if (apart.has(key)) return false;
      if (alike(a, b)) return true;
      left -= 1;
      if (left < 0 || depth >= deepest) return undefined;
      const before = assumed.size;
      assumed.add(key);
      depth += 1;
      const difference = differenceOf(a, b);
      const found =
        difference === undefined
          ? maySay(a.facts, b.facts) && compareShapes(look(a), look(b))
          : all(difference.parts, ({ old, next }) => compare(old, next));
      depth -= 1;
      if (found === true) return true;
      // What was found meanwhile may lean on this pair.
      for (const pair of [...assumed].slice(before)) assumed.delete(pair);
      if (found === false) apart.add(key);
      return found;
    };

    const compareShapes = ({ own, shape: a }: Look, { own: otherOwn, shape: b }: Look): boolean | undefined => {
      if (own !== otherOwn || a.ordered.length !== b.ordered.length || a.sets.length !== b.sets.length) return false;
      const ordered = all(a.ordered, (node, index) => compare(node, b.ordered[index] as EffectiveSchema));
      if (ordered !== true) return ordered;
      return all(a.sets, (set, index) => {
        const others = b.sets[index] as readonly EffectiveSchema[];
        const [matches, matched] = [sorted(others), sorted(set)];
        const within = all(set, (node) => any(matches(node), (match) => compare(node, match)));
        return within === true ? all(others, (match) => any(matched(match), (node) => compare(node, match))) : within;
      });
    };

    const found = compare(one, other);
    if (found === true) for (const pair of assumed) same.add(pair);
    if (found === false) remember(one, other);
    return found;
  };

  return { areSame, areApart, seen: (node) => near(look(node)) };
};

/** Whether two nodes may say the same themselves: mostly it is seen at once that they do not. */
const maySay = (one: SchemaFacts, other: SchemaFacts): boolean =>
  one.types === other.types &&
  one.properties.size === other.properties.size &&
  one.unions.length === other.unions.length &&
  one.values?.length === other.values?.length;

const all = <T>(items: readonly T[], ask: (item: T, index: number) => boolean | undefined): boolean | undefined => {
  for (let index = 0; index < items.length; index += 1) {
    const answer = ask(items[index] as T, index);
    if (answer !== true) return answer;
  }
  return true;
};

const any = <T>(items: readonly T[], ask: (item: T) => boolean | undefined): boolean | undefined => {
  let open: false | undefined = false;
  for (const item of items) {
    const answer = ask(item);
    if (answer === true) return true;
    if (answer === undefined) open = undefined;
  }
  return open;
};
