import { characters } from './characters.ts';
import type { Assertion, Look, Tree } from './syntax.ts';

/** What says the same as one expression: trees that a text has to match all of, and those that it must match none of. */
export interface Conjuncts {
  readonly all: readonly Tree[];
  readonly none: readonly Tree[];
}

const start: Assertion = { kind: 'assertion', at: 'start' };

/** What no text matches. */
const nothing: Tree = { kind: 'characters', characters: characters() };

/** Takes apart what is asked of the whole text by look-ahead at its start, as in `^(?=.*a)(?!b).{8,}$`. */
export const conjunctsOf = (tree: Tree): Conjuncts => {
  const [first, ...items] = tree.kind === 'sequence' ? tree.items : [];
  if (first?.kind !== 'assertion' || first.at !== 'start') return { all: [tree], none: [] };
  const isAhead = (item: Tree): item is Look => item.kind === 'look' && item.ahead;
  const end = items.findIndex((item) => !isAhead(item));
  const looks = items.slice(0, end < 0 ? items.length : end).filter(isAhead);
  const fromStart = (...rest: readonly Tree[]): Tree => ({ kind: 'sequence', items: [start, ...rest] });
  const bodies = (negative: boolean): readonly Tree[] =>
    looks.filter((look) => look.negative === negative).map(({ body }) => fromStart(body));
  return { all: [...bodies(false), fromStart(...items.slice(looks.length))], none: bodies(true) };
};

/** What matches where any of several trees does. */
export const anyOf = (trees: readonly Tree[]): Tree =>
  trees.length > 1 ? { kind: 'choice', alternatives: trees } : (trees[0] ?? nothing);
