import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../src/index.ts';
import { typeScriptLosses } from '../src/to-typescript/losses.ts';
import { toTypeScript } from '../src/to-typescript/to-typescript.ts';
import { core, validation } from './documents.ts';
import { diagnose } from './typescript.ts';

const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const string: JsonObject = { type: 'string' };
const library = (definitions: JsonObject, $schema = validation): JsonObject => ({
  $schema,
  $id: 'https://example.com/library',
  name: 'Library',
  definitions,
});
const codeOf = (definitions: JsonObject): string => toTypeScript(library(definitions)).code;

const wide: Readonly<Record<'Int64' | 'Decimal', string>> = {
  Int64:
    '/** A whole number of 64 bits as a string, which is how JSON carries it: BigInt(text) reads it, `${value}` writes it. */\nexport type Int64 = `${bigint}`;\n\n',
  Decimal:
    "/** A decimal number without exponent as a string, which is how JSON carries it. Any string may be given. */\nexport type Decimal = string & { readonly __brand?: 'Decimal' };\n\n",
};
const named: JsonObject = { type: 'object', abstract: true, properties: { name: string } };
const abstract = '/** Abstract: no value is of this type alone; other types extend it. */\n';

interface Row {
  readonly name: string;
  readonly given: JsonObject;
  readonly code: string;
}

