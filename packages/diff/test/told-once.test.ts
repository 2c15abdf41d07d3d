import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { once, told, used } from './support/used.ts';

type Json = unknown;
type Schemas = Readonly<Record<string, Json>>;

const [text, number] = [{ type: 'string' }, { type: 'number' }];
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const having = (name: string, schema: Json = text): object => object({ [name]: schema }, { required: [name] });
const list = (items: Json): object => ({ type: 'array', items });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const deep: readonly (readonly [string, (part: object) => object])[] = [
  ['itself', (part) => part],
  ['a member of items', (part) => list(object({ part }))],
  ['several members', (part) => object({ one: part, other: list(part), more: { additionalProperties: part } })],
  ['a member of an alternative', (part) => ({ anyOf: [list(object({ part })), having('name', number)] })],
];

describe('one variant that may be another now', () => {
  const union = (more: object): object => ({ oneOf: [having('a'), having('b'), more] });
  const unions: readonly (readonly [string, (part: object) => object])[] = [
    ...deep,
    ['an alternative among others', (part) => ({ anyOf: [part, having('q')] })],
    ['a variant among others', (part) => ({ oneOf: [part, having('q')] })],
    ['a variant in an alternative', (part) => ({ oneOf: [having('q'), { anyOf: [part, having('r')] }] })],
  ];

  test.each(unions)('is told where it was edited, used as %s', (_, use) => {
    const schemas = (more: object): Schemas => ({ Pet: union(more), Use: use(ref('Pet')) });
    const { changes } = diff(used(ref('Use'), schemas(having('c'))), used(ref('Use'), schemas(object({ c: text }))));
    expect(told(changes)).toEqual(
      once(
        'Pet/oneOf/2/properties/c',
        'breaking request-property-became-optional',
        'breaking response-property-became-optional',
      ),
    );
    expect(changes[0]).toMatchObject({
      message: 'The member c is no longer required; by that fewer values are accepted than before',
      witness: { acceptedBy: 'old' },
    });
  });

  test('with what can not be decided', () => {
    const schemas = (c: object): Schemas => ({ Pet: union(having('c', c)), Use: { oneOf: [ref('Pet'), having('q')] } });
    const { changes } = diff(used(ref('Use'), schemas(text)), used(ref('Use'), schemas({})));
    expect(told(changes)).toEqual(
      once('Pet/oneOf/2/properties/c', 'risky oneOf request-schema-removed', 'breaking response-schema-removed'),
    );
  });
});

const composed: readonly (readonly [string, object])[] = [
  ['a part beside it', { allOf: [ref('Base'), { properties: { b: text } }] }],
  ['what takes it in', { allOf: [ref('Base')], properties: { b: text } }],
  ['what asks for more', { allOf: [ref('Base'), having('b')] }],
  ['variants beside it', { allOf: [ref('Base'), { oneOf: [having('b'), having('c')] }] }],
];

describe('a base that is closed', () => {
  const base = object({ a: text });

  test.each(composed)('is told without the members of %s', (_, whole) => {
    const schemas = (more: object): Schemas => ({ Base: { ...base, ...more }, Whole: whole });
    const [open, closed] = [schemas({}), schemas({ additionalProperties: false })].map((all) =>
      used(list(ref('Whole')), all),
    ) as [Contract, Contract];
    expect(told(diff(open, closed).changes)).toEqual(
      once('Base', 'breaking request-additional-properties-closed', 'compatible response-additional-properties-closed'),
    );
    const [opened] = told(diff(closed, open).changes);
    expect(opened).toContain('request-additional-properties-opened Base');
  });
});

