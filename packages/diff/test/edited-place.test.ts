import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { operation, reading, sending } from './cases/contracts.ts';

type Json = unknown;

const [text, number] = [{ type: 'string' }, { type: 'number' }];
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const schemaOfBody = '/paths/~1pets/post/responses/200/content/application~1json/schema';

const told = (changes: readonly Change[]): readonly string[] => changes.map(({ rule, impact }) => `${impact} ${rule}`);
const placed = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ rule, pointer }) => `${rule} ${pointer}`);

describe('an edit of a part that others take in is told once, at the part', () => {
  const users = object({
    one: { allOf: [ref('Part')], minProperties: 1 },
    other: { allOf: [ref('Part'), ref('More')] },
  });
  const told = (old: object, next: object): readonly string[] => {
    const schemas = (part: object): Readonly<Record<string, Json>> => ({ Part: part, More: { maxProperties: 90 } });
    return placed(diff(reading(users, schemas(old)), reading(users, schemas(next))).changes);
  };

  test.each<[string, object, object]>([
    ['pattern-added', text, { ...text, pattern: '^a' }],
    ['pattern-removed', { ...text, pattern: '^a' }, text],
    ['format-added', text, { ...text, format: 'uuid' }],
    ['type-changed', text, { type: 'boolean' }],
    ['became-enum', text, { ...text, enum: ['a', 'b'] }],
    ['const-removed', { ...text, const: 'a' }, text],
    ['multiple-of-added', number, { ...number, multipleOf: 3 }],
    ['unique-items-removed', { type: 'array', items: text, uniqueItems: true }, { type: 'array', items: text }],
    ['items-closed', { type: 'array', prefixItems: [text] }, { type: 'array', prefixItems: [text], items: false }],
    ['dependent-required-added', object({}), object({}, { dependentRequired: { a: ['b'] } })],
    ['pattern-property-removed', object({}, { patternProperties: { '^x': text } }), object({})],
  ])('%s', (stem, old, next) => {
    expect(told(old, next)).toEqual([`response-${stem} /components/schemas/Part`]);
  });

  test.each(['deprecated', 'readOnly', 'writeOnly'])('beside a use that became %s', (flag) => {
    const using = (more: object): object => object({ a: { allOf: [ref('Part')], ...more }, b: ref('Part') });
    const next = { type: ['string', 'null'] };
    const { changes } = diff(reading(using({}), { Part: text }), reading(using({ [flag]: true }), { Part: next }));
    expect(placed(changes).filter((change) => change.includes('nullable'))).toEqual([
      'response-became-nullable /components/schemas/Part',
    ]);
  });

  test.each(['anyOf', 'oneOf'])('null that joins all that is written in it, by %s', (union) => {
    const composed = object({ a: text }, { allOf: [object({ b: text })] });
    const nullable = { [union]: [composed, { type: 'null' }] };
    expect(told(composed, nullable)).toEqual(['response-became-nullable /components/schemas/Part']);
    expect(told(nullable, composed)).toEqual(['response-became-not-nullable /components/schemas/Part']);
  });
});

test('items that one side says nothing of stand there in what holds them', () => {
  const [array, several] = [{ type: 'array' }, { type: 'array', items: text }];
  const items = `${schemaOfBody}/items`;
  expect(diff(reading(array), reading(several)).changes[0]).toMatchObject({
    pointer: items,
    oldPointer: schemaOfBody,
    newPointer: items,
  });
  expect(diff(reading(several), reading(array)).changes[0]).toMatchObject({
    pointer: schemaOfBody,
    oldPointer: items,
    newPointer: schemaOfBody,
  });
});

describe('an edit of a use is told there, and not at the component', () => {
  const schemas = { Cat: object({ lives: number }, { required: ['lives'] }), Dog: object({ bark: text }) };
  const pets = (one: Json, other: Json): Json => object({ one, other });
  const either = { oneOf: [ref('Cat'), ref('Dog'), text] };
  const maybe = { anyOf: [ref('Cat'), { type: 'null' }] };

  test.each<[string, object, object, string]>([
    ['one-of-branch-removed', either, { oneOf: [ref('Cat'), text] }, '/oneOf'],
    ['one-of-branch-removed', either, { oneOf: [ref('Cat'), ref('Dog')] }, '/oneOf/2'],
    ['one-of-branch-added', { oneOf: [ref('Cat'), text] }, either, '/oneOf'],
    ['became-nullable', ref('Cat'), maybe, ''],
    ['became-not-nullable', maybe, ref('Cat'), ''],
    ['unwrapped-from-union', { anyOf: [ref('Cat'), text] }, ref('Cat'), '/anyOf'],
  ])('%s', (stem, old, next, below) => {
    const { changes } = diff(reading(pets(old, old), schemas), reading(pets(next, next), schemas));
    const at = (name: string): string => `response-${stem} ${schemaOfBody}/properties/${name}${below}`;
    expect(placed(changes)).toEqual([at('one'), at('other')]);
  });
});

