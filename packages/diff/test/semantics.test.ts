import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { operation, reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Impact = 'breaking' | 'risky' | 'compatible';

const asking = (name: string, more: object = {}): Json => ({
  type: 'object',
  properties: { [name]: { type: 'string' } },
  required: [name],
  ...more,
});
const closed = (name: string): Json => asking(name, { additionalProperties: false });
const tagged = (tag: string): Json => ({
  ...(asking(tag) as object),
  properties: { kind: { const: tag } },
  required: ['kind'],
});

const told = (place: typeof sending, old: Json, next: Json): readonly string[] =>
  diff(place(old), place(next)).changes.map(
    ({ impact, rule, undecided }) => `${impact} ${rule}${undecided === undefined ? '' : ` (${undecided})`}`,
  );

describe('a union of exactly one that grows', () => {
  const grown = (...branches: readonly Json[]): readonly string[] =>
    told(sending, { oneOf: branches.slice(0, -1) }, { oneOf: branches });

  test.each<[string, readonly Json[], string]>([
    ['may take what a kept branch leaves open', [asking('a'), asking('b'), asking('c')], 'risky'],
    ['may take some texts', [{ pattern: 'a' }, { type: 'integer' }, { type: 'string', minLength: 2 }], 'risky'],
    [
      'is not apart by a constant that may be missing',
      [tagged('a'), ...['b', 'c'].map((tag) => ({ ...(tagged(tag) as object), required: [] }))],
      'breaking',
    ],
    ['is apart by a tag', [tagged('a'), tagged('b'), tagged('c')], 'compatible'],
    ['is apart by type', [asking('a'), asking('b'), { type: 'string' }], 'compatible'],
    ['is apart by members that are refused', [closed('a'), closed('b'), closed('c')], 'compatible'],
    [
      'is apart by bounds',
      [asking('a'), { type: 'number', maximum: 3 }, { type: 'number', exclusiveMinimum: 3 }],
      'compatible',
    ],
    [
      'is apart by length',
      [asking('a'), { type: 'string', maxLength: 3 }, { type: 'string', minLength: 4 }],
      'compatible',
    ],
  ])('%s', (_, branches, impact) => {
    const undecided = impact === 'risky' ? ' (oneOf)' : '';
    expect(grown(...branches)).toEqual([`${impact} request-one-of-branch-added${undecided}`]);
  });

  test('out of one schema is the same', () => {
    const wrapped = (other: Json) => told(sending, asking('a'), { oneOf: [asking('a'), other] });
    expect(wrapped(asking('b'))).toEqual(['risky request-wrapped-in-union (oneOf)']);
    expect(wrapped({ type: 'integer' })).toEqual(['compatible request-wrapped-in-union']);
  });

  test('out of a union of any has a value that shows it', () => {
    const branches = [asking('a'), asking('b')];
    const { changes } = diff(sending({ anyOf: branches }), sending({ oneOf: branches }));
    expect(changes).toEqual([
      expect.objectContaining({ rule: 'request-union-kind-changed', impact: 'risky', witness: expect.anything() }),
    ]);
  });
});

test.each([0, 1])('a bound at %i breaks who sent multiples from -1 on when it takes one of them away', (minimum) => {
  const place = (schema: Json) => sending({ anyOf: [{ type: 'string' }, { type: 'number', ...(schema as object) }] });
  const { changes } = diff(place({ minimum: -1, multipleOf: 2 }), place({ minimum }));
  expect(changes.map(({ impact, rule }) => `${impact} ${rule}`).toSorted()).toEqual([
    ...(minimum === 0 ? [] : ['breaking request-minimum-raised']),
    'compatible request-multiple-of-removed',
  ]);
});

test.each([-2, -1])('a bound above %i breaks who sent the multiple behind it when it is excluded too', (bound) => {
  const place = (exclusiveMinimum: number) => sending({ type: 'number', exclusiveMinimum, multipleOf: 2 });
  const { changes } = diff(place(bound), place(0));
  expect(changes.map(({ rule, witness }) => [rule, witness?.value])).toEqual([['request-exclusive-minimum-raised', 0]]);
});

describe('said in other words is no change', () => {
  test.each<[string, Json, Json]>([
    ['nothing at all', false, { not: {} }],
    ['nothing at all, with a type', { type: 'string', not: true }, { type: 'integer', not: { description: 'any' } }],
    [
      'a branch that nothing is in',
      { oneOf: [asking('a'), { type: 'integer' }] },
      { oneOf: [asking('a'), { not: {} }, { type: 'integer' }] },
    ],
    [
      'a condition on types, of types in parts',
      {
        if: { type: 'string' },
        then: { anyOf: [{ type: ['string', 'boolean'] }, { type: 'null' }] },
        else: { minimum: 1 },
      },
      {
        if: { type: 'string' },
        then: { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'boolean' }] }, { allOf: [{ type: 'null' }] }] },
        else: { minimum: 1 },
      },
    ],
    ['an exclusion of nothing', { type: 'string' }, { type: 'string', not: false }],
    ['a range of whole numbers', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [3, 2, 1] }],
    ['even numbers', { type: 'integer', minimum: -3, maximum: 3, multipleOf: 2 }, { enum: [-2, 0, 2] }],
    [
      'a lower bound before the first multiple',
      { type: 'number', minimum: -1, multipleOf: 2 },
      { type: 'number', minimum: 0, multipleOf: 2 },
    ],
    ['an upper one behind the last', { multipleOf: 5, exclusiveMaximum: 10 }, { multipleOf: 5, maximum: 5 }],
    [
      'a multiple that is left out, and the next one',
      { type: 'number', exclusiveMinimum: 0, multipleOf: 2 },
      { type: 'number', minimum: 2, multipleOf: 2 },
    ],
    [
      'a range without one of its numbers',
      { type: 'integer', minimum: 1, maximum: 3, not: { const: 2 } },
      { enum: [3, 1] },
    ],
    [
      'lengths as a pattern',
      { type: 'string', minLength: 1, maxLength: 5 },
      { type: 'string', pattern: '^[\\s\\S]{1,5}$' },
    ],
    [
      'a pattern and lengths together',
      { type: 'string', pattern: '^a+$', minLength: 2, maxLength: 2 },
      { type: 'string', pattern: '^aa$' },
    ],
    ['an item of any kind', { type: 'array', contains: true }, { type: 'array', minItems: 1 }],
    [
      'so many items of any kind',
      { type: 'array', contains: { title: 'Item' }, minContains: 2, maxContains: 4, maxItems: 9 },
      { type: 'array', minItems: 2, maxItems: 4 },
    ],
    [
      'no more items of a kind than there are items',
      { type: 'array', contains: asking('a'), maxItems: 2 },
      { type: 'array', contains: asking('a'), maxItems: 2, maxContains: 2 },
    ],
    ['a format of integers', { type: 'number', format: 'int32' }, { type: 'integer', format: 'int32' }],
    [
      'one beside texts',
      { type: ['number', 'string'], format: 'int64' },
      { type: ['integer', 'string'], format: 'int64' },
    ],
  ])('%s', (_, one, other) => {
    for (const place of [sending, reading]) {
      expect(told(place, one, other)).toEqual([]);
      expect(told(place, other, one)).toEqual([]);
    }
  });
});

