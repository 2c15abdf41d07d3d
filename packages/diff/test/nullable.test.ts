import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

const A = { type: 'object', properties: { a: { type: 'string' } } };
const a = { $ref: '#/components/schemas/A' };
const nothing = { type: 'null' };
const integer = { type: 'integer' };
const having = (name: string): object => ({
  type: 'object',
  properties: { [name]: { type: 'string' } },
  required: [name],
});

const told = (place: typeof sending, old: unknown, next: unknown): readonly string[] =>
  diff(place(old, { A }), place(next, { A })).changes.map(({ rule, impact }) => `${impact} ${rule}`);

describe('null that joins', () => {
  test.each<[string, unknown, unknown]>([
    ['a list of types', { type: 'string' }, { type: ['string', 'null'] }],
    ['a list of values', { enum: ['x'] }, { enum: ['x', null] }],
    ['a list of values with a type', { type: 'string', enum: ['x'] }, { type: ['string', 'null'], enum: ['x', null] }],
    ['a reference, by anyOf', a, { anyOf: [a, nothing] }],
    ['a reference, by oneOf in another order', a, { oneOf: [nothing, a] }],
    ['a reference, as a constant', a, { oneOf: [a, { const: null }] }],
    ['a reference, as a value', a, { oneOf: [a, { enum: [null] }] }],
    ['a reference, within another union', a, { anyOf: [a, { anyOf: [nothing, nothing] }] }],
    ['a union', { oneOf: [a, integer] }, { oneOf: [a, integer, nothing] }],
    ['one branch of a union', { oneOf: [a, integer] }, { oneOf: [{ ...A, type: ['object', 'null'] }, integer] }],
  ])('%s is told as that', (_, old, next) => {
    expect(told(sending, old, next)).toEqual(['compatible request-became-nullable']);
    expect(told(reading, old, next)).toEqual(['breaking response-became-nullable']);
    expect(told(sending, next, old)).toEqual(['breaking request-became-not-nullable']);
    expect(told(reading, next, old)).toEqual(['compatible response-became-not-nullable']);
  });
});

describe('null that stays', () => {
  const [one, more] = [{ anyOf: [a, nothing] }, { anyOf: [a, integer, nothing] }];

  test('beside a variant that joins is not told', () => {
    expect(told(sending, one, more)).toEqual(['compatible request-wrapped-in-union']);
    expect(told(reading, one, more)).toEqual(['breaking response-wrapped-in-union']);
  });

  test('beside a variant that goes is not told', () => {
    expect(told(sending, more, one)).toEqual(['breaking request-unwrapped-from-union']);
    expect(told(reading, more, one)).toEqual(['compatible response-unwrapped-from-union']);
  });

  test('beside an object that joins, whatever alternatives there are for other types', () => {
    const alone = { ...nothing, anyOf: [{ minItems: 3 }, { contains: integer }] };
    expect(told(sending, alone, { anyOf: [alone, a] })).toEqual(['compatible request-type-widened']);
    expect(told(reading, alone, { anyOf: [alone, a] })).toEqual(['breaking response-type-widened']);
  });

  test.each(['anyOf', 'oneOf'])('beside a variant that joins others of another kind than %s is not told', (kind) => {
    const others = { [kind]: [having('one'), having('other')] };
    const list = (...more: readonly unknown[]): object => ({
      [kind === 'anyOf' ? 'oneOf' : 'anyOf']: [others, ...more, nothing],
    });
    expect(told(sending, list(), list(integer))).toEqual(['compatible request-wrapped-in-union']);
    expect(told(reading, list(), list(integer))).toEqual(['breaking response-wrapped-in-union']);
    expect(told(sending, list(integer), list())).toEqual(['breaking request-unwrapped-from-union']);
    expect(told(reading, list(integer), list())).toEqual(['compatible response-unwrapped-from-union']);
  });

  test('of what was a variant that has it too, beside one that goes, is not told', () => {
    const [lone, other] = [{ anyOf: [having('one'), having('other'), nothing] }, { type: 'array' }];
    const several = { anyOf: [{ oneOf: [lone, other] }, nothing] };
    expect(told(sending, several, lone)).toEqual(['breaking request-type-narrowed']);
    expect(told(reading, several, lone)).toEqual(['compatible response-type-narrowed']);
  });

  test('in another branch than before is not told', () => {
    const moved = { anyOf: [integer, { anyOf: [{ type: 'boolean' }, nothing] }] };
    expect(told(sending, { anyOf: [integer, nothing] }, moved)).toEqual([
      expect.stringMatching(/^compatible request-/u) as string,
    ]);
  });
});
