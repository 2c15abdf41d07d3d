import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;

const text = { type: 'string' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const array = (more: object): object => ({ type: 'array', ...more });

const told = (place: typeof sending, old: Json, next: Json): readonly string[] =>
  diff(place(old), place(next)).changes.map(({ impact, rule }) => `${impact} ${rule}`);

/** What a schema says, a limit that follows from that, and what else changes, which leaves the limit as idle as it was. */
const idle: readonly (readonly [says: string, schema: object, limit: object, further: object])[] = [
  [
    'members that are asked for are so many',
    object({ a: text, b: text, c: text }, { required: ['a', 'b'] }),
    { minProperties: 2 },
    { required: ['a', 'b', 'c'] },
  ],
  [
    'no other members may be there',
    object({ a: text, b: text }, { additionalProperties: false }),
    { maxProperties: 2 },
    { required: ['a'] },
  ],
  [
    'of the members that are described some can not be there',
    object({ a: text }, { additionalProperties: false, allOf: [object({ b: text })] }),
    { maxProperties: 1 },
    { required: ['a'] },
  ],
  [
    'names are listed',
    { type: 'object', propertyNames: { enum: ['a', 'b'] } },
    { maxProperties: 2 },
    { required: ['a'] },
  ],
  [
    'each alternative asks for so many members',
    { type: 'object', oneOf: [{ required: ['a', 'b'] }, { required: ['c', 'd'] }] },
    { minProperties: 2 },
    { maxProperties: 5 },
  ],
  ['so many items have to be contained', array({ contains: text }), { minItems: 1 }, { maxItems: 4 }],
  ['there are no further items', array({ prefixItems: [text], items: false }), { maxItems: 1 }, { minItems: 1 }],
  [
    'items are different, and of few values',
    array({ items: { enum: ['a', 'b'] }, uniqueItems: true }),
    { maxItems: 2 },
    { minItems: 1 },
  ],
  ['a pattern leaves no shorter texts', { ...text, pattern: '^a' }, { minLength: 1 }, { maxLength: 5 }],
  [
    'a pattern leaves no shorter texts, beside a limit',
    { ...text, pattern: '^a', maxLength: 9 },
    { minLength: 1 },
    { pattern: '^ab' },
  ],
  ['texts of a format are so long', { ...text, format: 'uuid' }, { minLength: 36, maxLength: 36 }, { pattern: '^0' }],
];

describe('a limit that follows from what else is said', () => {
  describe.each(idle)('as %s', (_, schema, limit, further) => {
    test.each([
      ['sent', sending],
      ['read', reading],
    ] as const)('is no change of what is %s', (__, place) => {
      const whole = { ...schema, ...further };
      expect(told(place, schema, { ...schema, ...limit })).toEqual([]);
      expect(told(place, { ...schema, ...limit }, schema)).toEqual([]);
      expect(told(place, schema, { ...whole, ...limit })).toEqual(told(place, schema, whole));
      expect(told(place, { ...schema, ...limit }, whole)).toEqual(told(place, schema, whole));
      expect(told(place, schema, whole)).toHaveLength(1);
    });
  });

  test('counts the members of one direction there', () => {
    const schema = object({ a: text, b: { ...text, writeOnly: true } }, { required: ['a', 'b'] });
    const limited = { ...schema, minProperties: 2 };
    expect(told(sending, schema, limited)).toEqual([]);
    expect(told(reading, limited, schema)).toEqual(['risky response-min-properties-lowered']);
    const [read, more] = [{}, { minProperties: 2 }].map((limit) =>
      object({ a: text, b: { ...text, readOnly: true } }, { required: ['a', 'b'], ...limit }),
    );
    expect(told(sending, read, more)).toEqual(['breaking request-min-properties-raised']);
    expect(told(reading, more, read)).toEqual([]);
  });

  test('harms nobody where that is said no more, and is told', () => {
    const members = object({ a: text, b: text });
    const [all, some] = [
      { ...members, required: ['a', 'b'] },
      { ...members, required: ['a'], minProperties: 2, maxProperties: 4 },
    ];
    expect(told(sending, all, some)).toEqual([
      'compatible request-min-properties-raised',
      'breaking request-max-properties-lowered',
      'compatible request-property-became-optional',
    ]);
  });

  test('comes and goes with that, and is not told beside it', () => {
    const schema = object({ a: text, b: text });
    const limited = { ...schema, required: ['a'], minProperties: 1 };
    expect(told(sending, schema, limited)).toEqual(['breaking request-property-became-required']);
    expect(told(reading, limited, schema)).toEqual(['breaking response-property-became-optional']);
    const code = { ...text, pattern: '^[a-z]{3}$', maxLength: 3 };
    expect(told(sending, text, code)).toEqual(['breaking request-pattern-added']);
  });

  test('is told beside a format, which asks less firmly', () => {
    const address = { ...text, format: 'ipv4', maxLength: 15 };
    expect(told(sending, text, address)).toContain('breaking request-max-length-added');
  });

  test('is told where it asks for more', () => {
    const schema = object({ a: text, b: text }, { required: ['a', 'b'] });
    expect(told(sending, schema, { ...schema, minProperties: 3 })).toEqual(['breaking request-min-properties-raised']);
    const listed = { ...text, format: 'ipv4' };
    expect(told(sending, listed, { ...listed, maxLength: 14 })).toEqual(['breaking request-max-length-added']);
    const either = { type: 'object', anyOf: [{ required: ['a', 'b'] }, { required: ['c'] }] };
    expect(told(sending, either, { ...either, minProperties: 2 })).toEqual(['breaking request-min-properties-raised']);
  });
});
