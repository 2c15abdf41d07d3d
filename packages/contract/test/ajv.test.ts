import { expect, test } from 'vitest';
import { createAjv, validatorAt } from '../src/ajv.ts';
import { contractOf } from '../src/load.ts';

const accepts = (schema: unknown, value: unknown, others: object = {}): boolean => {
  const components = { schemas: { Subject: schema, ...others } };
  const contract = contractOf({ openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths: {}, components });
  return validatorAt(createAjv(contract), '/components/schemas/Subject')(value) as boolean;
};

const tree = { type: 'object', properties: { b: { type: 'array', items: { $ref: '#/components/schemas/Subject' } } } };

test.each([
  ['a format is asserted', { format: 'date-time' }, '2024-02-30T00:00:00Z', false],
  ['a format of numbers is asserted', { type: 'integer', format: 'int32' }, 2 ** 31, false],
  ['a format of numbers in texts is asserted', { type: 'string', format: 'int64' }, '9223372036854775808', false],
  ['unless the schema shows other texts', { type: 'string', format: 'int64', example: 'a-b' }, 'c-d', true],
  ['its numbers are none the less', { format: 'int64', example: 'a-b' }, 1.5, false],
  ['an unknown format is an annotation', { format: 'made-up' }, 'x', true],
  ['OpenAPI words and extensions are annotations', { xml: {}, externalDocs: {}, 'x-a': 1, discriminator: 1 }, 1, true],
  ['a decimal multiple is one', { multipleOf: 0.1 }, 0.3, true],
  ['another is none', { multipleOf: 0.1 }, 0.35, false],
  ['a pattern has Unicode semantics', { pattern: '^.$' }, '😀', true],
  ['a pattern that is invalid with them runs without', { pattern: '^\\-$' }, 'x', false],
  ['a pattern that no engine takes constrains nothing', { pattern: '[' }, 'x', true],
  ['two patterns are two', { allOf: [{ pattern: 'a' }, { pattern: 'b' }] }, 'a', false],
  ['a schema may refer to itself', tree, { b: [{ b: [1] }] }, false],
  ['an inherited name is no member', { required: ['toString'] }, {}, false],
  ['nor is the prototype', { required: ['__proto__'] }, {}, false],
  ['an own member of that name is one', { required: ['__proto__'] }, JSON.parse('{"__proto__":1}'), true],
  ['a member named toString breaks no comparison', { const: { a: 1 } }, { toString: 1 }, false],
  ['nor one of elements', { uniqueItems: true }, [{ toString: 1 }, { toString: 1 }], false],
  ['equal objects are equal whatever the order', { enum: [{ a: 1, b: [2] }] }, { b: [2], a: 1 }, true],
  ['numbers are finite', { type: 'number' }, Infinity, false],
])('%s', (_name, schema, value, want) => expect(accepts(schema, value)).toBe(want));

test('a pointer that leads to no schema is an error', () => {
  const contract = contractOf({ openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths: {} });
  expect(() => validatorAt(createAjv(contract), '/components/schemas/None')).toThrow('/components/schemas/None');
});
