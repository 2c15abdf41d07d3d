import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveHash } from '@schemawright/contract';
import { bumpOf, changesetOf, diff, type Change } from '../src/index.ts';
import { contract, operation, reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Members = Readonly<Record<string, Json>>;

const leaf = fc.constantFrom<Members[]>(
  { type: 'string' },
  { type: 'string', minLength: 2, description: 'Text' },
  { type: 'integer', minimum: 1 },
  { type: 'number', multipleOf: 0.5 },
  { type: 'boolean' },
  { type: 'string', enum: ['a', 'b', 'c'] },
  { type: ['string', 'null'] },
);

const { schema } = fc.letrec<{ schema: Members }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('schema')), fc.subarray(['a', 'b', 'c']))
      .map(([properties, required]): Members => ({ type: 'object', properties, required })),
    fc.array(tie('schema'), { minLength: 2, maxLength: 3 }).map((anyOf): Members => ({ anyOf })),
  ),
}));

/** The same meaning in other words: order, `allOf`, unions of constants, spellings of null. */
const respelt = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(respelt).reverse();
  if (typeof value !== 'object' || value === null) return value;
  const { type, enum: values, properties, required, ...rest } = value as Members;
  const parts: Members[] = [];
  if (Array.isArray(type)) parts.push({ anyOf: type.map((one: Json) => ({ type: one })).reverse() });
  else if (type !== undefined) parts.push({ type });
  if (Array.isArray(values)) parts.push({ oneOf: values.map((one: Json) => ({ const: one })).reverse() });
  if (required !== undefined) parts.push({ required: respelt(required) });
  if (properties !== undefined) {
    const members = Object.entries(properties as Members).map(([name, member]) => [name, respelt(member)]);
    parts.push({ properties: Object.fromEntries(members.reverse()) });
  }
  parts.push(
    Object.fromEntries(
      Object.entries(rest).map(([name, member]) => [name, name === 'description' ? member : respelt(member)]),
    ),
  );
  return { allOf: parts.reverse() };
};

