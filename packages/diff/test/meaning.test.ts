import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveHash, type Contract } from '@schemawright/contract';
import { bumpOf, changesetOf, diff, type Change } from '../src/index.ts';
import { refactorings } from './cases/refactorings.ts';
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
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    );
  });

  test('inline and by reference is no change', () => {
    fc.assert(
      fc.property(schema, (value) => {
        const named = { Pet: value };
        expect(diff(sending(value, named), sending({ $ref: '#/components/schemas/Pet' }, named)).changes).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40) },
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

describe('a refactoring is no change', () => {
  test.each(refactorings)('%s', (_, one, other) => {
    expect(diff(one, other).changes).toEqual([]);
    expect(diff(other, one).changes).toEqual([]);
  });

  test('and neither is another version of OpenAPI', () => {
    const written = (openapi: string, schema: Json): Contract =>
      operation({ requestBody: { content: { 'application/json': { schema } } } }, { openapi });
    const [old, next] = [
      written('3.0.3', { type: 'number', nullable: true, minimum: 1, exclusiveMinimum: true }),
      written('3.1.0', { type: ['null', 'number'], exclusiveMinimum: 1 }),
    ];
    expect(diff(old, next).changes).toEqual([]);
  });
});

describe('what is gone and came under another name', () => {
  const members = (properties: Members): Contract => sending({ type: 'object', properties });
  const renamed = ({ changes }: ReturnType<typeof diff>): readonly unknown[] =>
    changes.filter(({ rule }) => rule.endsWith('-removed')).map(({ renamedTo }) => renamedTo);

  test.each<[string, Members, Members, string | undefined]>([
    ['in another spelling', { expires_in: { type: 'integer' } }, { expiresIn: { type: 'integer' } }, 'expiresIn'],
    ['with the same description', { ttl: { description: 'Seconds' } }, { life: { description: 'Seconds' } }, 'life'],
    ['of the same stem', { notify_url: {} }, { notificationUrl: {} }, 'notificationUrl'],
    ['of another type', { expires_in: { type: 'integer' } }, { expiresIn: { type: 'string' } }, undefined],
    ['that means something else', { created_at: {} }, { updated_at: {} }, undefined],
    ['in two ways', { petName: {} }, { pet_name: {}, 'pet-name': {} }, undefined],
  ])('%s', (_, old, next, name) => {
    const found = diff(members(old), members(next));
    expect(renamed(found)).toEqual([name]);
    const said = found.changes.some(({ message }) => message.endsWith(`; it is likely called ${name} now`));
    expect(said).toBe(name !== undefined);
  });

  test('stays a removal: operations, parameters, components', () => {
    const at = (path: string, name: string): Contract =>
      contract({
        paths: {
          [path]: { get: { parameters: [{ name, in: 'query', schema: {} }], responses: { 200: { description: '' } } } },
        },
      });
    expect(diff(at('/v1/pets', 'q'), at('/v2/pets', 'q')).changes).toContainEqual(
      expect.objectContaining({ rule: 'operation-removed', impact: 'breaking', renamedTo: 'GET /v2/pets' }),
    );
    expect(renamed(diff(at('/pets', 'page_size'), at('/pets', 'pageSize')))).toEqual(['pageSize']);
    const named = (name: string, more: Members): Contract =>
      contract({ components: { schemas: { [name]: { type: 'object', properties: { id: {}, name: {}, ...more } } } } });
    expect(renamed(diff(named('PetDetails', {}), named('PetDetail', { age: {} })))).toEqual(['PetDetail']);
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
      const found = changes(count);
      expect(found).toContainEqual(expect.objectContaining({ rule: 'request-type-changed', impact: 'breaking' }));
      expect(found.filter(({ undecided, impact }) => undecided !== undefined && impact === 'breaking')).toEqual([]);
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

  test('a variant is known by its tag, whatever became of the rest', () => {
    const variant = (tag: string, type: string): Json => ({
      type: 'object',
      properties: { kind: { const: tag }, value: { type } },
      required: ['kind'],
    });
    const { changes } = diff(
      reading({ oneOf: [variant('a', 'string'), variant('b', 'integer')] }),
      reading({ oneOf: [variant('b', 'string'), variant('a', 'string')] }),
    );
    expect(changes.map(({ rule, pointer }) => [rule, pointer.slice(pointer.indexOf('/oneOf'))])).toEqual([
      ['response-type-changed', '/oneOf/0/properties/value'],
    ]);
  });

  test('names that every object has', () => {
    const named = (type: string): Json =>
      JSON.parse(
        `{ "type": "object", "properties": { "__proto__": { "type": "${type}" }, "constructor": {} } }`,
      ) as Json;
    expect(diff(sending(named('string')), sending(named('integer'))).changes.map(({ rule }) => rule)).toEqual([
      'request-type-changed',
    ]);
  });

  test('a chain of thousands of references', () => {
    const chain = (leaf: Json): Members =>
      Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [
          `N${index}`,
          index === 2999 ? leaf : { type: 'object', properties: { next: ref(`N${index + 1}`) } },
        ]),
      );
    const { changes } = diff(
      sending(ref('N0'), chain({ type: 'string' })),
      sending(ref('N0'), chain({ type: 'integer' })),
    );
    expect(changes.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['request-type-changed', '/components/schemas/N2999'],
    ]);
  });

  test('thousands of components under other names', () => {
    const ring = (name: string): Members =>
      Object.fromEntries(
        Array.from({ length: 2500 }, (_, index) => [
          `${name}${index}`,
          { type: 'object', properties: { [`own${index % 500}`]: {}, next: ref(`${name}${(index + 1) % 2500}`) } },
        ]),
      );
    const { changes } = diff(reading(ref('Cat0'), ring('Cat')), reading(ref('Dog0'), ring('Dog')));
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set(['component-schema-renamed']));
    expect(changes).toHaveLength(2500);
  });

  test('one of thousands of listed values', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `value ${index}`);
    const { changes } = diff(sending({ enum: values }), sending({ enum: values.filter((one) => one !== 'value 777') }));
    expect(changes).toMatchObject([
      { rule: 'request-enum-value-removed', witness: { value: 'value 777', acceptedBy: 'old' } },
    ]);
  });

  test('nonsense everywhere', () => {
    const odd = contract({
      paths: {
        '/a': { get: { responses: { 200: null }, parameters: [null, { name: 3 }], 'x-sunset': {} } },
        '/b': null,
      },
      servers: [null, { url: 5 }],
      tags: [null],
      components: { schemas: { A: 5, B: { type: 7, properties: [], oneOf: {}, 'x-json-structure': [1] } } },
    });
    expect(() => [diff(odd, operation()), diff(operation(), odd)]).not.toThrow();
    expect(diff(odd, odd).changes).toEqual([]);
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
    const changeset = changesetOf(changes, new Map(['b', '@pets/a'].map((name) => [name, changes.bump])));
    expect(changeset?.name).toMatch(/^contract-[0-9a-f]{12}\.md$/u);
    expect(changeset?.text).toContain('---\n"@pets/a": major\n"b": major\n---\n');
    expect(changeset?.text).toContain('`POST /pets`');
    const none = diff(operation(), operation());
    expect(changesetOf(none, new Map([['b', none.bump]]))).toBeUndefined();
  });
});
