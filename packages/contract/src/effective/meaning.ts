import type { EffectiveSchema } from './facts.ts';
import { shapeOf, type Shape } from './shape.ts';

/** Whether two nodes mean the same; nothing where that takes more steps than one question is worth. */
export type Comparison = (one: EffectiveSchema, other: EffectiveSchema) => boolean | undefined;

/** Pairs that one question may look at. */
const mostPairs = 2000;

/**
 * Compares two nodes by walking both at once. A pair that is met again is taken to be the same: no walk has told it apart,
 * so it is, unless a difference turns up elsewhere. Nodes that are far apart differ at once, and what is written alike
 * needs no walk. So most questions need few steps, where sorting all nodes into classes looks at every one.
 * @param alike whether two nodes are written alike
 */
export const createComparison = (alike: (one: EffectiveSchema, other: EffectiveSchema) => boolean): Comparison => {
  const shapes = new Map<EffectiveSchema, Shape>();
  const same = new Set<string>();
  const apart = new Set<string>();

  const shape = (node: EffectiveSchema): Shape => {
    let found = shapes.get(node);
    if (found === undefined) shapes.set(node, (found = shapeOf(node.facts)));
    return found;
  };

  return (one, other) => {
    const assumed = new Set<string>();
    let left = mostPairs;

    const compare = (a: EffectiveSchema, b: EffectiveSchema): boolean | undefined => {
      if (a === b) return true;
      const key = `${a.id} ${b.id}`;
      if (same.has(key) || assumed.has(key)) return true;
      if (apart.has(key)) return false;
      if (alike(a, b)) return true;
      left -= 1;
      if (left < 0) return undefined;
      const before = assumed.size;
      assumed.add(key);
      const found = compareShapes(shape(a), shape(b));
      if (found === true) return true;
      // What was found meanwhile may lean on this pair.
      for (const pair of [...assumed].slice(before)) assumed.delete(pair);
      if (found === false) apart.add(key);
      return found;
    };

    const compareShapes = (a: Shape, b: Shape): boolean | undefined => {
      if (a.own !== b.own || a.ordered.length !== b.ordered.length || a.sets.length !== b.sets.length) return false;
      const ordered = all(a.ordered, (node, index) => compare(node, b.ordered[index] as EffectiveSchema));
      if (ordered !== true) return ordered;
      return all(a.sets, (set, index) => {
        const others = b.sets[index] as readonly EffectiveSchema[];
        const within = all(set, (node) => any(others, (match) => compare(node, match)));
        return within === true ? all(others, (match) => any(set, (node) => compare(node, match))) : within;
      });
    };

    const found = compare(one, other);
    if (found === true) for (const pair of assumed) same.add(pair);
    return found;
  };
};

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
