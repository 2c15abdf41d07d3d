import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Place = typeof sending;

const text = { type: 'string' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const kind = (kinds: object, members: object = { x: text }, more: object = {}): object =>
  object({ kind: kinds, ...members }, { required: ['kind'], ...more });
const of = (value: Json, members?: object, more?: object): object => kind({ const: value }, members, more);
const both = { enum: ['a', 'b'] };
const closed = { additionalProperties: false };

const told = (place: Place, old: Json, next: Json): readonly string[] =>
  diff(place(old), place(next))
    .changes.map(({ impact, rule, pointer }) => `${impact} ${rule} ${pointer.split('/schema').at(-1) ?? ''}`)
    .sort();

describe('objects become alternatives for the values of a member, or are one again', () => {
  test.each<[string, object, object]>([
    ['exactly one of which is met', kind(both), { oneOf: [of('a'), of('b')] }],
    ['any of which is met', kind(both), { anyOf: [of('a'), of('b')] }],
    ['in another order', kind(both), { oneOf: [of('b'), of('a')] }],
    ['of several values', kind({ enum: ['a', 'b', 'c'] }), { oneOf: [kind({ enum: ['a', 'c'] }), of('b')] }],
    ['of booleans', kind({ type: 'boolean' }), { oneOf: [of(true), of(false)] }],
    ['of which one is null', kind({ enum: ['a', null] }), { oneOf: [of('a'), of(null)] }],
    ['of whole numbers', kind({ enum: [1, 2] }), { oneOf: [of(1), of(2)] }],
    [
      'without further members',
      kind(both, { x: text }, closed),
      { oneOf: [of('a', { x: text }, closed), of('b', { x: text }, closed)] },
    ],
    [
      'of a member that need not be there',
      object({ kind: both, x: text }),
      { anyOf: ['a', 'b'].map((value) => object({ kind: { const: value }, x: text })) },
    ],
    [
      'of a member that only one of them asks for',
      object({ kind: both, x: text }),
      { anyOf: [of('a'), object({ kind: { const: 'b' }, x: text })] },
    ],
    ['beside null', { ...kind(both), type: ['object', 'null'] }, { oneOf: [of('a'), of('b'), { type: 'null' }] }],
    [
      'where a member is, and where it is not',
      object({ x: text, y: text }, closed),
      { oneOf: [object({ x: text, y: text }, { ...closed, required: ['x'] }), object({ y: text }, closed)] },
    ],
    [
      'where a member is, and where it may not be',
      object({ x: text, y: text }),
      { oneOf: [object({ x: text, y: text }, { required: ['x'] }), object({ x: false, y: text })] },
    ],
    [
      'where a member is, and where those that have it are excluded',
      object({ x: text, y: text }),
      { anyOf: [object({ x: text, y: text }, { required: ['x'] }), object({ y: text }, { not: { required: ['x'] } })] },
    ],
  ])('%s: no change', (_, one, several) => {
    for (const place of [sending, reading]) {
      expect(told(place, one, several)).toEqual([]);
      expect(told(place, several, one)).toEqual([]);
    }
  });

  test('and the member is asked for beside them: no change', () => {
    const oneOf = ['a', 'b'].map((value) => object({ kind: { const: value }, x: text }));
    for (const place of [sending, reading]) expect(told(place, kind(both), { required: ['kind'], oneOf })).toEqual([]);
  });

  const own = { oneOf: [of('a', { x: text }), of('b', { y: text })] };
  const all = kind(both, { x: text, y: text });

  test('with members of their own: these are what changed', () => {
    expect(told(sending, all, own)).toEqual([
      'risky request-property-removed /properties/x',
      'risky request-property-removed /properties/y',
    ]);
    expect(told(sending, own, all)).toEqual([
      'compatible request-property-added /properties/x',
      'compatible request-property-added /properties/y',
    ]);
    const alone = { oneOf: [of('a', { x: text }, closed), of('b', { y: text }, closed)] };
    expect(told(sending, { ...all, ...closed }, alone)).toEqual([
      'breaking request-property-removed /properties/x',
      'breaking request-property-removed /properties/y',
    ]);
  });

  test('what an alternative says otherwise is told there', () => {
    const next = { oneOf: [of('a'), of('b', { x: { type: 'integer' } })] };
    expect(told(sending, kind(both), next)).toEqual(['breaking request-type-changed /oneOf/1/properties/x']);
    expect(told(reading, next, kind(both))).toEqual(['breaking response-type-changed /properties/x']);
    const asking = { oneOf: [of('a', { x: text }, { required: ['kind', 'x'] }), of('b')] };
    expect(told(sending, kind(both), asking)).toEqual([
      'breaking request-property-became-required /oneOf/0/properties/x',
    ]);
  });

  test('a value that none of them has is told', () => {
    const three = kind({ enum: ['a', 'b', 'c'] });
    const two = { oneOf: [of('a'), of('b')] };
    expect(told(sending, three, two)).toEqual(['breaking request-enum-value-removed /oneOf/0/properties/kind']);
    expect(told(reading, two, three)).toEqual(['risky response-enum-value-added /properties/kind']);
  });

  test('an alternative of a value that is new is told as one', () => {
    const three = { oneOf: [of('a'), of('b'), of('c')] };
    expect(told(sending, kind(both), three)).toEqual(['compatible request-one-of-branch-added /oneOf/2']);
    expect(told(reading, kind(both), three)).toEqual(['breaking response-one-of-branch-added /oneOf/2']);
    expect(told(sending, three, kind(both))).toEqual(['breaking request-one-of-branch-removed /oneOf/2']);
  });

  test('what a member tells apart is not taken where another one is asked for', () => {
    const parts = [object({ x: text, y: text }, { ...closed, required: ['x', 'y'] }), object({ y: text }, closed)];
    expect(told(sending, object({ x: text, y: text }, closed), { oneOf: parts }).join()).toMatch(/breaking|risky/);
  });

  test('a member that is not sent tells none apart there', () => {
    const unsent = (values: object): object => ({ ...values, readOnly: true });
    const several = { anyOf: [kind(unsent({ const: 'a' })), kind(unsent({ const: 'b' }), { x: { type: 'integer' } })] };
    expect(told(sending, kind(unsent(both)), several).join()).not.toContain('breaking');
    expect(told(reading, several, kind(unsent(both)))).toEqual(['breaking response-type-changed /properties/x']);
  });

  test('the words of the whole are none of the alternatives', () => {
    const said = {
      oneOf: [
        { ...of('a'), description: 'One' },
        { ...of('b'), description: 'Other' },
      ],
    };
    expect(told(reading, { ...kind(both), description: 'Whole' }, said)).toEqual([]);
  });

  const other = kind({ const: 'z' }, { q: text });

  test.each(['oneOf', 'anyOf'])(
    'one alternative of several of %s becomes two: what they say otherwise is told',
    (word) => {
      const old = { [word]: [kind(both), other] };
      const next = { [word]: [of('a', { x: text, y: text }), of('b'), other] };
      expect(told(sending, old, next)).toEqual([`compatible request-property-added /${word}/0/properties/y`]);
      expect(told(sending, next, old)).toEqual([`risky request-property-removed /${word}/0/properties/y`]);
      expect(told(reading, old, next)).toEqual([`compatible response-property-added /${word}/0/properties/y`]);
      expect(told(reading, next, old)).toEqual([`risky response-property-removed /${word}/0/properties/y`]);
    },
  );

  test('one alternative of several becomes two, and another one is edited', () => {
    const old = { oneOf: [kind(both), other] };
    const next = { oneOf: [of('a'), of('b'), kind({ const: 'z' }, { q: { type: 'integer' } })] };
    expect(told(sending, old, next)).toEqual(['breaking request-type-changed /oneOf/2/properties/q']);
  });

  test('an alternative that gives a value to another one is not divided', () => {
    const old = { oneOf: [kind(both), other] };
    const next = { oneOf: [of('a'), kind({ enum: ['b', 'z'] })] };
    expect(told(sending, old, next).filter((one) => one.includes('branch-removed'))).toEqual([]);
  });
});
