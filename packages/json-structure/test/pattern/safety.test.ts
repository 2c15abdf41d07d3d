import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/pattern/parse.ts';
import { isSafeToBacktrack } from '../../src/pattern/safety.ts';
import type { Tree } from '../../src/pattern/syntax.ts';
import { backtrack } from './backtracker.ts';

const treeOf = (source: string): Tree => {
  const parsed = parse(source, false);
  if ('trouble' in parsed) throw new Error(parsed.trouble);
  return parsed.tree;
};

/** Few different characters, many repetitions: where backtracking goes astray. */
const { tree: ambiguous } = fc.letrec<{ tree: string; term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constantFrom('a', 'b', '[ab]', '.', 'c', '(?=a)', '(?!b)', '$', '^', '\\b'),
    fc
      .tuple(fc.constantFrom('a', 'b', '[ab]', '.', 'c'), fc.constantFrom('*', '+', '?', '{2,3}', '{0,12}', '*?'))
      .map((parts) => parts.join('')),
    fc
      .tuple(tie('tree'), fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{10}', '{2,}'))
      .map(([tree, quantifier]) => `(?:${tree})${quantifier}`),
    fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('tree')).map(([open, tree]) => `${open}${tree})`),
  ),
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.array(tie('term'), { minLength: 1, maxLength: 4 }).map((terms) => terms.join('')),
    fc.array(tie('term'), { minLength: 2, maxLength: 3 }).map((terms) => terms.join('|')),
  ),
}));

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 });
const pumped = fc.tuple(short, short, short).map(([head, pump, tail]) => ({ head, pump, tail }));

describe('what is left to the engine takes steps in proportion to the text', () => {
  const times = 60;
  test.each(['whole', 'anywhere'] as const)('%s', (mode) => {
    fc.assert(
      fc.property(ambiguous, fc.array(pumped, { minLength: 1, maxLength: 8 }), (source, texts) => {
        const tree = treeOf(source);
        fc.pre(isSafeToBacktrack(tree, mode));
        for (const { head, pump, tail } of texts) {
          const steps = (count: number): number =>
            backtrack(tree, mode, head + pump.repeat(count) + tail, 1_000_000)[1];
          // Past the bounds of counted repetitions, twice the text takes about twice the steps.
          expect([source, head, pump, tail, steps(2 * times) <= 2.5 * steps(times) + 500]).toEqual([
            source,
            head,
            pump,
            tail,
            true,
          ]);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1_000) },
    );
  });
});

test.each([
  '^[a-z0-9-]{1,63}$',
  '^[a-z][a-z0-9-]{0,61}[a-z0-9]$',
  '^\\d{3}-\\d{4}$',
  '^[A-Z]{2}\\d+$',
  '^(?:a|b)$',
  '^[a-z]+(?:-[a-z]+)*$',
  '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
  '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$',
  '^(?=.*[A-Z])(?=.*\\d).{8,}$',
  '^(?!.*--)[a-z-]+(?<!-)$',
  '^([\'"]).*\\1$',
  '^.{0,100000}$',
  '^v?\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z-.]+)?$',
  'foo|bar',
  '[a-z]+',
  '^x-',
  '\\S',
  '',
])('%s is left to the engine', (source) => expect(isSafeToBacktrack(treeOf(source), 'anywhere')).toBe(true));

test.each([
  '^(?:a+)+$',
  '^(?:a|a)*$',
  '^(?:a|ab)*c$',
  '^(?:a?){30}a{30}$',
  '^(?:a*)*$',
  'a*a*b',
  '\\s*(.*?)\\s*$',
  '\\s+$',
  '(.*,){5}',
  '^(.*,){11}P',
  '^[^@]+@[^@]+\\.[^@]+$',
  '(?=a+)b',
  '(?:(?=.*x)a)*b',
  '^(a+)\\1$',
  '^.{0,200}.{0,200}$',
  'a{1,5000}$',
])('%s is not', (source) => expect(isSafeToBacktrack(treeOf(source), 'anywhere')).toBe(false));
