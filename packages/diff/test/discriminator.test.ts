import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract, reading, sending } from './cases/contracts.ts';

const done = { responses: { 204: { description: 'Done' } } };
const variant = (...names: string[]): object => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names,
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const toldOf = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ impact, rule }) => `${impact} ${rule}`);

describe('the tag of a discriminator', () => {
  const schemas = { Cat: variant('kind'), Dog: variant('kind', 'bark'), Bird: variant('kind', 'wing') };
  const union = (mapping: Record<string, string>, ...names: string[]): object => ({
    oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: 'kind', mapping },
  });

  test.each([
    [
      'is told where it is mapped, not in the variant',
      union({ cat: 'Cat', dog: 'Dog' }, 'Cat', 'Dog'),
      union({ cat: 'Cat', hound: 'Dog' }, 'Cat', 'Dog'),
      ['compatible request-discriminator-mapping-added', 'breaking request-discriminator-mapping-removed'],
    ],
    [
      'narrows no component that joins the union',
      union({ cat: 'Cat' }, 'Cat'),
      union({ cat: 'Cat', dog: 'Dog' }, 'Cat', 'Dog'),
      ['compatible request-wrapped-in-union'],
    ],
    [
      'is that of a component in which a branch is wrapped',
      union({ cat: 'Cat' }, 'Cat', 'Dog'),
      {
        oneOf: ['Cat', 'Dog'].map((name) => ({ allOf: [{ $ref: `#/components/schemas/${name}` }] })),
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } },
      },
      [],
    ],
    [
      'is that of a component that may be null there',
      union({ cat: 'Cat' }, 'Cat', 'Dog'),
      {
        oneOf: [
          { $ref: '#/components/schemas/Cat' },
          { anyOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'null' }] },
        ],
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } },
      },
      ['compatible request-became-nullable'],
    ],
    [
      'goes as a variant is no component any more, which may hold anything then',
      union({}, 'Cat', 'Dog'),
      {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, variant('kind', 'bark')],
        discriminator: { propertyName: 'kind' },
      },
      ['breaking request-discriminator-mapping-removed', 'compatible request-const-removed'],
    ],
    [
      'is none where no variant is a component',
      { oneOf: [variant('kind'), variant('kind', 'bark')], discriminator: { propertyName: 'kind' } },
      { oneOf: [variant('kind'), variant('kind', 'bark')] },
      [],
    ],
  ])('%s', (_, old, next, told) => {
    expect(toldOf(sending(old, schemas), sending(next, schemas))).toEqual(told);
  });

  test('goes with its union from who uses the variant besides', () => {
    const used = (union: object, ...paths: string[]): Contract => {
      const sent = (schema: object): object => ({
        post: { ...done, requestBody: { content: { 'application/json': { schema } } } },
      });
      const [first = '', ...others] = paths;
      const cats = others.map((name) => [name, sent({ $ref: '#/components/schemas/Cat' })]);
      const paired = Object.fromEntries([[first, sent({ $ref: '#/components/schemas/Pet' })], ...cats]);
      return contract({ paths: paired, components: { schemas: { ...schemas, Pet: union } } });
    };
    const [two, one] = [union({}, 'Dog', 'Bird', 'Cat'), union({}, 'Dog', 'Bird')];
    const joins = 'compatible request-one-of-branch-added';
    expect(toldOf(used(one, '/pets'), used(two, '/pets'))).toEqual([joins]);
    expect(toldOf(used(one, '/pets', '/cats'), used(two, '/pets', '/cats'))).toEqual([
      joins,
      'breaking request-const-added',
    ]);
  });
});