describe('what is taken away', () => {
  const text = { type: 'string' };

  test.each<[string, Json, Json]>([
    ['more values that are excluded', { ...text, not: { const: 'x' } }, { ...text, not: { enum: ['x', 'y'] } }],
    [
      'more texts that are excluded',
      { ...text, not: { ...text, minLength: 5 } },
      { ...text, not: { ...text, minLength: 3 } },
    ],
    ['everything', text, { not: {} }],
    [
      'everything, by a member that nothing can be',
      { type: 'number' },
      { allOf: [asking('a'), { properties: { a: { type: 'integer' } } }] },
    ],
    ['texts with an end of a line', { ...text, minLength: 1, maxLength: 5 }, { ...text, pattern: '^.{1,5}$' }],
    ['all but one kind of item', { type: 'array', minItems: 1 }, { type: 'array', contains: text }],
    ['a number of a range', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 3] }],
  ])('%s: breaks no reader, and goes back without breaking a sender', (_, wide, narrow) => {
    const harm = (found: readonly string[]): readonly string[] => found.filter((one) => !one.startsWith('compatible'));
    expect(harm(told(reading, wide, narrow))).toEqual([]);
    expect(harm(told(sending, narrow, wide))).toEqual([]);
    expect(harm(told(sending, wide, narrow))).not.toEqual([]);
  });
});

describe('a member that only what holds under a condition described', () => {
  const text = { type: 'string' };
  const either = (b: Json): readonly object[] => [
    { if: { required: ['a'] }, then: { properties: { b } } },
    { if: { not: { required: ['a'] } }, else: { properties: { b } } },
    { dependentSchemas: { a: { properties: { b } } } },
  ];
  const declaring = (properties: object, more: object): Json => ({ type: 'object', properties, ...more });

  test('may be refused where it is declared more narrowly', () => {
    for (const more of either(text)) {
      const [old, next] = [{ a: text }, { a: text, b: { ...text, maxLength: 2 } }].map((all) => declaring(all, more));
      expect(told(sending, old, next)).toEqual(['breaking request-property-added']);
      expect(told(reading, next, old)).toEqual(['risky response-property-removed']);
    }
  });

  test('is what it was where it is declared as it is there', () => {
    for (const more of either(text)) {
      const [old, next] = [{ a: text }, { a: text, b: text }].map((all) => declaring(all, more));
      expect(told(sending, old, next)).toEqual(['compatible request-property-added']);
    }
  });
});

