import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Flag = 'readOnly' | 'writeOnly';
type Row = readonly [says: string, open: object, split: object];

const object = (properties: object, ...required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
});
const closed = { additionalProperties: false };
const named = { ...object({ name: { type: 'boolean' } }, 'name'), ...closed };

/** Schemas of which the second takes less, or nothing at all, where nobody looks at `id`. */
const rows = (flag: Flag): readonly Row[] => {
  const id = (value: number): object => object({ id: { const: value, [flag]: true } }, 'id');
  const both = { ...object({ name: true, id: { const: 1, [flag]: true } }, 'name', 'id'), ...closed };
  return [
    ['exactly one of two that are apart by it', object({}), { oneOf: [id(1), id(2)] }],
    ['not what asks for another one', id(2), { ...id(2), not: id(1) }],
    [
      'not what asks for it, where there are no members',
      { ...object({}), ...closed },
      { ...object({}), ...closed, not: id(1) },
    ],
    ['a condition on another one', id(2), { ...id(2), if: id(1), then: { required: ['name'] } }],
    ['exactly one of two, of which one asks for it besides', { anyOf: [named, both] }, { oneOf: [named, both] }],
  ];
};

const toldOf = (place: typeof sending, old: object, next: object): readonly string[] =>
  diff(place(old), place(next)).changes.flatMap(({ impact, rule }) =>
    impact === 'compatible' ? [] : [`${impact} ${rule}`],
  );

describe('a member of the other direction tells nothing apart', () => {
  test.each(rows('readOnly'))('%s: requests are told', (_, open, split) => {
    expect(toldOf(sending, open, split)).toHaveLength(1);
  });

  test.each(rows('readOnly'))('%s: answers are apart by it', (_, open, split) => {
    expect(toldOf(reading, open, split)).toEqual([]);
  });

  test.each(rows('writeOnly'))('%s: answers of more kinds come back', (_, open, split) => {
    expect(toldOf(reading, split, open)).not.toEqual([]);
  });
});

test('alternatives that may hold together are not apart by what one of them does not describe', () => {
  const [base, b] = [object({ a: { type: 'integer' } }, 'a'), object({ b: { const: 2 } })];
  const old = { allOf: [{ oneOf: [object({}), b] }, base] };
  const next = { allOf: [{ oneOf: [object({}), { oneOf: [b, object({ c: true }, 'c')] }] }, base] };
  expect(toldOf(sending, old, next)).toEqual(['risky request-one-of-branch-added']);
});
