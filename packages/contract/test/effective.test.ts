import { describe, expect, test } from 'vitest';
import { contractOf, effectiveHash, effectiveSchema, schemaClasses, typesOf, type Contract } from '../src/index.ts';

type Members = Readonly<Record<string, unknown>>;

const contract = (schemas: Members): Contract =>
  contractOf({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, components: { schemas } }, { name: 'pets' });

const factsOf = (schemas: Members, name = 'Pet') =>
  effectiveSchema(contract(schemas), `/components/schemas/${name}`).facts;

describe('the effective form of a schema', () => {
  test('folds allOf and references into one set of members', () => {
    const facts = factsOf({
      Base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { name: { type: 'string' } } }] },
    });
    expect([...facts.properties.values()].map(({ name, required, pointer }) => [name, required, pointer])).toEqual([
      ['id', true, '/components/schemas/Base/properties/id'],
      ['name', false, '/components/schemas/Pet/allOf/1/properties/name'],
    ]);
    expect(facts.pointer).toBe('/components/schemas/Pet');
  });

  test('knows where a keyword is stated', () => {
    const facts = factsOf({
      Name: { type: 'string', maxLength: 3 },
      Pet: { $ref: '#/components/schemas/Name', description: 'The name' },
    });
    expect(facts.pointer).toBe('/components/schemas/Name');
    expect(facts.placeOf('description')).toBe('/components/schemas/Pet');
  });

  test.each<[string, Members, string[]]>([
    ['a list of types', { type: ['string', 'null'] }, ['null', 'string']],
    ['null as a branch', { oneOf: [{ type: 'null' }, { type: 'string' }] }, ['null', 'string']],
    ['one branch per type', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, ['number', 'string']],
    ['a constant', { const: 'a' }, ['string']],
    ['no type', {}, ['null', 'boolean', 'number', 'string', 'array', 'object']],
  ])('reads the types of %s', (_, Pet, types) => {
    expect(typesOf(factsOf({ Pet }).types)).toEqual(types);
  });

  test('makes one interval of bounds and the range of a format', () => {
    const { minimum, maximum, step } = factsOf({ Pet: { type: 'integer', format: 'int32', exclusiveMinimum: 0 } });
    expect([minimum?.value, minimum?.exclusive, maximum?.value, step]).toEqual([1, false, 2_147_483_647, 1]);
  });

  test('closes what one part of allOf closes for the others', () => {
    const { properties } = factsOf({
      Pet: {
        allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: { type: 'string' } } }],
      },
    });
    expect(properties.get('b')?.schema.facts.types).toBe(0);
  });

  test('finds the member that tells branches apart', () => {
    const branch = (kind: string) => ({ type: 'object', properties: { kind: { const: kind } }, required: ['kind'] });
    const [union] = factsOf({ Pet: { oneOf: [branch('cat'), branch('dog')] } }).unions;
    expect(union?.tag?.property).toBe('kind');
    expect([...(union?.tag?.branches ?? [])]).toEqual([
      ['cat', 0],
      ['dog', 1],
    ]);
  });

  test('takes a reference that leads nowhere as free, and says so', () => {
    expect(effectiveSchema(contract({}), '/components/schemas/Nowhere').facts.dangling).toEqual([
      '#/components/schemas/Nowhere',
    ]);
  });

  test('shares nodes, so that recursion ends', () => {
    const facts = factsOf({ Pet: { type: 'object', properties: { parent: { $ref: '#/components/schemas/Pet' } } } });
    expect(facts.properties.get('parent')?.schema.facts).toBe(facts);
  });
});

describe('the hash of a contract', () => {
  const tree = (rest: Members = {}) => ({
    type: 'object',
    properties: { next: { $ref: '#/components/schemas/Pet' } },
    ...rest,
  });

  test('is the same for the same meaning', () => {
    const once = effectiveHash(contract({ Pet: tree() }));
    expect(effectiveHash(contract({ Pet: tree({ description: 'A pet' }) }))).toBe(once);
    expect(effectiveHash(contract({ Pet: { ...tree(), properties: { next: tree() } } }))).toBe(once);
  });

  test('differs for another meaning', () => {
    expect(effectiveHash(contract({ Pet: tree({ required: ['next'] }) }))).not.toBe(
      effectiveHash(contract({ Pet: tree() })),
    );
  });
});

describe('the classes of two contracts', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const relate = (old: Members, next: Members) => {
    const [olds, news] = [old, next].map((schemas) => {
      const read = contract(schemas);
      return Object.keys(schemas).map((name) => effectiveSchema(read, `/components/schemas/${name}`));
    });
    return { ...schemaClasses(olds ?? [], news ?? []), old: olds?.[0], next: news?.[0] };
  };

  const tree = (value: Members): Members => ({
    Tree: { type: 'object', properties: { below: { type: 'array', items: ref('Tree') }, leaf: ref('Leaf') } },
    Leaf: value,
  });

  test.each<[string, Members, Members, { identical: boolean; same: boolean }]>([
    [
      'members in another order',
      { Pet: { type: 'string', maxLength: 3 } },
      { Pet: { maxLength: 3, type: 'string' } },
      { identical: true, same: true },
    ],
    [
      'other prose',
      { Pet: { type: 'string', title: 'A' } },
      { Pet: { type: 'string', title: 'B' } },
      { identical: false, same: true },
    ],
    [
      'a member that is called like prose',
      { Pet: { properties: { title: { type: 'string' } } } },
      { Pet: { properties: { title: { type: 'integer' } } } },
      { identical: false, same: false },
    ],
    ['other words', { Pet: { const: 'a' } }, { Pet: { allOf: [{ enum: ['a'] }] } }, { identical: false, same: true }],
    ['the same cycle', tree({ type: 'string' }), tree({ type: 'string' }), { identical: true, same: true }],
    [
      'other prose behind a cycle',
      tree({ type: 'string' }),
      tree({ type: 'string', title: 'A' }),
      { identical: false, same: true },
    ],
    [
      'another type behind a cycle',
      tree({ type: 'string' }),
      tree({ type: 'integer' }),
      { identical: false, same: false },
    ],
    [
      'a cycle under another name',
      { Pet: { properties: { next: ref('Pet') } } },
      { Animal: { properties: { next: ref('Animal') } } },
      { identical: false, same: true },
    ],
    ['the same dangling reference', { Pet: ref('Nowhere') }, { Pet: ref('Nowhere') }, { identical: true, same: true }],
  ])('%s', (_, before, after, expected) => {
    const { identical, same, old, next } = relate(before, after);
    if (old === undefined || next === undefined) throw new Error('a component is missing');
    expect({ identical: identical(old, next), same: same(old, next) }).toEqual(expected);
  });

  test('know what the old contract had below another schema', () => {
    const part = { type: 'object', properties: { id: { type: 'string' } } };
    const had = relate({ Pet: { type: 'array', items: part } }, { Part: { allOf: [part] } });
    const lacked = relate({ Pet: { type: 'array' } }, { Part: part });
    expect(had.next && had.knownToOld(had.next)).toBe(true);
    expect(lacked.next && lacked.knownToOld(lacked.next)).toBe(false);
  });
});
