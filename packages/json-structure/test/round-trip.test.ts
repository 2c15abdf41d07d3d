import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJsonSchema, lint, type Json, type JsonObject } from '../src/index.ts';
import { anySchema } from './arbitrary-schemas.ts';
import { instancesOf, validation } from './documents.ts';
import { accepts } from './reference/checker.ts';
import { anyDocument, suites } from './reference/arbitrary-documents.ts';
import { asJsonSchema, back, flattened, plain } from './round-trip.ts';

const runs = Number(process.env['RUNS'] ?? 100);

const errorsOf = (document: JsonObject): unknown => lint(document).filter(({ severity }) => severity === 'error');

/** The document that comes back, and the JSON Schema of that. */
const twice = (
  document: JsonObject,
): { readonly back: JsonObject; readonly again: JsonObject; readonly joined: JsonObject } => {
  const joined = plain(asJsonSchema(document).joined);
  const made = plain(back(joined, document).document);
  return { back: made, again: plain(asJsonSchema(made).joined), joined };
};

describe.each(suites)('documents of %s', (_, features) => {
  test('come back from JSON Schema as they were, and give the same JSON Schema again', () => {
    let exact = 0;
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const document = plain(anyDocument(draw, features) as JsonObject);
        if (asJsonSchema(document).losses.length > 0) return;
        exact += 1;
        const round = twice(document);
        expect(round.back).toEqual(plain(flattened(document)));
        expect(round.again).toEqual(round.joined);
      }),
      // What is drawn depends on what was drawn before: shrinking leads nowhere near.
      { numRuns: runs, endOnFailure: true },
    );
    expect(exact).toBeGreaterThan(runs * (features.addIns ? 0.4 : 0.9));
  }, 600_000);
});

const text: JsonObject = { type: 'string' };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const base = (properties: JsonObject, more: JsonObject = {}): JsonObject =>
  object(properties, { abstract: true, ...more });
const heir = ($extends: Json, more: JsonObject = {}): JsonObject => ({ type: 'object', $extends, ...more });
const ref = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const documentOf = (body: JsonObject, $schema: string = validation): JsonObject => ({
  $schema,
  $id: 'https://example.com/x',
  name: 'X',
  ...body,
});
const relations = 'https://json-structure.org/meta/relations/v0/#';
const nested = (levels: number): JsonObject => {
  let schema = text;
  for (let level = 0; level < levels; level += 1) schema = { type: 'array', items: schema };
  return schema;
};