const rows: readonly Row[] = [
  {
    name: 'plain types',
    given: { A: { type: 'any' }, B: { type: 'boolean' }, N: { type: 'null' } },
    code: 'export type A = unknown;\n\nexport type B = boolean;\n\nexport type N = null;\n',
  },
  {
    name: 'a width is told',
    given: { T: { type: 'uint8' } },
    code: '/** Form: uint8, a whole number from 0 to 255 */\nexport type T = number;\n',
  },
  {
    name: 'a form is told',
    given: { T: { type: 'date' } },
    code: '/** Form: date, a date (RFC 3339 full-date) */\nexport type T = string;\n',
  },
  {
    name: 'bytes',
    given: { T: { type: 'binary', contentEncoding: 'base16', contentMediaType: 'image/png' } },
    code: '/** Form: binary, bytes in base16, of the media type image/png */\nexport type T = string;\n',
  },
  {
    name: 'numbers that JSON carries as strings',
    given: { T: { type: 'int64' }, U: { type: 'decimal', minimum: '0.5' } },
    code: `${wide.Int64}${wide.Decimal}export type T = Int64;\n\n/** Limits: at least 0.5 */\nexport type U = Decimal;\n`,
  },
  {
    name: 'an object',
    given: { T: { type: 'object', properties: { a: string, 'b-c': string, __proto__: string }, required: ['a'] } },
    code: "export interface T {\n  a: string;\n  'b-c'?: string;\n}\n",
  },
  {
    name: 'a closed object',
    given: { T: { type: 'object', properties: { a: string }, additionalProperties: false } },
    code: '/** Closed: other members are refused. */\nexport interface T {\n  a?: string;\n}\n',
  },
  {
    name: 'typed other members',
    given: { T: { type: 'object', properties: { a: { type: 'boolean' } }, additionalProperties: string } },
    code: 'export interface T {\n  a?: boolean;\n  [key: string]: string | boolean | undefined;\n}\n',
  },
  {
    name: 'other members by pattern',
    given: {
      T: {
        type: 'object',
        properties: { a: string },
        required: ['a'],
        patternProperties: { '^x': { type: 'null' } },
        additionalProperties: false,
      },
    },
    code: '/**\n * Closed: other members are refused.\n * Checked at run time only: patternProperties\n */\nexport interface T {\n  a: string;\n  [key: string]: null | string;\n}\n',
  },
  {
    name: 'alternative requirements',
    given: { T: { type: 'object', properties: { a: string, b: string }, required: [['a'], ['b']] } },
    code: 'export type T = { a?: string; b?: string } & ({ a: string; b?: never } | { b: string; a?: never });\n',
  },
  {
    name: 'alternative sets of several names: one of another set may be there',
    given: { T: { type: 'object', properties: { a: string, b: string, c: string }, required: [['a'], ['b', 'c']] } },
    code: 'export type T = { a?: string; b?: string; c?: string } & (\n  | { a: string; b?: never }\n  | { a: string; c?: never }\n  | { b: string; c: string; a?: never }\n);\n',
  },
  {
    name: 'inheritance',
    given: { Base: named, T: { type: 'object', $extends: '#/definitions/Base', properties: { a: string } } },
    code: `${abstract}export interface Base {\n  name?: string;\n}\n\nexport interface T extends Base {\n  a?: string;\n}\n`,
  },
  {
    name: 'a requirement of what is inherited',
    given: { Base: named, T: { type: 'object', $extends: '#/definitions/Base', required: ['name'] } },
    code: `${abstract}export interface Base {\n  name?: string;\n}\n\nexport interface T extends Base {\n  name: string;\n}\n`,
  },
  {
    name: 'bases that declare one name differently: the first counts',
    given: {
      A: named,
      B: { ...named, properties: { name: { type: 'null' } } },
      T: { type: 'object', $extends: ['#/definitions/A', '#/definitions/B'] },
    },
    code: `${abstract}export interface A {\n  name?: string;\n}\n\n${abstract}export interface B {\n  name?: null;\n}\n\nexport interface T {\n  name?: string;\n}\n`,
  },
  {
    name: 'a tuple',
    given: { T: { type: 'tuple', properties: { y: { type: 'double' }, x: { type: 'double' } }, tuple: ['x', 'y'] } },
    code: 'export type T = [x: number, y: number];\n',
  },
  {
    name: 'a list of a union',
    given: { T: { type: 'array', items: { type: ['string', 'null'] } } },
    code: 'export type T = (string | null)[];\n',
  },
  {
    name: 'a set',
    given: { T: { type: 'set', items: string } },
    code: '/** Limits: no two items equal */\nexport type T = string[];\n',
  },
  {
    name: 'a map of itself',
    given: { T: { type: 'map', values: to('T') } },
    code: 'export type T = { [key: string]: T };\n',
  },
  {
    name: 'a union in order, each member once',
    given: { T: { type: ['double', 'null', 'float', 'string'] } },
    code: '/** Form: float, a number from -3.4028234663852886e+38 to 3.4028234663852886e+38 */\nexport type T = number | null | string;\n',
  },
  {
    name: 'an enumeration',
    given: { T: { type: 'string', enum: ['a', "it's", '\u2028</x'] } },
    code: String.raw`export type T = 'a' | 'it\'s' | '\u2028<\/x';` + '\n',
  },
  {
    name: 'numbers as they are',
    given: { T: { type: 'double', enum: [-0, -1.5, 1e21] } },
    code: 'export type T = 0 | -1.5 | 1e+21;\n',
  },
  { name: 'a constant', given: { T: { type: 'int64', const: '5' } }, code: "export type T = '5';\n" },
  {
    name: 'a tagged choice',
    given: { T: { type: 'choice', choices: { a: string, b: { type: 'null' } } } },
    code: 'export type T = { a: string; b?: never } | { b: null; a?: never };\n',
  },
  {
    name: 'an inline choice',
    given: {
      Base: named,
      A: { type: 'object', $extends: '#/definitions/Base' },
      B: { type: 'object', $extends: '#/definitions/Base', properties: { kind: { type: 'null' } } },
      T: { type: 'choice', $extends: '#/definitions/Base', selector: 'kind', choices: { a: to('A'), b: to('B') } },
    },
    code: `${abstract}export interface Base {\n  name?: string;\n}\n\nexport interface A extends Base {}\n\nexport interface B extends Base {\n  kind?: null;\n}\n\nexport type T = (A & { kind: 'a' }) | { kind: 'b'; name?: string };\n`,
  },
  {
    name: 'namespaces',
    given: { Ns: { A: string }, Ns_A: to('Ns/A') },
    code: 'export type Ns_A_2 = string;\n\nexport type Ns_A = Ns_A_2;\n',
  },
  {
    name: 'names that types can not have, and those of globals',
    given: { string: { type: 'null' }, string_: to('string'), Array: { type: 'array', items: to('Array') } },
    code: 'export type string_2 = null;\n\nexport type string_ = string_2;\n\nexport type Array = Array[];\n',
  },
  {
    name: 'a type with the name of one of ours',
    given: { Int64: { type: 'int64' } },
    code: `${wide.Int64.replace('type Int64 ', 'type Int64_2 ')}export type Int64 = Int64_2;\n`,
  },
  {
    name: 'what is broken',
    given: { A: { type: 'email' }, B: to('B'), C: { type: 'object', properties: { a: to('None') } } },
    code: 'export type A = unknown;\n\nexport type B = unknown;\n\nexport interface C {\n  a?: unknown;\n}\n',
  },
  {
    name: 'documentation',
    given: {
      T: {
        type: 'double',
        description: 'One */ alert()\r\n\n@param two\u0007\u202E',
        descriptions: { 'lang:de': 'Eins' },
        unit: 'm/s',
        ucumUnit: 'm/s',
        symbol: 'v',
        altnames: { json: 'tt', 'lang:de': 'Tee' },
        minimum: 1,
        exclusiveMaximum: 5,
        default: 2,
        examples: [1, 2.5],
        deprecated: true,
      },
    },
    code: '/**\n * One *\\/ alert()\n *\n * \\@param two\\u202e\n *\n * (lang:de) Eins\n *\n * Limits: at least 1; less than 5\n * Unit: m/s\n * Unit (UCUM): m/s\n * Symbol: v\n * Alternate name in JSON: tt\n * Alternate name (lang:de): Tee\n *\n * @default 2\n * @example 1\n * @example 2.5\n * @deprecated\n */\nexport type T = number;\n',
  },
];

