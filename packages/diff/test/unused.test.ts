import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { applyPolicy, diff, readPolicy, type Change, type DiffOptions } from '../src/index.ts';
import { contract, reading } from './cases/contracts.ts';

type Schemas = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const pet = (...required: readonly string[]): Schemas => ({ Pet: { type: 'object', required } });
const lists = (...values: readonly string[]): Schemas => ({ Pet: { ...text, enum: values } });
const told = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ impact, rule, bump, unused = false }) => `${impact} ${rule} ${bump} ${unused}`);

describe('a component that no operation uses', () => {
  const demand = (options?: DiffOptions): readonly string[] =>
    told(diff(reading(text, pet()), reading(text, pet('name')), options).changes);
  const harmless = 'compatible response-required-property-added minor false';

  test('breaks nobody, and may keep code from compiling', () => {
    expect(demand()).toEqual(['risky request-required-property-added minor true', harmless]);
  });

  test.each([
    ['wire', 'compatible request-required-property-added patch true'],
    ['source', 'breaking request-required-property-added major false'],
  ] as const)('counts as the profile %s says', (profile, first) => {
    expect(demand({ profile })).toEqual([first, harmless]);
  });

  test('is judged by rules of a policy all the same, not by what its options say of exchanges', () => {
    const found = diff(reading(text, lists('a')), reading(text, lists('a', 'b')), { profile: 'wire' });
    const judged = (policy: object): readonly string[] =>
      told(applyPolicy(found, readPolicy(policy).policy, '2026-11-22').changes);
    const [allowed, added] = [
      'compatible request-enum-value-added minor false',
      'compatible response-enum-value-added patch true',
    ];
    expect(judged({ closedEnums: true })).toEqual([allowed, added]);
    expect(judged({ rules: { 'response-*': 'breaking' } })).toEqual([
      allowed,
      'breaking response-enum-value-added major true',
    ]);
  });
});

describe('a component is the contract itself', () => {
  const struct = (type: string): object => ({
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/pet',
    name: 'Pet',
    type,
  });
  const both = (read: (type: string) => Contract): readonly string[] =>
    diff(read('string'), read('boolean')).changes.map(({ impact }) => impact);

  test('where there are no operations', () => {
    expect(both((type) => contract({ paths: {}, components: { schemas: { Pet: { type } } } }))).toEqual([
      'breaking',
      'breaking',
    ]);
  });

  test('where it is a document of JSON Structure', () => {
    expect(both((type) => contractOf(struct(type), { name: 'pet' }))).toEqual(['breaking', 'breaking']);
    expect(both((type) => reading(text, { Pet: struct(type) }))).toEqual(['breaking', 'breaking']);
  });

  test('where an operation uses it somewhere', () => {
    const used = (type: string): Contract =>
      reading({ anyOf: [text, { $ref: '#/components/schemas/Pet' }] }, { Pet: { type } });
    expect(diff(used('integer'), used('boolean')).changes.map(({ unused }) => unused)).not.toContain(true);
  });
});