describe('the same meaning', () => {
  test('in other words is no change, and has the same hash', () => {
    fc.assert(
      fc.property(schema, (value) => {
        for (const place of [sending, reading]) {
          const [old, next] = [place(value), place(respelt(value))];
          expect(diff(old, next)).toEqual({ bump: 'none', changes: [] });
          expect(effectiveHash(next)).toBe(effectiveHash(old));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('inline and by reference is no change', () => {
    fc.assert(
      fc.property(schema, (value) => {
        const named = { Pet: value };
        expect(diff(sending(value, named), sending({ $ref: '#/components/schemas/Pet' }, named)).changes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, Json, Json]>([
    [
      'minimum and exclusiveMinimum of integers',
      { type: 'integer', minimum: 1 },
      { type: 'integer', exclusiveMinimum: 0 },
    ],
    ['one constant and a list of one', { const: 'a' }, { enum: ['a'] }],
    [
      'null beside a reference',
      { anyOf: [{ type: 'object' }, { type: 'null' }] },
      { oneOf: [{ type: 'null' }, { type: 'object' }] },
    ],
    ['an empty list of members', { type: 'object', properties: {} }, { type: 'object' }],
    ['a step that a type brings', { type: 'integer' }, { type: 'number', multipleOf: 1 }],
    [
      'the range of a format',
      { type: 'integer', format: 'int32', minimum: -2_147_483_648 },
      { type: 'integer', format: 'int32' },
    ],
  ])('%s', (_, old, next) => {
    expect(diff(sending(old), sending(next)).changes).toEqual([]);
    expect(diff(reading(next), reading(old)).changes).toEqual([]);
  });
});

describe('one edit', () => {
  test('of a component is one change with all operations that it reaches', () => {
    const using = (pet: Json) =>
      contract({
        paths: Object.fromEntries(
          ['/a', '/b', '/c'].map((path) => [
            path,
            {
              get: {
                responses: {
                  200: {
                    description: '',
                    content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
                  },
                },
              },
            },
          ]),
        ),
        components: { schemas: { Pet: pet } },
      });
    const { bump, changes } = diff(
      using({ type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }),
      using({ type: 'object', properties: { name: { type: 'string' } } }),
    );
    expect(bump).toBe('major');
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      rule: 'response-property-became-optional',
      operation: 'GET /a',
      operations: ['GET /a', 'GET /b', 'GET /c'],
      pointer: '/components/schemas/Pet/properties/name',
    });
  });

  test('of prose that a use of the schema says otherwise is told with the schema', () => {
    const named = (description: string) => ({
      Pet: { type: 'object', description },
      House: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Pet', description: 'Who lives here' }] },
    });
    const use = { $ref: '#/components/schemas/House' };
    const { changes } = diff(reading(use, named('A pet')), reading(use, named('An animal')));
    expect(changes.map(({ rule, location }) => [rule, location])).toEqual([
      ['annotation-changed', 'components.schemas.Pet'],
    ]);
  });

  test('of a read-only member says nothing about requests', () => {
    const object = (required: string[]): Json => ({
      type: 'object',
      properties: { id: { type: 'string', readOnly: true } },
      required,
    });
    expect(diff(sending(object([])), sending(object(['id']))).changes).toEqual([]);
  });

  test('inside a webhook is judged by who reads', () => {
    const hook = (schema: Json) =>
      contract({
        webhooks: {
          pet: {
            post: {
              requestBody: { content: { 'application/json': { schema } } },
              responses: { 204: { description: '' } },
            },
          },
        },
      });
    const { changes } = diff(hook({ type: 'string' }), hook({ type: 'string', maxLength: 3 }));
    expect(changes.map(({ rule, impact }) => [rule, impact])).toEqual([['response-max-length-added', 'compatible']]);
  });

  test('turned round is its opposite', () => {
    const [small, large] = [operation({}), operation({ parameters: [{ name: 'q', in: 'query', schema: {} }] })];
    expect(diff(small, large).changes.map(({ rule }) => rule)).toEqual(['parameter-optional-added']);
    expect(diff(large, small).changes.map(({ rule }) => rule)).toEqual(['parameter-removed']);
  });
});

describe('hard schemas come to an end', () => {
  const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
  const tagged = (count: number): Json => ({
    oneOf: Array.from({ length: count }, (_, index) => ({
      type: 'object',
      properties: { kind: { const: `k${index}` } },
      required: ['kind'],
    })),
  });
  const plain = (count: number, from: number): Json => ({
    anyOf: Array.from({ length: count }, (_, index) => ({
      type: 'object',
      properties: { [`p${index + from}`]: {} },
      required: [`p${index + from}`],
    })),
  });
  const tree = (value: Members): Members => ({
    Tree: { type: 'object', properties: { left: ref('Tree'), right: { items: ref('Tree') }, value } },
  });

  test('unions that hold each other: what is not decided is said so, and the edit is found', () => {
    const unions = (count: number, edited: Json): Members =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `U${index}`,
          {
            [index % 2 === 0 ? 'anyOf' : 'oneOf']: [
              ...Array.from({ length: count }, (__, other) => ref(`U${other}`)).filter((___, other) => other !== index),
              { type: 'object', properties: { [`p${index}`]: index === 3 ? edited : { type: 'string' } } },
            ],
          },
        ]),
      );
    const changes = (count: number): readonly Change[] =>
      diff(
        sending(ref('U0'), unions(count, { type: 'string' })),
        sending(ref('U0'), unions(count, { type: 'integer' })),
      ).changes;
    for (const count of [5, 20]) {
      expect(changes(count)).toContainEqual(
        expect.objectContaining({ rule: 'request-type-changed', impact: 'breaking' }),
      );
      expect(
        changes(count).filter(({ undecided, impact }) => undecided !== undefined && impact === 'breaking'),
      ).toEqual([]);
    }
  });

  test('a thousand branches with a tag', () => {
    expect(diff(sending(tagged(1000)), sending(tagged(1001))).changes.map(({ rule }) => rule)).toEqual([
      'request-one-of-branch-added',
    ]);
  });

  test('a thousand branches without a tag', () => {
    expect(diff(reading(plain(1000, 0)), reading(plain(1000, 500))).changes.length).toBeGreaterThan(0);
  });

  test('recursion', () => {
    const { changes } = diff(
      reading(ref('Tree'), tree({ type: 'string' })),
      reading(ref('Tree'), tree({ type: 'integer' })),
    );
    expect(changes.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['response-type-changed', '/components/schemas/Tree/properties/value'],
    ]);
  });

  test('a reference that leads nowhere, or to itself', () => {
    const loop = { Loop: ref('Loop') };
    expect(diff(sending(ref('Loop'), loop), sending(ref('Loop'), loop)).changes).toEqual([]);
    expect(() => diff(sending(ref('Nowhere')), sending({ type: 'string' }))).not.toThrow();
  });
});

describe('what follows', () => {
  test.each([
    ['breaking', {}, 'major'],
    ['breaking', { zeroMajor: true }, 'minor'],
    ['risky', {}, 'minor'],
    ['risky', { risky: 'major' as const }, 'major'],
    ['compatible', { zeroMajor: true }, 'patch'],
  ] as const)('%s with %j bumps %s', (impact, options, bump) => {
    const asked = impact === 'breaking' ? 'major' : 'minor';
    expect(bumpOf([{ impact, bump: asked }], options)).toBe(bump);
  });

  test('a changeset that names packages and changes', () => {
    const changes = diff(sending({ type: 'string' }), sending({ type: 'integer' }));
    const changeset = changesetOf(changes, ['b', '@pets/a']);
    expect(changeset?.name).toMatch(/^contract-[0-9a-f]{12}\.md$/u);
    expect(changeset?.text).toContain('---\n"@pets/a": major\n"b": major\n---\n');
    expect(changeset?.text).toContain('`POST /pets`');
    expect(changesetOf(diff(operation(), operation()), ['b'])).toBeUndefined();
  });
});