describe('TypeScript for', () => {
  test.each(rows)('$name', ({ given, code }) => {
    expect(codeOf(given)).toBe(code);
  });

  test('what the compiler is given, in every row', () => {
    expect([...diagnose(new Map(rows.map(({ code }, index) => [`m${index}.ts`, code])))]).toEqual([]);
  });
});

describe('the type of instances', () => {
  const code = (document: JsonObject): string => toTypeScript({ ...library({}), ...document }).code;
  const cases: readonly (readonly [what: string, document: JsonObject, code: string])[] = [
    ['is exported by the name of the document', { name: 'Pet', ...string }, 'export type Pet = string;\n'],
    ['may be broken', { type: 'email' }, 'export type Library = unknown;\n'],
    [
      'may refer to itself',
      { name: 'Pet', type: 'object', properties: { pet: to('Pet') } },
      'export interface Pet {\n  pet?: Pet;\n}\n',
    ],
    [
      'has the name of the document too when $root picks it',
      { description: 'D', $root: '#/definitions/A', definitions: { A: string } },
      '/** D */\nexport type Library = A;\n\nexport type A = string;\n',
    ],
    [
      'has one name when both agree',
      { $root: '#/definitions/Library', definitions: { Library: string } },
      'export type Library = string;\n',
    ],
    [
      'gets a number when a type has its name',
      { $root: '#/definitions/A', definitions: { A: string, Library: { ...string } } },
      'export type Library_2 = A;\n\nexport type A = string;\n\nexport type Library = string;\n',
    ],
    ['is nothing in a library', {}, 'export {};\n'],
    ['is nothing when $root leads nowhere', { $root: '#/definitions/A' }, 'export {};\n'],
  ];
  test.each(cases)('%s', (_, document, expected) => {
    expect(code(document)).toBe(expected);
  });
});

test('imports are resolved', () => {
  const other = { ...library({ Part: string }), $id: 'https://example.com/other' };
  const document = library({ Ns: { $importdefs: 'https://example.com/other' }, T: to('Ns/Part') });
  const { code, problems } = toTypeScript(document, { imports: (uri) => (uri === other.$id ? other : undefined) });
  expect(code).toBe('export type Ns_Part = string;\n\nexport type T = Ns_Part;\n');
  expect(problems).toEqual([]);
});

