import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';
import { once, told, used } from './support/used.ts';

type Json = unknown;

const [text, number] = [{ type: 'string' }, { type: 'number' }];
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const having = (name: string, schema: Json = text): object => object({ [name]: schema }, { required: [name] });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe('variants that are only one, or only one so far, beside members of their own', () => {
  const variant = (kind: string, members: object = {}): object =>
    object({ kind: { const: kind }, ...members }, { required: ['kind'] });
  const [one, other] = [variant('one', { a: text }), variant('other', { b: number })];
  const both = (union: object, own: object = {}): readonly [Contract, Contract] => {
    const schema = { ...object({ name: text, ...own }), ...union };
    return [sending(schema), reading(schema)];
  };
  const rulesBetween = (olds: readonly [Contract, Contract], news: readonly [Contract, Contract]): readonly string[] =>
    olds.flatMap((old, index) =>
      diff(old, news[index] as Contract).changes.map(({ impact, rule }) => `${impact} ${rule}`),
    );

  test.each(['oneOf', 'anyOf'])('are told as that: %s', (kind) => {
    const [several, single] = [both({ [kind]: [one, other] }), both({ [kind]: [other] })];
    expect(rulesBetween(several, single)).toEqual([
      'breaking request-unwrapped-from-union',
      'compatible response-unwrapped-from-union',
    ]);
    expect(rulesBetween(single, several)).toEqual([
      'compatible request-wrapped-in-union',
      'breaking response-wrapped-in-union',
    ]);
  });

  test('and with what else changed, in the variant or beside it', () => {
    const several = both({ oneOf: [one, other] });
    const edited = variant('other', { b: { ...number, maximum: 3 } });
    expect(rulesBetween(several, both({ oneOf: [edited] }))).toEqual([
      'breaking request-unwrapped-from-union',
      'breaking request-maximum-added',
      'compatible response-unwrapped-from-union',
      'compatible response-maximum-added',
    ]);
    expect(rulesBetween(both({ oneOf: [other] }, { name: number }), several)).toEqual([
      'compatible request-wrapped-in-union',
      'breaking request-type-changed',
      'breaking response-wrapped-in-union',
      'breaking response-type-changed',
    ]);
  });
});

test.each<[string, object, object]>([
  ['described by those who take the component in', { name: text }, {}],
  ['described nowhere', {}, {}],
  ['described by those, beside one that the component describes', { name: text }, { a: text }],
])('a member that a component asks for, %s, is told of the component', (_, own, members) => {
  const users = Object.fromEntries(
    ['One', 'Other', 'Third'].map((name) => [name, { allOf: [ref('Base'), object({ [name]: text, ...own })] }]),
  );
  const [old, next] = [{}, { required: ['name'] }].map((asked) =>
    used({ anyOf: Object.keys(users).map(ref) }, { Base: object(members, asked), ...users }),
  ) as [Contract, Contract];
  const rule = Object.keys(own).length === 0 ? 'required-property-added' : 'property-became-required';
  expect(told(diff(old, next).changes)).toEqual(
    once('Base', `breaking request-${rule}`, `compatible response-${rule}`),
  );
});

test('a member that a component asks for, though others describe it too, is told where it was edited', () => {
  const [old, next] = [[], ['name']].map((required) =>
    used(ref('User'), {
      Base: object({ name: text }, { required }),
      User: { allOf: [ref('Base')], ...object({ name: { maxLength: 3 }, other: ref('Base') }) },
    }),
  ) as [Contract, Contract];
  const rule = 'property-became-required';
  expect(told(diff(old, next).changes)).toEqual(
    once('Base/properties/name', `breaking request-${rule}`, `compatible response-${rule}`),
  );
});

test('what operations send is told of that alone, though a component that none uses takes it in', () => {
  const [old, next] = [text, number].map((schema) =>
    sending(ref('Base'), { Base: object({ name: schema }), Other: { allOf: [ref('Base'), object({ other: text })] } }),
  ) as [Contract, Contract];
  expect(diff(old, next).changes.map(({ rule }) => rule)).toEqual(['request-type-changed']);
});

test('a variant that takes nothing any more is told where it was edited, though its base leads to all variants', () => {
  const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' };
  const pet = { ...having('petType'), discriminator: { propertyName: 'petType', mapping } };
  const [old, next] = [{}, { additionalProperties: false }].map((closed) =>
    used(
      { oneOf: [ref('Cat'), ref('Dog')] },
      {
        Pet: pet,
        Cat: { allOf: [ref('Pet'), object({ claws: text })] },
        Dog: { allOf: [ref('Pet'), object({ bark: text }, closed)] },
      },
    ),
  ) as [Contract, Contract];
  const rule = 'additional-properties-closed';
  expect(told(diff(old, next).changes)).toEqual(
    once('Dog/allOf/1', `breaking request-${rule}`, `compatible response-${rule}`),
  );
});

test.each<[string, object]>([
  ['by itself', object({ part: ref('Part') })],
  ['beside null', object({ part: { anyOf: [ref('Part'), { type: 'null' }] } })],
  ['beside null twice', object({ part: { anyOf: [ref('Empty'), { type: 'null' }] } })],
])('a component that is one of several alternatives now is told once, used %s', (_, use) => {
  const Empty = { anyOf: [ref('Part'), { type: 'null' }] };
  const [old, next] = [having('a'), { anyOf: [having('a'), number] }].map((Part) => used(use, { Part, Empty })) as [
    Contract,
    Contract,
  ];
  expect(told(diff(old, next).changes)).toEqual(
    once('Part', 'compatible request-wrapped-in-union', 'breaking response-wrapped-in-union'),
  );
});

test('a member that moves into all variants, or out of them, is no change', () => {
  const [a, kind] = [{ a: text }, { kind: { enum: ['one', 'other'] } }];
  const variants = ['one', 'other'].map((value) => object({ kind: { const: value }, ...a }, { required: ['kind'] }));
  const beside = object({ name: text, ...kind, ...a }, { required: ['kind'] });
  const within = { ...object({ name: text }), oneOf: variants };
  for (const place of [sending, reading]) {
    expect(diff(place(beside), place(within)).changes).toEqual([]);
    expect(diff(place(within), place(beside)).changes).toEqual([]);
  }
});
