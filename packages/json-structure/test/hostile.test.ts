import { describe, expect, test } from 'vitest';
import { compile, JsonStructureError, lint, toJsonSchema, type JsonObject } from '../src/index.ts';
import { core, instancesOf, validation } from './documents.ts';

/** Every level holds two of the next: walked naively, the work doubles with each. */
const doubling = (levels: number, hold: (next: string) => JsonObject): JsonObject =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      `L${level}`,
      level + 1 < levels
        ? hold(`#/definitions/L${level + 1}`)
        : { type: 'object', abstract: false, properties: { end: { type: 'null' } } },
    ]),
  );
const shapes: Readonly<Record<string, (next: string) => JsonObject>> = {
  'two properties': (next) => ({
    type: 'object',
    properties: { a: { type: { $ref: next } }, b: { type: { $ref: next } } },
  }),
  'two members of a choice': (next) => ({
    type: 'choice',
    choices: { a: { type: { $ref: next } }, b: { type: { $ref: next } } },
  }),
  'a union': (next) => ({ type: [{ $ref: next }, 'null', { $ref: next }] }),
  'a map of sets': (next) => ({ type: 'map', values: { type: 'set', items: { type: { $ref: next } } } }),
  'bases that hold types in place': (next) => ({
    type: 'object',
    abstract: true,
    properties: { a: { type: 'object', $extends: next }, b: { type: 'object', $extends: next } },
  }),
};

describe.each([24, 200])('%i levels of definitions, each twice in the one before', (levels) => {
  test.each(Object.entries(shapes))('by %s', (_, hold) => {
    const document = instancesOf(
      { type: 'object', properties: { top: { type: ['null', { $ref: '#/definitions/L0' }] } } },
      doubling(levels, hold),
    );
    expect(lint(document).length).toBeLessThan(3 * levels);
    expect(JSON.stringify([...toJsonSchema(document).definitions.values()]).length).toBeLessThan(2000 * levels);
  });

  test('are compiled and checked', () => {
    const document = instancesOf(
      { type: { $ref: '#/definitions/L0' } },
      doubling(levels, shapes['two properties'] as never),
    );
    expect(compile(document)({ a: { a: { b: {} } }, b: { a: 1 } })).toHaveLength(1);
  });
});

test('a long chain of aliases, and one that bites its tail', () => {
  const link = (index: number): [string, JsonObject] => [
    `T${index}`,
    { type: { $ref: `#/definitions/T${index + 1}` } },
  ];
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => link(index)));
  const open = instancesOf({ type: { $ref: '#/definitions/T0' } }, { ...chain, T5000: { type: 'string' } });
  expect([compile(open)('x').length, compile(open)(1).length]).toEqual([0, 1]);
  const closed = instancesOf(
    { type: { $ref: '#/definitions/T0' } },
    { ...chain, T5000: { type: { $ref: '#/definitions/T0' } } },
  );
  expect(new Set(lint(closed).map(({ code }) => code))).toEqual(new Set(['js-ref-circular', 'js-unlisted']));
  expect(() => compile(closed)).toThrow('only leads back to itself');
  expect(toJsonSchema(closed).definitions.get('T0')?.schema).toEqual({});
});

const codesOfRefusal = (document: JsonObject): readonly string[] => {
  try {
    compile(document);
    return [];
  } catch (error) {
    return error instanceof JsonStructureError ? error.problems.map(({ code }) => code) : [];
  }
};

