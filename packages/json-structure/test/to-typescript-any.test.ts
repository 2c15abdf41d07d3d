import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, type JsonObject } from '../src/index.ts';
import { toTypeScript } from '../src/to-typescript/to-typescript.ts';
import { instancesOf, validation } from './documents.ts';
import { diagnose, outline } from './typescript.ts';

type Schema = Readonly<Record<string, unknown>>;
const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });

const hostile = fc.oneof(
  fc.constantFrom(
    '*/ alert(1) /*',
    '*\u0000/ alert(1)',
    "'; alert(1); '",
    '`${alert(1)}`',
    '\\',
    "\\'",
    '"\\"',
    '\n}\nalert(1);',
    '\u2028alert(1)\u2029',
    '\u202E',
    '</script>',
    '@see {@link x}',
    '// @ts-nocheck',
    '__proto__',
    'constructor',
    'Record',
    'string',
    'class',
    'Int64',
    '',
    'ü',
    '💥\uD800',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const annotations = fc.record({
  description: hostile,
  descriptions: fc.dictionary(hostile, hostile, { maxKeys: 2 }),
  altnames: fc.dictionary(fc.oneof(fc.constant('json'), hostile), hostile, { maxKeys: 2 }),
  unit: hostile,
  ucumUnit: hostile,
  currency: hostile,
  symbol: hostile,
  symbols: fc.dictionary(hostile, hostile, { maxKeys: 1 }),
  default: hostile,
  examples: fc.array(fc.oneof(hostile, fc.dictionary(hostile, hostile, { maxKeys: 1 })), { maxLength: 2 }),
  deprecated: fc.oneof(fc.boolean(), hostile),
});
/** Own members only, `__proto__` among them. */
const members = (entries: readonly (readonly [string, unknown])[]): JsonObject =>
  Object.fromEntries(entries) as JsonObject;

const hostileDocument = fc
  .record({
    names: fc.uniqueArray(hostile, { minLength: 6, maxLength: 6 }),
    texts: fc.array(hostile, { minLength: 12, maxLength: 12 }),
    notes: annotations,
  })
  .map(({ names, texts, notes }): JsonObject => {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = names;
    const note = notes as unknown as JsonObject;
    const text = (index: number): string => texts[index] ?? '';
    const property: JsonObject = { ...note, type: 'string', enum: [...new Set(texts)] };
    const plain: JsonObject = { ...note, type: 'decimal', minimum: '1' };
    return {
      $schema: validation,
      $id: `https://example.com/${text(3)}`,
      name: text(4),
      description: text(5),
      type: 'object',
      properties: members(names.map((name) => [name, property])),
      definitions: members([
        [
          a,
          {
            ...note,
            type: 'object',
            properties: members(names.map((name) => [name, plain])),
            required: [a, b, text(6)],
          },
        ],
        [b, { ...note, type: 'choice', choices: members(names.map((name) => [name, plain])) }],
        [c, { ...note, type: 'tuple', properties: members(names.map((name) => [name, plain])), tuple: names }],
        [
          d,
          members([
            [e, { ...note, type: 'map', values: { ...note, type: 'string', const: text(7) } }],
            [f, { ...note, type: ['string', 'int64'], pattern: text(0), format: text(1), minimum: text(2) }],
          ]),
        ],
        [
          e,
          {
            ...note,
            type: 'object',
            properties: members([
              [a, plain],
              [b, property],
            ]),
            required: [[a], [b]],
            additionalProperties: { type: 'string', const: text(8) },
          },
        ],
        [f, { type: 'binary', contentEncoding: text(9), contentCompression: text(10), contentMediaType: text(11) }],
      ]),
    };
  });

test('whatever a document says, its module holds exported types only, and compiles', () => {
  const files = new Map<string, string>();
  fc.assert(
    fc.property(hostileDocument, fc.constantFrom('declared' as const, 'altnames' as const), (document, wireNames) => {
      const { code } = toTypeScript(document, { wireNames });
      expect(toTypeScript(document, { wireNames }).code).toBe(code);
      const { exported, other } = outline(code);
      expect(other).toEqual([]);
      expect(new Set(exported).size).toBe(exported.length);
      expect(exported.filter((name) => !/^[A-Za-z_]\w*$/.test(name))).toEqual([]);
      // The root, six definitions and one more in their namespace, unless that has the keyword `type`.
      expect(exported.length).toBeGreaterThanOrEqual(7);
      expect(code).not.toMatch(/[^\P{Cc}\n\t]|[\u2028-\u202E\u2066-\u2069\uFEFF]/u);
      if (files.size < 50) files.set(`m${files.size}.ts`, code);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 250) },
  );
  expect([...diagnose(files)]).toEqual([]);
}, 120_000);

/** A schema with values that come close to it. */
interface Case {
  readonly schema: Schema;
  readonly values: fc.Arbitrary<unknown>;
}

const scalar = fc.constantFrom<unknown>('', 'a', 'b', '1', '-0', '1.50', '2024-02-29', 0, -3, 1.5, 300, true, null);
const leaf = (schema: Schema, ...values: readonly unknown[]): Case => ({
  schema,
  values: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: scalar }),
});
const leaves: readonly Case[] = [
  leaf({ type: 'string', maxLength: 2 }, 'a', 'bb'),
  leaf({ type: 'string', enum: ['a', 'b'] }, 'a', 'c'),
  leaf({ type: 'double', enum: [0, -1.5, 1e21] }, -0, 1e21, -1.5),
  leaf({ type: 'int64', enum: ['1', '-5'] }, '1', '-5'),
  leaf({ type: 'uint8' }, 0, 255),
  leaf({ type: 'int64' }, '0', '-0', '-9223372036854775808', '9223372036854775807'),
  leaf({ type: 'uint128', minimum: '2' }, '340282366920938463463374607431768211455', '0'),
  leaf({ type: 'decimal' }, '0', '-1.50', '99999999999999999999.9999999'),
  leaf({ type: 'date' }, '2024-02-29'),
  leaf({ type: 'any' }, null, 1),
  leaf({ type: ['null', 'boolean', 'date'] }, null, false),
  leaf(to('Leaf'), 'a', 'bb'),
  leaf(to('Tree'), {}, { a: [{}] }, { a: [] }),
  leaf(to('Either'), 5, { a: [] }, 'a'),
  leaf(to('Either_2'), { left: 1 }, { right: 'a' }),
  leaf(
    to('Shape'),
    { kind: 'round', z: null },
    { kind: 'flat', a: 1, kindred: 'x', z: null },
    { kind: 'loose', any: 'x' },
  ),
  leaf({ type: 'binary' }, 'TWFu'),
];
const keys = ['a', 'b', 'kind-of'] as const;
const { schema } = fc.letrec<{ schema: Case; compound: Case }>((tie) => {
  const three = fc.tuple(tie('schema'), tie('schema'), tie('schema'));
  const named = (cases: readonly Case[]): Schema =>
    Object.fromEntries(keys.map((key, index) => [key, { ...cases[index]?.schema }]));
  return {
    compound: fc.oneof(
      fc
        .record({
          cases: three,
          rest: fc.oneof(fc.constantFrom(undefined, true, false), tie('schema')),
          required: fc.constantFrom(
            ['a'],
            ['a', 'b'],
            [['a'], ['b', 'kind-of']],
            [
              ['a', 'b'],
              ['a', 'kind-of'],
            ],
            [['a'], ['a', 'b']],
          ),
          extending: fc.boolean(),
        })
        .map(({ cases, rest, required, extending }) => ({
          schema: {
            type: 'object',
            properties: named(cases),
            // Never all optional: the compiler refuses what has no member in common with such a type.
            required,
            ...(rest === undefined
              ? {}
              : { additionalProperties: typeof rest === 'object' ? { ...rest.schema } : rest }),
            ...(extending ? { $extends: '#/definitions/Base' } : {}),
          },
          values: fc.record(
            {
              ...Object.fromEntries(keys.map((key, index) => [key, cases[index]?.values ?? scalar])),
              z: fc.constant(null),
              other: typeof rest === 'object' ? rest.values : scalar,
            },
            { requiredKeys: [], noNullPrototype: true },
          ),
        })),
      fc.tuple(fc.constantFrom('array', 'set'), tie('schema')).map(([type, { schema, values }]) => ({
        schema: { type, items: { ...schema } },
        values: fc.array(values, { maxLength: 2 }),
      })),
      tie('schema').map(({ schema, values }) => ({
        schema: { type: 'map', values: { ...schema } },
        values: fc.dictionary(fc.constantFrom('a', 'x y'), values, { maxKeys: 2, noNullPrototype: true }),
      })),
      three.map((cases) => ({
        schema: { type: 'tuple', properties: named(cases), tuple: [...keys].reverse() },
        values: fc.tuple(...cases.map(({ values }) => values).reverse()),
      })),
      three.map((cases) => ({
        schema: { type: 'choice', choices: named(cases) },
        values: fc.oneof(...cases.map(({ values }, index) => values.map((value) => ({ [keys[index] ?? '']: value })))),
      })),
    ),
    schema: fc.oneof({ maxDepth: 2 }, fc.constantFrom(...leaves), tie('compound')),
  };
});