describe('an object that one part closes', () => {
  const closed = { additionalProperties: false };
  const choices = [having('x'), having('y')].map((one) => ({ ...one, ...closed }));

  test.each<[string, object]>([
    ['another part', { allOf: [ref('Base'), object({ a: text, c: text, d: number }, closed)] }],
    ['what takes it in', { allOf: [ref('Base')], properties: { c: text }, unevaluatedProperties: false }],
    ['each variant beside it', { allOf: [ref('Base'), { oneOf: choices }] }],
    ['another part of a member', { allOf: [object({ m: ref('Base') }), object({ m: object({ c: text }, closed) })] }],
  ])('is told at the part, where %s closes it too', (_, whole) => {
    const [open, shut] = [{}, closed].map((more) =>
      used(ref('Whole'), { Base: object({ a: text }, more), Whole: whole }),
    ) as [Contract, Contract];
    expect(told(diff(open, shut).changes)).toEqual(
      once('Base', 'breaking request-additional-properties-closed', 'compatible response-additional-properties-closed'),
    );
    expect(told(diff(shut, open).changes)).toEqual(
      once('Base', 'compatible request-additional-properties-opened', 'risky response-additional-properties-opened'),
    );
  });

  test.each<[string, object, object, string, string]>([
    [
      'to more names',
      { propertyNames: { enum: ['a', 'b'] } },
      { propertyNames: { enum: ['a', 'b', 'c'] } },
      'compatible',
      'risky',
    ],
    [
      'to fewer names',
      { propertyNames: { enum: ['a', 'b', 'c'] } },
      { propertyNames: { enum: ['a', 'b'] } },
      'breaking',
      'compatible',
    ],
    [
      'to other names',
      { propertyNames: { enum: ['a', 'b'] } },
      { propertyNames: { enum: ['a', 'c'] } },
      'breaking',
      'risky',
    ],
    ['by names', closed, { propertyNames: { pattern: '^[a-z]$' } }, 'compatible', 'risky'],
  ])('%s has other names', (_, before, after, request, response) => {
    const [old, next] = [before, after].map((more) =>
      used(ref('Pet'), { Pet: object({ a: text, b: text }, more) }),
    ) as [Contract, Contract];
    const [first, second] = ['request', 'response'].map((direction) => `${direction}-property-names-changed`);
    expect(told(diff(old, next).changes)).toEqual(once('Pet', `${request} ${first}`, `${response} ${second}`));
  });
});

describe('an edit that contradicts what stands beside it', () => {
  const uses: readonly (readonly [string, (part: object) => object])[] = [
    ...deep,
    ['items', list],
    ['further members', (part) => ({ type: 'object', additionalProperties: part })],
    ['a member that is asked for', (part) => object({ part }, { required: ['part'] })],
    ['one of two types', (part) => ({ oneOf: [part, { type: 'boolean' }] })],
    ['one of several alternatives', (part) => ({ anyOf: [part, having('z'), { type: 'boolean' }] })],
    ['what may be null', (part) => ({ oneOf: [part, { type: 'null' }] })],
  ];
  const edits: readonly (readonly [string, object, object, string])[] = [
    ['min-length-added', { ...text, maxLength: 3 }, { minLength: 5 }, ''],
    ['maximum-added', { ...number, minimum: 3 }, { maximum: 1 }, ''],
    ['multiple-of-added', { type: 'integer', minimum: 1, maximum: 4 }, { multipleOf: 5 }, ''],
    ['max-properties-lowered', having('a'), { maxProperties: 0 }, ''],
    ['property-became-required', object({ a: text }, { maxProperties: 0 }), { required: ['a'] }, '/properties/a'],
  ];

  test.each(uses)('is told itself, of what is used as %s', (_, use) => {
    for (const [stem, part, more, place] of edits) {
      const [possible, none] = [{}, more].map((added) => used(use(ref('Part')), { Part: { ...part, ...added } })) as [
        Contract,
        Contract,
      ];
      expect(told(diff(possible, none).changes)).toEqual(
        once(`Part${place}`, `breaking request-${stem}`, `compatible response-${stem}`),
      );
      const back = told(diff(none, possible).changes);
      expect(back).toHaveLength(2);
      expect(back.every((line) => line.includes(` Part${place} `))).toBe(true);
    }
  });

  test('is the whole where it leaves nothing by itself', () => {
    const part = {
      allOf: [
        { ...text, maxLength: 7 },
        { ...text, maxLength: 5 },
      ],
    };
    const [possible, none] = [part, false].map((Part) => used(ref('Part'), { Part })) as [Contract, Contract];
    expect(told(diff(possible, none).changes)).toEqual(
      once('Part', 'breaking request-type-narrowed', 'compatible response-type-narrowed'),
    );
  });
});