describe('a document comes back:', () => {
  const B = base({ k: text, n: { type: 'array', items: object({ a: text }) } }, { required: ['n'] });
  const rows: Readonly<Record<string, JsonObject>> = {
    'a reference with a description': instancesOf({ type: { $ref: '#/definitions/W', description: 'd' } }, { W: text }),
    'an alias with words of its own': instancesOf(
      { ...ref('W'), description: 'd', default: 'a', foo: 1, altnames: { json: 'q' } },
      { W: text },
      validation,
    ),
    'an annotated union': instancesOf({ type: ['string', 'null'], unit: 'm', name: 'N' }, {}, validation),
    'a union of one': instancesOf({ type: ['string'] }),
    'a union with a list in place': instancesOf({ type: [{ type: 'array', items: ref('W') }, 'null'] }, { W: text }),
    'a root that refers to itself': documentOf(object({ next: ref('X'), w: text })),
    'a closed root that refers to itself': documentOf(object({ next: ref('X') }, { additionalProperties: false })),
    'a root of the name of its type': documentOf({ $root: '#/definitions/X', definitions: { X: object({ a: text }) } }),
    'a root that takes anything, with definitions': documentOf({ type: 'any', definitions: { W: text } }),
    'a root that is but composed': documentOf({ anyOf: [ref('W'), { type: 'int8' }], definitions: { W: text } }),
    'a library with namespaces': documentOf({
      definitions: { A: text, N: { B: { type: 'int8' }, M: { C: ref('N/B') } } },
    }),
    'a tuple with a base': instancesOf(
      { type: 'tuple', $extends: '#/definitions/T', properties: { y: text }, tuple: ['x', 'y'] },
      { T: { type: 'tuple', abstract: true, properties: { x: { type: 'int8' } }, tuple: ['x'] } },
    ),
    'an inline choice with alternatives in place': instancesOf(
      {
        type: 'choice',
        $extends: '#/definitions/B',
        selector: 'k',
        choices: {
          a: { ...ref('V'), description: 'h' },
          b: heir('#/definitions/B', {
            properties: { p: { type: 'set', items: object({ z: text }) } },
            minProperties: 1,
          }),
          c: heir('#/definitions/B', { properties: { q: object({ z: text }) }, required: ['q'] }),
        },
      },
      { B, V: heir('#/definitions/B', { properties: { v: text } }) },
      validation,
    ),
    'types in place in a base': instancesOf(heir('#/definitions/B', { properties: { o: text } }), {
      B,
      C: heir('#/definitions/B'),
    }),
    'what is required twice': instancesOf(
      heir(['#/definitions/B', '#/definitions/C'], { properties: { o: text }, required: ['n', 'o'] }),
      { B, C: base({ k: { type: 'int8' }, c: text }, { required: [['k'], ['c']] }) },
    ),
    relations: {
      ...documentOf({ $uses: ['JSONStructureRelations'], $root: '#/definitions/A' }, relations),
      definitions: {
        A: object(
          { id: text },
          {
            identity: ['id'],
            additionalProperties: false,
            relations: { r: { targettype: { $ref: '#/definitions/A' }, cardinality: 'multiple' } },
          },
        ),
      },
    },
    'a condition without consequence': instancesOf(object({ a: text }, { if: object({ a: text }) }), {}, validation),
    'any number of elements': instancesOf(
      { type: 'array', items: text, contains: { type: 'string', const: 'a' }, minContains: 0 },
      {},
      validation,
    ),
    'conditions that JSON Schema says in the same words': instancesOf(
      {
        type: 'map',
        values: text,
        has: { type: 'string', const: 'a' },
        not: { type: 'map', values: { type: 'string', const: 'b' } },
        allOf: [{ type: 'map', values: text }],
        patternKeys: { '^a': { type: 'string', minLength: 2 } },
      },
      {},
      validation,
    ),
    'bounds of strings': instancesOf(
      { type: 'int64', minimum: '5', anyOf: [{ type: 'int64', const: '5' }] },
      {},
      validation,
    ),
    'add-ins of a root in place': documentOf({
      ...object({ a: text }, { additionalProperties: false, allOf: [object({ a: text })] }),
      $offers: { one: '#/definitions/O', two: ['#/definitions/O'] },
      definitions: { O: base({ o: text }, { $extends: '#/definitions/X' }) },
    }),
    'a closed type of instances': instancesOf(object({ a: text }, { additionalProperties: false })),
    'what says nothing': instancesOf(object({ a: text }, { required: [], additionalProperties: { type: 'any' } })),
    'what binds nothing': instancesOf(object({ a: { type: 'int8', minimum: 5 } }, { anyOf: [object({ a: text })] })),
    'keywords of nobody': instancesOf({ type: 'string', foo: null, 'x-a': 1, readOnly: 'no', deprecated: true }),
    'a condition without type': instancesOf(
      object({ a: text }, { anyOf: [{ properties: { a: text } }] }),
      {},
      validation,
    ),
    '80 levels': documentOf(object({ a: nested(80) })),
  };
  test.each(Object.entries(rows))('%s', (_, document) => {
    expect(errorsOf(document)).toEqual([]);
    expect(asJsonSchema(document).losses).toEqual([]);
    const round = twice(plain(document));
    expect(round.back).toEqual(plain(flattened(plain(document))));
    expect(round.again).toEqual(round.joined);
  });
});

