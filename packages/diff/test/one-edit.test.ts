import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { contract, reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Schemas = Readonly<Record<string, Json>>;

const text = { type: 'string' };
const object = (properties: object, more: object = {}): Json => ({ type: 'object', properties, ...more });
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

  test('and both ways below a component that nobody takes in', () => {
    const { changes } = diff(reading(text, traits(['a', 'b'])), reading(text, traits(['a'])));
    expect(told(changes).toSorted()).toEqual([
      'breaking request-enum-value-removed',
      'compatible response-enum-value-removed',
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
