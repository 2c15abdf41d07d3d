import { describe, expect, it } from 'vitest';
import { isRisky, mayBacktrack, outOfTime, withinTime } from '../src/deadline.ts';
import { createValidators } from '../src/validators.ts';
import { contract } from './support.ts';

const evil = `${'a'.repeat(40)}!`;

it.each([
  ['^(a+)+$', true],
  ['^(a|a)*$', true],
  ['(x+x+)+y', true],
  ['^a*a*$', true],
  ['a+b', true],
  ['^(?=a)b', true],
  ['^(a)\\1$', true],
  ['^[a-z0-9]+$', false],
  ['^[^\\]]{1,64}$', false],
  ['^[a-z]{2}-[A-Z]{2}$', false],
  ['^\\d{4}-\\d{2}$', false],
  ['^(?:a|b)$', false],
  ['\\+\\*', false],
])('%s may backtrack: %s', (pattern, expected) => {
  expect(isRisky(pattern)).toBe(expected);
  expect(mayBacktrack({ a: [{ pattern }] })).toBe(expected);
  expect(mayBacktrack({ patternProperties: { [pattern]: {} } })).toBe(expected);
});

describe('a task', () => {
  it('gives what it returns, and throws what it throws', () => {
    expect(withinTime(() => 42)).toBe(42);
    expect(() =>
      withinTime(() => {
        throw new RangeError('deep');
      }),
    ).toThrow(RangeError);
  });

  it('is stopped inside a regular expression', () => {
    expect(withinTime(() => /^(a+)+$/u.test(evil))).toBe(outOfTime);
  });
});

it('a value on which a pattern backtracks is a finding, and does not hold up the values behind it', () => {
  const { check } = createValidators(
    contract({ components: { schemas: { A: { type: 'string', pattern: '^(a+)+$' } } } }),
  );
  const pointer = '/components/schemas/A';
  expect(check(pointer, 'aaa')).toEqual([]);
  for (let time = 0; time < 50; time += 1)
    expect(check(pointer, evil)).toMatchObject([{ keyword: 'pattern', schemaPointer: pointer }]);
}, 30_000);
