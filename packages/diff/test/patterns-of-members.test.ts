import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';

type Json = unknown;

const text = { type: 'string' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });

const told = (place: typeof sending, old: Json, next: Json, schemas: object = {}): readonly string[] =>
  diff(place(old, schemas as Record<string, Json>), place(next, schemas as Record<string, Json>)).changes.map(
    ({ impact, rule }) => `${impact} ${rule}`,
  );

describe('a pattern of names that comes is told once, whatever members match it', () => {
  const part = { Short: { maxLength: 5 } };
  test.each<[string, object, object, Json]>([
    ['with a limit', { ab: text, ac: text }, {}, { maxLength: 5 }],
    ['with another type', { ab: text, ac: {} }, {}, { type: 'integer', minimum: 3 }],
    ['with members of its own', { ab: object({ c: text }) }, {}, object({ c: text, d: text }, { required: ['c'] })],
    ['with a component', { ab: text }, {}, { $ref: '#/components/schemas/Short' }],
    ['where no others may be there', { ab: text }, { additionalProperties: false }, { maxLength: 5 }],
  ])('%s', (_, members, more, schema) => {
    const [before, after] = [object(members, more), object(members, { ...more, patternProperties: { '^a': schema } })];
    expect(told(sending, before, after, part)).toEqual(['breaking request-pattern-property-added']);
    const read = told(reading, before, after, part);
    expect(read.map((one) => one.replace(/^\w+ /u, ''))).toEqual(['response-pattern-property-added']);
    const gone = told(sending, after, before, part);
    expect(gone.map((one) => one.replace(/^\w+ /u, ''))).toEqual(['request-pattern-property-removed']);
  });

  test('beside what else changed in these', () => {
    const [before, after] = [
      object({ ab: text }),
      object({ ab: { ...text, minLength: 2 } }, { patternProperties: { '^a': { maxLength: 5 } } }),
    ];
    expect(told(sending, before, after)).toEqual([
      'breaking request-pattern-property-added',
      'breaking request-min-length-added',
    ]);
  });

  test.each<[string, object, Json]>([
    ['be of other types', { ab: {}, ac: text }, text],
    ['lack what was asked for in them', { ab: object({}) }, object({ c: text }, { required: ['c'] })],
  ])('and where one goes from what is read, as grave as for members that may %s', (_, members, schema) => {
    const [before, after] = [object(members, { patternProperties: { '^a': schema } }), object(members)];
    expect(told(reading, before, after)).toEqual(['breaking response-pattern-property-removed']);
  });

  test('but what else changed in such a member is told beside it', () => {
    const [before, after] = [
      object({ ab: {} }, { patternProperties: { '^a': text } }),
      object({ ab: { type: 'integer' } }),
    ];
    expect(told(reading, before, after)).toEqual([
      'risky response-pattern-property-removed',
      'breaking response-type-changed',
    ]);
  });
});