describe('one edit is one change', () => {
  test('below a component that is used beside null alone', () => {
    const schemas = (maximum: number): Readonly<Record<string, Json>> => ({
      Size: { ...number, maximum },
      Box: object({ sizes: { type: 'array', items: ref('Size') } }),
    });
    const use = { anyOf: [ref('Box'), { type: 'null' }] };
    expect(told(diff(reading(use, schemas(3)), reading(use, schemas(2))).changes)).toEqual([
      'compatible response-maximum-lowered',
    ]);
  });

  test('of a format for people, where it stands', () => {
    const schemas = (member: object): Readonly<Record<string, Json>> => ({
      Key: member,
      A: object({ key: { allOf: [ref('Key')], description: 'That of A' } }),
      B: object({ key: { allOf: [ref('Key')], description: 'That of B' } }),
    });
    const both = object({ a: ref('A'), b: ref('B') });
    const hidden = { ...text, format: 'password' };
    for (const [old, next] of [
      [hidden, text],
      [text, hidden],
    ] as const) {
      const { changes } = diff(reading(both, schemas(old)), reading(both, schemas(next)));
      expect(changes.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
        'annotation-changed /components/schemas/Key',
      ]);
    }
  });

  test.each<[string, object, object, string, string]>([
    [
      'a required member of a closed object',
      object({}, { additionalProperties: false }),
      object({ a: text }, { additionalProperties: false, required: ['a'] }),
      'breaking request-required-property-added',
      'risky response-required-property-added',
    ],
    [
      'a step of whole numbers',
      number,
      { ...number, multipleOf: 5 },
      'breaking request-multiple-of-added',
      'compatible response-multiple-of-added',
    ],
    [
      'integers where steps were smaller',
      { ...number, multipleOf: 0.01 },
      { type: 'integer' },
      'breaking request-type-narrowed',
      'compatible response-type-narrowed',
    ],
    [
      'smaller steps where integers were',
      { type: 'integer' },
      { ...number, multipleOf: 0.01 },
      'compatible request-type-widened',
      'breaking response-type-widened',
    ],
    [
      'an object closed that asks for what it does not describe',
      object({}, { required: ['a'] }),
      object({}, { required: ['a'], additionalProperties: false }),
      'breaking request-additional-properties-closed',
      'compatible response-additional-properties-closed',
    ],
  ])('%s', (_, old, next, request, response) => {
    expect(told(diff(sending(old), sending(next)).changes)).toEqual([request]);
    expect(told(diff(reading(old), reading(next)).changes)).toEqual([response]);
  });

  test('a described schema becomes one of several: what describes it is that of a variant', () => {
    const schemas = { Cat: object({ lives: number }, { description: 'Purrs' }) };
    const several = { anyOf: [ref('Cat'), text] };
    expect(told(diff(reading(ref('Cat'), schemas), reading(several, schemas)).changes)).toEqual([
      'breaking response-wrapped-in-union',
    ]);
    expect(told(diff(reading(several, schemas), reading(ref('Cat'), schemas)).changes)).toEqual([
      'compatible response-unwrapped-from-union',
    ]);
  });

  test.each(['multipart/form-data', 'application/x-www-form-urlencoded'])(
    'the type of a part of %s, whatever it is written as then',
    (mediaType) => {
      const form = (part: object) =>
        operation({ requestBody: { content: { [mediaType]: { schema: object({ part }) } } } });
      expect(told(diff(form(text), form(object({ a: text }))).changes)).toEqual(['breaking request-type-changed']);
      expect(told(diff(form(text), form({})).changes)).toEqual(['compatible request-schema-removed']);
    },
  );
});

describe('a type among alternatives for a type each is told where it stands', () => {
  const of = (...types: string[]): object => ({ anyOf: types.map((type) => ({ type })) });
  const [body, branch] = [schemaOfBody, (index: number): string => `${schemaOfBody}/anyOf/${index}`];

  test.each<[string, object, object, string, readonly [string, string]]>([
    ['that came', of('string', 'integer'), of('string', 'integer', 'boolean'), 'widened', [body, branch(2)]],
    ['that went', of('string', 'integer', 'boolean'), of('string', 'integer'), 'narrowed', [branch(2), body]],
    ['that was widened', of('string', 'integer'), of('string', 'number'), 'widened', [branch(1), branch(1)]],
    ['beside null', of('null', 'string'), of('null', 'integer'), 'changed', [branch(1), branch(1)]],
  ])('%s', (_, old, next, stem, [oldPointer, newPointer]) => {
    const { changes } = diff(reading(old), reading(next));
    expect(changes).toMatchObject([{ rule: `response-type-${stem}`, oldPointer, newPointer }]);
  });
});
