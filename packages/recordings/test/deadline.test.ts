import { describe, expect, it } from 'vitest';
import { mayBacktrack, outOfTime, withinTime } from '../src/deadline.ts';
import { createValidators } from '../src/validators.ts';
import { contract } from './support.ts';

const evil = `${'a'.repeat(40)}!`;

it.each([
  ['^(a+)\\1$', true],
  ['(?<=(a+)+)b', true],
  ['^(a+)+$', false],
  ['^(a|a)*$', false],
  ['(x+x+)+y', false],
  ['^[a-z0-9]+$', false],
  ['^\\d{4}-\\d{2}$', false],
  ['(', false],
])('%s has no engine that runs it in linear time: %s', (pattern, expected) => {
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

const checkBy = (pattern: string): ((value: string) => readonly unknown[]) => {
  const { check } = createValidators(contract({ components: { schemas: { A: { type: 'string', pattern } } } }));
  return (value) => check('/components/schemas/A', value);
};

it('a pattern that would backtrack is answered all the same', () => {
  const check = checkBy('^(a+)+$');
  expect(check('aaa')).toEqual([]);
  expect(check(evil)).toMatchObject([{ keyword: 'pattern', message: expect.not.stringContaining('too long') }]);
});

it('a value on which a pattern backtracks for long is a finding, and does not hold up the values behind it', () => {
  const check = checkBy('^(a+)+\\1$');
  expect(check('aaaa')).toEqual([]);
  for (let time = 0; time < 50; time += 1)
    expect(check(evil)).toMatchObject([{ keyword: 'pattern', message: expect.stringContaining('too long') }]);
}, 30_000);
