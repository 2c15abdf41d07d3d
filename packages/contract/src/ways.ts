import { child, pointerOfFragment, valueAt, type Pointer } from './pointer.ts';
import type { Contract } from './contract.ts';
import { isObject, type Draft } from './openapi/model.ts';

interface Node {
  readonly pointer: Pointer;
  readonly schema: unknown;
}

/** Where a check of one value goes on. */
interface Link extends Node {
  /** What it shares with others of which a value, or a part of it, meets at most one; nothing when it meets them all. */
  readonly choice: string | undefined;
}

interface WaysOptions {
  /** Whether what is known of a value before its branch is looked at leaves one branch of these. */
  readonly isTold?: (branches: readonly Pointer[]) => boolean;
  /** Whether the references of the schema there are not followed. */
  readonly isCut?: (pointer: Pointer) => boolean;
}

const most = Number.MAX_SAFE_INTEGER;

/** How a keyword leads on: to one schema or to those of a map or list, of the same value or of a part of it. */
interface Leading {
  readonly to: 'reference' | 'one' | 'several' | 'branches';
  /** Whether they apply to the same value. */
  readonly isInPlace?: boolean;
  readonly choice?: string;
}

const leading: ReadonlyMap<string, Leading> = new Map<string, Leading>([
  ['$ref', { to: 'reference', isInPlace: true }],
  ['allOf', { to: 'several', isInPlace: true }],
  ['anyOf', { to: 'branches', isInPlace: true }],
  ['oneOf', { to: 'branches', isInPlace: true }],
  ['not', { to: 'one', isInPlace: true }],
  ['if', { to: 'one', isInPlace: true }],
  ['then', { to: 'one', isInPlace: true }],
  ['else', { to: 'one', isInPlace: true }],
  ['dependentSchemas', { to: 'several', isInPlace: true }],
  ['dependencies', { to: 'several', isInPlace: true }],
  ['patternProperties', { to: 'several' }],
  ['contains', { to: 'one' }],
  ['propertyNames', { to: 'one' }],
  ['properties', { to: 'several', choice: 'member' }],
  ['additionalProperties', { to: 'one', choice: 'member' }],
  ['unevaluatedProperties', { to: 'one', choice: 'member' }],
  ['prefixItems', { to: 'several', choice: 'element' }],
  ['items', { to: 'one', choice: 'element' }],
  ['unevaluatedItems', { to: 'one', choice: 'element' }],
]);

const leadsOn = (schema: unknown): schema is Draft => {
  if (!isObject(schema)) return false;
  for (const keyword in schema) if (leading.has(keyword)) return true;
  return false;
};

/** Most schemas lead nowhere: not even their pointers are made. */
const linksBelow = (holder: unknown, pointer: Pointer, keyword: string, choice: string | undefined): Link[] => {
  const links: Link[] = [];
  if (typeof holder !== 'object' || holder === null) return links;
  const at = child(pointer, keyword);
  for (const key of Object.keys(holder)) {
    const schema = (holder as Draft)[key];
    if (leadsOn(schema)) links.push({ pointer: child(at, key), schema, choice });
  }
  return links;
};

const none: readonly Link[] = [];

interface Visit {
  readonly pointer: Pointer;
  readonly links: readonly Link[];
  readonly index: number;
  done: number;
  /** The first visit that it leads back to. */
  low: number;
}

/**
 * Tells how many schemas a check by the schema at a pointer may come to look at for one value and one part of each of its
 * levels, a schema as often as a way leads to it. Infinite where the number doubles with each level of the value, so that
 * the time of a check would. What was counted once is kept.
 */
