import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../src/index.ts';
import { typeScriptLosses } from '../src/to-typescript/losses.ts';
import { toTypeScript } from '../src/to-typescript/to-typescript.ts';
import { core, validation } from './documents.ts';
import { rows } from './typescript-cases.ts';
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
