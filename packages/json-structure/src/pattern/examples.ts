import { contains, type Characters } from './characters.ts';
import { parse } from './parse.ts';
import { readPattern } from './read-pattern.ts';
import type { Tree } from './syntax.ts';

/** How often a repetition without an upper bound takes place, one example after the other. */
const repeats = [0, 1, 2, 3, 8, 20, 64];
const variants = 3;
const longest = 5000;

/** Preferred where a set has them; else its first member is taken. */
const preferred = ['a', 'A', '0', '_', '-', ' ', 'b', 'é', '中'].map((text) => text.codePointAt(0) as number);

/**
 * Texts that a regular expression matches somewhere, different in length and in the alternatives taken, each once. None
 * when it can't be read, or when look-around and back-references leave nothing that was guessed.
 */
export const examplesOf = (source: string): readonly string[] => {
  const pattern = readPattern(source, 'anywhere');
  if ('refused' in pattern) return [];
  const parsed = parse(source, pattern.flags === 'u');
  if ('trouble' in parsed) return [];
  const found = new Set<string>();
  for (const repeat of repeats) {
    for (let variant = 0; variant < variants; variant += 1) {
      const text = write(parsed.tree, repeat, variant);
      if (text !== undefined && pattern.test(text)) found.add(text);
    }
  }
  return [...found];
};

/** `undefined` when it gets too long, or needs a character that there is not. */
const write = (tree: Tree, repeat: number, variant: number): string | undefined => {
  switch (tree.kind) {
    case 'characters':
      return characterOf(tree.characters, variant);
    case 'sequence': {
      let text = '';
      for (const item of tree.items) {
        const part = write(item, repeat, variant);
        if (part === undefined || text.length + part.length > longest) return undefined;
        text += part;
      }
      return text;
    }
    case 'choice': {
      const alternative = tree.alternatives[variant % tree.alternatives.length];
      return alternative && write(alternative, repeat, variant);
    }
    case 'repetition': {
      const times = Math.max(tree.min, Math.min(tree.max, repeat));
      const part = times === 0 ? '' : write(tree.body, repeat, variant);
      return part === undefined || part.length * times > longest ? undefined : part.repeat(times);
    }
    case 'group':
      return write(tree.body, repeat, variant);
    default:
      return '';
  }
};

const characterOf = (set: Characters, variant: number): string | undefined => {
  const liked = preferred.filter((code) => contains(set, code));
  const code = liked.length > 0 ? liked[variant % liked.length] : set.ranges[0];
  return code === undefined || code > 0x10_ffff ? undefined : String.fromCodePoint(code);
};
