import type { JsonObject } from '../src/index.ts';

const to = (name: string): JsonObject => ({ type: { $ref: `#/definitions/${name}` } });
const string: JsonObject = { type: 'string' };

const wide: Readonly<Record<'Int64' | 'Decimal', string>> = {
  Int64:
    '/** A whole number of 64 bits as a string, which is how JSON carries it: BigInt(text) reads it, `${value}` writes it. */\nexport type Int64 = `${bigint}`;\n\n',
  Decimal:
    "/** A decimal number without exponent as a string, which is how JSON carries it. Any string may be given. */\nexport type Decimal = string & { readonly __brand?: 'Decimal' };\n\n",
};
const named: JsonObject = { type: 'object', abstract: true, properties: { name: string } };
const abstract = '/** Abstract: no value is of this type alone; other types extend it. */\n';

/** The definitions of a library, and the whole module that they become. */
interface Row {
  readonly name: string;
  readonly given: JsonObject;
  readonly code: string;
}

export const rows: readonly Row[] = [
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
    code: '/** Form: float, a number from -3.4028235e+38 to 3.4028235e+38 */\nexport type T = number | null | string;\n',
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
