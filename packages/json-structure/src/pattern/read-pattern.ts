import { linearTest } from './linear.ts';
import { parse } from './parse.ts';
import { isSafeToBacktrack } from './safety.ts';
import { isBoundTo, type Tree } from './syntax.ts';

/** A regular expression that answers in a time linear in the text, whoever wrote it. */
export interface LinearPattern {
  readonly test: (text: string) => boolean;
  /** `u`, as JSON Schema 2020-12 Core, 6.4 recommends; empty where the expression is only valid without it. */
  readonly flags: 'u' | '';
  /** `native`: the engine's own RegExp, which can't go astray on this expression. `linear`: an automaton. */
  readonly engine: 'native' | 'linear';
}

/** Why an expression is not run: no engine reads it, or none is sure to answer. `message` goes after the expression. */
export interface RefusedPattern {
  readonly refused: 'invalid' | 'unsafe';
  readonly message: string;
}

/** `whole`: the whole text matches (JSON Structure). `anywhere`: a part of it does (JSON Schema). */
export type PatternMode = 'whole' | 'anywhere';

const longestSource = 10_000;

/**
 * A test for an ECMAScript regular expression of a stranger, linear in the length of the text: it finishes on every text.
 * Refused are expressions that neither reading (with and without `u`) accepts, and those that can't be run so: look-around
 * and back-references with an unclear cost, huge ones. Where the engine's own stack does not suffice for a text (V8:
 * millions of characters), an automaton answers; where none can, such a text counts as not matching.
 * ECMA-262, 22.2 RegExp; JSON Schema 2020-12 Core, 6.4.
 */
export const readPattern = (source: string, mode: PatternMode): LinearPattern | RefusedPattern => {
  if (source.length > longestSource) {
    return unsafe(`is longer than ${longestSource} characters: split it, or use enum`);
  }
  const flags = flagsOf(source);
  if (flags === undefined) return { refused: 'invalid', message: `is no regular expression: ${reasonOf(source)}` };
  const parsed = parse(source, flags === 'u');
  if ('trouble' in parsed) return unsafe(parsed.trouble);
  const { tree } = parsed;
  if (isSafeToBacktrack(tree, mode)) return { test: nativeTest(source, flags, mode, tree), flags, engine: 'native' };
  const test = linearTest(tree, flags, mode);
  return 'trouble' in test ? unsafe(test.trouble) : { test, flags, engine: 'linear' };
};

/**
 * Whether an expression is tied to both ends of the text as it is written (`^...$` in every alternative), so that both modes
 * agree on every text. False for what is no regular expression.
 */
export const isAnchored = (source: string): boolean => {
  const flags = source.length > longestSource ? undefined : flagsOf(source);
  if (flags === undefined) return false;
  const parsed = parse(source, flags === 'u');
  return 'tree' in parsed && isBoundTo('start', parsed.tree) && isBoundTo('end', parsed.tree);
};

const nativeTest = (source: string, flags: 'u' | '', mode: PatternMode, tree: Tree): ((text: string) => boolean) => {
  const expression = new RegExp(mode === 'whole' ? `^(?:${source})$` : source, flags);
  let fallback: ((text: string) => boolean) | undefined;
  return (text) => {
    try {
      return expression.test(text);
    } catch {
      // The engine ran out of stack.
      fallback ??= linearOrNone(tree, flags, mode);
      return fallback(text);
    }
  };
};

const linearOrNone = (tree: Tree, flags: 'u' | '', mode: PatternMode): ((text: string) => boolean) => {
  const test = linearTest(tree, flags, mode);
  return 'trouble' in test ? () => false : test;
};

const unsafe = (message: string): RefusedPattern => ({ refused: 'unsafe', message });

const flagsOf = (source: string): 'u' | '' | undefined =>
  errorOf(source, 'u') === undefined ? 'u' : errorOf(source, '') === undefined ? '' : undefined;

const errorOf = (source: string, flags: 'u' | ''): Error | undefined => {
  try {
    void new RegExp(source, flags);
    return undefined;
  } catch (error) {
    return error as Error;
  }
};

/** The engine's own words, without the expression that some engines put before them. */
const reasonOf = (source: string): string => {
  const message = errorOf(source, 'u')?.message ?? '';
  return message.slice(message.lastIndexOf(': ') + 1).trim();
};
