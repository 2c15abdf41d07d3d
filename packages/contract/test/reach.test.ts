import { describe, expect, test } from 'vitest';
import { partFor } from '../src/reach.ts';

const string = { type: 'string' };
const described = (schemas: object, rest: object = {}): Record<string, unknown> => ({
  openapi: '3.1.1',
  info: { title: 't', version: '1' },
  paths: { '/far': { get: {} } },
  components: { schemas, responses: { Far: {} } },
  ...rest,
});
const schemasFor = (schemas: object, name: string): unknown => {
  const part = partFor(described(schemas), `/components/schemas/${name}`);
  return part === undefined ? 'the whole' : (part['components'] as { schemas: object }).schemas;
};

describe('the part of a description that a schema needs', () => {
  test('is the schema and what it refers to, in turn, each in its place', () => {
    const A = { properties: { b: { $ref: '#/components/schemas/B' } } };
    const B = { items: { $ref: '#/components/schemas/A' } };
    expect(partFor(described({ A, B, C: string }), '/components/schemas/A')).toEqual({
      openapi: '3.1.1',
      info: { title: 't', version: '1' },
      components: { schemas: { A, B } },
    });
  });

  test('holds what is referred to by a deeper pointer, and no more of its surroundings', () => {
    const A = { $ref: '#/components/schemas/B/properties/c' };
    expect(schemasFor({ A, B: { type: 'object', properties: { c: string, d: string } } }, 'A')).toEqual({
      A,
      B: { properties: { c: string } },
    });
  });

  test('holds what a discriminator maps to', () => {
    const A = {
      oneOf: [{ $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'k', mapping: { c: 'C' } },
    };
    expect(schemasFor({ A, B: string, C: string, D: string }, 'A')).toEqual({ A, B: string, C: string });
  });

  test('lacks what is not there, and may be a schema in an operation', () => {
    const A = { $ref: '#/components/schemas/Nowhere' };
    expect(schemasFor({ A, B: string }, 'A')).toEqual({ A });
    expect(partFor(described({ A }), '/paths/~1far/get')).toMatchObject({ paths: { '/far': { get: {} } } });
  });

  test('holds a member called __proto__ as a member', () => {
    const A = JSON.parse('{"$ref": "#/components/schemas/__proto__"}') as object;
    const schemas = JSON.parse('{"__proto__": {"type": "string"}, "B": {}}') as object;
    expect(JSON.stringify(schemasFor({ A, ...schemas, ['__proto__']: string }, 'A'))).toBe(
      '{"A":{"$ref":"#/components/schemas/__proto__"},"__proto__":{"type":"string"}}',
    );
  });
});

describe('the whole is needed', () => {
  test.each([
    ['an anchor', { $ref: '#there' }],
    ['the description itself', { $ref: '#' }],
    ['another file, which may refer back', { $ref: 'other.yaml#/components/schemas/B' }],
    ['an identity', { $ref: 'https://example.com/b' }],
    ['a dynamic reference', { $dynamicRef: '#b' }],
    ['an import by identity', { $import: 'https://example.com/b' }],
    ['a base that its variants name', { type: 'object', discriminator: { propertyName: 'k' } }],
    ['a discriminator that maps to what is not here', { oneOf: [], discriminator: { mapping: { x: 'No' } } }],
  ])('for %s', (_, A) => {
    expect(schemasFor({ A, B: string }, 'A')).toBe('the whole');
  });

  test('but not for JSON Structure files, which refer to nothing outside', () => {
    const A = { $ref: './pet.struct.json' };
    expect(schemasFor({ A, B: string }, 'A')).toEqual({ A });
    expect(schemasFor({ A, B: { ...string, $id: 'https://example.com/b' } }, 'A')).toBe('the whole');
  });
});