export const waysIn = ({ document }: Contract, { isTold, isCut }: WaysOptions = {}): ((pointer: Pointer) => number) => {
  const counted = new Map<Pointer, number>();
  const visits = new Map<Pointer, Visit>();
  const targets = new Map<string, readonly Link[]>();

  const targetOf = (reference: unknown): readonly Link[] => {
    if (typeof reference !== 'string') return none;
    const known = targets.get(reference);
    if (known !== undefined) return known;
    const pointer = pointerOfFragment(reference);
    const schema = pointer === undefined ? undefined : valueAt(document, pointer);
    const found = pointer !== undefined && leadsOn(schema) ? [{ pointer, schema, choice: undefined }] : none;
    targets.set(reference, found);
    return found;
  };

  const isChoice = (branches: unknown, pointer: Pointer): boolean =>
    isTold !== undefined && Array.isArray(branches) && isTold(branches.map((_, index) => child(pointer, index)));

  const linksBy = (keyword: string, { to, choice }: Leading, schema: Draft, pointer: Pointer): readonly Link[] => {
    const value = schema[keyword];
    if (to === 'reference') return isCut?.(pointer) === true ? none : targetOf(value);
    if (to === 'one') return leadsOn(value) ? [{ pointer: child(pointer, keyword), schema: value, choice }] : none;
    const found = linksBelow(value, pointer, keyword, choice);
    return to === 'branches' && found.length > 1 && isChoice(value, child(pointer, keyword))
      ? found.map((link) => ({ ...link, choice: keyword }))
      : found;
  };

  const linksOf = ({ schema, pointer }: Node): readonly Link[] => {
    if (!isObject(schema)) return none;
    const links: Link[] = [];
    const inPlace: Link[] = [];
    for (const keyword of Object.keys(schema)) {
      const how = leading.get(keyword);
      if (how !== undefined) (how.isInPlace === true ? inPlace : links).push(...linksBy(keyword, how, schema, pointer));
    }
    links.push(...inPlace);
    // What they evaluate is asked of the schemas in place once more.
    const isAskedTwice = Object.hasOwn(schema, 'unevaluatedProperties') || Object.hasOwn(schema, 'unevaluatedItems');
    if (isAskedTwice) links.push(...inPlace.map((link) => ({ ...link, choice: undefined })));
    return links;
  };

  /** Whether a value may come back to the circle in two ways. What is not counted yet is part of it. */
  const doubles = ({ links }: Visit): boolean => {
    const ways = links.filter(({ pointer }) => !counted.has(pointer));
    return ways.length > 1 && ways.some(({ choice }) => choice === undefined || choice !== ways[0]?.choice);
  };

  const waysOf = ({ links }: Visit): number => {
    let all = 1;
    const best = new Map<string, number>();
    for (const { pointer, choice } of links) {
      const ways = counted.get(pointer) ?? 0;
      if (choice === undefined) all += ways;
      else if (ways > (best.get(choice) ?? 0)) best.set(choice, ways);
    }
    for (const ways of best.values()) all += ways;
    return Math.min(all, most);
  };

  /** Schemas that all lead to each other: the whole of such a circle is known at once. */
  const count = (circle: readonly Visit[]): void => {
    const isDoubled = circle.some(doubles);
    const found = circle.map((visit) => (isDoubled ? Infinity : waysOf(visit)));
    circle.forEach(({ pointer }, index) => counted.set(pointer, found[index] as number));
  };

  const enter = (node: Node): Visit => {
    const { pointer } = node;
    const index = visits.size;
    const visit = { pointer, links: linksOf(node), index, done: 0, low: index };
    visits.set(pointer, visit);
    return visit;
  };

  return (root) => {
    // Tarjan's circles, with a stack of its own: schemas may lead to each other by the thousand.
    const open = counted.has(root) ? [] : [enter({ pointer: root, schema: valueAt(document, root) })];
    const waiting: Visit[] = [...open];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.links[top.done++];
      if (next === undefined) {
        open.pop();
        const below = open.at(-1);
        if (below !== undefined) below.low = Math.min(below.low, top.low);
        if (top.low === top.index) count(waiting.splice(waiting.lastIndexOf(top)));
      } else if (!counted.has(next.pointer)) {
        const known = visits.get(next.pointer);
        if (known !== undefined) top.low = Math.min(top.low, known.index);
        else {
          const visit = enter(next);
          open.push(visit);
          waiting.push(visit);
        }
      }
    }
    return counted.get(root) ?? 1;
  };
};
