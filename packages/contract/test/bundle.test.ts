import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContract, unresolvedReferences } from '../src/load.ts';
import { operations } from '../src/operations.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const entry = (schemas: unknown, paths: unknown = {}): object => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths,
  components: { schemas },
});

const load = (files: Readonly<Record<string, unknown>>, file = 'openapi.json') => {
  const folder = folderWith(files);
  return loadContract(path.join(folder, file), { cwd: folder });
};

describe('references to other files become components', () => {
  test('a component that is a reference keeps its name; others are named after the file or the pointer', () => {
    const contract = load({
      'openapi.json': entry({
        Pet: { $ref: 'schemas/pet.yaml' },
        Box: { properties: { lid: { $ref: 'schemas/lid.json' }, key: { $ref: 'all.json#/$defs/Key' } } },
      }),
      'schemas/pet.yaml': 'type: object\nproperties:\n  owner: {$ref: ./owner.yaml}\n  friend: {$ref: "#"}\n',
      'schemas/owner.yaml': 'properties:\n  pet: {$ref: pet.yaml}\n',
      'schemas/lid.json': { type: 'string' },
      'all.json': {
        $defs: { Key: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/Code' }] }, Code: { type: 'integer' } },
      },
    });
    expect(contract.problems).toEqual([]);
    expect(contract.document.components?.schemas).toEqual({
      Pet: {
        type: 'object',
        properties: { owner: { $ref: '#/components/schemas/owner' }, friend: { $ref: '#/components/schemas/Pet' } },
      },
      Box: { properties: { lid: { $ref: '#/components/schemas/lid' }, key: { $ref: '#/components/schemas/Key' } } },
      owner: { properties: { pet: { $ref: '#/components/schemas/Pet' } } },
      lid: { type: 'string' },
      Key: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Code' }] },
      Code: { type: 'integer' },
    });
  });

  test.each([
    ['the file', 'schemas/order.json', {}],
    ['a list of files', 'schemas/index.json#/Order', {}],
    ['a file, where schemas have names', 'schemas/order.json', { $anchor: 'root' }],
  ])('a component that is a reference to %s gives its name to whatever refers there before', (_, ref, named) => {
    const order = {
      properties: { line: { $ref: 'line.json' }, next: { $ref: '../openapi.json#/components/schemas/Order' } },
    };
    const contract = load({
      'openapi.json': entry(
        { Order: { $ref: ref }, Line: { $ref: 'schemas/line.json' }, Same: { $ref: 'schemas/order.json' } },
        { '/orders': { $ref: 'paths/orders.json' } },
      ),
      'paths/orders.json': {
        get: {
          responses: {
            200: {
              description: 'Found',
              content: { 'application/json': { schema: { $ref: '../schemas/order.json' } } },
            },
          },
        },
      },
      'schemas/index.json': { Order: { $ref: 'order.json' } },
      'schemas/order.json': { ...order, ...named },
      'schemas/line.json': { type: 'string' },
    });
    expect(contract.problems).toEqual([]);
    expect(contract.document.components?.schemas).toEqual({
      Order: {
        properties: { line: { $ref: '#/components/schemas/Line' }, next: { $ref: '#/components/schemas/Order' } },
      },
      Line: { type: 'string' },
      Same: { $ref: '#/components/schemas/Order' },
    });
    const [found] = operations(contract)
      .flatMap(({ responses }) => responses)
      .flatMap(({ content }) => content);
    expect(found?.schema?.schema).toEqual({ $ref: '#/components/schemas/Order' });
    expect(contract.origin('/components/schemas/Order/properties/line').file).toMatch(/order\.json$/u);
  });

  test.each([
    ['one after the other', (ref: object) => ({ items: ref })],
    [
      'far inside of each other',
      (ref: object) => Array.from({ length: 15 }).reduce<object>((items) => ({ items }), ref),
    ],
  ])('thousands that lead to each other, %s', (_, holding) => {
    const last = 3000;
    const chain = (other: string, step: number): object =>
      Object.fromEntries(
        Array.from({ length: last }, (__, index) => [
          `${other}${index}`,
          index + step < last
            ? holding({ $ref: `${other}.json#/$defs/${other === 'a' ? 'b' : 'a'}${index + step}` })
            : {},
        ]),
      );
    const contract = load({
      'openapi.json': entry({ First: { items: { $ref: 'a.json#/$defs/b0' } } }),
      'a.json': { $defs: chain('b', 0) },
      'b.json': { $defs: chain('a', 1) },
    });
    expect(contract.problems).toEqual([]);
    expect(Object.keys(contract.document.components?.schemas ?? {})).toHaveLength(2 * last + 1);
  });

  test('a name that is taken gets the file in front', () => {
    const contract = load({
      'openapi.json': entry({ Key: { type: 'string' }, Box: { items: { $ref: 'all.json#/$defs/Key' } } }),
      'all.json': { $defs: { Key: { type: 'integer' } } },
    });
    expect(contract.document.components?.schemas).toMatchObject({
      Key: { type: 'string' },
      Box: { items: { $ref: '#/components/schemas/all_Key' } },
      all_Key: { type: 'integer' },
    });
  });

  test('path items, parameters and responses come from files too, and an older file is upgraded by itself', () => {
    const contract = load({
      'openapi.json': entry({}, { '/a': { $ref: 'paths.json#/paths/~1a' } }),
      'paths.json': {
        openapi: '3.0.3',
        info: { title: 'p', version: '1' },
        paths: {
          '/a': {
            get: {
              parameters: [{ $ref: '#/components/parameters/limit' }],
              responses: { 200: { $ref: '#/components/responses/ok' } },
            },
          },
        },
        components: {
          parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer', nullable: true } } },
          responses: { ok: { description: 'ok', content: { 'application/json': { schema: { type: 'string' } } } } },
        },
      },
    });
    const [operation] = operations(contract);
    expect(contract.problems).toEqual([]);
    expect(operation).toMatchObject({
      key: 'GET /a',
      parameters: [{ name: 'limit', schema: { schema: { type: ['integer', 'null'] } } }],
      responses: [{ status: '200', content: [{ mediaType: 'application/json' }] }],
    });
  });

  test('discriminator mappings follow their schemas', () => {
    const contract = load({
      'openapi.json': entry({
        Pet: {
          oneOf: [{ $ref: 'cat.json' }],
          discriminator: { propertyName: 'kind', mapping: { c: 'cat.json' } },
        },
      }),
      'cat.json': { type: 'object', properties: { kind: { type: 'string' } } },
    });
    expect(contract.document.components?.schemas).toMatchObject({
      Pet: { discriminator: { mapping: { c: '#/components/schemas/cat' } } },
      cat: { required: ['kind'], properties: { kind: { const: 'c' } } },
    });
  });

  test('the place of a bundled part is in the file that it was written in', () => {
    const contract = load({
      'openapi.json': entry({ Pet: { $ref: 'pet.yaml' } }),
      'pet.yaml': 'type: object\nproperties:\n  name:\n    type: string\n',
    });
    const { file, line, column } = contract.origin('/components/schemas/Pet/properties/name');
    expect([path.basename(file), line, column]).toEqual(['pet.yaml', 3, 3]);
  });
});

describe('references out of reach are refused', () => {
  test.each([
    ['https://example.com/pet.json', 'ref-remote'],
    ['//example.com/pet.json', 'ref-remote'],
    ['file:///etc/passwd', 'ref-remote'],
    ['/etc/passwd', 'ref-outside'],
    ['../../../etc/passwd', 'ref-outside'],
    ['..%2F..%2Fetc%2Fpasswd', 'ref-outside'],
    ['%zz.json', 'ref-malformed'],
    ['none.json', 'ref-unreadable'],
    ['pet.json#/missing', 'ref-unresolved'],
  ])('%s is %s', (ref, code) => {
    const problems = refusals(() => load({ 'openapi.json': entry({ Pet: { items: { $ref: ref } } }), 'pet.json': {} }));
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.find((problem) => problem.code === code)).toMatchObject({
      pointer: '/components/schemas/Pet/items/$ref',
      place: { line: 1 },
    });
  });

  test('a symbolic link out of the folder is followed before it is judged', () => {
    const outside = folderWith({ 'secret.json': { type: 'string' } });
    const folder = folderWith({ 'openapi.json': entry({ Pet: { items: { $ref: 'link.json' } } }) });
    symlinkSync(path.join(outside, 'secret.json'), path.join(folder, 'link.json'));
    const [problem] = refusals(() => loadContract(path.join(folder, 'openapi.json'), { cwd: folder }));
    expect(problem?.code).toBe('ref-outside');
  });

  test('every such reference is told in one run', () => {
    const problems = refusals(() =>
      load({ 'openapi.json': entry({ A: { items: { $ref: 'http://a/' } }, B: { items: { $ref: 'http://b/' } } }) }),
    );
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      '/components/schemas/A/items/$ref',
      '/components/schemas/B/items/$ref',
    ]);
  });
});

