import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

const text = { type: 'string' };
const having = (name: string): object => ({ type: 'object', properties: { [name]: text }, required: [name] });
const inPart = (make: typeof sending, Part: object): Contract => make({ $ref: '#/components/schemas/Part' }, { Part });

const told = (old: object, next: object): readonly string[] =>
  [sending, reading].flatMap((make) =>
    diff(inPart(make, old), inPart(make, next)).changes.map(({ impact, rule }) => `${impact} ${rule}`),
  );

describe('a schema that is one of several alternatives now', () => {
  test.each<[string, object, object]>([
    ['a constant', { const: 'a' }, { type: 'integer' }],
    ['a list of values', { enum: ['a', 'b'] }, having('a')],
    ['what a list leaves', { ...text, enum: ['a', 'bc'], minLength: 1 }, { type: 'array', items: text }],
    ['what excludes values', { ...text, not: { const: 'a' } }, having('a')],
    ['types', { type: ['string', 'boolean'] }, { enum: ['a', 1, null], minLength: 1 }],
  ])('is told so alone: %s', (_, lone, more) => {
    const several = { anyOf: [lone, more] };
    expect(told(lone, several)).toEqual(['compatible request-wrapped-in-union', 'breaking response-wrapped-in-union']);
    expect(told(several, lone)).toEqual([
      'breaking request-unwrapped-from-union',
      'compatible response-unwrapped-from-union',
    ]);
  });

  test.each<[string, object]>([
    ['of another type', { type: 'boolean' }],
    ['of other members', having('b')],
  ])('beside what was edited in it, where another one is %s', (_, more) => {
    const [before, after] = ['string', 'integer'].map((type) => ({ properties: { id: { type }, name: text } }));
    const [lone, several] = [before, { oneOf: [{ type: 'object', ...after }, more] }];
    const old = { type: 'object', ...lone };
    expect(told(old, several)).toEqual([
      'compatible request-wrapped-in-union',
      'breaking request-type-changed',
      'breaking response-wrapped-in-union',
      'breaking response-type-changed',
    ]);
    expect(told(several, old)).toEqual([
      'breaking request-unwrapped-from-union',
      'breaking request-type-changed',
      'compatible response-unwrapped-from-union',
      'breaking response-type-changed',
    ]);
  });

  test('and asks for what is asked for beside all of them', () => {
    const described = { properties: { id: text } };
    const several = { anyOf: [described, { properties: { id: text, name: text } }] };
    const [lone, more] = [described, several].map((one) => ({ type: 'object', required: ['id'], ...one })) as [
      object,
      object,
    ];
    expect(told(lone, more)).toEqual(['compatible request-wrapped-in-union', 'compatible response-wrapped-in-union']);
    // Who sent the name is described no more.
    expect(told(more, lone)).toEqual([
      'risky request-unwrapped-from-union',
      'compatible response-unwrapped-from-union',
    ]);
  });

  test.each<[string, (part: object) => object]>([
    ['beside a list of parts', (part) => ({ allOf: [part, having('id')] })],
    ['beside the members themselves', (part) => ({ ...having('id'), allOf: [part] })],
    [
      'which says more of a member of all',
      (part) => ({ ...having('id'), allOf: [part, { properties: { a: { maxLength: 9 } } }] }),
    ],
  ])('though they share members that are described outside, %s', (_, whole) => {
    const [lone, several] = [having('a'), { anyOf: [having('a'), having('b')] }].map((part) => whole(part));
    expect(told(lone ?? {}, several ?? {})).toEqual([
      'compatible request-wrapped-in-union',
      'breaking response-wrapped-in-union',
    ]);
    expect(told(several ?? {}, lone ?? {})).toEqual([
      'breaking request-unwrapped-from-union',
      'compatible response-unwrapped-from-union',
    ]);
  });

  test('and refuses what two of them take, where it was of no type', () => {
    const lone = { properties: { a: text } };
    const several = { oneOf: [lone, text] };
    expect(told(lone, several)).toEqual(['breaking request-wrapped-in-union', 'compatible response-wrapped-in-union']);
    expect(told(several, lone)).toEqual([
      'compatible request-unwrapped-from-union',
      'breaking response-unwrapped-from-union',
    ]);
  });

  test('with null, where that is another one', () => {
    const lone = { enum: ['a'] };
    expect(told(lone, { anyOf: [lone, { type: 'array' }, { type: 'null' }] })).toEqual([
      'compatible request-became-nullable',
      'compatible request-wrapped-in-union',
      'breaking response-became-nullable',
      'breaking response-wrapped-in-union',
    ]);
  });

  test('with what holds for all of them', () => {
    expect(told(text, { minLength: 2, anyOf: [text, { type: 'integer' }] })).toContain(
      'breaking request-min-length-added',
    );
  });

  test('and not that they are alternatives of another kind, where it stood among others', () => {
    const [old, next] = [having('a'), { anyOf: [having('a'), { type: 'boolean' }] }].map((part) => ({
      oneOf: [part, text],
    })) as [object, object];
    expect(told(old, next)).toEqual([
      'compatible request-one-of-branch-added',
      'breaking response-one-of-branch-added',
    ]);
  });
});