describe('what does not come back as it was:', () => {
  const shared = object({ a: text });
  const rows: readonly (readonly [what: string, reason: string, document: JsonObject])[] = [
    [
      'example',
      'it is written as examples, which is the keyword of both languages',
      instancesOf({ ...text, example: 'a' }),
    ],
    [
      'conditions',
      'a keyword of nobody that the annotation has for itself',
      instancesOf({ ...text, conditions: ['a'] }),
    ],
    [
      'more than 90 levels',
      'a definition takes over, so that nothing nests too deep',
      documentOf(object({ a: nested(120) })),
    ],
    ['one object in two places', 'it is defined once', documentOf(object({ a: shared, b: shared }))],
  ];
  test.each(rows)('%s: %s', (_, __, document) => {
    const { document: made, problems } = back(asJsonSchema(document).joined, document);
    expect(problems).toEqual([]);
    expect(errorsOf(made)).toEqual([]);
    expect(made).not.toEqual(document);
  });
});

const options = { name: 'Root', id: 'https://example.com/root' };
/** A schema as a document, and that document by way of JSON Schema; the same where a loss is told. */
const made = (schema: Json): { readonly document: JsonObject; readonly again: JsonObject } => {
  const document = plain(fromJsonSchema(schema, options).document);
  const { joined, losses } = asJsonSchema(document);
  return { document, again: losses.length > 0 ? document : plain(fromJsonSchema(plain(joined), options).document) };
};

describe('what was made of JSON Schema comes back from JSON Schema:', () => {
  test('any schema', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        const { document, again } = made(schema);
        expect(again).toEqual(document);
      }),
      { numRuns: runs * 3 },
    );
  }, 600_000);

  const require = createRequire(import.meta.url);
  test.each(['json-schema-draft-06.json', 'json-schema-draft-07.json', 'data.json'])('%s', (name) => {
    const { document, again } = made(
      JSON.parse(readFileSync(require.resolve(`ajv/dist/refs/${name}`), 'utf8')) as Json,
    );
    expect(again).toEqual(document);
  });
});

