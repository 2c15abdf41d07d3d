import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/load.ts';
import { waysIn } from '../src/ways.ts';

const other = { $ref: '#/components/schemas/A' };
const leaf = { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } };

const waysOf = (schemas: Readonly<Record<string, object>>, isTold?: () => boolean): number => {
  const document = { openapi: '3.1.1', info: { title: 'Ways', version: '1' }, paths: {}, components: { schemas } };
  return waysIn(contractOf(document), isTold === undefined ? {} : { isTold })('/components/schemas/A');
};

describe('a schema that leads to itself', () => {
  test.each<[name: string, schema: object]>([
    ['by two members', { properties: { a: other, b: other } }],
    ['by named and other members', { properties: { a: other }, additionalProperties: other }],
    ['by elements and those that come first', { prefixItems: [other], items: other }],
    ['by one branch', { anyOf: [{ type: 'string' }, { items: other }] }],
  ])('%s once a level is counted', (_, schema) => {
    expect(waysOf({ A: schema })).toBeLessThan(10);
  });

  test.each<[name: string, schema: object]>([
    ['two branches', { anyOf: [{ properties: { a: other } }, { properties: { a: other } }] }],
    ['a member and a branch', { properties: { a: other }, allOf: [{ properties: { a: other } }] }],
    ['a member and a pattern', { properties: { a: other }, patternProperties: { '^a': other } }],
    ['two patterns', { patternProperties: { '^a': other, a$: other } }],
    ['elements and one that is contained', { items: other, contains: other }],
    ['a condition and what follows', { if: { properties: { a: other } }, then: { properties: { a: other } } }],
    ['a dependency', { properties: { a: other }, dependentSchemas: { a: { properties: { a: other } } } }],
    ['an exclusion', { properties: { a: other }, not: { properties: { a: other } } }],
    [
      'a branch that is asked what it evaluates',
      { anyOf: [{ properties: { a: other } }], unevaluatedProperties: false },
    ],
  ])('by %s doubles with each level', (_, schema) => {
    expect(waysOf({ A: schema })).toBe(Infinity);
  });

  test('by branches of which a value can meet one does not double', () => {
    const union = { anyOf: [{ properties: { a: other } }, { properties: { a: other } }] };
    expect(waysOf({ A: union }, () => true)).toBeLessThan(10);
  });
});

test('ways multiply along a ladder of schemas, and stay a number', () => {
  const ladder = (rungs: number): Record<string, object> =>
    Object.fromEntries(
      Array.from({ length: rungs + 1 }, (_, at) => {
        const next = { $ref: `#/components/schemas/A${at + 1}` };
        return [at === 0 ? 'A' : `A${at}`, at === rungs ? { allOf: [leaf] } : { allOf: [next, next] }];
      }),
    );
  expect(waysOf(ladder(4))).toBeGreaterThan(16);
  expect(waysOf(ladder(4))).toBeLessThan(100);
  expect(waysOf(ladder(200))).toBe(Number.MAX_SAFE_INTEGER);
  // A chain is no ladder, however long it is.
  const chain = Array.from({ length: 1000 }, (_, at) => [
    at === 0 ? 'A' : `A${at}`,
    { properties: { next: { $ref: `#/components/schemas/A${at + 1}` } } },
  ]);
  expect(waysOf({ ...Object.fromEntries(chain), A1000: leaf })).toBeLessThan(5000);
});
