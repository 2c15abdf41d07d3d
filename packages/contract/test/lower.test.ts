import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf, kindOf } from '../src/load.ts';
import { Refusal } from '../src/problem.ts';
import { refusals } from './refusals.ts';

const lowerSchemas = (schemas: object, openapi = '3.1.0') =>
  contractOf({ openapi, info: { title: 't', version: '1' }, paths: {}, components: { schemas } });
const schemasOf = (schemas: object, openapi?: string): unknown =>
  lowerSchemas(schemas, openapi).document.components?.schemas;
const codesOf = (schemas: object, openapi?: string): string[] =>
  lowerSchemas(schemas, openapi).problems.map(({ code }) => code);

describe('OpenAPI 3.0 becomes 3.1', () => {
  test.each([
    ['a nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }],
    [
      'a nullable enum',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a nullable composition',
      { nullable: true, description: 'd', allOf: [{ type: 'object' }] },
      { description: 'd', anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] },
    ],
    ['an exclusive bound', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ['an inclusive bound', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    ['an example', { type: 'string', example: 'x' }, { type: 'string', examples: ['x'] }],
  ])('%s', (_name, old, lowered) => {
    expect(schemasOf({ A: old }, '3.0.3')).toEqual({ A: lowered });
  });

  test('an object in an example is no schema', () => {
    const example = { nullable: true, type: 'string', $ref: '#/nowhere' };
    expect(schemasOf({ A: { type: 'object', example } }, '3.0.3')).toEqual({
      A: { type: 'object', examples: [example] },
    });
  });

  test('what stands beside $ref is ignored, and told when it would have bound', () => {
    const schemas = { A: { type: 'string' }, B: { items: { $ref: '#/components/schemas/A', nullable: true } } };
    expect(schemasOf(schemas, '3.0.3')).toMatchObject({ B: { items: { $ref: '#/components/schemas/A' } } });
    expect(codesOf(schemas, '3.0.3')).toEqual(['ref-siblings']);
    expect(
      codesOf({ ...schemas, B: { items: { $ref: '#/components/schemas/A', description: 'd' } } }, '3.0.3'),
    ).toEqual([]);
  });
});

describe('known sicknesses are healed with a warning', () => {
  const union = {
    Base: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], properties: { id: {} } },
    A: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { a: {} } }] },
    B: { allOf: [{ $ref: '#/components/schemas/Base' }] },
  };

  test('a union whose variants are allOf of the union', () => {
    expect(schemasOf(union)).toMatchObject({
      Base: union.Base,
      A: { allOf: [{ properties: { id: {} } }, { properties: { a: {} } }] },
      B: { allOf: [{ properties: { id: {} } }] },
    });
    expect(codesOf(union)).toEqual(['healed-union-base-cycle']);
  });

  test('nullable in a 3.1 document', () => {
    expect(schemasOf({ A: { type: 'string', nullable: true } })).toEqual({ A: { type: ['string', 'null'] } });
    expect(codesOf({ A: { type: 'string', nullable: true } })).toEqual(['healed-nullable']);
  });

  test('example: null on everything, told once', () => {
    const schemas = { A: { type: 'string', example: null }, B: { type: 'string', example: null } };
    expect(schemasOf(schemas, '3.0.1')).toEqual({ A: { type: 'string' }, B: { type: 'string' } });
    expect(lowerSchemas(schemas, '3.0.1').problems).toMatchObject([
      { severity: 'warning', code: 'healed-null-example', message: expect.stringContaining('1 other place') },
    ]);
  });
});