describe('a component that says nothing any more, or that said nothing', () => {
  const uses: readonly (readonly [string, (part: object) => object])[] = [
    ...deep,
    ['items', list],
    ['further members', (part) => ({ type: 'object', additionalProperties: part })],
    [
      'alternatives of further members',
      (part) => ({ type: 'object', additionalProperties: { anyOf: [part, number] } }),
    ],
    ['members by their names', (part) => ({ type: 'object', patternProperties: { '^x': part } })],
    ['a tuple', (part) => ({ type: 'array', prefixItems: [part] })],
    ['one of several types', (part) => ({ anyOf: [part, list(text)] })],
  ];

  test.each(uses)('is told itself, used as %s', (_, use) => {
    const none = object({ a: text, b: false }, { required: ['a'] });
    for (const part of [text, having('a'), { type: 'integer', minimum: 1 }, none, { ...text, not: { const: 'x' } }]) {
      const [full, free] = [part, {}].map((Part) => used(use(ref('Part')), { Part })) as [Contract, Contract];
      expect(told(diff(full, free).changes)).toEqual(
        once('Part', 'compatible request-schema-removed', 'breaking response-schema-removed'),
      );
      expect(told(diff(free, full).changes)).toEqual(
        once('Part', 'breaking request-schema-added', 'compatible response-schema-added'),
      );
    }
  });

  test.each([
    ...composed,
    [
      'what takes in what takes it in',
      { allOf: [{ allOf: [ref('Base'), object({ c: text })] }, having('b')] },
    ] as const,
    ['what may be null', { anyOf: [{ allOf: [ref('Base'), having('b')] }, { type: 'null' }] }] as const,
  ])('is told itself, with all its members, as a base of %s', (_, whole) => {
    for (const Base of [having('a'), object({ a: text }, { required: ['a'], additionalProperties: text })]) {
      const [full, free] = [Base, {}].map((one) => used(list(ref('Whole')), { Base: one, Whole: whole })) as [
        Contract,
        Contract,
      ];
      expect(told(diff(full, free).changes)).toEqual(
        once('Base', 'risky request-schema-removed', 'breaking response-schema-removed'),
      );
      expect(told(diff(free, full).changes)).toEqual(
        once('Base', 'breaking request-schema-added', 'compatible response-schema-added'),
      );
    }
  });

  test('is told of what it takes from others: nothing, where they ask for it too', () => {
    const schemas = (Base: object): Schemas => ({ Base, Whole: { allOf: [ref('Base'), having('a')] } });
    const [full, free] = [object({ a: text }), {}].map((Base) => used(ref('Whole'), schemas(Base))) as [
      Contract,
      Contract,
    ];
    expect(told(diff(full, free).changes)).toEqual([]);
  });

  test('with the values that are two of the variants now', () => {
    const use = { oneOf: [ref('Part'), list(text)] };
    const [full, free] = [text, {}].map((Part) => used(use, { Part })) as [Contract, Contract];
    expect(told(diff(full, free).changes)).toEqual(
      once('Part', 'breaking request-schema-removed', 'breaking response-schema-removed'),
    );
  });

  test('a use that says nothing any more is another edit', () => {
    const further = (additionalProperties: object): object => ({ type: 'object', additionalProperties });
    const [full, free] = [ref('Part'), {}].map((one) => used(ref('Whole'), { Whole: further(one), Part: text })) as [
      Contract,
      Contract,
    ];
    expect(told(diff(full, free).changes)).toEqual(
      once(
        'Whole',
        'compatible request-additional-properties-widened',
        'breaking response-additional-properties-widened',
      ),
    );
  });
});

