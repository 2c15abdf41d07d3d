import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../src/pattern/parse.ts';
import { linearTest } from '../../src/pattern/linear.ts';
import { expression, text } from './expressions.ts';

/** What the engine itself says, where it says it soon. */
const native = { whole: (source: string) => `^(?:${source})$`, anywhere: (source: string) => source };

/** With look-ahead right after `^` now and then. */
const looking = (expression: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: expression },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('=', '!'), expression, expression)
        .filter((parts) => parts.every((part) => !part.includes('|') && !part.includes('(?<')))
        .map(([mark, look, rest]) => `^(?${mark}${look})(?:${rest})`),
    },
  );

/** V8 finds `\B` between the halves of a code point, where by ECMA-262 no search with `u` begins. */
const splitsPairs = (source: string, text: string, flags: string): boolean =>
  flags === 'u' && source.includes('\\B') && /[\u{10000}-\u{10FFFF}]/u.test(text);

test.each([
  ['u', 'whole'],
  ['u', 'anywhere'],
  ['', 'whole'],
  ['', 'anywhere'],
] as const)('the automaton agrees with RegExp: flags %j, %s', (flags, mode) => {
  fc.assert(
    fc.property(looking(expression(flags)), fc.array(text, { minLength: 1, maxLength: 12 }), (source, texts) => {
      const parsed = parse(source, flags === 'u');
      if ('trouble' in parsed) throw new Error(parsed.trouble);
      const linear = linearTest(parsed.tree, flags, mode);
      if ('trouble' in linear) throw new Error(linear.trouble);
      const wanted = new RegExp(native[mode](source), flags);
      for (const text of texts) {
        if (mode === 'anywhere' && splitsPairs(source, text, flags)) continue;
        expect([text, linear(text)]).toEqual([text, wanted.test(text)]);
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 2_000) },
  );
});
