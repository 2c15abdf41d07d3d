import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { contract, reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Schemas = Readonly<Record<string, Json>>;

const text = { type: 'string' };
const object = (properties: object, more: object = {}): Json => ({ type: 'object', properties, ...more });
const having = (name: string): object => ({ type: 'object', properties: { [name]: text }, required: [name] });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const told = (changes: readonly Change[]): readonly string[] =>
  changes.filter(({ rule }) => rule !== 'component-schema-added').map(({ rule, impact }) => `${impact} ${rule}`);

describe('an edit is told where it counts', () => {
  const traits = (values: readonly string[]): Schemas => ({
    Easing: { ...text, enum: values },
    Trait: object({ easing: ref('Easing') }),
    Node: { allOf: [ref('Trait'), object({ name: text })] },
  });

  test('below a component that others take in, for those who read it', () => {
    const { changes } = diff(reading(ref('Node'), traits(['a', 'b'])), reading(ref('Node'), traits(['a'])));
    expect(told(changes)).toEqual(['compatible response-enum-value-removed']);
  });

  test('and both ways below a component that nobody takes in, which no operation can break', () => {
    const { changes } = diff(reading(text, traits(['a', 'b'])), reading(text, traits(['a'])));
    expect(told(changes).toSorted()).toEqual([
      'compatible response-enum-value-removed',
      'risky request-enum-value-removed',
    ]);
  });

  test('with the texts of what is taken in', () => {
    const described = (description: string): Schemas => ({
      Trait: object({ easing: text }, { description }),
      Node: { allOf: [ref('Trait')], description: 'A node', properties: { name: text } },
    });
    const { changes } = diff(reading(ref('Node'), described('One')), reading(ref('Node'), described('Another')));
    expect(changes.map(({ rule, location }) => [rule, location])).toEqual([
      ['annotation-changed', 'components.schemas.Trait'],
    ]);
  });

  test.each([
    ['type', text, { type: 'integer' }, 'breaking request-type-changed'],
    ['null', text, { type: ['string', 'null'] }, 'compatible request-became-nullable'],
    ['format', text, { ...text, format: 'uuid' }, 'risky request-format-added'],
    ['limit', text, { ...text, maxLength: 3 }, 'breaking request-max-length-added'],
    ['text for people', text, { ...text, examples: ['a'] }, 'compatible annotation-changed'],
    [
      'union',
      object({ a: text }, { required: ['a'] }),
      { oneOf: [object({ a: text }, { required: ['a'] }), { type: 'array' }] },
      'compatible request-wrapped-in-union',
    ],
  ])('of a component that its uses describe, once and in the component: its %s', (_, old, next, expected) => {
    const uses = object({
      one: { description: 'One', allOf: [ref('Name')] },
      other: { description: 'Another', $ref: '#/components/schemas/Name' },
      third: ref('Name'),
    });
    const { changes } = diff(sending(uses, { Name: old }), sending(uses, { Name: next }));
    expect(told(changes)).toEqual([expected]);
    expect(changes[0]).toMatchObject({
      oldPointer: '/components/schemas/Name',
      newPointer: '/components/schemas/Name',
      operation: 'POST /pets',
    });
  });

  test('that stands once, though lowering copies it', () => {
    const swagger = (schema: object): Contract =>
      contractOf({
        swagger: '2.0',
        info: { title: 'Pets', version: '1.0.0' },
        consumes: ['application/json', 'application/xml'],
        paths: {
          '/pets': {
            post: { parameters: [{ in: 'body', name: 'pet', schema }], responses: { 204: { description: 'Done' } } },
          },
        },
      });
    const structure = (required: readonly string[]): Contract =>
      contractOf({
        $schema: 'https://json-structure.org/meta/core/v0/#',
        $id: 'https://pets.test/pet',
        name: 'Pets',
        $root: '#/definitions/Pet',
        definitions: {
          Base: { abstract: true, type: 'object', properties: { id: text } },
          Pet: {
            type: 'choice',
            $extends: '#/definitions/Base',
            selector: 'kind',
            choices: { cat: { type: { $ref: '#/definitions/Cat' } } },
          },
          Cat: { type: 'object', $extends: '#/definitions/Base', properties: { lives: text }, required },
        },
      });
    expect(told(diff(swagger(text), swagger({ ...text, maxLength: 3 })).changes)).toEqual([
      'breaking request-max-length-added',
    ]);
    expect(told(diff(structure([]), structure(['lives'])).changes)).toEqual([
      'breaking request-property-became-required',
      'compatible response-property-became-required',
    ]);
  });

  test('with a schema where there was none, whatever it describes', () => {
    const pet = object({ name: text }, { required: ['name'] });
    expect(told(diff(sending({}), sending(pet)).changes)).toEqual(['breaking request-schema-added']);
    expect(told(diff(reading(pet), reading({})).changes)).toEqual(['breaking response-schema-removed']);
  });

  test('with the texts of a union, which are not those of its branches', () => {
    const pet = object({ name: text }, { required: ['name'] });
    const one = { description: 'A pet', ...(pet as object) };
    const several = { description: 'A pet', oneOf: [pet, { type: 'array' }] };
    expect(told(diff(sending(one), sending(several)).changes)).toEqual(['compatible request-wrapped-in-union']);
  });

  test('in a variant, whatever becomes of the variants beside it', () => {
    const rule = (kind: string, parameters: Json): Json =>
      object({ kind: { const: kind }, parameters }, { required: ['kind'] });
    const size = (maximum: number): Json => object({ size: { type: 'integer', maximum } }, { required: ['size'] });
    const variants = (maximum: number, ...more: readonly Json[]): Json => ({
      oneOf: [rule('size', size(maximum)), rule('path', object({ path: text })), ...more],
    });
    const { changes } = diff(reading(variants(256)), reading(variants(512, rule('other', object({})))));
    expect(told(changes).toSorted()).toEqual([
      'breaking response-one-of-branch-added',
      'risky response-maximum-raised',
    ]);
  });
});

describe('an edit is told once', () => {
  const schemas = { User: object({ name: text }), Firm: object({ firm: text }, { required: ['firm'] }) };
  const [one, several] = [{ anyOf: [ref('User'), { type: 'null' }] }, { oneOf: [ref('User'), ref('Firm')] }];

  test.each([
    ['null that went as variants came', one, several, 'became-not-nullable'],
    ['null that came as variants went', several, one, 'became-nullable'],
  ])('%s', (_, old, next, stem) => {
    for (const place of [sending, reading]) {
      const { changes } = diff(place(old, schemas), place(next, schemas));
      expect(changes.filter(({ rule }) => rule.endsWith(stem))).toHaveLength(1);
    }
  });

  test('with what another variant takes then, where one becomes impossible', () => {
    const [some, none] = [{ enum: ['a', 'b'] }, { not: {} }].map((part) => ({ oneOf: [part, {}] }));
    const { changes } = diff(reading(some), reading(none));
    expect(changes.map(({ impact, rule, pointer }) => [impact, rule, pointer.split('/schema/')[1]])).toEqual([
      ['breaking', 'response-type-narrowed', 'oneOf/0'],
    ]);
  });

  test.each<[string, object]>([
    ['an item that can be nothing', { prefixItems: [text, false] }],
    ['a limit', { prefixItems: [text, text], maxItems: 1 }],
  ])('of a tuple that %s cuts short', (_, cut) => {
    const [whole, short] = [{ prefixItems: [text, text] }, cut].map((more) => ({ type: 'array', ...more }));
    const both = (old: Json, next: Json): readonly string[] =>
      [sending, reading].flatMap((place) => told(diff(place(old), place(next)).changes));
    expect(both(whole, short)).toEqual(['breaking request-max-items-added', 'compatible response-max-items-added']);
    expect(both(short, whole)).toEqual(['compatible request-max-items-removed', 'risky response-max-items-removed']);
  });

  test.each<[string, object]>([
    ['listed values, beside null', { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ['a constant, beside null', { anyOf: [{ const: 'a' }, { type: 'null' }] }],
    ['what is excluded', { ...text, not: { const: 'a' } }],
    ['a condition', { ...text, if: { minLength: 3 }, then: { pattern: '^a' } }],
    ['what is contained', { type: 'array', contains: text }],
    ['what a member brings', { ...having('a'), dependentSchemas: { b: having('c') } }],
  ])('of a type that is another one, with %s', (_, old) => {
    for (const place of [sending, reading]) {
      const [before, after] = [place(old), place({ type: ['number', 'null'], minimum: 1 })];
      const rules = [diff(before, after), diff(after, before)].flatMap(({ changes }) =>
        changes.map(({ rule }) => rule),
      );
      expect(rules.filter((rule) => !/-became-(?:not-)?nullable$/u.test(rule))).toEqual([
        expect.stringMatching(/-type-changed$/u),
        expect.stringMatching(/-type-changed$/u),
      ]);
    }
  });

  test('of an exclusion, which leaves other types out too', () => {
    const described = { properties: { card: text, iban: text } };
    const either = { ...described, not: { required: ['card', 'iban'] } };
    expect(told(diff(sending(described), sending(either)).changes)).toEqual(['breaking request-not-added']);
    expect(told(diff(sending(either), sending(described)).changes)).toEqual(['compatible request-not-removed']);
    expect(told(diff(reading(either), reading(described)).changes)).toEqual(['breaking response-not-removed']);
  });

  test('of a required member that others ask for too', () => {
    const asking = (required: readonly string[]): Json =>
      object({ a: text, b: text, c: text }, { required, dependentRequired: { c: ['a', 'b'] } });
    const both = (old: Json, next: Json): readonly string[] =>
      [sending, reading].flatMap((place) => told(diff(place(old), place(next)).changes));
    for (const [more, less] of [
      [['a', 'b'], ['b']],
      [['a'], []],
    ] as const) {
      expect(both(asking(more), asking(less))).toEqual([
        'compatible request-property-became-optional',
        'breaking response-property-became-optional',
      ]);
      expect(both(asking(less), asking(more))).toEqual([
        'breaking request-property-became-required',
        'compatible response-property-became-required',
      ]);
    }
  });

  test('of a variant that says nothing any more: it may be all but another one', () => {
    const union = (one: Json): Json => ({ oneOf: [one, object({ b: text }, { required: ['b'] })] });
    for (const one of [object({ a: text }, { required: ['a'] }), { type: ['array', 'null'], items: text }]) {
      const both = (old: Json, next: Json): readonly string[] =>
        [sending, reading].flatMap((place) => told(diff(place(union(old)), place(union(next))).changes));
      expect(both(one, {})).toEqual(['breaking request-schema-removed', 'breaking response-schema-removed']);
      expect(both({}, one)).toEqual(['breaking request-schema-added', 'breaking response-schema-added']);
    }
  });

  test.each([
    ['/users/{user}/items', 'path-parameter-renamed'],
    ['/users/{id}/items/', 'path-renamed'],
  ])('for all operations of a path that is %s now', (path, rule) => {
    const done = { responses: { 204: { description: 'Done' } } };
    const item = (name: string): object => ({ get: done, put: done, parameters: [inPath(name)] });
    const inPath = (name: string): object => ({ name, in: 'path', required: true, schema: text });
    const { changes } = diff(
      contract({ paths: { '/users/{id}/items': item('id') } }),
      contract({ paths: { [path]: item(/\{(\w+)\}/u.exec(path)?.[1] ?? '') } }),
    );
    expect(changes).toEqual([expect.objectContaining({ rule, operations: [`GET ${path}`, `PUT ${path}`] })]);
  });
});

test('a path of which only one operation has a name of its own is renamed with all of them', () => {
  const done = { responses: { 204: { description: 'Done' } } };
  const at = (path: string): Contract =>
    contract({ paths: { [path]: { get: { ...done, operationId: 'read' }, put: done }, '/others': { put: done } } });
  expect(diff(at('/items'), at('/things')).changes).toEqual([
    expect.objectContaining({ rule: 'path-renamed', operations: ['GET /things', 'PUT /things'] }),
  ]);
});

describe('what came with variants is told', () => {
  test('beside the variants that have it, though no value is taken from anyone', () => {
    const user = object({ name: text }, { required: ['name'] });
    const variants = {
      oneOf: [
        { allOf: [user, object({ kind: { enum: ['one'] } })] },
        { allOf: [user, object({ kind: { enum: ['other'] } }, { required: ['kind'] })] },
      ],
    };
    expect(told(diff(reading(user), reading(variants)).changes)).toEqual([
      'compatible response-wrapped-in-union',
      'compatible response-property-added',
    ]);
    expect(told(diff(reading(variants), reading(user)).changes)).toEqual([
      'compatible response-unwrapped-from-union',
      'risky response-property-removed',
    ]);
  });

  test('where members stand outside of them', () => {
    const kind = { type: 'string', enum: ['soft', 'hard'] };
    const edge = object({ kind }, { required: ['kind'] });
    const variants = [object({ size: text }, { required: ['size'] }), object({ width: text })];
    const { changes } = diff(reading(edge), reading({ allOf: [edge, { anyOf: variants }] }));
    expect(told(changes)).toEqual(['compatible response-type-narrowed']);
  });

  test('beside an alternative that takes everything', () => {
    const any = object({ name: text });
    const [one, other] = [object({ a: text }, { required: ['a'] }), object({ b: text }, { required: ['b'] })];
    const changed = object({ a: text, more: text }, { required: ['a'] });
    const { changes } = diff(reading({ anyOf: [any, one] }), reading({ anyOf: [any, changed, other] }));
    expect(told(changes).toSorted()).toEqual([
      'compatible response-any-of-branch-added',
      'compatible response-property-added',
    ]);
  });

  test('with fewer values, beside texts that changed', () => {
    const unions = (branches: readonly object[]): Json => ({ allOf: [{ anyOf: branches }, { anyOf: [text, {}] }] });
    const [a, b] = [{ ...text, minLength: 3, description: 'Long' }, { type: 'integer' }];
    const { changes } = diff(reading(unions([a, b])), reading(unions([{ ...a, description: 'Longer' }])));
    expect(told(changes)).toContain('compatible response-type-narrowed');
  });
});

describe('people are told', () => {
  const tagged = (kind: string): Json => object({ kind: { const: kind } }, { required: ['kind'] });

  test.each<[string, readonly Json[], Json, string]>([
    ['a component', [tagged('cat'), tagged('cow')], ref('Dog'), 'Dog'],
    ['a tag', [tagged('cat'), tagged('cow')], tagged('bird'), 'bird'],
    ['types', [object({ a: text }), object({ b: text })], { type: 'array', items: text }, 'array'],
  ])('of a variant by %s', (_, kept, more, name) => {
    const schemas = { Dog: tagged('dog') };
    const { changes } = diff(reading({ oneOf: kept }, schemas), reading({ oneOf: [...kept, more] }, schemas));
    expect(changes.map(({ message }) => message)).toEqual([`The variant ${name} was added`]);
  });

  test('of a value that is empty', () => {
    const { changes } = diff(reading({ ...text, enum: ['a'] }), reading({ ...text, enum: ['a', ''] }));
    expect(changes.map(({ message }) => message)).toEqual(['The value "" was added']);
  });

  test('of no new name for one text among others', () => {
    const only = { Key: text, Filter: text };
    const { changes } = diff(
      contract({ components: { schemas: only } }),
      contract({ components: { schemas: { Place: text } } }),
    );
    expect(changes.map(({ rule, message }) => [rule, message])).toEqual([
      ['component-schema-removed', 'The schema Key was removed'],
      ['component-schema-removed', 'The schema Filter was removed'],
    ]);
  });
});

describe('a change among what moved into the alternatives of a union', () => {
  const shared = { type: 'object', properties: { b: text }, required: ['b'] };
  const branch = (name: string, of: object, more: Json = {}): Json => ({
    allOf: [shared, object({ [name]: of }, { required: [name] }), more],
  });
  const before = {
    ...shared,
    oneOf: [object({ x: text }, { required: ['x'] }), object({ y: text }, { required: ['y'] })],
  };

  test.each<[string, Json, readonly string[]]>([
    ['nothing at all', { oneOf: [branch('x', text), branch('y', text)] }, []],
    [
      'in a member',
      { oneOf: [branch('x', text), branch('y', { type: 'integer' })] },
      ['breaking request-type-changed oneOf/1/allOf/1/properties/y'],
    ],
    [
      'a further limit',
      { oneOf: [branch('x', text, { maxProperties: 2 }), branch('y', text)] },
      ['breaking request-max-properties-lowered oneOf/0/allOf/2'],
    ],
    [
      'in all alternatives',
      { oneOf: ['x', 'y'].map((name) => branch(name, text, object({ c: text }, { required: ['c'] }))) },
      [0, 1].map((index) => `breaking request-required-property-added oneOf/${index}/allOf/2/properties/c`),
    ],
    [
      'one alternative that got nothing of it',
      { oneOf: [branch('x', text), object({ y: text, b: text }, { required: ['y'] })] },
      ['compatible request-property-became-optional oneOf/1/properties/b'],
    ],
    [
      'another alternative',
      { oneOf: [branch('x', text), branch('y', text), text] },
      ['compatible request-one-of-branch-added oneOf/2'],
    ],
  ])('%s', (_, after, expected) => {
    const { changes } = diff(sending(before), sending(after));
    expect(changes.map(({ impact, rule, pointer }) => `${impact} ${rule} ${pointer.split('/schema/')[1]}`)).toEqual(
      expected,
    );
  });
});

describe('of a document of JSON Structure', () => {
  const document = (members: object): Contract =>
    contractOf({
      $schema: 'https://json-structure.org/meta/extended/v0/#',
      $id: 'https://pets.test/pet',
      $uses: ['JSONStructureValidation'],
      name: 'Pets',
      ...members,
    });
  const member = (schema: object, more: object = {}): Contract =>
    document({ type: 'object', properties: { it: schema }, ...more });
  const rooted = (root: string, ...names: readonly string[]): Contract =>
    document({
      $root: `#/definitions/${root}`,
      definitions: Object.fromEntries(names.map((name) => [name, { type: 'object', properties: { name: text } }])),
    });

  test.each([
    [
      'the bound of a number that is written as text',
      member({ type: 'int64', minimum: '5' }),
      member({ type: 'int64', minimum: '7' }),
      ['breaking request-minimum-raised', 'compatible response-minimum-raised'],
    ],
    [
      'a step that no JSON Schema has',
      member({ type: 'decimal', multipleOf: '0.01' }),
      member({ type: 'decimal', multipleOf: '0.1' }),
      ['breaking request-multiple-of-changed', 'compatible response-multiple-of-changed'],
    ],
    [
      'a root that is closed, and may carry what all roots may',
      member({ type: 'string' }),
      member({ type: 'string' }, { additionalProperties: false }),
      ['breaking request-additional-properties-closed', 'compatible response-additional-properties-closed'],
    ],
    [
      'a type of documents that has another name',
      rooted('Cat', 'Cat'),
      rooted('Feline', 'Feline'),
      ['risky component-schema-renamed'],
    ],
  ])('%s', (_, old, next, expected) => {
    expect(told(diff(old, next).changes)).toEqual(expected);
  });
});