describe('a discriminator is written into its branches', () => {
  const pet = (discriminator: object, extra: object = {}) => ({
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator },
    Cat: { type: 'object', properties: { kind: { type: 'string', description: 'k' } }, ...extra },
    Dog: { type: 'object' },
  });

  test('by component name, and by mapping', () => {
    expect(schemasOf(pet({ propertyName: 'kind', mapping: { d: '#/components/schemas/Dog' } }))).toMatchObject({
      Cat: { required: ['kind'], properties: { kind: { type: 'string', description: 'k', const: 'Cat' } } },
      Dog: { required: ['kind'], properties: { kind: { type: 'string', const: 'd' } } },
    });
  });

  test('several values for one branch, and names as mapping targets', () => {
    expect(schemasOf(pet({ propertyName: 'kind', mapping: { a: 'Cat', b: 'Cat' } }))).toMatchObject({
      Cat: { properties: { kind: { enum: ['a', 'b'] } } },
    });
  });

  test('a branch that is described besides, or that may be null', () => {
    const wrapped = { allOf: [{ $ref: '#/components/schemas/Cat' }], description: 'A cat' };
    const nullable = { anyOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'null' }] };
    const Pet = { oneOf: [wrapped, nullable], discriminator: { propertyName: 'kind' } };
    expect(schemasOf({ ...pet({}), Pet })).toMatchObject({
      Cat: { required: ['kind'], properties: { kind: { const: 'Cat' } } },
      Dog: { required: ['kind'], properties: { kind: { const: 'Dog' } } },
    });
  });

  test('a number stays a number, and what a branch says itself stands', () => {
    const mapping = { 1: 'Cat' };
    expect(
      schemasOf(pet({ propertyName: 'kind', mapping }, { properties: { kind: { type: 'integer' } } })),
    ).toMatchObject({
      Cat: { properties: { kind: { type: 'integer', const: 1 } } },
    });
    expect(schemasOf(pet({ propertyName: 'kind' }, { properties: { kind: { enum: ['own'] } } }))).toMatchObject({
      Cat: { required: ['kind'], properties: { kind: { enum: ['own'] } } },
    });
  });

  test('a number that a base declares stays one', () => {
    const Pet = { type: 'object', properties: { kind: { type: 'integer' } } };
    const discriminator = { propertyName: 'kind', mapping: { 2: 'Dog' } };
    const Dog = { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object' }] };
    expect(schemasOf({ Pet: { ...Pet, discriminator }, Dog })).toMatchObject({
      Dog: { properties: { kind: { type: 'integer', const: 2 } } },
    });
  });

  test('inheritance from a base that carries the discriminator', () => {
    expect(
      schemasOf({
        Base: { type: 'object', properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
        Cat: { allOf: [{ $ref: '#/components/schemas/Base' }] },
      }),
    ).toMatchObject({ Cat: { required: ['kind'], properties: { kind: { const: 'Cat' } } } });
  });

  test('a base that is inherited over another component, which has the tags of both', () => {
    expect(
      schemasOf({
        Base: { type: 'object', properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
        Cat: { allOf: [{ $ref: '#/components/schemas/Base' }] },
        Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }] },
      }),
    ).toMatchObject({
      Cat: { properties: { kind: { enum: ['Cat', 'Lion'] } } },
      Lion: { properties: { kind: { const: 'Lion' } } },
    });
  });

  test('a boolean stays a boolean, and of listed values those stand that the mapping has', () => {
    const kind = (tag: object): object => ({ properties: { kind: tag } });
    expect(schemasOf(pet({ propertyName: 'kind', mapping: { true: 'Cat' } }, kind({ type: 'boolean' })))).toMatchObject(
      { Cat: kind({ type: 'boolean', const: true }) },
    );
    expect(schemasOf(pet({ propertyName: 'kind', mapping: { 2: 'Cat' } }, kind({ enum: [1, 2] })))).toMatchObject({
      Cat: kind({ const: 2 }),
    });
    expect(schemasOf(pet({ propertyName: 'kind' }, kind({ enum: [1, 2] })))).toMatchObject({
      Cat: kind({ enum: [1, 2] }),
    });
  });

  test.each([
    ['in a part of the member', { properties: { kind: { allOf: [{ enum: ['own'] }] } } }],
    ['in what the member refers to', { properties: { kind: { allOf: [{ $ref: '#/components/schemas/Kind' }] } } }],
    ['in a part of the branch', { allOf: [{ properties: { kind: { const: 'own' } } }] }],
    ['in what the branch takes in', { allOf: [{ $ref: '#/components/schemas/Own' }] }],
    ['beside null', { anyOf: [{ allOf: [{ $ref: '#/components/schemas/Own' }] }, { type: 'null' }] }],
  ])('what is said of the tag %s stands', (_, cat) => {
    const Own = { properties: { kind: { $ref: '#/components/schemas/Kind' } } };
    const schemas = { ...pet({ propertyName: 'kind' }), Cat: cat, Own, Kind: { enum: ['own'] } };
    expect(schemasOf(schemas)).toMatchObject({ Cat: { ...cat, required: ['kind'] }, Own });
    expect(schemasOf(schemas)).not.toHaveProperty(['Cat', 'properties', 'kind', 'const']);
  });

  test('a branch that another branch inherits from knows its tag too', () => {
    expect(
      schemasOf({
        ...pet({ propertyName: 'kind' }),
        Dog: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'object' }] },
      }),
    ).toMatchObject({
      Pet: { oneOf: [{ properties: { kind: { enum: ['Cat'] } } }, { $ref: '#/components/schemas/Dog' }] },
      Cat: { properties: { kind: { enum: ['Cat', 'Dog'] } } },
      Dog: { properties: { kind: { const: 'Dog' } } },
    });
  });

  test('a branch that another branch inherits from has its own tag only, where both stand in one union', () => {
    const { document } = lowerSchemas(
      {
        Pet: { type: 'object', properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
        Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
        Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }] },
        Any: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Lion' }],
          discriminator: { propertyName: 'kind' },
        },
      },
      '3.0.1',
    );
    expect(document.components?.schemas?.['Any']).toMatchObject({
      oneOf: [
        { $ref: '#/components/schemas/Cat', properties: { kind: { enum: ['Cat'] } } },
        { $ref: '#/components/schemas/Lion' },
      ],
    });
  });

  test('a branch that is a union by the same tag has the tags of its own branches', () => {
    const schemas = schemasOf({
      ...pet({ propertyName: 'kind' }),
      Any: { oneOf: [{ $ref: '#/components/schemas/Pet' }], discriminator: { propertyName: 'kind' } },
    });
    expect(schemas).toMatchObject({ Cat: { properties: { kind: { const: 'Cat' } } } });
    expect(schemas).not.toHaveProperty(['Pet', 'properties']);
  });

  test('a mapping to nowhere is left out with a warning', () => {
    expect(codesOf(pet({ propertyName: 'kind', mapping: { x: '#/components/schemas/None' } }))).toEqual([
      'discriminator-mapping-unresolved',
    ]);
  });
});

