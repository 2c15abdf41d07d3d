import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPatternIncluded, textOutside } from '../../src/pattern/inclusion.ts';

/** One character of each kind that the expressions below tell apart, and all texts of up to four of them. */
const kinds = 'ab_- \n';
const texts = Array.from({ length: 5 }, (_, length) => length).flatMap((length) =>
  Array.from({ length: kinds.length ** length }, (_, number) =>
    Array.from({ length }, (__, place) => kinds[Math.floor(number / kinds.length ** place) % kinds.length]).join(''),
  ),
);

const atom = fc.constantFrom('a', 'b', '-', '[ab]', '[^a]', '.', '\\w');
const term = fc.tuple(atom, fc.constantFrom('', '', '?', '*', '+')).map((parts) => parts.join(''));
const expression = fc
  .tuple(
    fc.constantFrom('', '^', '^(?=.*a)', '^(?!b|.*-)', '^(?=\\w)(?!.*b$)'),
    fc.array(term, { maxLength: 2 }),
    fc.constantFrom('', '$', '\\b'),
  )
  .map(([start, terms, end]) => start + terms.join('') + end);

const isOutside = (text: string, narrow: readonly string[], wide: string): boolean => {
  const [other, ...all] = [wide, ...narrow].map((source) => new RegExp(source, 'u'));
  return all.every((one) => one.test(text)) && other?.test(text) === false;
};

const isBroken = (narrow: readonly string[], wide: string): boolean =>
  texts.some((text) => isOutside(text, narrow, wide));

describe('patterns within a pattern', () => {
  test('agree with all short texts', () => {
    fc.assert(
      fc.property(fc.array(expression, { maxLength: 2 }), expression, (narrow, wide) => {
        expect(isPatternIncluded(narrow, wide)).toBe(!isBroken(narrow, wide));
        const text = textOutside(narrow, wide);
        expect(text === undefined).toBe(!isBroken(narrow, wide));
        expect(text === undefined || isOutside(text, narrow, wide)).toBe(true);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });

  test.each([
    { narrow: ['^[0-9a-f]+$', '^[\\s\\S]{40,40}$'], wide: '^([0-9a-f]{40}(?:[0-9a-f]{24})?)$', is: true },
    { narrow: ['^[0-9a-f]+$', '^[\\s\\S]{40,41}$'], wide: '^([0-9a-f]{40}(?:[0-9a-f]{24})?)$', is: false },
    { narrow: ['a', 'b'], wide: 'a.*b|b.*a', is: false },
    { narrow: ['a', 'b', '^.*$'], wide: 'a.*b|b.*a', is: true },
    { narrow: [], wide: '', is: true },
    { narrow: [], wide: 'a', is: false },
    { narrow: ['(?=a)'], wide: 'a', is: undefined },
    { narrow: ['^(?=.*a)(?=.*b).*$'], wide: 'a.*b|b.*a', is: true },
    { narrow: ['^[ab]+$', 'a', 'b'], wide: '^(?=.*a)(?=.*b)[ab]+$', is: true },
    { narrow: ['^[ab]+$', 'a'], wide: '^(?=.*a)(?=.*b)[ab]+$', is: false },
    { narrow: ['^(?!-)[a-]{2}$'], wide: '^a[a-]$', is: true },
    { narrow: ['^a[a-]$'], wide: '^(?!-)', is: true },
    { narrow: ['[a-]'], wide: '^(?!-)', is: false },
    { narrow: ['^(?=(a))\\1'], wide: '^a', is: undefined },
    { narrow: ['^(?=a|(?=b))'], wide: '^a', is: undefined },
    { narrow: ['(?=a)', 'a'], wide: 'a', is: true },
  ])('$narrow in $wide: $is', ({ narrow, wide, is }) => {
    expect(isPatternIncluded(narrow, wide)).toBe(is);
  });

  test.each([
    { narrow: ['[a-z*-]+', '^[\\s\\S]{1,30}$'], wide: '[a-z*]+', text: '-' },
    { narrow: ['^[0-9a-f]+$', '^[\\s\\S]{3,}$'], wide: '^.{0,3}$', text: 'aaaa' },
    { narrow: ['^[^\\x00-\\x7f]'], wide: '^[a-z]', text: '\u0080' },
    { narrow: ['^a'], wide: '^[a-z]', text: undefined },
    { narrow: ['(?=a)'], wide: 'a', text: undefined },
  ])('$narrow outside of $wide: $text', ({ narrow, wide, text }) => {
    expect(textOutside(narrow, wide)).toBe(text);
  });
});
