import { expect, test } from 'vitest';
import { createAjv, validatorAt } from '../src/ajv.ts';
import { contractOf } from '../src/load.ts';

const document = (schemas: object): object => ({
  openapi: '3.1.1',
  info: { title: 't', version: '1' },
  paths: {},
  components: { schemas },
});

/** What Ajv by itself decides otherwise, and what is told of it. */
test.each([
  [
    'contains evaluates',
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    [1, 'a'],
    [1, 2, 'a'],
  ],
  [
    'if that does not hold evaluates nothing',
    {
      if: { required: ['a'], properties: { a: true, b: true } },
      else: { properties: { c: true } },
      unevaluatedProperties: false,
    },
    { c: 1 },
    { b: 1 },
  ],
  [
    'a branch that does not hold evaluates nothing',
    {
      anyOf: [{ properties: { a: { type: 'null' } } }, { properties: { b: true } }],
      unevaluatedProperties: { type: 'integer' },
    },
    { a: null, b: 'x', c: 1 },
    { a: 'x', b: 1 },
  ],
  ['through references', { $ref: '#/components/schemas/B', unevaluatedProperties: false }, { b: 1 }, { a: 1 }],
])('%s', (_title, schema, valid, invalid) => {
  const ajv = createAjv(contractOf(document({ A: schema, B: { properties: { b: true } } })), { allErrors: true });
  const validate = validatorAt(ajv, '/components/schemas/A');
  expect([validate(valid), validate(invalid)]).toEqual([true, false]);
});

test('each member that is left over is named at the object that holds it', () => {
  const A = { properties: { a: { properties: { b: true }, unevaluatedProperties: false } } };
  const validate = validatorAt(createAjv(contractOf(document({ A })), { allErrors: true }), '/components/schemas/A');
  validate({ a: { b: 1, c: 2, d: 3 } });
  expect(validate.errors).toMatchObject([
    { instancePath: '/a', keyword: 'unevaluatedProperties', params: { unevaluatedProperty: 'c' } },
    { instancePath: '/a', keyword: 'unevaluatedProperties', params: { unevaluatedProperty: 'd' } },
  ]);
});

test('a property may be called __proto__', () => {
  const schema = JSON.parse('{"properties":{"__proto__":{"type":"integer"}},"additionalProperties":false}') as object;
  const validate = validatorAt(createAjv(contractOf(document({ A: schema }))), '/components/schemas/A');
  expect(['{"__proto__":1}', '{"__proto__":"x"}', '{"a":1}'].map((text) => validate(JSON.parse(text)))).toEqual([
    true,
    false,
    false,
  ]);
});

test('id is a keyword that nobody knows', () => {
  const validate = validatorAt(
    createAjv(contractOf(document({ A: { id: 'x', type: 'null' } }))),
    '/components/schemas/A',
  );
  expect(validate(null)).toBe(true);
});
