import { linearTest } from './linear.ts';
import { parse } from './parse.ts';

/** What a RegExp and an automaton have in common. */
export interface TextTest {
  readonly test: (text: string) => boolean;
}

/**
 * The test of an expression that `readPattern` runs by automaton, which is made when a text is first tested. For code that
 * was printed for a known expression: any other one matches nothing.
 */
export const linearPattern = (source: string, flags: 'u' | ''): TextTest => {
  let test: ((text: string) => boolean) | undefined;
  return { test: (text) => (test ??= testOf(source, flags))(text) };
};

const testOf = (source: string, flags: 'u' | ''): ((text: string) => boolean) => {
  const parsed = parse(source, flags === 'u');
  const test = 'tree' in parsed ? linearTest(parsed.tree, flags, 'anywhere') : undefined;
  return typeof test === 'function' ? test : () => false;
};