const extending = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  $extends: '#/definitions/Base',
  properties,
  ...more,
});
const definitions: JsonObject = {
  Word: { type: 'string', maxLength: 2 },
  Leaf: { ...to('Word'), enum: ['a', 'bb'] },
  Tree: { type: 'object', properties: { a: { type: 'array', items: to('Tree') } }, additionalProperties: false },
  Either: { type: ['int8', to('Tree')['type'] ?? null, to('Leaf')['type'] ?? null] },
  Either_2: { type: 'choice', choices: { left: { type: 'int8' }, right: to('Leaf') } },
  Base: {
    type: 'object',
    abstract: true,
    properties: { z: { type: 'null' }, nested: { type: 'object', properties: { b: { type: 'uint8' } } } },
  },
  Round: extending({}, { required: ['z'], additionalProperties: false }),
  Flat: extending({ a: { type: 'int8' }, kind: { type: 'boolean' } }, { required: [['a'], ['z', 'kind']] }),
  Loose: extending({}, { additionalProperties: { type: 'string' } }),
  Shape: {
    type: 'choice',
    $extends: '#/definitions/Base',
    selector: 'kind',
    choices: { round: to('Round'), flat: to('Flat'), loose: to('Loose') },
  },
};

/**
 * A literal with its own type: `V` is inferred from it, and then held against the type. So members that are not declared
 * count as they do for any value but a fresh literal.
 */
