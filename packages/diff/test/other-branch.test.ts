import { describe, expect, test } from 'vitest';
import { diff, type Impact } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

const text = { type: 'string' };
const either = (...anyOf: readonly object[]): object => ({ ...text, anyOf });
const [onA, long] = [{ pattern: '^a' }, { minLength: 6 }];
const notOnA = { not: onA };

const beside = (kind: 'anyOf' | 'oneOf', then: object): object => ({
  type: 'object',
  properties: { a: true, b: true },
  [kind]: [{ required: ['b'] }, { if: { required: ['a'] }, then, else: { maxProperties: 2 } }],
});
const textual = { properties: { a: text } };

type Told = readonly [impact: Impact, undecided?: string];
type Row = readonly [says: string, old: object, next: object, request: Told, response: Told];

const rows: readonly Row[] = [
  [
    'a schema that becomes alternatives, of which one takes what the other refuses',
    { ...text, not: { pattern: '^a', maxLength: 5 } },
    either(notOnA, long),
    ['risky', 'union'],
    ['compatible'],
  ],
  [
    'alternatives that become one schema, which takes all that they take',
    either(notOnA, long),
    { ...text, not: { pattern: '^a', maxLength: 5 } },
    ['compatible'],
    ['risky', 'union'],
  ],
  [
    'an alternative that refuses what another one takes',
    either(onA, long),
    either({ ...onA, maxLength: 10 }, long),
    ['risky', 'union'],
    ['compatible'],
  ],
  [
    'an alternative that refuses what no other one takes',
    either(onA, long),
    either({ ...onA, maxLength: 4 }, long),
    ['breaking'],
    ['compatible'],
  ],
  [
    'what a condition no longer says of a member that stands outside of alternatives',
    beside('anyOf', textual),
    beside('anyOf', {}),
    ['compatible'],
    ['risky'],
  ],
  [
    'the same, where exactly one alternative has to hold',
    beside('oneOf', textual),
    beside('oneOf', {}),
    ['risky', 'oneOf'],
    ['risky'],
  ],
];

describe('a branch is judged by what the whole union takes:', () => {
  test.each(rows)('%s', (_, old, next, request, response) => {
    const told = (place: typeof sending): readonly Told[] =>
      diff(place(old), place(next)).changes.map(({ impact, undecided }) =>
        undecided === undefined ? [impact] : [impact, undecided],
      );
    expect({ request: told(sending), response: told(reading) }).toEqual({ request: [request], response: [response] });
  });

  test('a component that is used by itself too is judged by itself', () => {
    const ofBoth = (limit: object): ReturnType<typeof sending> =>
      sending(
        {
          type: 'object',
          properties: {
            one: { $ref: '#/components/schemas/Name' },
            two: either({ $ref: '#/components/schemas/Name' }, long),
          },
        },
        { Name: { ...text, ...onA, ...limit } },
      );
    expect(diff(ofBoth({}), ofBoth({ maxLength: 10 })).changes.map(({ impact }) => impact)).toEqual(['breaking']);
  });
});

test('branches that hold each other are found by the names of their members', () => {
  const option = (name: string, member: object): object => ({
    type: 'object',
    properties: { kind: text, [name]: member },
  });
  const options = (damage: object) => ({
    Option: {
      oneOf: [
        option('item', text),
        option('items', { type: 'array', items: { $ref: '#/components/schemas/Option' } }),
        option('choice', { type: 'object', properties: { from: { $ref: '#/components/schemas/Option' } } }),
        option('damage', damage),
      ],
    },
  });
  const { changes } = diff(
    reading({ $ref: '#/components/schemas/Option' }, options(text)),
    reading({ $ref: '#/components/schemas/Option' }, options({ type: 'boolean' })),
  );
  expect(changes.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
    'response-type-changed /components/schemas/Option/oneOf/3/properties/damage',
  ]);
});

test.each<[string, old: object, next: object]>([
  ['one of two', {}, {}],
  ['one of three', { C: text }, { C: { ...text, maxLength: 3 } }],
])('%s variants that is lost hides no harm of another one, though components tell it by themselves', (_, old, next) => {
  const list = (first: object): object => ({ type: 'array', prefixItems: [first], items: false });
  const union = {
    oneOf: ['A', 'B', ...Object.keys(old)].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: 'kind' },
  };
  const { changes } = diff(
    reading(union, { A: { type: 'array', minItems: 2 }, B: list({ type: 'integer', minimum: 0 }), ...old }),
    reading(union, { A: false, B: list({ type: 'number', multipleOf: 3 }), ...next }),
  );
  const told = changes.filter(({ operation }) => operation !== null);
  expect(told.map(({ impact, rule }) => `${impact} ${rule}`)).toEqual(['breaking response-type-widened']);
});
