import { anything, areApart, endOfText, intersects, noCharacters, union, type Characters } from './characters.ts';
import { canBeEmpty, partsOf, type Tree } from './syntax.ts';

/**
 * What a backtracking engine meets from some point of an expression on, and what it costs until all ways have failed:
 * `fixed` steps, and `passes` more for each character of the text. Infinity when no such bound was found.
 */
interface Ahead {
  /** What the next character can be; also the end of the text. May hold too much, never too little. */
  readonly first: Characters;
  /** Nothing more can fail: the whole expression has matched, or will. */
  readonly free: boolean;
  readonly fixed: number;
  readonly passes: number;
}

interface Within {
  /** Inside a repetition, where two ways in each round make exponentially many. */
  readonly repeated: boolean;
  /** Inside look-behind, which engines match from its end to its start. */
  readonly backwards: boolean;
  readonly groups: readonly (Tree & { kind: 'group' })[];
  /** Places that may yet be looked at: unrolled repetitions are looked at again and again. */
  readonly budget: { left: number };
}

const mostFixed = 50_000;
const mostPasses = 256;
const mostPlaces = 20_000;
/** Repetitions of more than one character are unrolled up to here. */
const mostRounds = 8;
/** Above, a bound on rounds is no better than none. */
const manyRounds = 256;

/**
 * Whether a backtracking engine matches this expression in a time linear in the text. A choice is harmless where the
 * next character decides it, since the other way then fails at once; where it does not, the cost of what follows counts
 * once for every way. Errs on the side of no.
 */
export const isSafeToBacktrack = (tree: Tree, mode: 'whole' | 'anywhere'): boolean => {
  const within: Within = { repeated: false, backwards: false, groups: groupsOf(tree), budget: { left: mostPlaces } };
  const { fixed, passes } = mode === 'whole' ? ahead(tree, atEnd, within) : anywhere(tree, within);
  return isBounded(fixed, passes);
};

const isBounded = (fixed: number, passes: number): boolean => fixed <= mostFixed && passes <= mostPasses;

const atEnd: Ahead = { first: endOfText, free: false, fixed: 1, passes: 0 };
const matched: Ahead = { first: anything, free: true, fixed: 0, passes: 0 };
const unknown: Ahead = { first: anything, free: false, fixed: 0, passes: 0 };
const unbounded: Ahead = { ...unknown, passes: Number.POSITIVE_INFINITY };

const groupsOf = (tree: Tree): (Tree & { kind: 'group' })[] => [
  ...(tree.kind === 'group' ? [tree] : []),
  ...partsOf(tree).flatMap(groupsOf),
];

/** An expression without `^` is tried at every character, so what it costs at one of them may not depend on the text. */
const anywhere = (tree: Tree, within: Within): { fixed: number; passes: number } => {
  if (tree.kind === 'group') return anywhere(tree.body, within);
  let fixed = 0;
  let passes = 1;
  for (const branch of tree.kind === 'choice' ? tree.alternatives : [tree]) {
    const cost = ahead(branch, matched, within);
    if (opensAtStart(branch)) {
      fixed += cost.fixed;
      passes += cost.passes;
    } else {
      passes += cost.passes === 0 ? cost.fixed : Number.POSITIVE_INFINITY;
    }
  }
  return { fixed, passes };
};

/** Whether `^` comes first, so that elsewhere nothing else is tried. */
const opensAtStart = (tree: Tree): boolean => {
  switch (tree.kind) {
    case 'assertion':
      return tree.at === 'start';
    case 'sequence':
      return tree.items[0] !== undefined && opensAtStart(tree.items[0]);
    case 'choice':
      return tree.alternatives.every(opensAtStart);
    case 'group':
      return opensAtStart(tree.body);
    default:
      return false;
  }
};

/** What is met from `tree` on when `after` follows it. */
const ahead = (tree: Tree, after: Ahead, within: Within): Ahead => {
  if (within.budget.left-- <= 0 || !isBounded(after.fixed, after.passes)) return unbounded;
  switch (tree.kind) {
    case 'characters':
      return { first: tree.characters, free: false, fixed: after.fixed + 1, passes: after.passes };
    case 'assertion':
      return {
        first: tree.at === (within.backwards ? 'start' : 'end') ? endOfText : after.first,
        free: false,
        fixed: after.fixed + 1,
        passes: after.passes,
      };
    case 'sequence': {
      const items = within.backwards ? tree.items : tree.items.toReversed();
      return items.reduce((next, item) => ahead(item, next, within), after);
    }
    case 'choice':
      return anyOf(
        tree.alternatives.map((alternative) => ahead(alternative, after, within)),
        within,
      );
    case 'group':
      return ahead(tree.body, after, within);
    case 'repetition':
      return repetition(tree, after, within);
    case 'look': {
      const body = ahead(tree.body, unknown, { ...within, repeated: false, backwards: !tree.ahead });
      if (within.repeated && body.passes > 0) return unbounded;
      return {
        ...unknown,
        fixed: body.fixed + after.fixed + 1,
        passes: body.passes + after.passes,
      };
    }
    case 'reference':
      return { ...unknown, fixed: longest(tree.group, within) + after.fixed + 1, passes: after.passes };
  }
};

