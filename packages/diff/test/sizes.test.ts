import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { sending } from './cases/contracts.ts';

type Members = Readonly<Record<string, unknown>>;

const list = (count: number, make: (index: number) => Members): readonly Members[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('schemas of thousands of parts come to an end', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `name${index}`);
  const members = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) };

  test('members that are asked for', () => {
    const { changes } = diff(sending(members), sending({ ...members, required: names }));
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set(['request-property-became-required']));
    expect(changes).toHaveLength(5000);
  });

  test('members that are asked for, each in a part of its own', () => {
    const parts = (type: string): Members => ({
      allOf: list(3000, (index) => ({
        type: 'object',
        properties: { [`name${index}`]: { type: index === 7 ? type : 'string' } },
        required: [`name${index}`],
      })),
    });
    expect(diff(sending(parts('string')), sending(parts('integer'))).changes).toMatchObject([
      { rule: 'request-type-changed' },
    ]);
  });

  test('patterns that hold together: whether others include them is not decided', () => {
    const patterns = (letter: string): Members => ({
      allOf: list(3000, (index) => ({ type: 'string', pattern: `${letter}${index}` })),
    });
    expect(diff(sending(patterns('x')), sending(patterns('y'))).changes).toMatchObject([
      { rule: 'request-pattern-changed', undecided: 'pattern' },
    ]);
    expect(diff(sending(patterns('x')), sending(patterns('x'))).changes).toEqual([]);
  });

  test('patterns that name members, beside as many members', () => {
    const patterns = (letter: string): Members => ({
      type: 'object',
      properties: Object.fromEntries(list(500, () => ({})).map((_, index) => [`x${index}-a`, { type: 'string' }])),
      patternProperties: Object.fromEntries(
        list(500, () => ({})).map((_, index) => [`^${letter}${index}-`, { type: 'string' }]),
      ),
    });
    expect(diff(sending(patterns('x')), sending(patterns('y'))).changes).toHaveLength(1000);
  });

  test('branches that differ far below, in another order', () => {
    const branches = list(1000, (index) => ({
      properties: {
        data: { properties: { data: { properties: { text: { type: 'string', maxLength: index + 1 } } } } },
      },
    }));
    expect(diff(sending({ anyOf: branches }), sending({ anyOf: branches.toReversed() })).changes).toEqual([]);
  });
});
