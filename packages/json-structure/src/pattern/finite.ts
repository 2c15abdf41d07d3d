import type { Characters } from './characters.ts';
import { parse } from './parse.ts';
import { readPattern } from './read-pattern.ts';
import type { Tree } from './syntax.ts';

/**
 * All texts that match a regular expression, each once, where it is seen of how it is written that they are few:
 * `^(a|b)$`. `undefined` for all others.
 * @param most how many there may be
 */
export const finiteTexts = (source: string, most: number): readonly string[] | undefined => {
  if (!source.includes('^') || !source.includes('$')) return undefined;
  const pattern = readPattern(source, 'anywhere');
  if ('refused' in pattern) return undefined;
  const parsed = parse(source, pattern.flags === 'u');
  return 'trouble' in parsed ? undefined : wholeTexts(parsed.tree, most);
};

/** The texts from the start to the end that a tree asks for. */
const wholeTexts = (tree: Tree, most: number): readonly string[] | undefined => {
  if (tree.kind === 'group') return wholeTexts(tree.body, most);
  if (tree.kind === 'choice') return united(tree.alternatives, (one) => wholeTexts(one, most), most);
  if (tree.kind !== 'sequence') return undefined;
  const [first, last] = [tree.items[0], tree.items.at(-1)];
  if (!isAt(first, 'start') || !isAt(last, 'end')) return undefined;
  return textsOf({ kind: 'sequence', items: tree.items.slice(1, -1) }, most);
};

const isAt = (tree: Tree | undefined, at: 'start' | 'end'): boolean => tree?.kind === 'assertion' && tree.at === at;

const textsOf = (tree: Tree, most: number): readonly string[] | undefined => {
  switch (tree.kind) {
    case 'characters':
      return membersOf(tree.characters, most);
    case 'choice':
      return united(tree.alternatives, (one) => textsOf(one, most), most);
    case 'group':
      return textsOf(tree.body, most);
    case 'sequence':
      return joined(tree.items, most);
    case 'repetition': {
      if (tree.max > most) return undefined;
      const counts = Array.from({ length: tree.max - tree.min + 1 }, (_, index) => tree.min + index);
      return united(
        counts,
        (count) =>
          joined(
            Array.from({ length: count }, () => tree.body),
            most,
          ),
        most,
      );
    }
    default:
      return undefined;
  }
};

const united = <T>(
  parts: readonly T[],
  texts: (part: T) => readonly string[] | undefined,
  most: number,
): readonly string[] | undefined => {
  const found = new Set<string>();
  for (const part of parts) {
    const some = texts(part);
    if (some === undefined || found.size + some.length > most * 2) return undefined;
    for (const text of some) found.add(text);
  }
  return found.size > most ? undefined : [...found];
};

const joined = (parts: readonly Tree[], most: number): readonly string[] | undefined => {
  let found: readonly string[] = [''];
  for (const part of parts) {
    const some = textsOf(part, most);
    if (some === undefined || found.length * some.length > most * 2) return undefined;
    found = [...new Set(found.flatMap((text) => some.map((more) => text + more)))];
  }
  return found.length > most ? undefined : found;
};

const highest = 0xff_ff;
const isHalf = (code: number): boolean => code >= 0xd8_00 && code <= 0xdf_ff;

/** Halves of characters are left to the engine: two of them may be one. */
const membersOf = ({ ranges, rest }: Characters, most: number): readonly string[] | undefined => {
  if (rest.length > 0) return undefined;
  const found: string[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    const [from, to] = [ranges[at] ?? 0, ranges[at + 1] ?? 0];
    if (found.length + to - from >= most || to > highest) return undefined;
    for (let code = from; code <= to; code += 1) {
      if (isHalf(code)) return undefined;
      found.push(String.fromCodePoint(code));
    }
  }
  return found;
};