describe('what is not as OpenAPI says is reported, and the rest is still there', () => {
  test.each([
    [{ A: 'text' }, {}],
    [{ A: { type: 'strng' } }, { A: {} }],
    [{ A: { properties: ['x'] } }, { A: {} }],
    [{ A: { allOf: ['x', { type: 'string' }] } }, { A: { allOf: [{ type: 'string' }] } }],
    [{ A: { required: [1] } }, { A: {} }],
    [{ A: { minLength: -1 } }, { A: {} }],
  ])('%j', (schemas, lowered) => {
    expect(schemasOf(schemas)).toEqual(lowered);
    expect(codesOf(schemas)).toEqual(['oas-structure']);
  });

  test('a reference to nowhere stands for anything', () => {
    const schemas = { Pet: { type: 'object' }, A: { items: { $ref: '#/components/schemas/Pett' } } };
    expect(schemasOf(schemas)).toMatchObject({ A: { items: {} } });
    expect(lowerSchemas(schemas).problems).toMatchObject([
      {
        severity: 'error',
        code: 'ref-unresolved',
        pointer: '/components/schemas/A/items/$ref',
        mend: 'did you mean #/components/schemas/Pet?',
      },
    ]);
  });

  test.each(['#/constructor', '#/components/schemas/__proto__', '#/components/schemas/toString'])(
    '%s is not found',
    (ref) => {
      expect(codesOf({ A: { items: { $ref: ref } } })).toEqual(['ref-unresolved']);
    },
  );

  test('references that lead only to each other', () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(codesOf({ A: ref('B'), B: ref('A') })).toContain('ref-circular');
    expect(codesOf({ A: ref('A') })).toEqual(['ref-circular']);
  });

  test('recursion through structure is no fault', () => {
    expect(codesOf({ Tree: { properties: { children: { items: { $ref: '#/components/schemas/Tree' } } } } })).toEqual(
      [],
    );
  });
});