test.each(['items', 'values', 'properties', 'choices', 'definitions', 'additionalProperties', 'type'])(
  '5,000 levels of %s give a problem',
  (keyword) => {
    let schema: JsonObject = { type: 'string' };
    const wrap: Readonly<Record<string, (inner: JsonObject) => JsonObject>> = {
      items: (items) => ({ type: 'array', items }),
      values: (values) => ({ type: 'map', values }),
      properties: (x) => ({ type: 'object', properties: { x } }),
      choices: (x) => ({ type: 'choice', choices: { x } }),
      definitions: (Ns) => ({ Ns }),
      additionalProperties: (additionalProperties) => ({
        type: 'object',
        properties: { x: { type: 'null' } },
        additionalProperties,
      }),
      type: (inner) => ({ type: [inner] }),
    };
    for (let level = 0; level < 5000; level += 1) schema = wrap[keyword]?.(schema) ?? schema;
    const document = { $schema: core, $id: 'https://example.com/deep', name: 'Deep', definitions: { Deep: schema } };
    expect(lint(document).map(({ code }) => code)).toContain('js-depth');
    expect(codesOfRefusal({ ...document, $root: '#/definitions/Deep' })).toContain('js-depth');
    expect(toJsonSchema(document).problems.map(({ code }) => code)).toContain('js-depth');
  },
);

test('5,000 levels of values are refused, not overflowed', () => {
  const check = compile(
    instancesOf({ type: 'object', properties: { next: { type: { $ref: '#/definitions/Subject' } } } }),
  );
  let value: object = {};
  for (let level = 0; level < 5000; level += 1) value = { next: value };
  expect(check(value).map(({ message }) => message)).toEqual([
    'nests deeper than 1000 levels; what lies below is not checked',
  ]);
  expect(check({ next: {} })).toEqual([]);
  let list: unknown[] = [];
  for (let level = 0; level < 100000; level += 1) list = [list];
  expect(compile(instancesOf({ type: 'set', items: { type: 'any' } }))(list)).toHaveLength(1);
});

test('names of Object.prototype are found only where they are declared', () => {
  const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;
  const properties = parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}');
  const check = compile(
    instancesOf({ type: 'object', properties, required: ['__proto__', 'constructor'], additionalProperties: false }),
  );
  expect(check({}).map(({ message }) => message)).toEqual([
    'lacks the property __proto__',
    'lacks the property constructor',
  ]);
  expect(check(parse('{"__proto__":"a","constructor":"b"}'))).toEqual([]);
  expect(check(parse('{"__proto__":1,"constructor":"b","toString":1}')).map(({ pointer }) => pointer)).toEqual([
    '/__proto__',
    '/toString',
  ]);
  const tagged = compile(instancesOf({ type: 'choice', choices: { a: { type: 'null' } } }));
  expect(tagged(parse('{"__proto__":null}'))).toHaveLength(1);
  expect(tagged({ constructor: null })).toHaveLength(1);
});

test('lint answers whatever it is given', () => {
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    5,
    'x',
    [],
    {},
    { type: null },
    { definitions: { a: { type: {} } } },
  ];
  const keywords = [
    'type',
    'properties',
    'required',
    'items',
    'values',
    'choices',
    'selector',
    '$extends',
    '$ref',
    '$root',
    'definitions',
  ];
  const more = [
    ...keywords,
    'tuple',
    'enum',
    'const',
    'abstract',
    '$uses',
    '$offers',
    'examples',
    'maxLength',
    'minimum',
    'multipleOf',
    'name',
    '$id',
  ];
  const types = ['object', 'tuple', 'choice', 'array', 'map', 'int64', 'double', 'binary', undefined];
  for (const type of types)
    for (const keyword of more)
      for (const value of [
        ...nonsense,
        [null],
        [[]],
        [5],
        { a: null },
        { a: { type: 'string' } },
        true,
        -1,
        '',
        '#',
        '#/definitions/%',
      ]) {
        const document = JSON.parse(JSON.stringify({ $schema: validation, type, [keyword]: value })) as JsonObject;
        expect(Array.isArray(lint(document))).toBe(true);
        expect(Array.isArray(toJsonSchema(document).problems)).toBe(true);
      }
  for (const value of nonsense) expect(lint(value).length).toBeGreaterThan(0);
  const cyclic: Record<string, unknown> = { type: 'array' };
  cyclic['items'] = cyclic;
  expect(lint(cyclic).map(({ code }) => code)).toContain('js-depth');
});
