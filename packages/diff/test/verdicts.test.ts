import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;
type Impact = 'breaking' | 'risky' | 'compatible' | 'none';

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = (properties: object, more: object = {}): Json => ({ type: 'object', properties, ...more });
const array = (more: object): Json => ({ type: 'array', ...more });
const counted = (contains: object, minContains: number): object => ({ type: 'array', contains, minContains });
const kinds = (texts: number, numbers: number): Json => ({ allOf: [counted(text, texts), counted(whole, numbers)] });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const [cat, dog] = [object({ kind: text }, { required: ['kind'] }), object({ kind: text, bark: text })];
const asked = (name: string): Json => object({ [name]: text }, { required: [name] });
const tagged = (tag: string): Json => ({ properties: { kind: { const: tag } }, required: ['kind'] });
const unevaluated = { unevaluatedProperties: false };
const readOnly = { ...text, readOnly: true };
const json = { ...text, contentMediaType: 'application/json' };
const animals = { Cat: cat, Dog: dog };
const variants = { oneOf: [ref('Cat'), ref('Dog')] };

const gravest = (place: typeof sending, old: Json, next: Json): Impact => {
  const impacts = diff(place(old, animals), place(next, animals)).changes.map(({ impact }) => impact);
  return (['breaking', 'risky', 'compatible'] as const).find((one) => impacts.includes(one)) ?? 'none';
};

type Row = readonly [says: string, old: Json, next: Json, request: Impact, response: Impact];

const letter = { contains: { const: 'a' } };
const yes = { properties: { a: { const: 'yes' } }, required: ['a'] };
const either = { if: yes, then: asked('b'), else: asked('c') };
const short = object({ bar: { ...text, maxLength: 2 } });
const holding = { contains: text, unevaluatedItems: false };