const anyOf = (ways: readonly Ahead[], within: Within): Ahead => {
  const first = union(ways.map((way) => way.first));
  if (!ways.every(({ fixed, passes }) => isBounded(fixed, passes))) return unbounded;
  // Once the others have failed the free way succeeds, and nothing is tried again.
  if (ways.some(({ free }) => free)) return { first, free: true, fixed: 0, passes: 0 };
  const decided = areApart(ways.map((way) => way.first));
  if (!decided && within.repeated) return unbounded;
  const total = (costs: readonly number[]): number =>
    decided ? Math.max(...costs) : costs.reduce((sum, cost) => sum + cost, 0);
  return {
    first,
    free: false,
    fixed: total(ways.map(({ fixed }) => fixed)) + ways.length,
    passes: total(ways.map(({ passes }) => passes)),
  };
};

const repetition = (tree: Tree & { kind: 'repetition' }, after: Ahead, within: Within): Ahead => {
  const { body, min, max } = tree;
  if (max <= 1 || (max <= mostRounds && body.kind !== 'characters')) return unrolled(tree, after, within);
  if (canBeEmpty(body)) return unbounded;
  const begin = firstOf(body, within.backwards);
  // What is free asks nothing of the next character: only one more round does.
  const again = after.free ? begin : union([begin, after.first]);
  const round = ahead(body, { first: again, free: false, fixed: 0, passes: 0 }, { ...within, repeated: true });
  if (!isBounded(round.fixed, round.passes)) return unbounded;
  const first = min > 0 ? round.first : after.free ? anything : again;
  const rounds = costOfRounds(after.free ? min : max, round);
  if (after.free) return { first, free: min === 0, ...rounds };
  if (min === max || !intersects(round.first, after.first)) {
    return { first, free: false, fixed: rounds.fixed + after.fixed, passes: rounds.passes + after.passes };
  }
  // The next character does not tell whether to go on: what follows is tried after every round.
  if (within.repeated) return unbounded;
  const exits = max - min + 1;
  if (exits <= manyRounds) {
    return {
      first,
      free: false,
      fixed: rounds.fixed + exits * after.fixed,
      passes: rounds.passes + exits * after.passes,
    };
  }
  if (after.passes > 0) return unbounded;
  return { first, free: false, fixed: rounds.fixed, passes: rounds.passes + after.fixed + 1 };
};

const costOfRounds = (rounds: number, round: Ahead): { fixed: number; passes: number } =>
  rounds === 0
    ? { fixed: 0, passes: 0 }
    : rounds <= manyRounds && round.passes === 0
      ? { fixed: rounds * (round.fixed + 1), passes: 0 }
      : { fixed: 0, passes: round.passes + round.fixed + 1 };

/** `x{1,3}` as `x(x(x)?)?` */
const unrolled = ({ body, min, max }: Tree & { kind: 'repetition' }, after: Ahead, within: Within): Ahead => {
  let next = after;
  for (let round = max; round > 0; round--) {
    const taken = ahead(body, next, within);
    next = round > min ? anyOf([taken, after], within) : taken;
  }
  return next;
};

/** What a tree that can't be empty may begin with. */
const firstOf = (tree: Tree, backwards: boolean): Characters => {
  switch (tree.kind) {
    case 'characters':
      return tree.characters;
    case 'assertion':
      return noCharacters;
    case 'sequence': {
      const items = backwards ? tree.items.toReversed() : tree.items;
      const solid = items.findIndex((item) => !canBeEmpty(item));
      return union(items.slice(0, solid === -1 ? items.length : solid + 1).map((item) => firstOf(item, backwards)));
    }
    case 'choice':
      return union(tree.alternatives.map((alternative) => firstOf(alternative, backwards)));
    case 'repetition':
    case 'group':
      return firstOf(tree.body, backwards);
    default:
      return anything;
  }
};

/** How many characters a back-reference may compare. */
const longest = (group: number | string, { groups }: Within): number => {
  const meant = groups.filter(({ number, name }) => number === group || name === group);
  return meant.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...meant.map(({ body }) => longestMatch(body)));
};

const longestMatch = (tree: Tree): number => {
  switch (tree.kind) {
    case 'characters':
      return 1;
    case 'choice':
      return Math.max(...tree.alternatives.map(longestMatch));
    case 'repetition': {
      const body = longestMatch(tree.body);
      return body === 0 ? 0 : body * tree.max;
    }
    case 'reference':
      return Number.POSITIVE_INFINITY;
    case 'assertion':
    case 'look':
      return 0;
    default:
      return partsOf(tree).reduce((sum, part) => sum + longestMatch(part), 0);
  }
};
