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

describe('a schema that leads to the same schemas in more ways than can be gone', () => {
  const rungs = 60;
  const ladder = (keyword: string): object =>
    Object.fromEntries(
      Array.from({ length: rungs + 1 }, (_, at) => {
        const next = { $ref: `#/components/schemas/A${at + 1}` };
        return [`A${at}`, at === rungs ? { required: ['x'] } : { [keyword]: [next, next] }];
      }),
    );

  it.each([
    ['allOf', { x: 1 }],
    ['anyOf', {}],
  ])('ends with a finding: %s', (keyword, value) => {
    const { check } = createValidators(contract({ components: { schemas: ladder(keyword) } }));
    expect(check('/components/schemas/A0', value)).toMatchObject([
      { keyword: 'time', message: expect.stringContaining('too many ways') },
    ]);
  });

  it('says nothing of the schemas below, and what is found in several ways is told once', () => {
    const { check } = createValidators(contract({ components: { schemas: ladder('allOf') } }));
    expect(check(`/components/schemas/A${rungs - 3}`, { x: 1 })).toEqual([]);
    expect(check(`/components/schemas/A${rungs - 3}`, {})).toMatchObject([{ keyword: 'required', pointer: '' }]);
  });

  it('ends for a value in which each level doubles them', () => {
    const next = { properties: { n: { $ref: '#/components/schemas/A' } } };
    const { check } = createValidators(
      contract({ components: { schemas: { A: { type: 'object', allOf: [next, next] } } } }),
    );
    const nested = (levels: number): unknown => JSON.parse('{"n":'.repeat(levels) + '{}' + '}'.repeat(levels));
    expect(check('/components/schemas/A', nested(5))).toEqual([]);
    expect(check('/components/schemas/A', nested(60))).toMatchObject([{ keyword: 'time' }]);
  });
}, 60_000);

it('texts and names of many megabytes are judged as short ones are', () => {
  const { check } = createValidators(
    contract({
      components: {
        schemas: { A: { type: 'object', additionalProperties: false, properties: { a: { type: 'integer' } } } },
      },
    }),
  );
  const long = 'x1'.repeat(10_000_000);
  expect(check('/components/schemas/A', long)).toMatchObject([{ keyword: 'type' }]);
  expect(check('/components/schemas/A', { a: long })).toMatchObject([{ keyword: 'type', pointer: '/a' }]);
  expect(check('/components/schemas/A', { [long]: 1 })).toMatchObject([{ keyword: 'additionalProperties' }]);
});
