import { describe, expect, test } from 'vitest';
import { effectiveSchema, type Contract, type Json } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { diff } from '../src/index.ts';
import { candidates } from '../src/witness/candidates.ts';
import { reading, sending } from './cases/contracts.ts';
import { schemaCases } from './cases/schemas.ts';

const places = {
  request: { of: sending, pointer: '/paths/~1pets/post/requestBody/content/application~1json/schema' },
  response: { of: reading, pointer: '/paths/~1pets/post/responses/200/content/application~1json/schema' },
} as const;

const accepts = (contract: Contract, pointer: string, value: Json): boolean =>
  validatorAt(createAjv(contract), pointer)(value) === true;

describe('a witness', () => {
  test.each(schemaCases)('of %s is accepted by one version and refused by the other', (_, old, next) => {
    for (const { of, pointer } of Object.values(places)) {
      const [before, after] = [of(old), of(next)];
      for (const { witness } of diff(before, after).changes) {
        if (witness === undefined) continue;
        const [source, target] = witness.acceptedBy === 'old' ? [before, after] : [after, before];
        expect([accepts(source, pointer, witness.value), accepts(target, pointer, witness.value)]).toEqual([
          true,
          false,
        ]);
      }
    }
  });

  test.each<[string, Json, Json, Json]>([
    ['a bound', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 4 }, 5],
    ['a type', { type: ['string', 'boolean'] }, { type: 'string' }, true],
    ['null', { type: ['string', 'null'] }, { type: 'string' }, null],
    ['a value', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'c'] }, 'b'],
    ['a pattern', { type: 'string' }, { type: 'string', pattern: '^[0-9]+$' }, 'text'],
    ['a member', { type: 'object' }, { type: 'object', required: ['name'] }, {}],
  ])('shows %s', (_, old, next, shown) => {
    const [change] = diff(sending(old), sending(next)).changes;
    const { value } = change?.witness ?? {};
    expect(change?.witness?.acceptedBy).toBe('old');
    expect(typeof value).toBe(typeof shown);
    expect(change?.impact).toBe('breaking');
  });

  test('decides what could not be decided', () => {
    const not = (value: Json): Json => ({ type: 'string', not: { enum: [value] } });
    const [change] = diff(sending(not('a')), sending(not('b'))).changes;
    expect(change).toMatchObject({ impact: 'breaking', witness: { value: 'b', acceptedBy: 'old' } });
    expect(change?.undecided).toBeUndefined();
  });

  test('does without members that are not sent', () => {
    const object = (required: string[]): Json => ({
      type: 'object',
      properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
      required: ['id', ...required],
    });
    const changes = diff(sending(object([])), sending(object(['name']))).changes;
    expect(changes.map(({ rule, witness }) => [rule, witness?.acceptedBy])).toEqual([
      ['request-property-became-required', 'old'],
    ]);
  });

  test.each<[string, Json]>([
    [
      'a cycle that nothing ends',
      { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } }, required: ['a'] },
    ],
    ['a length beyond all bounds', { type: 'string', minLength: 1e9 }],
    ['as many items', { type: 'array', items: { type: 'string' }, minItems: 1e9 }],
    [
      'a thousand branches',
      { oneOf: Array.from({ length: 1000 }, (_, index) => ({ type: 'string', maxLength: index })) },
    ],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/Nowhere' }],
  ])('comes to an end for %s', (_, schema) => {
    const contract = sending({ $ref: '#/components/schemas/A' }, { A: schema });
    const node = effectiveSchema(contract, '/components/schemas/A');
    expect(
      [...candidates(node, effectiveSchema(sending({}), places.request.pointer), () => false)].length,
    ).toBeLessThan(5000);
    expect(() => diff(contract, sending({ type: 'integer' }))).not.toThrow();
  });
});