test.each([
  [{ swagger: '1.2' }, 'version-unsupported'],
  [{ swagger: null }, 'version-unknown'],
  [{ openapi: '4.0.0' }, 'version-unsupported'],
  [{ openapi: true }, 'version-unknown'],
  [[], 'not-a-description'],
  [{ hello: 'world' }, 'not-a-description'],
  ['text', 'not-a-description'],
])('%j is refused as %s', (value, code) => {
  expect(refusals(() => contractOf(value)).map((problem) => problem.code)).toEqual([code]);
});

test('the kind of a description is told by its content', () => {
  expect(kindOf({ openapi: '3.1.0' })).toBe('openapi');
  expect(kindOf({ $schema: 'https://json-structure.org/meta/core/v0/#' })).toBe('json-structure');
  expect(kindOf({ type: 'object' })).toBe('json-schema');
  expect(kindOf({})).toBeUndefined();
});

test('a JSON Schema on its own is a contract with one component', () => {
  const contract = contractOf(
    {
      title: 'Tree',
      properties: { next: { $ref: '#' }, leaf: { $ref: '#/$defs/Leaf' } },
      $defs: { Leaf: { type: 'string' } },
    },
    { name: 'tree' },
  );
  expect(contract.problems).toEqual([]);
  expect(contract.document.components?.schemas).toMatchObject({
    Tree: {
      properties: {
        next: { $ref: '#/components/schemas/Tree' },
        leaf: { $ref: '#/components/schemas/Tree/$defs/Leaf' },
      },
    },
  });
});

describe('the lowered document', () => {
  const strange = fc.dictionary(
    fc.constantFrom(
      'type',
      'properties',
      'items',
      'allOf',
      'oneOf',
      '$ref',
      'discriminator',
      'nullable',
      'enum',
      'required',
      'x',
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );

  test('nothing but a refusal comes of any document', () => {
    fc.assert(
      fc.property(fc.constantFrom('3.0.3', '3.1.0'), strange, fc.jsonValue(), (openapi, schema, paths) => {
        const outcome = (): unknown => {
          try {
            return contractOf({ openapi, info: {}, paths, components: { schemas: { A: schema } } }).document.openapi;
          } catch (error) {
            return error;
          }
        };
        expect(outcome()).toSatisfy((result) => result === '3.1.1' || result instanceof Refusal);
      }),
    );
  });

  test('is deeply frozen, and lowering it again changes nothing', () => {
    const { document } = lowerSchemas(
      { A: { type: 'string', nullable: true }, B: { oneOf: [{ $ref: '#/components/schemas/A' }] } },
      '3.0.3',
    );
    expect(() => Object.assign(document.components?.schemas?.['A'] as object, { type: 'x' })).toThrow(TypeError);
    expect(contractOf(document).document).toEqual(document);
  });

  test('the input is left as it was', () => {
    const input = {
      openapi: '3.0.3',
      info: { title: 't', version: '1' },
      paths: {},
      components: { schemas: { A: { nullable: true, type: 'string' } } },
    };
    const before = structuredClone(input);
    contractOf(input);
    expect(input).toEqual(before);
  });
});