const said: readonly Row[] = [
  [
    'a member that is gone, where no others may be there and a value is excluded',
    object({ a: text, b: text }, { not: { const: { a: 'x' } }, if: {}, ...unevaluated }),
    object({ a: text }, { not: { const: { a: 'x' } }, if: {}, ...unevaluated }),
    'breaking',
    'risky',
  ],
  [
    'a member that a condition in a condition alone described',
    { type: 'object', if: { if: { properties: { a: text } } }, ...unevaluated },
    { type: 'object', if: { if: {} }, ...unevaluated },
    'breaking',
    'compatible',
  ],
  [
    'members of alternatives, where nothing is said any more',
    { anyOf: [{ properties: { a: text } }, { properties: { b: whole } }] },
    {},
    'compatible',
    'risky',
  ],
  ['an item that a position alone described', { prefixItems: [true], ...holding }, holding, 'breaking', 'compatible'],
  [
    'members that only what a condition led to described, where no others may be there',
    { type: 'object', ...either, ...unevaluated },
    { type: 'object', if: yes, else: asked('c'), ...unevaluated },
    'breaking',
    'risky',
  ],
  [
    'items that only a condition looked at, where no others may be there',
    { if: letter, then: { if: { contains: { const: 'b' } } }, unevaluatedItems: false },
    { if: {}, then: { if: { contains: { const: 'b' } } }, unevaluatedItems: false },
    'breaking',
    'risky',
  ],
  [
    'an alternative that says of all that it does not evaluate what they are',
    short,
    { anyOf: [short, { type: 'object', unevaluatedProperties: { ...text, minLength: 3 } }] },
    'compatible',
    'breaking',
  ],
  [
    'a member that branches of an alternative describe otherwise',
    object({ bar: array({}) }),
    {
      anyOf: [
        { oneOf: [asked('foo'), object({ bar: true }, { required: ['bar'] })] },
        { type: 'object', minProperties: 1 },
      ],
    },
    'breaking',
    'risky',
  ],
  ['the first members of what was free', {}, { properties: { a: text } }, 'compatible', 'compatible'],
  ['the last members of what is free now', { properties: { a: text } }, {}, 'risky', 'risky'],
  [
    'the last members of parts that are free now',
    { allOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    {},
    'risky',
    'risky',
  ],
  [
    'a union that is one alternative of another',
    { oneOf: [text, whole] },
    { anyOf: [{ oneOf: [text, whole] }, { type: 'boolean' }] },
    'compatible',
    'breaking',
  ],
  [
    'null that two alternatives have now',
    { oneOf: [text, whole, { type: 'null' }] },
    { oneOf: [{ oneOf: [text, whole, { type: 'null' }] }, { type: ['null', 'boolean'] }] },
    'breaking',
    'breaking',
  ],
  [
    'an exclusion of what two alternatives shared, and so none took',
    { oneOf: [{ type: 'boolean' }, { const: false }] },
    { oneOf: [{ type: 'boolean' }, { const: false }], not: { const: false } },
    'none',
    'none',
  ],
  [
    'members that are asked for in one way or another',
    object({ a: text, b: text }, { required: ['a'] }),
    object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    'compatible',
    'breaking',
  ],
  [
    'variants that a tag no longer tells apart',
    { ...variants, discriminator: { propertyName: 'kind' } },
    variants,
    'compatible',
    'risky',
  ],
  [
    'a member that is no longer asked for, and never was described',
    object({}, { required: ['a'] }),
    object({}),
    'compatible',
    'breaking',
  ],
  [
    'a member that asks for others, whatever the type',
    {},
    { dependentRequired: { a: ['b'] } },
    'breaking',
    'compatible',
  ],
  [
    'a member that another one brought',
    object({ a: text, b: text }, { required: ['a'], dependentRequired: { a: ['b'] } }),
    object({ a: text, b: text }, { required: ['a', 'b'] }),
    'none',
    'none',
  ],
  [
    'names that a pattern let in, in a closed object',
    object({ a: text }, { patternProperties: { '^x': text }, additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    'breaking',
    'compatible',
  ],
  [
    'names that a pattern let in, where the rest takes the same',
    object({}, { patternProperties: { '^x': text }, additionalProperties: whole }),
    object({}, { additionalProperties: { type: ['integer', 'string'] } }),
    'compatible',
    'breaking',
  ],
  [
    'so many members as are asked for',
    object({ a: text }, { required: ['a'] }),
    object({ a: text }, { required: ['a'], minProperties: 1 }),
    'none',
    'none',
  ],
  [
    'so many members as there may be',
    object({ a: text }, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false, maxProperties: 1 }),
    'none',
    'none',
  ],
  [
    'so many items as a closed tuple has',
    array({ prefixItems: [text, whole], items: false }),
    array({ prefixItems: [text, whole], items: false, maxItems: 2 }),
    'none',
    'none',
  ],
  ['no items, said twice', array({ maxItems: 0 }), array({ items: false }), 'none', 'none'],
  ['one contained item', array({ contains: whole }), array({ contains: whole, minContains: 1 }), 'none', 'none'],
  [
    'more kinds of a contained item',
    array({ contains: { const: 'a' } }),
    array({ contains: { enum: ['a', 'b'] } }),
    'compatible',
    'risky',
  ],
  ['the counts of two kinds of item, swapped', kinds(1, 2), kinds(2, 1), 'breaking', 'risky'],
  ['more of the rarer one of two kinds of item', kinds(1, 3), kinds(2, 3), 'breaking', 'compatible'],
  ['fewer of one of two kinds of item', kinds(2, 3), kinds(2, 1), 'compatible', 'risky'],
  ['another kind of item beside one that is counted', counted(text, 2), kinds(2, 1), 'breaking', 'compatible'],
  ['one kind of item less beside one that is counted', kinds(2, 1), counted(text, 2), 'compatible', 'risky'],
  [
    'one kind of item, counted in two places',
    array({ allOf: [counted(text, 2), { contains: text, maxContains: 4 }] }),
    array({ contains: text, minContains: 2, maxContains: 4 }),
    'none',
    'none',
  ],
  [
    'longer names of members',
    object({}, { propertyNames: { maxLength: 3 } }),
    object({}, { propertyNames: { maxLength: 5 } }),
    'compatible',
    'risky',
  ],
  [
    'a list of all that a pattern lets in',
    { ...text, pattern: '^[ab]c?$' },
    { enum: ['a', 'ac', 'b', 'bc'] },
    'none',
    'none',
  ],
  [
    'another variant without a member, which is not read there',
    { anyOf: [object({ a: whole }, { required: ['a'] }), text] },
    {
      anyOf: [
        object({ a: whole }, { required: ['a'] }),
        object({ a: { ...whole, writeOnly: true } }, { required: ['a'] }),
      ],
    },
    'breaking',
    'breaking',
  ],
  [
    'exactly one of two that leave members open, and any of them',
    { anyOf: [{ oneOf: [asked('a'), asked('b')] }, text] },
    { anyOf: [asked('a'), asked('b'), text] },
    'compatible',
    'risky',
  ],
  [
    'any of two that leave members open, and exactly one',
    { anyOf: [asked('a'), asked('b'), text] },
    { anyOf: [{ oneOf: [asked('a'), asked('b')] }, text] },
    'risky',
    'compatible',
  ],
  [
    'alternatives that take what is no object whole, one of which is left',
    { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    { oneOf: [{ required: ['a'] }] },
    'breaking',
    'breaking',
  ],
  [
    'a tag that what is no object has not',
    { anyOf: [tagged('a'), tagged('b')] },
    { oneOf: [tagged('a'), tagged('b')] },
    'risky',
    'compatible',
  ],
  [
    'members that another alternative describes, and that are refused where none does',
    { ...unevaluated, anyOf: [{ type: 'object' }, { required: ['b'] }] },
    { ...unevaluated, anyOf: [{ type: 'object' }, { properties: { a: text }, required: ['a'] }] },
    'compatible',
    'breaking',
  ],
  [
    'a member asked for outside of alternatives that do not send it',
    { required: ['a', 'b'], anyOf: [object({ a: readOnly }), text] },
    { required: ['a', 'b'], anyOf: [object({ a: { ...readOnly, maxLength: 4 } }), text] },
    'none',
    'compatible',
  ],
  [
    'an alternative for other texts',
    { oneOf: [{ ...text, pattern: '^a' }, whole] },
    { oneOf: [{ ...text, pattern: '^a' }, whole, { ...text, pattern: '^b' }] },
    'compatible',
    'breaking',
  ],
  [
    'fewer names of members, in a list',
    object({}, { additionalProperties: text, propertyNames: { enum: ['a', 'b', 'c'] } }),
    object({}, { additionalProperties: text, propertyNames: { enum: ['a', 'b'] } }),
    'breaking',
    'compatible',
  ],
  [
    'more names of members, by a pattern',
    object({}, { additionalProperties: text, propertyNames: { enum: ['a', 'b'] } }),
    object({}, { additionalProperties: text, propertyNames: { pattern: '^[abc]$' } }),
    'compatible',
    'risky',
  ],
  [
    'other names of members',
    object({}, { propertyNames: { pattern: '^[a-c]+$' } }),
    object({}, { propertyNames: { pattern: '^[b-d]+$' } }),
    'breaking',
    'risky',
  ],
  [
    'names of members that are not all there',
    object({ a: text, bb: text }, { additionalProperties: false }),
    object({ a: text, bb: text }, { additionalProperties: false, propertyNames: { maxLength: 1 } }),
    'breaking',
    'compatible',
  ],
  [
    'a member that the JSON in a text has to have',
    { ...json, contentSchema: object({ a: text, b: text }, { required: ['a'] }) },
    { ...json, contentSchema: object({ a: text, b: text }, { required: ['a', 'b'] }) },
    'breaking',
    'compatible',
  ],
  [
    // No validator refuses a text by what it holds; who reads it does.
    'a schema of what a text holds',
    json,
    { ...json, contentSchema: object({ a: text }) },
    'breaking',
    'compatible',
  ],
  [
    'members that can be nothing',
    object({ a: text }),
    object({ a: false }, { required: ['a'] }),
    'breaking',
    'compatible',
  ],
  [
    'a member that must not be there, and was let in',
    object({ a: text }),
    object({ a: text, b: false }),
    'breaking',
    'compatible',
  ],
  ['one that may be there again', object({ a: text, b: false }), object({ a: text }), 'compatible', 'risky'],
  [
    'one that was not let in',
    object({ a: text }, { additionalProperties: false }),
    object({ a: text, b: false }, { additionalProperties: false }),
    'none',
    'none',
  ],
  [
    'one that a pattern kept out',
    object({ a: text }, { patternProperties: { '^b': false } }),
    object({ a: text, b: false }, { patternProperties: { '^b': false } }),
    'none',
    'none',
  ],
  [
    'texts that were none, as they are',
    { ...text, pattern: '^a$', minLength: 2 },
    { ...whole, minimum: 3, maximum: 2 },
    'none',
    'none',
  ],
  [
    'more different items than there are, as there were',
    array({ items: { type: 'boolean' }, uniqueItems: true, minItems: 3 }),
    { ...text, minLength: 2, maxLength: 1 },
    'none',
    'none',
  ],
];

describe('the gravest that is said of', () => {
  test.each(said)('%s', (_, old, next, request, response) => {
    expect([gravest(sending, old, next), gravest(reading, old, next)]).toEqual([request, response]);
  });

  test('a component that others take in is said where it is read', () => {
    const schemas = (required: readonly string[]): Record<string, Json> => ({
      Pet: object({ name: text }, { required }),
      Dog: { allOf: [ref('Pet'), object({ bark: text })] },
    });
    const { changes } = diff(reading(ref('Dog'), schemas([])), reading(ref('Dog'), schemas(['name'])));
    expect(changes.map(({ rule }) => rule)).toEqual(['response-property-became-required']);
  });

  test('an alternative is not that it asks for less than what holds outside of it', () => {
    const union = (y: Json, required: readonly string[]): Json => ({
      required: ['a'],
      anyOf: [object({ a: text, x: text }, { required: ['a'] }), object({ a: text, y }, { required })],
    });
    const { changes } = diff(reading(union(text, ['a'])), reading(union(whole, [])));
    expect(changes.map(({ rule }) => rule)).toEqual(['response-type-changed']);
  });

  test('a union that nothing is left of is said of the union too, beside the branch that changed', () => {
    const only = (more: object): Record<string, Json> => ({
      A: { type: 'object' },
      B: { oneOf: [ref('A'), { enum: [1], ...more }] },
    });
    const union = { oneOf: [ref('A'), ref('B')] };
    const { changes } = diff(sending(union, only({})), sending(union, only({ multipleOf: 3 })));
    const impacts = changes.filter(({ operation }) => operation !== null).map(({ impact }) => impact);
    expect(impacts).toEqual(['breaking']);
  });
});
