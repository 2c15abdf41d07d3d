import { contains, wordCharacters } from '../../src/pattern/characters.ts';
import type { Tree } from '../../src/pattern/syntax.ts';

/** Thrown when the steps are used up. */
export class TooManySteps extends Error {}

/**
 * Matches the way engines do (ECMA-262, 22.2.2), by code units, and counts: the verdict for `text`, and how many steps
 * it took. Back-references are left out.
 */
export const backtrack = (tree: Tree, mode: 'whole' | 'anywhere', text: string, most: number): [boolean, number] => {
  let steps = 0;
  type Then = (at: number) => boolean;
  const run = (tree: Tree, at: number, forwards: boolean, then: Then): boolean => {
    if (++steps > most) throw new TooManySteps();
    switch (tree.kind) {
      case 'characters': {
        const index = forwards ? at : at - 1;
        const met = index >= 0 && index < text.length && contains(tree.characters, text.charCodeAt(index));
        return met && then(forwards ? at + 1 : at - 1);
      }
      case 'assertion':
        return holds(tree.at, at) && then(at);
      case 'sequence': {
        const items = forwards ? tree.items : tree.items.toReversed();
        const from = (index: number, at: number): boolean =>
          index === items.length ? then(at) : run(items[index]!, at, forwards, (next) => from(index + 1, next));
        return from(0, at);
      }
      case 'choice':
        return tree.alternatives.some((alternative) => run(alternative, at, forwards, then));
      case 'repetition': {
        const { body, min, max } = tree;
        const round = (count: number, at: number): boolean =>
          (count < max && run(body, at, forwards, (next) => (next !== at || count < min) && round(count + 1, next))) ||
          (count >= min && then(at));
        return round(0, at);
      }
      case 'group':
        return run(tree.body, at, forwards, then);
      case 'look':
        return run(tree.body, at, tree.ahead, () => true) && then(at);
      case 'reference':
        throw new TypeError('back-references are left out');
    }
  };
  const isWord = (at: number): boolean => at >= 0 && at < text.length && contains(wordCharacters, text.charCodeAt(at));
  const holds = (assertion: string, at: number): boolean => {
    if (assertion === 'start') return at === 0;
    if (assertion === 'end') return at === text.length;
    return (isWord(at - 1) !== isWord(at)) === (assertion === 'boundary');
  };
  if (mode === 'whole') return [run(tree, 0, true, (at) => at === text.length), steps];
  for (let at = 0; at <= text.length; at++) if (run(tree, at, true, () => true)) return [true, steps];
  return [false, steps];
};
