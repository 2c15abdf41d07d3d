import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { contract, reading, sending } from './cases/contracts.ts';

type Json = unknown;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const told = (changes: readonly Change[]): readonly string[] => changes.map(({ rule, impact }) => `${impact} ${rule}`);

describe('an edit in a component that others apply besides is told once:', () => {
  const lists = [{ enum: ['a', 1] }, { enum: ['a', 1, 'b'] }] as const;
  const using = (part: Json): Json => ({ type: 'object', properties: { plain: ref('Part'), part } });
  const both = (part: Json, lists: readonly Json[], next = part): readonly string[] =>
    [sending, reading].flatMap((place) => {
      const [before, after] = lists.map((Part, index) => place(using(index === 0 ? part : next), { Part }));
      return told(diff(before as Contract, after as Contract).changes);
    });

  test.each<[string, Json]>([
    ['if', { if: { minLength: 2 }, then: ref('Part') }],
    ['contains', { type: 'array', contains: ref('Part') }],
    ['propertyNames', { type: 'object', propertyNames: ref('Part') }],
  ])('with %s', (_, part) => {
    expect(both(part, lists)).toEqual(['compatible request-enum-value-added', 'risky response-enum-value-added']);
    expect(both(part, lists.toReversed())).toEqual([
      'breaking request-enum-value-removed',
      'compatible response-enum-value-removed',
    ]);
  });

  test('as grave as what follows from it', () => {
    const part = { not: ref('Part') };
    expect(both(part, lists)).toEqual(['breaking request-enum-value-added', 'risky response-enum-value-added']);
    expect(both(part, lists.toReversed())).toEqual([
      'breaking request-enum-value-removed',
      'risky response-enum-value-removed',
    ]);
  });

  test('but not what was edited there as well', () => {
    expect(both({ not: ref('Part') }, lists, { not: { anyOf: [ref('Part'), { const: 'c' }] } })).toEqual([
      'compatible request-enum-value-added',
      'breaking request-not-changed',
      'risky response-enum-value-added',
      'compatible response-not-changed',
    ]);
  });

  test.each<[string, (part: Json) => Json]>([
    ['by itself', (part) => part],
    ['beside a type', (part) => ({ ...(part as object), type: ['string', 'integer'] })],
    ['in items', (part) => ({ type: 'array', items: part })],
  ])('with the operations that it harms, where none has it otherwise: %s', (_, use) => {
    const [before, after] = lists.map((Part) => sending(use({ not: ref('Part') }), { Part })) as [Contract, Contract];
    const harmOf = (changes: readonly Change[]): readonly string[] =>
      changes.map(({ impact, rule, operation }) => `${impact} ${rule} ${operation}`);
    expect(harmOf(diff(before, after).changes)).toEqual(['breaking request-enum-value-added POST /pets']);
    expect(harmOf(diff(after, before).changes)).toEqual(['compatible request-enum-value-removed POST /pets']);
  });

  test('nor, where it is graver, of operations that have it otherwise', () => {
    const sent = (schema: Json): object => ({
      requestBody: { content: { 'application/json': { schema } } },
      responses: { 204: { description: 'Done' } },
    });
    const [before, after] = lists.map((Part) =>
      contract({
        paths: {
          '/plain': { post: sent(ref('Part')) },
          '/both': { post: sent(using({ not: ref('Part') })) },
        },
        components: { schemas: { Part } },
      }),
    ) as [Contract, Contract];
    const { changes } = diff(before, after);
    expect(changes.map(({ impact, rule, operations = [] }) => `${impact} ${rule} ${operations.join()}`)).toEqual([
      'compatible request-enum-value-added POST /plain,POST /both',
      'breaking request-not-changed ',
    ]);
  });

  test('nor where that has texts alone that changed', () => {
    const texts = [
      { ...lists[0], description: 'One' },
      { ...lists[0], description: 'Two' },
    ];
    expect(both({ not: ref('Part') }, texts)).toEqual([
      'compatible annotation-changed',
      'compatible annotation-changed',
    ]);
  });
});