describe('a part of what is one of several types', () => {
  const several = object({
    lone: ref('Part'),
    one: { anyOf: [ref('Part'), text] },
    other: { oneOf: [ref('Part'), { type: 'null' }] },
  });

  test.each<[string, object, object, string, string]>([
    ['another type', number, { type: 'boolean' }, 'breaking request-type-changed', 'breaking response-type-changed'],
    [
      'a limit',
      number,
      { ...number, minimum: 3 },
      'breaking request-minimum-added',
      'compatible response-minimum-added',
    ],
    [
      'a limit that goes',
      { ...number, minimum: 3 },
      number,
      'compatible request-minimum-removed',
      'risky response-minimum-removed',
    ],
    [
      'a listed value',
      { enum: [1, 2] },
      { enum: [1, 2, 3] },
      'compatible request-enum-value-added',
      'risky response-enum-value-added',
    ],
  ])('%s', (_, old, next, request, response) => {
    const [before, after] = [old, next].map((Part) => used(several, { Part })) as [Contract, Contract];
    expect(told(diff(before, after).changes)).toEqual(once('Part', request, response));
  });

  test('null', () => {
    const pets = object({ lone: ref('Part'), one: { oneOf: [ref('Part'), having('a')] } });
    const [old, next] = [text, { type: ['string', 'null'] }].map((Part) => used(pets, { Part })) as [
      Contract,
      Contract,
    ];
    expect(told(diff(old, next).changes)).toEqual(
      once('Part', 'compatible request-became-nullable', 'breaking response-became-nullable'),
    );
  });

  test.each<[string, object, object]>([
    ['an object', { anyOf: [having('a'), ref('Part')] }, { type: 'boolean' }],
    ['listed values', { anyOf: [{ ...text, enum: ['a'] }, ref('Part')] }, { type: 'boolean' }],
    ['listed values, one of which it is', { anyOf: [{ ...text, enum: ['a'] }, ref('Part')] }, { const: 'b' }],
    ['several others', { oneOf: [having('a'), list(text), ref('Part')] }, { type: 'boolean' }],
    ['another object', { oneOf: [having('a'), list(text), ref('Part')] }, having('b')],
  ])('null that becomes something else beside %s', (_, union, other) => {
    const [old, next] = [{ type: 'null' }, other].map((Part) => used(union, { Part })) as [Contract, Contract];
    const [request, response] = ['breaking request-type-changed', 'breaking response-type-changed'];
    expect(told(diff(old, next).changes)).toEqual(once('Part', request, response));
    expect(told(diff(next, old).changes)).toEqual(once('Part', request, response));
  });

  test('several parts', () => {
    const [old, next] = [['a'], ['a', 'b']].map((values) => {
      const listed = { ...text, enum: values };
      return used(ref('Union'), { Union: { anyOf: [listed, list(listed)] } });
    }) as [Contract, Contract];
    const [request, response] = ['compatible request-enum-value-added', 'risky response-enum-value-added'];
    expect([...told(diff(old, next).changes)].sort()).toEqual(
      [...once('Union/anyOf/0', request, response), ...once('Union/anyOf/1/items', request, response)].sort(),
    );
  });

  test.each<[string, object, object]>([
    ['a type', having('a'), having('a', number)],
    ['a limit', having('a'), having('a', { ...text, minLength: 3 })],
    ['a member', object({ a: text }), object({})],
  ])('%s of what is of none of the types is no change', (_, before, after) => {
    const [old, next] = [before, after].map((part) =>
      used(object({ none: { type: 'object', allOf: [text], oneOf: [part, having('b')] } }), {}),
    ) as [Contract, Contract];
    expect(told(diff(old, next).changes)).toEqual([]);
  });

  test.each<[string, object]>([
    ['excluded', { not: { required: ['b'] } }],
    ['asked for under a condition', { if: { required: ['a'] }, then: { required: ['c'] } }],
  ])('nothing, of which nothing is %s', (_, more) => {
    const [old, next] = [{}, { oneOf: [number] }].map((none) =>
      used(ref('Pet'), { Pet: { ...having('d'), ...more, ...none } }),
    ) as [Contract, Contract];
    expect(told(diff(old, next).changes)).toEqual(
      once('Pet', 'breaking request-type-narrowed', 'compatible response-type-narrowed'),
    );
  });

  test('an alternative that joins', () => {
    const union = (...more: readonly object[]): object => ({ anyOf: [{ ...text, enum: ['a'] }, number, ...more] });
    const [old, next] = [union(), union(having('a'))].map((Union) => used(ref('Union'), { Union })) as [
      Contract,
      Contract,
    ];
    expect(told(diff(old, next).changes)).toEqual(
      once('Union/anyOf/2', 'compatible request-any-of-branch-added', 'breaking response-any-of-branch-added'),
    );
  });
});

test('words for people of a name for another component are told there', () => {
  const uses = object({ a: ref('Name'), b: { allOf: [ref('Name'), having('x')] }, c: ref('Pet') });
  const [old, next] = [{}, { description: 'A pet' }].map((words) =>
    used(uses, { Name: { ...ref('Pet'), ...words }, Pet: having('a') }),
  ) as [Contract, Contract];
  expect(told(diff(old, next).changes)).toEqual(['compatible annotation-changed Name /sent /read /both']);
});
