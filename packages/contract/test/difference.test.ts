import { describe, expect, test } from 'vitest';
import { contractOf, effectiveSchema, partsAlike, type Contract } from '../src/index.ts';
import { createDifference } from '../src/effective/difference.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const list = (items: unknown, more: object = {}): object => ({ type: 'array', items, ...more });

const described = (schema: unknown, leaf: object): Contract =>
  contractOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { Root: schema, Leaf: leaf } },
  });

/** `parts`, with `texts` behind them where those differ; nothing where it takes folding to tell. */
const differing = (
  old: unknown,
  next: unknown,
  leaves: readonly [object, object] = [text, whole],
): string | undefined => {
  const contracts = [described(old, leaves[0]), described(next, leaves[1])] as const;
  const [one, other] = contracts.map((contract) => effectiveSchema(contract, '/components/schemas/Root'));
  const difference = one && other && createDifference(partsAlike(...contracts))(one, other);
  if (difference === undefined) return undefined;
  const places = difference.parts.map(({ old: { facts } }) => facts.pointer.replace('/components/schemas/', ''));
  return [...places, ...(difference.inTexts ? ['texts'] : [])].join(' ');
};

describe('in what two schemas differ', () => {
  const leaf = { $ref: '#/components/schemas/Leaf' };
  const rows: readonly (readonly [says: string, old: unknown, next: unknown, found: string | undefined])[] = [
    ['a member', object({ a: text, b: text }), object({ b: whole, a: text }), 'Root/properties/b'],
    ['what a member refers to', object({ a: leaf, b: text }), object({ a: leaf, b: text }), 'Leaf'],
    ['items', list(text), list(whole), 'Root/items'],
    [
      'further members',
      object({}, { additionalProperties: text }),
      object({}, { additionalProperties: whole }),
      'Root/additionalProperties',
    ],
    ['texts', { ...text, description: 'One' }, { ...text, title: 'Two' }, 'texts'],
    [
      'texts and a member',
      object({ a: text }, { description: 'One' }),
      object({ a: whole }),
      'Root/properties/a texts',
    ],
    ['a member more', object({ a: text }), object({ a: text, b: text }), undefined],
    ['what is asked for', object({ a: text }), object({ a: text }, { required: ['a'] }), undefined],
    ['a limit', { ...text, maxLength: 1 }, { ...text, maxLength: 2 }, undefined],
    ['a list of values', { enum: ['a'] }, { enum: ['b'] }, undefined],
    ['items that say nothing', list({}), list(text), undefined],
    ['items that nothing is one of', list(false), list(text), undefined],
    ['items where there can be none', list(text, { maxItems: 0 }), list(whole, { maxItems: 0 }), ''],
    ['what is joined', { allOf: [leaf], description: 'One' }, { allOf: [leaf], description: 'Two' }, undefined],
    ['a reference that is described', { ...leaf, description: 'One' }, { ...leaf, description: 'Two' }, undefined],
  ];
  test.each(rows)('%s', (_, old, next, found) => {
    expect(differing(old, next)).toBe(found);
  });
});