describe('an annotation of a stranger', () => {
  const told = (schema: JsonObject): readonly string[] =>
    fromJsonSchema(schema, options)
      .problems.filter(({ message }) => message.includes('x-json-structure'))
      .map(({ pointer }) => pointer);
  const annotated = (schema: JsonObject, kept: Json): JsonObject => ({ ...schema, 'x-json-structure': kept });
  const rows: readonly (readonly [name: string, schema: JsonObject, values: readonly (readonly [Json, boolean])[]])[] =
    [
      ['a type of other values', annotated({ type: 'string' }, { type: 'int64' }), [['x', true]]],
      ['a bound', annotated({ type: 'string' }, { maxLength: 1 }), [['xx', true]]],
      ['other members', annotated({ type: 'object', properties: { a: text } }, { required: ['a'] }), [[{}, true]]],
      [
        'a union',
        annotated({ type: ['string', 'null'] }, { type: ['string', 'boolean'] }),
        [
          [null, true],
          [true, false],
        ],
      ],
      [
        'what is no keyword of its type',
        annotated({ type: 'string' }, { abstract: 7, tuple: 'x', $extends: 1 }),
        [['x', true]],
      ],
      [
        'conditions that are the type',
        annotated({ anyOf: [{ type: 'string' }] }, { conditions: ['anyOf'] }),
        [
          ['x', true],
          [1, false],
        ],
      ],
      [
        'another type of instances',
        { type: 'string', 'x-json-structure': { $root: '#/$defs/A' }, $defs: { A: { type: 'null' } } },
        [['x', true]],
      ],
      [
        'what it takes away',
        annotated({ type: 'object', properties: { a: text } }, { type: 'object', properties: null }),
        [[{ a: 1 }, false]],
      ],
    ];
  test.each(rows)('changes nothing of what is accepted: %s', (_, schema, values) => {
    const { document } = fromJsonSchema(schema, options);
    expect(errorsOf(document)).toEqual([]);
    expect(values.map(([value]) => accepts(document, value))).toEqual(values.map(([, valid]) => valid));
  });
  test('is left out alone, when another one fits', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: {
        a: annotated({ type: 'string' }, { type: 'int64' }),
        b: annotated({ type: 'array', items: text, uniqueItems: true }, { type: 'set', name: 'B' }),
      },
    };
    expect(told(schema)).toEqual(['/properties/a']);
    expect(fromJsonSchema(schema, options).document['properties']).toEqual({
      a: text,
      b: { type: 'set', items: text, name: 'B' },
    });
  });
  test('that no type can have is left out, wherever the error shows', () => {
    const schema: JsonObject = {
      $ref: '#/$defs/A',
      $defs: { A: annotated(object({ a: text }), { abstract: true }), B: annotated({ type: 'string' }, { name: 'B' }) },
    };
    expect(told(schema)).toEqual(['/$defs/A']);
    expect(fromJsonSchema(schema, options).document['definitions']).toEqual({
      A: object({ a: text }),
      B: { ...text, name: 'B' },
    });
  });
  test('of any kind makes a sound document', () => {
    const word = fc.constantFrom(
      'type',
      '$extends',
      'required',
      'tuple',
      'choices',
      'selector',
      'abstract',
      'conditions',
      'inPlace',
      'inert',
      '$root',
      '$offers',
      'enum',
      'items',
      'minimum',
      'name',
      'if',
      'properties',
    );
    const leaf = fc.constantFrom<Json>(
      'object',
      'int8',
      'choice',
      'tuple',
      'set',
      '#/$defs/Tree',
      '#/$defs/Cat',
      '#',
      null,
      true,
      1,
      'a',
      'anyOf',
      'allOf/0',
      { type: 'string' },
      { $ref: '#/$defs/Dog' },
    );
    const kept = fc.dictionary(
      word,
      fc.oneof(
        leaf,
        fc.array(leaf, { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'kind'), leaf, { noNullPrototype: true }),
      ),
      { maxKeys: 4, noNullPrototype: true },
    );
    const scatter = (schema: Json, next: () => JsonObject): Json => {
      if (Array.isArray(schema)) return schema.map((one: Json) => scatter(one, next));
      if (typeof schema !== 'object' || schema === null) return schema;
      const inner = Object.entries(schema).map(([name, one]) => [name, scatter(one ?? null, next)] as const);
      return { ...Object.fromEntries(inner), ...(Object.hasOwn(schema, 'type') ? { 'x-json-structure': next() } : {}) };
    };
    fc.assert(
      fc.property(anySchema, fc.array(kept, { minLength: 5, maxLength: 5 }), (schema, annotations) => {
        let count = 0;
        const spoilt = scatter(schema, () => annotations[(count += 1) % annotations.length] ?? {});
        expect(errorsOf(fromJsonSchema(spoilt, options).document)).toEqual([]);
      }),
      { numRuns: runs * 2 },
    );
  }, 600_000);
});

test('ordinary schemas have no annotation', () => {
  const ordinary = documentOf(
    {
      ...object(
        {
          id: { type: 'int64' },
          at: { type: 'datetime' },
          tags: { type: 'array', items: text, minItems: 1 },
          more: { type: 'map', values: { type: ['double', 'null'] } },
          kind: { type: 'string', enum: ['a', 'b'], description: 'd' },
          other: ref('Other'),
          any: { type: [{ $ref: '#/definitions/Other' }, 'null'] },
        },
        { required: ['id'], additionalProperties: false },
      ),
      definitions: { Other: object({ n: { type: 'int32', minimum: 0 } }) },
    },
    validation,
  );
  expect(JSON.stringify(asJsonSchema(ordinary).joined)).not.toContain('x-json-structure');
});
