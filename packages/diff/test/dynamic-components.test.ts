import type { Contract } from '@schemawright/contract';
import { expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

const answering = (name: string): object => ({
  get: {
    responses: {
      200: { description: 'd', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
    },
  },
});

/** A list whose items are of whoever takes it in, so that it is another one for each of them. */
const lists = (list: string, more: object = {}): Contract => {
  const taking = (name: string, said: object): object => ({
    $id: `https://a.test/${name}`,
    $dynamicAnchor: 'item',
    allOf: [{ $ref: 'https://a.test/list' }],
    ...said,
  });
  return contract({
    paths: { '/long': answering('Long'), '/short': answering('Short') },
    components: {
      schemas: {
        Long: taking('long', { minItems: 3 }),
        Short: taking('short', { maxItems: 3 }),
        [list]: {
          $id: 'https://a.test/list',
          $dynamicAnchor: 'item',
          type: 'array',
          items: { $dynamicRef: '#item' },
          ...more,
        },
      },
    },
  });
};

const told = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ message }) => message);

test('a component that dynamic references reach in several scopes has the one name that was written', () => {
  expect(told(lists('List'), lists('Items'))).toEqual(['The schema List is called Items now']);
});

test('what changes in it is told once, of those who use it', () => {
  const { changes } = diff(lists('List'), lists('List', { uniqueItems: true }));
  expect(changes.map(({ rule }) => rule)).toEqual(['response-unique-items-added']);
  const users = changes.flatMap<string | null>(({ operations, operation }) => operations ?? [operation]);
  expect(users).toEqual(expect.arrayContaining(['GET /long', 'GET /short']));
});

test('names that differ by a number are names', () => {
  const named = (...names: readonly string[]): Contract =>
    contract({ components: { schemas: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) } });
  expect(told(named('List'), named('List', 'List_2'))).toEqual(['The schema List_2 was added']);
});