describe('alternate names', () => {
  const altnames = (json: string): JsonObject => ({ type: 'string', altnames: { json } });
  const Base = { type: 'object', abstract: true, properties: { a: altnames('x-a') } };
  const members = (properties: JsonObject, $schema?: string): string =>
    toTypeScript(
      library({ Base, T: { type: 'object', $extends: '#/definitions/Base', properties, required: ['a'] } }, $schema),
      {
        wireNames: 'altnames',
      },
    )
      .code.split('export interface T')[1]
      ?.replace(/ *\/\*\*.*\n/g, '') ?? '';
  test.each([
    ['are keys when asked for', { b: altnames('b_b') }, " extends Base {\n  b_b?: string;\n  'x-a': string;\n}\n"],
    [
      'give way to a declared name',
      { b: altnames('c'), c: string },
      " extends Base {\n  b?: string;\n  c?: string;\n  'x-a': string;\n}\n",
    ],
    ['are kept apart, inherited ones too', { b: altnames('x-a') }, " {\n  'x-a'?: string;\n  a: string;\n}\n"],
    [
      'may be swapped',
      { b: altnames('c'), c: altnames('b') },
      " extends Base {\n  c?: string;\n  b?: string;\n  'x-a': string;\n}\n",
    ],
  ])('%s', (_, properties, expected) => {
    expect(members(properties)).toBe(expected);
  });

  test('rename nothing by default, nor where the extension is off', () => {
    expect(codeOf({ Base })).toContain('  a?: string;');
    expect(members({ b: altnames('b_b') }, core)).toBe(' extends Base {\n  b?: string;\n  a: string;\n}\n');
  });
});