describe('a member that was described by its name', () => {
  const text = { type: 'string' };
  const named = (members: object): Json => ({ type: 'object', patternProperties: { '^x': text }, ...members });

  test.each([{}, { additionalProperties: false }])('may be refused where it is declared more narrowly: %j', (rest) => {
    const [old, next] = [named(rest), named({ properties: { xa: { maxLength: 2 } }, ...rest })];
    expect(told(sending, old, next)).toEqual(['breaking request-property-added']);
    expect(told(reading, next, old)).toEqual(['breaking response-property-removed']);
  });

  test('is what it was where it is declared as all of such names are', () => {
    const closed = { additionalProperties: false };
    const next = named({ properties: { xa: text }, ...closed });
    expect(told(sending, named(closed), next)).toEqual(['compatible request-property-added']);
  });
});

describe('what nothing could be of', () => {
  test('is wider where something can', () => {
    const [none, one] = [{ not: {} }, { const: 'x' }].map((a): Json => ({ type: 'object', properties: { a } }));
    expect(told(sending, none, one)).toEqual(['compatible request-type-widened']);
    expect(told(reading, none, one)).toEqual(['breaking response-type-widened']);
  });
});

describe('conditions of several parts', () => {
  const when = (tag: string, more: object): object => ({
    if: { properties: { kind: { const: tag } }, required: ['kind'] },
    ...more,
  });
  const needs = (...required: readonly string[]): object => ({ required });
  const parts = (...allOf: readonly object[]): Json => ({ type: 'object', allOf });
  const [one, other] = [when('a', { then: needs('x') }), when('b', { else: needs('y') })];

  test.each<[string, Json, Json, readonly string[], readonly string[]]>([
    ['in another order say the same', parts(one, other), parts(other, one), [], []],
    [
      'are told apart by what they lead to',
      parts(one, other),
      parts(when('a', { else: needs('y') }), when('b', { then: needs('x') })),
      ['breaking request-condition-changed'],
      ['risky response-condition-changed'],
    ],
    [
      'are paired by what they ask',
      parts(one, other),
      parts(when('b', { else: needs('y', 'z') }), one),
      ['breaking request-condition-changed'],
      ['compatible response-condition-changed'],
    ],
    [
      'lead to more values',
      parts(one, when('b', { else: needs('y', 'z') })),
      parts(other, one),
      ['compatible request-condition-changed'],
      ['risky response-condition-changed'],
    ],
    [
      'are fewer',
      parts(one, other),
      parts(other),
      ['compatible request-condition-removed'],
      ['risky response-condition-removed'],
    ],
  ])('%s', (_, old, next, request, response) => {
    const said = (found: readonly string[]): readonly string[] => found.map((text) => text.replace(/ \(.*/u, ''));
    expect(said(told(sending, old, next))).toEqual(request);
    expect(said(told(reading, old, next))).toEqual(response);
  });
});

describe('a format of numbers', () => {
  test.each<[string, string, string, string, string]>([
    ['integer', 'int32', 'int64', 'compatible request-format-widened', 'risky response-format-widened'],
    ['integer', 'int64', 'int32', 'risky request-format-narrowed', 'compatible response-format-narrowed'],
    ['string', 'int64', 'decimal', 'compatible request-format-widened', 'risky response-format-widened'],
    ['string', 'int64', 'uint64', 'breaking request-format-changed', 'breaking response-format-changed'],
    // Of texts int32 is not checked, and int64 is: whoever sent other texts is refused now.
    ['string', 'int32', 'int64', 'risky request-format-widened', 'risky response-format-widened'],
    ['string', 'int64', 'int32', 'risky request-format-narrowed', 'risky response-format-narrowed'],
  ])('of type %s: %s to %s', (type, before, after, request, response) => {
    expect(told(sending, { type, format: before }, { type, format: after })).toEqual([request]);
    expect(told(reading, { type, format: before }, { type, format: after })).toEqual([response]);
  });
});

describe('a member without a description of its own', () => {
  const [text, whole] = [{ type: 'string' }, { type: 'integer' }];
  const sealed = { additionalProperties: false };
  const matched = (schema: object): object => ({ patternProperties: { '^n_': schema } });
  const having = (more: object, member?: object): Json => ({
    type: 'object',
    properties: member === undefined ? {} : { n_1: member },
    ...more,
  });

  test.each<[string, object, object, Impact, Impact]>([
    ['is what further members are', { additionalProperties: whole }, whole, 'risky', 'risky'],
    ['has to be something else', { additionalProperties: text }, whole, 'breaking', 'breaking'],
    ['may be fewer values', { additionalProperties: whole }, { type: 'number' }, 'breaking', 'risky'],
    ['may be anything', { additionalProperties: true }, whole, 'risky', 'risky'],
    ['may not be there', sealed, whole, 'breaking', 'risky'],
    ['is what matches its name', { ...matched(whole), ...sealed }, whole, 'risky', 'risky'],
  ])('%s', (_, more, member, request, response) => {
    expect(told(sending, having(more, member), having(more))).toEqual([`${request} request-property-removed`]);
    expect(told(reading, having(more, member), having(more))).toEqual([`${response} response-property-removed`]);
  });

  test.each<[string, object, Impact]>([
    ['foreseen where its name matched', { ...matched(whole), ...sealed }, 'compatible'],
    ['not foreseen where no name matched', { patternProperties: { '^t_': whole }, ...sealed }, 'risky'],
    ['not foreseen where nothing else was', sealed, 'risky'],
  ])('that gets one was %s', (_, more, impact) => {
    expect(told(reading, having(more), having(more, whole))).toEqual([`${impact} response-property-added`]);
  });
});

describe('texts do not depend on the order of parts', () => {
  const [one, other] = [
    { title: 'One', type: 'string' },
    { title: 'Other', description: 'Last', maxLength: 4 },
  ];

  test.each<[string, Json, Json]>([
    ['allOf', { allOf: [one, other] }, { allOf: [other, one] }],
    [
      'a union by type',
      { oneOf: [one, { type: 'integer', title: 'N' }] },
      { oneOf: [{ type: 'integer', title: 'N' }, one] },
    ],
    [
      'defaults',
      { allOf: [{ default: 'a' }, { ...one, default: 'b' }] },
      { allOf: [{ ...one, default: 'b' }, { default: 'a' }] },
    ],
    ['what is said around', { ...other, allOf: [one] }, { ...other, allOf: [{ type: 'string' }] }],
  ])('%s', (_, before, after) => {
    expect(told(reading, before, after)).toEqual([]);
  });

  test('each of them counts', () => {
    const parts = (title: string): Json => ({ allOf: [one, { title }] });
    expect(told(reading, parts('Two'), parts('Three'))).toEqual(['compatible annotation-changed']);
  });

  test('as formats do that say how a text is shown', () => {
    const [text, secret] = [{ type: 'string' }, { type: 'string', format: 'password' }];
    for (const place of [sending, reading])
      expect(told(place, text, secret)).toEqual(['compatible annotation-changed']);
  });
});

describe('beyond schemas', () => {
  const servers = (...urls: readonly string[]): Contract => operation({}, { servers: urls.map((url) => ({ url })) });
  const rules = (old: Contract, next: Contract): readonly string[] => diff(old, next).changes.map(({ rule }) => rule);
  const [a, b, c] = ['https://a.test', 'https://b.test', 'https://c.test'] as const;

  test('another order of servers is told where another one comes first', () => {
    expect(rules(servers(a, b, c), servers(a, c, b))).toEqual([]);
    expect(rules(servers(a), servers(b, a))).toEqual(['server-added', 'server-order-changed']);
    expect(rules(servers(a, b), servers(b))).toEqual(['server-removed']);
  });

  test('nullable of OpenAPI 3.0 beside a list without null means what 3.1 says with it', () => {
    const at = (openapi: string, schema: object): Contract =>
      contractOf(
        {
          openapi,
          info: { title: 'Pets', version: '1' },
          paths: {},
          components: { schemas: { Size: schema } },
        },
        { name: 'pets' },
      );
    const old = at('3.0.3', { type: 'string', nullable: true, enum: ['s', 'l'] });
    expect(rules(old, at('3.1.0', { type: ['string', 'null'], enum: ['s', 'l', null] }))).toEqual([]);
    expect(rules(old, at('3.1.0', { type: 'string', enum: ['s', 'l'] }))).toContain('request-became-not-nullable');
  });
});

test('a branch that is read-only does not make a member so that may be null', () => {
  const holder = (member: object): Json => ({ type: 'object', required: ['x'], properties: { x: member } });
  const branch = (readOnly: boolean, type: string): object => ({ anyOf: [{ type, readOnly }, { type: 'null' }] });
  expect(told(sending, holder(branch(true, 'number')), holder(branch(true, 'integer')))).toEqual([
    'breaking request-type-narrowed',
  ]);
  const whole = (type: string): object => ({ readOnly: true, ...branch(false, type) });
  expect(told(sending, holder(whole('number')), holder(whole('integer')))).toEqual([]);
});

test('null that comes while a branch of a union goes breaks whoever reads it', () => {
  const old = { oneOf: [{ const: 'z' }, { type: 'integer' }] };
  expect(told(reading, old, { type: ['integer', 'null'] })).toEqual(['breaking response-became-nullable']);
});
