import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff, type DiffOptions } from '../src/index.ts';

type Members = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const ref = (name: string): Members => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown): Members => ({ content: { 'application/json': { schema } } });
const sends = (schema: unknown): Members => ({
  post: { requestBody: json(schema), responses: { 204: { description: 'Done' } } },
});
const reads = (schema: unknown): Members => ({
  get: { responses: { 200: { description: 'Found', ...json(schema) } } },
});

/** What takes in another component, and has members of its own. */
const heir = (properties: Members = {}, base = 'Pet'): Members => ({
  allOf: [ref(base), { type: 'object', properties }],
});
const pet = (discriminator?: Members, properties: Members = { kind: text }): Members => ({
  type: 'object',
  properties,
  required: ['kind'],
  ...(discriminator && { discriminator }),
});
const kind = { propertyName: 'kind' };
const mapped = (mapping: Readonly<Record<string, string>>): Members => ({ ...kind, mapping });

const pets = (schemas: Members, paths: Members, openapi = '3.1.0'): Contract =>
  contractOf(
    { openapi, info: { title: 'Pets', version: '1.0.0' }, paths, components: { schemas } },
    { name: 'pets', file: 'pets.yaml' },
  );

const toldOf = (old: Contract, next: Contract, options?: DiffOptions): readonly string[] =>
  diff(old, next, options).changes.map(({ impact, rule, operation, operations = [operation] }) =>
    [impact, rule, operations.join(', ')].join(' ').trim(),
  );

const base = { Pet: pet(kind), Cat: heir({ purr: text }), Dog: heir({ bark: text }) };
const named = (mapping: Readonly<Record<string, string>>): Members => ({ ...base, Pet: pet(mapped(mapping)) });

