import type { Characters } from './characters.ts';

/** A regular expression as a tree. Lazy and greedy repetition are one: they differ in what is captured, not in what matches. */
export type Tree = CharacterTree | Assertion | Sequence | Choice | Repetition | Group | Look | Reference;

export interface CharacterTree {
  readonly kind: 'characters';
  readonly characters: Characters;
}

/** `^`, `$`, `\b`, `\B` */
export interface Assertion {
  readonly kind: 'assertion';
  readonly at: 'start' | 'end' | 'boundary' | 'no-boundary';
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly items: readonly Tree[];
}

export interface Choice {
  readonly kind: 'choice';
  readonly alternatives: readonly Tree[];
}

/** `max` is Infinity when there is no bound. */
export interface Repetition {
  readonly kind: 'repetition';
  readonly body: Tree;
  readonly min: number;
  readonly max: number;
}

/** A capturing group; others leave no node. */
export interface Group {
  readonly kind: 'group';
  readonly number: number;
  readonly name: string | undefined;
  readonly body: Tree;
}

/** Look-ahead, look-behind and their negations. */
export interface Look {
  readonly kind: 'look';
  readonly ahead: boolean;
  readonly negative: boolean;
  readonly body: Tree;
}

/** A back-reference by number or name. */
export interface Reference {
  readonly kind: 'reference';
  readonly group: number | string;
}

/** The trees right below this one. */
export const partsOf = (tree: Tree): readonly Tree[] => {
  switch (tree.kind) {
    case 'sequence':
      return tree.items;
    case 'choice':
      return tree.alternatives;
    case 'repetition':
    case 'group':
    case 'look':
      return [tree.body];
    default:
      return [];
  }
};

/** Whether look-around or back-references occur: what no finite automaton expresses. */
export const isIrregular = (tree: Tree): boolean =>
  tree.kind === 'look' || tree.kind === 'reference' || partsOf(tree).some(isIrregular);

/** Whether a match may take no character. Back-references count as empty, as their group may not have taken part. */
export const canBeEmpty = (tree: Tree): boolean => {
  switch (tree.kind) {
    case 'characters':
      return false;
    case 'sequence':
      return tree.items.every(canBeEmpty);
    case 'choice':
      return tree.alternatives.some(canBeEmpty);
    case 'repetition':
      return tree.min === 0 || canBeEmpty(tree.body);
    case 'group':
      return canBeEmpty(tree.body);
    default:
      return true;
  }
};

/** Whether every match begins at the start of the text (or stops at its end), as the expression is written. */
export const isBoundTo = (at: 'start' | 'end', tree: Tree): boolean => {
  switch (tree.kind) {
    case 'assertion':
      return tree.at === at;
    case 'sequence': {
      const items = at === 'start' ? tree.items : tree.items.toReversed();
      const first = items.findIndex((item) => isBoundTo(at, item) || !isWidthless(item));
      return first !== -1 && isBoundTo(at, items[first]!);
    }
    case 'choice':
      return tree.alternatives.every((alternative) => isBoundTo(at, alternative));
    case 'repetition':
      return tree.min > 0 && isBoundTo(at, tree.body);
    case 'group':
      return isBoundTo(at, tree.body);
    default:
      return false;
  }
};

const isWidthless = ({ kind }: Tree): boolean => kind === 'assertion' || kind === 'look';
