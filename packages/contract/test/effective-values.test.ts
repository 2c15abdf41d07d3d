import { describe, expect, test } from 'vitest';
import { admits, contractOf, effectiveSchema, type EffectiveSchema, type SchemaFacts } from '../src/index.ts';

type Members = Readonly<Record<string, unknown>>;

const nodeOf = (schema: unknown, schemas: Members = {}): EffectiveSchema =>
  effectiveSchema(
    contractOf(
      {
        openapi: '3.1.0',
        info: { title: 'A', version: '1' },
        paths: {},
        components: { schemas: { A: schema, ...schemas } },
      },
      { name: 'a' },
    ),
    '/components/schemas/A',
  );
const factsOf = (schema: unknown, schemas?: Members): SchemaFacts => nodeOf(schema, schemas).facts;

const string = { type: 'string' };
const object = { type: 'object', properties: { a: string } };

describe('listed values', () => {
  test.each<[string, Members, readonly unknown[]]>([
    ['what a union refuses', { const: 1, anyOf: [{ type: 'object' }, { type: 'array' }] }, []],
    [
      'what no branch takes',
      { enum: ['a', 'b', 1], anyOf: [{ type: 'string', pattern: '^a' }, { type: 'integer' }] },
      ['a', 1],
    ],
    ['what limits exclude', { enum: ['a', 'abc', 5, 1], minLength: 2, minimum: 2 }, ['abc', 5]],
    ['what is not evaluated', { enum: [[], [1]], unevaluatedItems: false }, [[]]],
    ['what a part does not evaluate', { allOf: [{ unevaluatedProperties: false }, { enum: [{}, { a: 1 }] }] }, [{}]],
    ['what a part evaluates', { const: [1], allOf: [{ prefixItems: [true] }], unevaluatedItems: false }, [[1]]],
    ['what not excludes', { enum: ['a', 'b'], not: { const: 'a' } }, ['b']],
    ['what a condition excludes', { enum: ['a', 'b'], if: { const: 'a' }, then: { maxLength: 0 } }, ['b']],
    ['what is in two branches of oneOf', { oneOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, ['a', 'c']],
    [
      'what another part refuses',
      { allOf: [{ enum: ['a', 1] }, { oneOf: [{ type: 'integer' }, { type: 'number' }] }] },
      [],
    ],
    ['objects that lack a member', { enum: [{ a: 1 }, { b: 1 }], required: ['a'] }, [{ a: 1 }]],
  ])('leave out %s', (_, schema, values) => {
    expect(factsOf(schema).values ?? []).toEqual(values);
  });

  test('keep what is not of its format', () => {
    expect(factsOf({ type: 'string', format: 'uuid', enum: ['none', 'all'] }).values).toEqual(['all', 'none']);
  });

  test('of both truth values are the type', () => {
    expect(factsOf({ enum: [true, null, false] })).toMatchObject({ values: undefined, types: 3 });
    expect(factsOf({ const: true }).values).toEqual([true]);
  });

  test('null beside a schema that allows null is in two branches of oneOf', () => {
    const nullable = { type: ['string', 'null'] };
    expect(factsOf({ oneOf: [nullable, { type: 'null' }] }).types & 1).toBe(0);
    expect(factsOf({ anyOf: [nullable, { type: 'null' }] }).types & 1).toBe(1);
  });
});

test('a fraction beside whole numbers is no value that is known of them', () => {
  const [{ unions, known }, whole] = [1.5, 2].map((value) =>
    factsOf({ anyOf: [{ type: 'integer' }, { const: value }] }),
  ) as [SchemaFacts, SchemaFacts];
  expect([unions.length, known?.values]).toEqual([1, undefined]);
  expect([whole.unions.length, whole.known?.values]).toEqual([0, [2]]);
});

describe('what is not evaluated', () => {
  const closed = (facts: SchemaFacts): boolean => facts.additional?.facts.types === 0;

  test.each<[string, Members, boolean]>([
    ['at the top', { ...object, unevaluatedProperties: false }, true],
    ['in the one part', { allOf: [{ ...object, unevaluatedProperties: false }] }, true],
    [
      'in the one part of a described schema',
      { description: 'x', allOf: [{ ...object, unevaluatedProperties: false }] },
      true,
    ],
    ['in one of several parts', { allOf: [{ ...object, unevaluatedProperties: false }, { type: 'object' }] }, true],
    [
      'beside a condition',
      { ...object, if: { required: ['a'] }, then: { required: ['b'] }, unevaluatedProperties: false },
      false,
    ],
    ['where all is described', { ...object, additionalProperties: {}, unevaluatedProperties: false }, false],
  ])('closes an object %s', (_, schema, isClosed) => {
    expect(closed(factsOf(schema))).toBe(isClosed);
  });

  test('refuses what only another part describes', () => {
    const facts = factsOf({ allOf: [{ ...object, unevaluatedProperties: false }, { properties: { b: string } }] });
    expect(facts.properties.get('a')?.schema.facts.types).not.toBe(0);
    expect(facts.properties.get('b')?.schema.facts.types).toBe(0);
  });

  test('is no item where items or a prefix describe them', () => {
    expect(factsOf({ type: 'array', items: string, unevaluatedItems: false }).items?.facts.types).not.toBe(0);
    const { prefixItems, items, applied } = factsOf({ type: 'array', prefixItems: [string], unevaluatedItems: false });
    expect([prefixItems.length, items?.facts.types, applied.size]).toEqual([1, 0, 0]);
    expect(factsOf({ type: 'array', contains: string, unevaluatedItems: false }).applied.has('unevaluatedItems')).toBe(
      true,
    );
  });
});

describe('members', () => {
  test('are described by the patterns that they match too', () => {
    const { properties } = factsOf({ properties: { ab: string }, patternProperties: { '^a': { maxLength: 3 } } });
    expect(properties.get('ab')?.schema.facts.limits.get('maxLength')).toBe(3);
  });
});

describe('whether a schema takes a value', () => {
  const tree = {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/A' } } },
  };

  test.each<[string, unknown, unknown, boolean | undefined]>([
    ['a tree', tree, { children: [{ children: [] }] }, true],
    ['a tree with a leaf of another kind', tree, { children: [{ children: [1] }] }, false],
    ['contains', { contains: { const: 1 }, maxContains: 1 }, [1, 2, 1], false],
    ['a name', { propertyNames: { maxLength: 1 } }, { ab: 1 }, false],
    ['a dependent member', { dependentRequired: { a: ['b'] } }, { a: 1 }, false],
    ['exactly one', { oneOf: [{ minimum: 1 }, { maximum: 3 }] }, 2, false],
    ['what was not evaluated', { type: 'object', unevaluatedProperties: false }, { a: 1 }, false],
    ['itself', { allOf: [{ $ref: '#/components/schemas/A' }, string] }, 'x', undefined],
  ])('%s', (_, schema, value, answer) => {
    expect(admits(nodeOf(schema), value as never)).toBe(answer);
  });
});