describe('losses', () => {
  const told = (T: JsonObject, $schema?: string): readonly string[] =>
    toTypeScript(library({ T }, $schema)).problems.flatMap(({ code, severity, pointer }) =>
      code === 'js-typescript-loss' ? [`${severity} ${pointer}`] : [],
    );
  const object: JsonObject = { type: 'object', properties: { a: string } };

  test('are told once each, at the keyword', () => {
    const composed = {
      dependentRequired: { a: ['a'] },
      not: { type: 'object', properties: { a: { type: 'string', not: string } } },
    };
    expect(told({ ...object, ...composed })).toEqual([
      'warning /definitions/T/dependentRequired',
      'warning /definitions/T/not',
    ]);
    expect(told({ ...object, ...composed }, core)).toEqual([]);
  });

  test('of ordinary limits stand in comments only', () => {
    expect(told({ type: 'string', minLength: 1, maxLength: 3, pattern: '^a*$', format: 'email' })).toEqual([]);
    expect(codeOf({ T: { type: 'string', minLength: 1, maxLength: 3, pattern: '^a*$', format: 'email' } })).toContain(
      '/** Limits: at least 1 character; at most 3 characters; matching ^a*$; of the format email */',
    );
  });

  test('come from types that would be too large, and too wide', () => {
    const names = Array.from({ length: 100 }, (_, index) => `p${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, string]));
    expect(told({ type: 'object', properties, required: names.map((name) => [name]) })).toEqual([
      'warning /definitions/T/required',
    ]);
    expect(told({ type: 'choice', choices: properties })).toEqual(['warning /definitions/T/choices']);
    expect(told({ type: 'object', properties, additionalProperties: string })).toEqual([
      'warning /definitions/T/additionalProperties',
    ]);
    expect(told({ type: 'object', properties: { a: string }, required: ['a'], additionalProperties: string })).toEqual(
      [],
    );
  });

  test('are listed by keyword, each once', () => {
    const keywords = typeScriptLosses.flatMap(({ keywords }) => keywords);
    expect(new Set(keywords).size).toBe(keywords.length);
  });
});

/** A type, and literals that it takes or refuses. */
const probes: Readonly<Record<string, { readonly takes: readonly string[]; readonly refuses: readonly string[] }>> = {
  Order: {
    takes: [
      "{ id: '5', total: '1.50' }",
      "{ id: '-5', total: '1', tags: ['a'], at: [1, 2], note: null, tree: { a: { b: {} } } }",
      '{ id: `${10n}`, total: (1).toFixed(2) }',
    ],
    refuses: [
      '{}',
      "{ id: '1.5', total: '1' }",
      "{ id: 5, total: '1' }",
      "{ id: '5', total: 1 }",
      "{ id: '5', total: '1', tags: [1] }",
      "{ id: '5', total: '1', at: [1] }",
      "{ id: '5', total: '1', note: undefined }",
      "{ id: '5', total: '1', tree: { a: 1 } }",
      "{ id: '5', total: '1', other: 1 }",
    ],
  },
  Contact: {
    takes: ["{ mail: 'a' }", "{ street: 'a', town: 'b' }", "{ mail: 'a', street: 'b' }"],
    refuses: ['{}', "{ street: 'a' }", "{ mail: 'a', street: 'b', town: 'c' }", '{ mail: 1 }'],
  },
  Either: {
    takes: ["{ a: 'x' }", '{ b: 1 }'],
    refuses: ['{}', "{ a: 'x', b: 1 }", '{ a: 1 }', '{ c: 1 }'],
  },
  Shape: {
    takes: [
      "{ kind: 'round', id: '1', radius: 1 }",
      "{ kind: 'path', id: '1', points: [[0, 1]] }",
      "{ kind: 'loose', id: '1', x: true }",
    ],
    refuses: [
      "{ id: '1', radius: 1 }",
      "{ kind: 'square', id: '1' }",
      "{ kind: 'round', id: '1' }",
      "{ kind: 'path', radius: 1, id: '1' }",
    ],
  },
  Level: { takes: ['1', '-2.5', '0'], refuses: ['2', "'1'", 'null'] },
  Free: { takes: ['{}', '{ a: 1 }'], refuses: ['1', "'a'"] },
  Rest: { takes: ['{ a: 1, b: true }', '{ a: 1 }'], refuses: ['{ b: true }', '{ a: 1, b: null }'] },
};

test('the compiler takes values of a type and refuses others', () => {
  const code = codeOf({
    Base: { type: 'object', abstract: true, properties: { id: { type: 'int64' } }, required: ['id'] },
    Tree: { type: 'map', values: to('Tree') },
    Point: { type: 'tuple', properties: { x: { type: 'double' }, y: { type: 'double' } }, tuple: ['x', 'y'] },
    Order: {
      type: 'object',
      $extends: '#/definitions/Base',
      properties: {
        total: { type: 'decimal' },
        tags: { type: 'set', items: string },
        at: to('Point'),
        note: { type: ['string', 'null'] },
        tree: to('Tree'),
      },
      required: ['total'],
    },
    Contact: {
      type: 'object',
      properties: { mail: string, street: string, town: string },
      required: [['mail'], ['street', 'town']],
    },
    Either: { type: 'choice', choices: { a: string, b: { type: 'int8' } } },
    Round: {
      type: 'object',
      $extends: '#/definitions/Base',
      properties: { radius: { type: 'double' } },
      required: ['radius'],
    },
    Path: {
      type: 'object',
      $extends: '#/definitions/Base',
      properties: { points: { type: 'array', items: to('Point') }, kind: string },
    },
    Loose: { type: 'object', $extends: '#/definitions/Base', additionalProperties: { type: 'boolean' } },
    Shape: {
      type: 'choice',
      $extends: '#/definitions/Base',
      selector: 'kind',
      choices: { round: to('Round'), path: to('Path'), loose: to('Loose') },
    },
    Level: { type: 'double', enum: [1, -2.5, 0] },
    Free: { type: 'object', properties: {} },
    Rest: {
      type: 'object',
      properties: { a: { type: 'int8' } },
      required: ['a'],
      additionalProperties: { type: 'boolean' },
    },
  });
  const lines = [
    "import type * as m from './m.ts';",
    'export declare const take: <T>(value: T) => void;',
    'export const area = (shape: m.Shape): number => { switch (shape.kind) { case "round": return shape.radius; case "path": return shape.points?.length ?? 0; default: return 0 } };',
    'export const contact = (one: m.Contact): string => one.mail === undefined ? one.town : one.mail;',
  ];
  const wanted: string[] = [];
  for (const [type, { takes, refuses }] of Object.entries(probes))
    for (const [literals, isTaken] of [
      [takes, true],
      [refuses, false],
    ] as const)
      for (const literal of literals) {
        lines.push(`take<m.${type}>(${literal});`);
        if (!isTaken) wanted.push(`probe.ts:${lines.length} ${lines.at(-1)}`);
      }
  const told = diagnose(
    new Map([
      ['m.ts', code],
      ['probe.ts', lines.join('\n')],
    ]),
  );
  const places = [...told.keys()].map(
    (place) => `${place} ${place.startsWith('probe') ? lines[Number(place.split(':')[1]) - 1] : told.get(place)}`,
  );
  expect(places).toEqual(wanted);
});