const head = 'export declare const fits: <T>() => <const V extends T>(value: V) => void;';

test('the compiler never refuses a value that is valid', () => {
  const files = new Map<string, string>();
  const told = new Map<string, string>();
  let accepted = 0;
  for (const [{ schema: one }, values] of fc.sample(
    schema.chain((one) => fc.tuple(fc.constant(one), fc.array(one.values, { minLength: 6, maxLength: 6 }))),
    150,
  )) {
    const document = instancesOf(one as JsonObject, definitions, validation);
    const check = compile(document);
    const { code } = toTypeScript(document);
    const name = `m${files.size}.ts`;
    const lines = [code, head];
    for (const value of values) {
      if (check(value).length > 0) continue;
      accepted += 1;
      lines.push(`fits<Subject>()(${JSON.stringify(value)});`);
      told.set(
        `${name}:${lines.join('\n').split('\n').length}`,
        `${JSON.stringify(value)} against ${JSON.stringify(one)}`,
      );
    }
    files.set(name, lines.join('\n'));
  }
  const refused = [...diagnose(files)].map(([place, message]) => `${told.get(place) ?? place}: ${message}`);
  expect(refused).toEqual([]);
  expect(accepted).toBeGreaterThan(200);
}, 120_000);

test('what the compiler refuses though it is valid', () => {
  const document = instancesOf({ type: 'object', properties: { a: { type: 'string' } } });
  const decimals = instancesOf({ type: 'object', properties: { toString: { type: 'string' } } });
  const fresh = (value: string): string => `export const value: Subject = ${value};`;
  const any = (value: string): string => `fits<Subject>()(${value});`;
  const rows: readonly (readonly [JsonObject, JsonObject, (value: string) => string, string])[] = [
    // Nothing in common with a type whose members are all optional.
    [document, { b: 1 }, any, 'does not exist in type'],
    // A literal in place, with a member that is not declared.
    [document, { a: '', b: 1 }, fresh, 'does not exist in type'],
    // What every object has by nature.
    [decimals, {}, any, 'not assignable'],
    // What an instance may say of its schema.
    [document, { a: '', $schema: 'https://example.com/test' }, fresh, 'does not exist in type'],
  ];
  const files = new Map(
    rows.map(([document, value, probe], index) => [
      `m${index}.ts`,
      `${toTypeScript(document).code}\n${head}\n${probe(JSON.stringify(value))}`,
    ]),
  );
  const told = [...diagnose(files).values()];
  for (const [index, [document, value, , message]] of rows.entries()) {
    expect(compile(document)(value)).toEqual([]);
    expect(told[index]).toContain(message);
  }
});