describe('a tag that came, went or is another member', () => {
  const union = (propertyName: string, mapping: Record<string, string>): Contract =>
    reading(
      { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName, mapping } },
      { Cat: variant('kind', 'sort'), Dog: variant('kind', 'sort', 'bark') },
    );
  const cats = { cat: 'Cat', dog: 'Dog' };

  test.each<[rule: string, old: Contract, next: Contract, members: object]>([
    ['mapping-added', union('kind', cats), union('kind', { ...cats, lion: 'Cat' }), { kind: 'lion' }],
    ['mapping-added', union('kind', cats), union('kind', { cat: 'Cat', hound: 'Dog' }), { kind: 'hound' }],
    ['property-changed', union('kind', cats), union('sort', cats), { sort: 'cat' }],
  ])('%s is shown by a value that only the one side takes', (rule, old, next, members) => {
    const shown = diff(old, next).changes.find((change) => change.rule === `response-discriminator-${rule}`);
    expect(shown?.witness).toEqual({ acceptedBy: 'new', value: expect.objectContaining(members) });
  });
});

describe('a variant', () => {
  const union = (tags: Record<string, string>, isMapped = true): Contract =>
    reading(
      {
        oneOf: Object.values(tags).map(ref),
        discriminator: { propertyName: 'kind', ...(isMapped && { mapping: tags }) },
      },
      Object.fromEntries(Object.values(tags).map((name) => [name, variant('kind', name)])),
    );
  const impacts = (old: Contract, next: Contract): readonly string[] =>
    toldOf(old, next).filter((line) => !line.includes('component'));

  test('of which no tag is known any more breaks who reads it; another tag may be one of the enums that grow', () => {
    const [sepa, debit] = [union({ card: 'Card', sepa: 'Sepa' }), union({ card: 'Card', debit: 'Sepa' })];
    expect(impacts(sepa, debit)).toEqual([
      'breaking response-discriminator-mapping-added',
      'compatible response-discriminator-mapping-removed',
    ]);
  });

  test.each([true, false])('that is another one now is told without its tag, mapped: %s', (isMapped) => {
    const [sepa, debit] = [
      union({ card: 'Card', sepa: 'Sepa' }, isMapped),
      union({ card: 'Card', cash: 'Cash' }, isMapped),
    ];
    expect(impacts(sepa, debit)).toEqual([
      'breaking response-one-of-branch-added',
      'compatible response-one-of-branch-removed',
    ]);
  });
});

describe('another member for a tag, or none,', () => {
  const pets = (discriminator?: object): Record<string, unknown> => ({
    Pet: { oneOf: [ref('Cat'), ref('Dog')], ...(discriminator && { discriminator }) },
    Cat: variant('purr'),
    Dog: variant('bark'),
  });
  const [kind, sort, none] = [pets({ propertyName: 'kind' }), pets({ propertyName: 'sort' }), pets()];
  const reads = (name: string): object => ({
    get: { responses: { 200: { description: 'Found', content: { 'application/json': { schema: ref(name) } } } } },
  });
  const changes = (old: object, next: object, names: readonly string[]): readonly string[] => {
    const paths = Object.fromEntries(names.map((name) => [`/${name}`, reads(name)]));
    const [before, after] = [old, next].map((schemas) => contract({ paths, components: { schemas } })) as [
      Contract,
      Contract,
    ];
    return diff(before, after).changes.map(({ impact, rule, operation, operations = [operation] }) =>
      [impact, rule, ...operations].join(' '),
    );
  };

  test.each<[string, names: readonly string[], operations: string]>([
    ['of which no operation uses the union', ['Dog'], 'GET /Dog'],
    ['beside the union', ['Dog', 'Pet'], 'GET /Dog GET /Pet'],
  ])('is told of the union with all who use a branch by itself, %s', (_, names, operations) => {
    expect(changes(kind, sort, names)).toEqual([`breaking response-discriminator-property-changed ${operations}`]);
    expect(changes(kind, none, names)).toEqual([`breaking response-discriminator-removed ${operations}`]);
  });

  test('is told of a branch where it does another harm to who uses that', () => {
    expect(changes(none, kind, ['Dog', 'Pet'])).toEqual([
      'compatible response-required-property-added GET /Dog GET /Pet',
      'risky response-discriminator-added GET /Pet',
    ]);
  });
});