describe('a base, as components take it in by allOf', () => {
  const sent = { '/pets': sends(ref('Pet')) };
  const read = { '/pets': reads(ref('Pet')) };

  test.each<[string, Members, Members, request: readonly string[], response: readonly string[]]>([
    [
      'has a tag that is called otherwise',
      named({ cat: 'Cat', dog: 'Dog' }),
      named({ cat: 'Cat', hound: 'Dog' }),
      ['compatible request-discriminator-mapping-added', 'breaking request-discriminator-mapping-removed'],
      ['risky response-discriminator-mapping-added', 'compatible response-discriminator-mapping-removed'],
    ],
    [
      'has a subtype more',
      { Pet: pet(kind), Cat: heir({ purr: text }) },
      base,
      ['compatible component-schema-added', 'compatible request-discriminator-mapping-added'],
      ['compatible component-schema-added', 'risky response-discriminator-mapping-added'],
    ],
    [
      'has one less, and its mapping with it',
      named({ cat: 'Cat', dog: 'Dog' }),
      { Pet: pet(mapped({ cat: 'Cat' })), Cat: heir({ purr: text }) },
      ['risky component-schema-removed', 'breaking request-discriminator-mapping-removed'],
      ['risky component-schema-removed', 'compatible response-discriminator-mapping-removed'],
    ],
    [
      'is told apart by another member',
      base,
      { ...base, Pet: pet({ propertyName: 'sort' }) },
      ['breaking request-discriminator-property-changed'],
      ['breaking response-discriminator-property-changed'],
    ],
    [
      'is told apart by another member, as are the heirs of its heirs',
      { ...base, Pup: heir({}, 'Dog') },
      { ...base, Pup: heir({}, 'Dog'), Pet: pet({ propertyName: 'sort' }) },
      ['breaking request-discriminator-property-changed'],
      ['breaking response-discriminator-property-changed'],
    ],
    [
      'is told apart now',
      { ...base, Pet: pet() },
      base,
      ['compatible request-discriminator-added'],
      ['risky response-discriminator-added'],
    ],
    [
      'is told apart no more',
      base,
      { ...base, Pet: pet() },
      ['compatible request-discriminator-removed'],
      ['risky response-discriminator-removed'],
    ],
    [
      'has a subtype that takes less',
      base,
      { ...base, Dog: heir({ bark: { ...text, maxLength: 5 } }) },
      ['breaking request-max-length-added'],
      ['compatible response-max-length-added'],
    ],
    [
      'takes less itself',
      { ...base, Pet: pet(kind, { kind: text, name: text }) },
      { ...base, Pet: pet(kind, { kind: text, name: { ...text, maxLength: 5 } }) },
      ['breaking request-max-length-added'],
      ['compatible response-max-length-added'],
    ],
    [
      'has an heir in the second generation that takes less',
      { ...base, Pup: heir({ age: { type: 'number' } }, 'Dog') },
      { ...base, Pup: heir({ age: { type: 'integer' } }, 'Dog') },
      ['breaking request-type-narrowed'],
      ['compatible response-type-narrowed'],
    ],
    [
      'has a component in the place of another one',
      named({ cat: 'Cat', dog: 'Dog' }),
      { Pet: pet(mapped({ cat: 'Cat', dog: 'Hound' })), Cat: base.Cat, Hound: base.Dog },
      ['risky component-schema-renamed'],
      ['risky component-schema-renamed'],
    ],
    [
      'has tags that mean another component each',
      named({ cat: 'Cat', dog: 'Dog' }),
      named({ cat: 'Dog', dog: 'Cat' }),
      ['purr', 'bark'].flatMap(() => ['compatible request-property-added', 'risky request-property-removed']),
      ['purr', 'bark'].flatMap(() => ['compatible response-property-added', 'risky response-property-removed']),
    ],
  ])('%s', (_, old, next, request, response) => {
    const inOrder = (told: readonly string[]): readonly string[] =>
      told.map((one) => one.replace(/ (?:POST|GET) \/pets$/u, '')).toSorted();
    expect(inOrder(toldOf(pets(old, sent), pets(next, sent)))).toEqual(request.toSorted());
    expect(inOrder(toldOf(pets(old, read), pets(next, read)))).toEqual(response.toSorted());
  });

  test('stands for what has no known tag since OpenAPI 3.2', () => {
    const open = (defaultMapping: string): Members => ({ ...base, Pet: pet({ ...kind, defaultMapping }) });
    const told = (old: Members, next: Members): readonly string[] =>
      toldOf(pets(old, read, '3.2.0'), pets(next, read, '3.2.0'));
    expect(told(open('Cat'), open('Dog'))).toEqual(['risky response-discriminator-mapping-changed GET /pets']);
    expect(told(base, open('Dog'))).toEqual(['risky response-discriminator-mapping-changed GET /pets']);
    expect(told(open('Dog'), base)).toEqual(['compatible response-discriminator-mapping-changed GET /pets']);
  });

  test('leads from each operation that refers to it to what its subtypes are', () => {
    const used = {
      '/a': reads({ type: 'array', items: ref('Pet') }),
      '/b': reads({ anyOf: [ref('Pet'), { type: 'null' }] }),
      '/c': reads({ allOf: [ref('Pet')], description: 'The pet' }),
      '/d': reads({ type: 'object', properties: { pet: { ...ref('Pet'), description: 'The pet' } } }),
      '/e': reads({ oneOf: [ref('Pet'), text] }),
    };
    const edited = { ...base, Dog: heir({ bark: { type: 'integer' } }) };
    const operations = 'GET /a, GET /b, GET /c, GET /d, GET /e';
    expect(toldOf(pets(base, used), pets(edited, used))).toEqual([`breaking response-type-changed ${operations}`]);
    expect(toldOf(pets(base, used), pets(edited, used), { annotations: false })).toHaveLength(1);
    expect(toldOf(pets(named({ dog: 'Dog' }), used), pets(named({ hound: 'Dog' }), used))).toEqual([
      `risky response-discriminator-mapping-added ${operations}`,
      `compatible response-discriminator-mapping-removed ${operations}`,
    ]);
    expect(toldOf(pets(base, used), pets({ ...base, Pet: pet() }, used))).toEqual([
      `risky response-discriminator-removed ${operations}`,
    ]);
  });

  test.each([
    ['nullable', '3.0.3', (dog: Members): Members => ({ ...dog, nullable: true })],
    ['an alternative to null', '3.1.0', (dog: Members): Members => ({ anyOf: [dog, { type: 'null' }] })],
  ])('keeps a subtype that became %s', (_, openapi, nullable) => {
    const next = { ...base, Dog: nullable(heir({ bark: text })) };
    const told = (paths: Members): readonly string[] => toldOf(pets(base, paths, openapi), pets(next, paths, openapi));
    expect(told(sent)).toEqual(['compatible request-became-nullable POST /pets']);
    expect(told(read)).toEqual(['breaking response-became-nullable GET /pets']);
  });

  test('is no way to a subtype for who takes it in', () => {
    const paths = { '/cats': sends(ref('Cat')), '/dogs': reads(ref('Dog')) };
    const next = { ...base, Dog: heir({ bark: { ...text, maxLength: 5 } }) };
    expect(toldOf(pets(base, paths), pets(next, paths))).toEqual(['compatible response-max-length-added GET /dogs']);
  });

  test('tells of a tag what who uses the subtype besides has to know', () => {
    const paths = { ...sent, '/dogs': reads(ref('Dog')) };
    expect(toldOf(pets(named({ dog: 'Dog' }), paths), pets(named({ hound: 'Dog' }), paths))).toEqual([
      'compatible request-discriminator-mapping-added POST /pets',
      'breaking request-discriminator-mapping-removed POST /pets',
      'breaking response-const-changed GET /dogs',
    ]);
  });

  describe('has another tag, or none, which is told of the base', () => {
    const sorted = { ...base, Pet: pet({ propertyName: 'sort' }) };
    const untold = { ...base, Pet: pet() };
    const dogs = { '/dogs': reads(ref('Dog')) };
    test.each<[string, paths: Members, Members, Members, told: readonly string[]]>([
      ['to who reads a subtype', dogs, base, sorted, ['breaking response-discriminator-property-changed GET /dogs']],
      [
        'to who sends a subtype of a subtype',
        { '/pups': sends(ref('Pup')) },
        { ...base, Pup: heir({}, 'Dog') },
        { ...sorted, Pup: heir({}, 'Dog') },
        ['breaking request-discriminator-property-changed POST /pups'],
      ],
      [
        'to all who read it or a subtype',
        { ...read, ...dogs },
        base,
        sorted,
        ['breaking response-discriminator-property-changed GET /pets, GET /dogs'],
      ],
      [
        'with the harm that is done to who reads a subtype',
        dogs,
        base,
        untold,
        ['breaking response-discriminator-removed GET /dogs'],
      ],
      [
        'with the harm that is done to who sends a subtype',
        { '/dogs': sends(ref('Dog')) },
        untold,
        base,
        ['breaking request-discriminator-added POST /dogs'],
      ],
      [
        'in each direction',
        { ...dogs, '/cats': sends(ref('Cat')) },
        untold,
        base,
        ['compatible response-discriminator-added GET /dogs', 'breaking request-discriminator-added POST /cats'],
      ],
      [
        'with another harm than is done to who reads a subtype, which is told there',
        { ...read, ...dogs },
        base,
        untold,
        ['risky response-discriminator-removed GET /pets', 'breaking response-const-removed GET /dogs'],
      ],
    ])('%s', (_, paths, old, next, told) => {
      expect(toldOf(pets(old, paths), pets(next, paths))).toEqual(told);
    });

    test('with the harm that is done to who reads or sends subtypes with it, where only they have the tag', () => {
      const named = (discriminator?: Members): Members => ({
        ...base,
        Pet: { ...pet(discriminator, { name: text }), required: ['name'] },
      });
      const [tagged, plain] = [named(kind), named()];
      expect(toldOf(pets(tagged, read), pets(plain, read))).toEqual([
        'breaking response-discriminator-removed GET /pets',
      ]);
      expect(toldOf(pets(plain, sent), pets(tagged, sent))).toEqual([
        'breaking request-discriminator-added POST /pets',
      ]);
      const all = { ...read, ...dogs };
      expect(toldOf(pets(tagged, all), pets(plain, all))).toEqual([
        'breaking response-discriminator-removed GET /pets, GET /dogs',
      ]);
    });
  });

  const renamed = {
    Animal: pet(kind),
    Alias: ref('Animal'),
    Cat: heir({ purr: text }, 'Animal'),
    Dog: heir({ bark: text }, 'Animal'),
  };
  test.each<[string, Contract]>([
    ['is called otherwise', pets(renamed, { '/pets': reads(ref('Animal')) })],
    ['is referred to by another name', pets(renamed, { '/pets': reads(ref('Alias')) })],
    ['stands where it is used', pets(base, { '/pets': reads(pet(kind)) })],
  ])('is as it was when it %s', (_, next) => {
    expect(toldOf(pets(base, read), next).filter((told) => !/component/u.test(told))).toEqual([]);
  });
});