/** Every level holds two of the next. */
const levels = (count: number, hold: (next: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(
    Array.from({ length: count }, (_, level) => [
      `L${level}`,
      level + 1 < count ? hold(to(`L${level + 1}`)) : { type: 'null' },
    ]),
  );

test.each<readonly [string, (next: JsonObject) => JsonObject]>([
  ['properties', (next) => ({ type: 'object', properties: { a: next, b: { ...next } } })],
  [
    'members that other members are typed by',
    (next) => ({
      type: 'object',
      properties: { a: { type: 'object', properties: { b: next }, additionalProperties: { ...next } } },
      additionalProperties: { ...next },
    }),
  ],
  [
    'alternatives',
    (next) => ({
      type: 'object',
      properties: { a: { type: 'array', items: next }, b: { ...next } },
      required: [['a'], ['b']],
    }),
  ],
  ['choices', (next) => ({ type: 'choice', choices: { a: next, b: { ...next } } })],
])('200 levels of shared %s are printed once each', (_, hold) => {
  expect(toTypeScript(instancesOf(to('L0'), levels(200, hold))).code.length).toBeLessThan(60_000);
});

test.each<readonly [string, (inner: JsonObject) => JsonObject]>([
  ['items', (items) => ({ type: 'array', items })],
  [
    'members of which other members take in the types',
    (x) => ({ type: 'object', properties: { x }, additionalProperties: { type: 'string' } }),
  ],
  ['alternatives', (x) => ({ type: 'object', properties: { x, y: { type: 'null' } }, required: [['x'], ['y']] })],
  ['unions', (inner) => ({ type: [inner, 'null'] })],
])('100 levels of %s compile, 5,000 are a problem', (_, wrap) => {
  const nested = (count: number): JsonObject => {
    let schema: JsonObject = { type: 'string' };
    for (let level = 0; level < count; level += 1) schema = wrap(schema);
    return schema;
  };
  const { code } = toTypeScript(instancesOf(nested(100)));
  expect(code.length).toBeLessThan(200_000);
  expect([...diagnose(new Map([['m.ts', code]]))]).toEqual([]);
  expect(toTypeScript(instancesOf(nested(5000))).problems.map(({ code }) => code)).toContain('js-depth');
});

test('examples nested beyond reason, and 100,000 values, are no trouble', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  const Deep = { type: 'any', examples: [deep], default: deep } as JsonObject;
  const Many: JsonObject = { type: 'string', enum: Array.from({ length: 100_000 }, (_, index) => `v${index}`) };
  const { code } = toTypeScript(instancesOf({ type: 'any' }, { Deep, Many }));
  expect(code).toContain('export type Deep = unknown;');
  expect(code).toContain("  | 'v99999'");
});
