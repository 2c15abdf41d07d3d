import { Automaton } from './automaton.ts';
import { programOf, sizeOf } from './program.ts';
import { isBoundTo, isIrregular, type Look, type Tree } from './syntax.ts';

const largestProgram = 10_000;

/**
 * The test of a tree by automaton, or why there is none: look-around other than look-ahead at the start of the text,
 * back-references, too many states.
 */
export const linearTest = (
  tree: Tree,
  flags: 'u' | '',
  mode: 'whole' | 'anywhere',
): ((text: string) => boolean) | { trouble: string } => {
  const { looks, rest } = leadingLooks(tree, mode);
  const bodies = looks.map((look): Tree => ({ kind: 'sequence', items: [start, look.body] }));
  if ([rest, ...bodies].some(isIrregular)) return { trouble: irregular };
  if ([rest, ...bodies].reduce((size, part) => size + sizeOf(part), 0) > largestProgram) return { trouble: large };
  const automatonOf = (part: Tree, early: boolean): Automaton =>
    new Automaton(programOf(part), { unicode: flags === 'u', restarts: early && !isBoundTo('start', part), early });
  const main = automatonOf(rest, mode === 'anywhere');
  const demands = bodies.map((body, at) => ({ automaton: automatonOf(body, true), wanted: !looks[at]!.negative }));
  return (text) => demands.every(({ automaton, wanted }) => automaton.test(text) === wanted) && main.test(text);
};

const irregular =
  'may take very long on some texts: write it without back-references and look-around (but look-ahead right after ^), or without unbounded repetition (* + {n,}) in and around them';
const large = `repeats too much: its counted repetitions come to more than ${largestProgram} states`;

const start: Tree = { kind: 'assertion', at: 'start' };

/** Look-ahead at the start of the text is a demand of its own: `^(?=a)b` holds where both `^a` and `^b` do. */
const leadingLooks = (tree: Tree, mode: 'whole' | 'anywhere'): { looks: readonly Look[]; rest: Tree } => {
  const items = tree.kind === 'sequence' ? tree.items : [tree];
  const begins = items[0]?.kind === 'assertion' && items[0].at === 'start';
  if (mode === 'anywhere' && !begins) return { looks: [], rest: tree };
  const looks: Look[] = [];
  for (const item of begins ? items.slice(1) : items) {
    if (item.kind !== 'look' || !item.ahead) break;
    looks.push(item);
  }
  return { looks, rest: { kind: 'sequence', items: [start, ...items.slice(looks.length + Number(begins))] } };
};
