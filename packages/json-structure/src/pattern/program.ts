import { keyOf, type Characters } from './characters.ts';
import type { Assertion, Tree } from './syntax.ts';

/** A nondeterministic automaton. Instructions are known by their place in the list. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  /** Every different set of characters once; instructions name them by place. */
  readonly sets: readonly Characters[];
}

export type Instruction =
  | { readonly kind: 'take'; readonly set: number; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'assert'; readonly at: Assertion['at']; readonly next: number }
  | { readonly kind: 'match' };

/** How many instructions the program of a tree has, about; Infinity for what no program expresses. */
export const sizeOf = (tree: Tree): number => {
  switch (tree.kind) {
    case 'characters':
    case 'assertion':
      return 1;
    case 'sequence':
      return tree.items.reduce((size, item) => size + sizeOf(item), 0);
    case 'choice':
      return tree.alternatives.reduce((size, alternative) => size + sizeOf(alternative) + 1, 0);
    case 'repetition':
      return tree.max === 0
        ? 0
        : (sizeOf(tree.body) + 1) * (Number.isFinite(tree.max) ? tree.max : Math.max(1, tree.min));
    case 'group':
      return sizeOf(tree.body);
    default:
      return Number.POSITIVE_INFINITY;
  }
};

/** Thompson's construction, from the end of the expression to its start. The size of the tree is bounded by the caller. */
export const programOf = (tree: Tree): Program => {
  const instructions: Instruction[] = [{ kind: 'match' }];
  const sets = new Map<string, { place: number; characters: Characters }>();

  const add = (instruction: Instruction): number => instructions.push(instruction) - 1;

  const placeOf = (characters: Characters): number => {
    const key = keyOf(characters);
    const known = sets.get(key) ?? { place: sets.size, characters };
    sets.set(key, known);
    return known.place;
  };

  const build = (tree: Tree, next: number): number => {
    switch (tree.kind) {
      case 'characters':
        return add({ kind: 'take', set: placeOf(tree.characters), next });
      case 'assertion':
        return add({ kind: 'assert', at: tree.at, next });
      case 'sequence':
        return tree.items.reduceRight((follower, item) => build(item, follower), next);
      case 'choice':
        return tree.alternatives
          .map((alternative) => build(alternative, next))
          .reduceRight((other, entry) => add({ kind: 'fork', next: entry, other }));
      case 'repetition':
        return repeat(tree, next);
      case 'group':
        return build(tree.body, next);
      default:
        throw new TypeError(`no automaton expresses ${tree.kind}`);
    }
  };

  const repeat = ({ body, min, max }: Tree & { kind: 'repetition' }, next: number): number => {
    let entry = next;
    let rounds = min;
    if (Number.isFinite(max)) {
      for (let round = min; round < max; round++) entry = add({ kind: 'fork', next: build(body, entry), other: next });
    } else {
      const loop = add({ kind: 'match' });
      const round = build(body, loop);
      instructions[loop] = { kind: 'fork', next: round, other: next };
      entry = min === 0 ? loop : round;
      rounds = min - 1;
    }
    for (let round = 0; round < rounds; round++) entry = build(body, entry);
    return entry;
  };

  const start = build(tree, 0);
  return { instructions, start, sets: [...sets.values()].map(({ characters }) => characters) };
};