test('schemas are found by $id and $anchor inside the description', () => {
  const contract = load({
    'openapi.json': entry({
      A: { $id: 'https://example.com/a', $anchor: 'first', type: 'object' },
      B: { items: { $ref: 'https://example.com/a' } },
      C: { items: { $ref: '#first' } },
    }),
  });
  expect(contract.document.components?.schemas).toMatchObject({
    B: { items: { $ref: '#/components/schemas/A' } },
    C: { items: { $ref: '#/components/schemas/A' } },
  });
});

describe('spread over files', () => {
  test('two spellings of a path are one component; names that are taken are told apart by their files', () => {
    const contract = load({
      'openapi.json': entry({
        A: { items: { $ref: 'schemas/pet.json' } },
        B: { items: { $ref: './schemas/../schemas/pet.json#' } },
        C: { items: { $ref: 'other/pet.json' } },
      }),
      'schemas/pet.json': { type: 'string' },
      'other/pet.json': { type: 'integer' },
    });
    expect(contract.document.components?.schemas).toEqual({
      A: { items: { $ref: '#/components/schemas/pet' } },
      B: { items: { $ref: '#/components/schemas/pet' } },
      C: { items: { $ref: '#/components/schemas/other_pet' } },
      pet: { type: 'string' },
      other_pet: { type: 'integer' },
    });
  });

  test('files that refer to each other, from nested folders, end', () => {
    const contract = load({
      'openapi.json': entry({ A: { $ref: 'a/a.json' } }),
      'a/a.json': { properties: { b: { $ref: 'deep/b.json#/$defs/B' } } },
      'a/deep/b.json': { $defs: { B: { properties: { a: { $ref: '../a.json' }, b: { $ref: '#/$defs/B' } } } } },
    });
    expect(contract.problems).toEqual([]);
    expect(contract.document.components?.schemas).toEqual({
      A: { properties: { b: { $ref: '#/components/schemas/B' } } },
      B: { properties: { a: { $ref: '#/components/schemas/A' }, b: { $ref: '#/components/schemas/B' } } },
    });
  });

  test('a schema inside an operation of another file, which is of another version', () => {
    const contract = load({
      'openapi.json': {
        ...entry({ A: { $ref: 'new.json#/paths/~1a/get/responses/200/content/application~1json/schema' } }),
        openapi: '3.0.3',
      },
      'new.json': {
        ...entry(
          {},
          {
            '/a': {
              get: {
                responses: {
                  200: { content: { 'application/json': { schema: { type: ['string', 'null'], $comment: 'kept' } } } },
                },
              },
            },
          },
        ),
      },
    });
    expect(contract.problems).toEqual([]);
    expect(contract.document.components?.schemas).toEqual({ A: { type: ['string', 'null'], $comment: 'kept' } });
  });

  test('a place of the same file that no version reads becomes a component, upgraded as others', () => {
    const contract = load({
      'openapi.json': {
        ...entry({ A: { items: { $ref: '#/x-parts/P' } } }),
        openapi: '3.0.3',
        'x-parts': { P: { type: 'string', nullable: true } },
      },
    });
    expect(contract.document.components?.schemas).toEqual({
      A: { items: { $ref: '#/components/schemas/P' } },
      P: { type: ['string', 'null'] },
    });
  });

  test('a discriminator that maps to a URL or to no file is told of, and the rest is read', () => {
    const contract = load({
      'openapi.json': entry({
        Pet: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }],
          discriminator: { propertyName: 'k', mapping: { a: 'https://example.com/cat.json', b: 'none.json' } },
        },
        Cat: { type: 'object' },
      }),
    });
    expect(contract.problems.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'discriminator-mapping-unresolved'],
      ['warning', 'discriminator-mapping-unresolved'],
    ]);
  });

  test.each([['none.json'], ['pet.json#/missing']])('%s stands for anything when that is asked for', (ref) => {
    const folder = folderWith({ 'openapi.json': entry({ Pet: { items: { $ref: ref } } }), 'pet.json': {} });
    const contract = loadContract(path.join(folder, 'openapi.json'), { cwd: folder, dangling: 'unknown' });
    expect(contract.document.components?.schemas).toEqual({ Pet: { items: {} } });
    expect(contract.problems).toMatchObject([
      { severity: 'warning', code: 'ref-unresolved', pointer: '/components/schemas/Pet/items/$ref' },
    ]);
  });

  test('what another file refers to in vain is known by where it stands in the document', () => {
    const paths = { '/pets': { $ref: 'paths.json#/pets' } };
    const folder = folderWith({
      'openapi.json': { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' }, paths },
      'paths.json': { pets: { get: { responses: { 200: { $ref: 'none.json' } } } } },
    });
    const contract = loadContract(path.join(folder, 'openapi.json'), { cwd: folder, dangling: 'unknown' });
    const [lost, ...others] = unresolvedReferences(contract);
    expect(others).toEqual([]);
    expect(contract.problems.filter(({ code }) => code === 'ref-unresolved')).toEqual([lost?.problem]);
    expect(lost?.pointers).toContain('/paths/~1pets/get/responses/200/$ref');
    expect(lost?.pointers.map((pointer) => path.basename(contract.origin(pointer).file))).toEqual(
      lost?.pointers.map(() => 'paths.json'),
    );
  });

  test.each(['https://example.com/pet.json', '/etc/passwd', '../../../etc/passwd'])(
    '%s is refused whatever is asked for',
    (ref) => {
      const folder = folderWith({ 'openapi.json': entry({ Pet: { items: { $ref: ref } } }) });
      const load = (): unknown => loadContract(path.join(folder, 'openapi.json'), { cwd: folder, dangling: 'unknown' });
      expect(refusals(load)).toHaveLength(1);
    },
  );
});

test('dynamic references that lead to ever more scopes are refused', () => {
  const steps = [...Array(25).keys()];
  const asked = steps.map((step) => ({ $dynamicRef: `a${step}#n${step}` }));
  const resources = steps.flatMap((step) =>
    ['a', 'b'].map((side) => {
      const next = ['a', 'b'].map((other) => ({ $ref: `${other}${step + 1}#/$defs/go` }));
      const go = step === 24 ? { allOf: asked } : { anyOf: next };
      return [side + step, { $id: side + step, $defs: { go, x: { $dynamicAnchor: `n${step}`, const: side } } }];
    }),
  );
  const A = { $id: 'https://example.com/a', $ref: 'a0#/$defs/go', $defs: Object.fromEntries(resources) as object };
  expect(refusals(() => load({ 'openapi.json': entry({ A }) }))).toMatchObject([{ code: 'dynamic-too-large' }]);
});
