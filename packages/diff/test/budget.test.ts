import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Members = Readonly<Record<string, unknown>>;

/** Objects that each ask for a member of their own. */
const variants = (name: string, type: string): Members => ({
  anyOf: Array.from({ length: 200 }, (_, index) => ({
    type: 'object',
    properties: { [`${name}${index}`]: { type: index === 199 ? type : 'string' } },
    required: [`${name}${index}`],
  })),
});

describe('what would take for ever to decide', () => {
  test.each([
    ['request', sending, 'request-type-narrowed'],
    ['response', reading, 'response-type-widened'],
  ] as const)('is decided by a value in a %s', (_, place, rule) => {
    const together = (type: string): Members => ({ allOf: [variants('a', type), variants('b', 'string')] });
    const { changes } = diff(place(together('string')), place(together('integer')));
    expect(changes).toEqual([
      expect.objectContaining({ rule, impact: 'breaking', witness: expect.anything() as unknown }),
    ]);
    expect(changes[0]?.undecided).toBeUndefined();
  });

  test.each<[string, (index: number) => Members]>([
    ['a chain of references', (index) => ({ allOf: [ref(index + 1)] })],
    [
      'a chain of parts',
      (index) => ({ allOf: [ref(index + 1), { properties: { [`p${index}`]: { type: 'string' } } }] }),
    ],
    ['each part twice', (index) => ({ allOf: [ref(index + 1), ref(index + 1)] })],
    [
      'each part twice, and more beside it',
      (index) => ({ allOf: [{ allOf: [ref(index + 1)], required: ['a'] }, ref(index + 1)] }),
    ],
  ])('is not %s: the edit at its end is found', (_, link) => {
    const chain = (type: string): Members => {
      const links = Array.from({ length: 100 }, (__, index) => [`A${index}`, link(index)] as const);
      return Object.fromEntries([...links, ['A100', { type: 'object', properties: { a: { type } } }]]);
    };
    const { changes } = diff(sending(ref(0), chain('string')), sending(ref(0), chain('integer')));
    expect(changes).toContainEqual(
      expect.objectContaining({ rule: 'request-type-changed', pointer: '/components/schemas/A100/properties/a' }),
    );
    expect(new Set(changes.map(({ pointer }) => pointer)).size).toBe(1);
  });
});

describe('a union of hundreds of branches without a tag', () => {
  const union = (kind: string, type: string, last = type): Readonly<Record<string, readonly Members[]>> => ({
    [kind]: Array.from({ length: 400 }, (_, index) => ({
      type: 'object',
      properties: { [`k${index}`]: { type: 'string' }, v: { type: index === 399 ? last : type } },
      required: [`k${index}`],
    })),
  });

  test.each(['oneOf', 'anyOf'])('of %s tells each branch that changed', (kind) => {
    const { changes } = diff(sending(union(kind, 'string')), sending(union(kind, 'integer')));
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set(['request-type-changed']));
    expect(new Set(changes.map(({ pointer }) => pointer)).size).toBe(400);
    const [one, ...others] = diff(sending(union(kind, 'string')), sending(union(kind, 'string', 'integer'))).changes;
    expect(one).toMatchObject({ rule: 'request-type-changed', impact: 'breaking' });
    expect(others).toEqual([]);
  });

  test.each(['oneOf', 'anyOf'])('of %s has no order', (kind) => {
    const branches = union(kind, 'string', 'integer')[kind] ?? [];
    expect(diff(sending({ [kind]: branches }), sending({ [kind]: branches.toReversed() })).changes).toEqual([]);
  });
});

const ref = (index: number): Members => ({ $ref: `#/components/schemas/A${index}` });
