import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, pipe, space } from '../src/runtime/client/delimited.ts';
import { deep } from '../src/runtime/client/deep.ts';
import { form } from '../src/runtime/client/form.ts';
import { jsonPair, jsonText } from '../src/runtime/client/content.ts';
import { label, labelExploded } from '../src/runtime/client/label.ts';
import { matrix, matrixExploded } from '../src/runtime/client/matrix.ts';
import { reserved } from '../src/runtime/client/reserved.ts';
import { simple, simpleExploded } from '../src/runtime/client/simple.ts';
import type { WritePairs, WriteText } from '../src/runtime/client/description.ts';
import type { RawRequest, RequestReader } from '../src/runtime/validators/reader.ts';
import type { RequestIssue } from '../src/runtime/validators/requests.ts';
import { documentWith, packageOf } from './validators/package.ts';

type Place = 'path' | 'query' | 'header' | 'cookie';
const part = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const;

interface Declared {
  readonly in: Place;
  readonly name?: string;
  readonly style?: string | undefined;
  readonly explode?: boolean | undefined;
  readonly schema?: unknown;
  readonly content?: object;
}

interface Row extends Declared {
  /** The raw path segment, query, header or Cookie header. */
  readonly raw: string;
  /** The value; a keyword in angle brackets where it is refused; `undefined` where nothing is there. */
  readonly want: unknown;
}

const text = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const boolean = { type: 'boolean' };
const texts = { type: 'array', items: text };
const numbers = { type: 'array', items: integer };
const color = { type: 'object', properties: { R: integer, G: integer, B: integer } };
const rgb = { R: 100, G: 200, B: 150 };
const abc = ['blue', 'black', 'brown'];
const any = { type: 'object', additionalProperties: integer };

const row =
  (place: Place, style?: string, explode?: boolean) =>
  (schema: unknown, raw: string, want: unknown, more: object = {}): Row => ({
    in: place,
    style,
    explode,
    schema,
    raw,
    want,
    ...more,
  });

const path = row('path');
const query = row('query');
const header = row('header');
const cookie = row('cookie');
const jsonContent = { content: { 'application/json': { schema: { type: 'object', required: ['a'] } } } };

/** OpenAPI 3.1.1, 4.8.12.4: style examples, for `color` as an empty text, a text, a list and an object. */
const table: readonly Row[] = [
  row('path', 'matrix', false)(text, ';color', ''),
  row('path', 'matrix', false)(text, ';color=blue', 'blue'),
  row('path', 'matrix', false)(texts, ';color=blue,black,brown', abc),
  row('path', 'matrix', false)(color, ';color=R,100,G,200,B,150', rgb),
  row('path', 'matrix', true)(text, ';color', ''),
  row('path', 'matrix', true)(text, ';color=blue', 'blue'),
  row('path', 'matrix', true)(texts, ';color=blue;color=black;color=brown', abc),
  row('path', 'matrix', true)(color, ';R=100;G=200;B=150', rgb),
  row('path', 'label', false)(text, '.', ''),
  row('path', 'label', false)(text, '.blue', 'blue'),
  row('path', 'label', false)(texts, '.blue,black,brown', abc),
  row('path', 'label', false)(color, '.R,100,G,200,B,150', rgb),
  row('path', 'label', true)(text, '.', ''),
  row('path', 'label', true)(text, '.blue', 'blue'),
  row('path', 'label', true)(texts, '.blue.black.brown', abc),
  row('path', 'label', true)(color, '.R=100.G=200.B=150', rgb),
  row('path', 'simple', false)(text, '', ''),
  row('path', 'simple', false)(text, 'blue', 'blue'),
  row('path', 'simple', false)(texts, 'blue,black,brown', abc),
  row('path', 'simple', false)(color, 'R,100,G,200,B,150', rgb),
  row('path', 'simple', true)(texts, 'blue,black,brown', abc),
  row('path', 'simple', true)(color, 'R=100,G=200,B=150', rgb),
  row('query', 'form', false)(text, 'color=', ''),
  row('query', 'form', false)(text, 'color=blue', 'blue'),
  row('query', 'form', false)(texts, 'color=blue,black,brown', abc),
  row('query', 'form', false)(color, 'color=R,100,G,200,B,150', rgb),
  row('query', 'form', true)(text, 'color=', ''),
  row('query', 'form', true)(text, 'color=blue', 'blue'),
  row('query', 'form', true)(texts, 'color=blue&color=black&color=brown', abc),
  row('query', 'form', true)(color, 'R=100&G=200&B=150', rgb),
  row('query', 'spaceDelimited', false)(texts, 'color=blue%20black%20brown', abc),
  row('query', 'spaceDelimited', false)(color, 'color=R%20100%20G%20200%20B%20150', rgb),
  row('query', 'pipeDelimited', false)(texts, 'color=blue%7Cblack%7Cbrown', abc),
  row('query', 'pipeDelimited', false)(color, 'color=R%7C100%7CG%7C200%7CB%7C150', rgb),
  row('query', 'deepObject', true)(color, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150', rgb),
  row('header', 'simple', false)(color, 'R,100,G,200,B,150', rgb),
  row('header', 'simple', true)(color, 'R=100,G=200,B=150', rgb),
  row('cookie', 'form', true)(text, 'color=blue', 'blue'),
];

const further: readonly Row[] = [
  // Types: as JSON writes them, and no guess.
  query(integer, 'color=5', 5),
  query(integer, 'color=-5', -5),
  query(integer, 'color=01', '<type>'),
  query(integer, 'color=', '<type>'),
  query(integer, 'color', '<type>'),
  query(integer, 'color=1.5', '<type>'),
  query(integer, 'color=1_000', '<type>'),
  query(integer, 'color=+5', '<type>'),
  query(integer, 'color=5&color=6', '<type>'),
  query({ ...integer, maximum: 4 }, 'color=5', '<maximum>'),
  query(number, 'color=1e3', 1000),
  query(number, 'color=0x10', '<type>'),
  query(number, 'color=Infinity', '<type>'),
  query(number, 'color=1e999', '<type>'),
  query(number, 'color=.5', '<type>'),
  query(boolean, 'color=true', true),
  query(boolean, 'color=false', false),
  query(boolean, 'color=TRUE', '<type>'),
  query(boolean, 'color=1', '<type>'),
  query(text, 'color=5', '5'),
  query(text, 'color=null', 'null'),
  query({ type: ['integer', 'null'] }, 'color=null', null),
  query({ type: ['string', 'null'] }, 'color=null', 'null'),
  query({ enum: [1, 2] }, 'color=2', 2),
  query({ enum: ['1', '2'] }, 'color=2', '2'),
  query({ const: true }, 'color=true', true),
  query({}, 'color=5', '5'),
  query(true, 'color=a&color=b', ['a', 'b']),
  // Unions take what fits.
  query({ anyOf: [integer, boolean] }, 'color=true', true),
  query({ oneOf: [integer, { type: 'string', format: 'uuid' }] }, 'color=7', 7),
  query({ oneOf: [{ ...integer, minimum: 10 }, text] }, 'color=7', '7'),
  query({ oneOf: [{ ...integer, minimum: 10 }, boolean] }, 'color=7', '<oneOf>'),
  query({ anyOf: [text, texts] }, 'color=a', 'a'),
  query({ anyOf: [text, texts] }, 'color=a&color=b', ['a', 'b']),
  row('query', 'form', false)({ anyOf: [integer, numbers] }, 'color=1,2', [1, 2]),
  row('query', 'form', false)({ anyOf: [integer, numbers] }, 'color=1', 1),
  query({ allOf: [{ $ref: '#/components/schemas/Count' }, { maximum: 9 }] }, 'color=3', 3),
  query({ $ref: '#/components/schemas/Counts' }, 'color=3&color=4', [3, 4]),
  // Lists and objects.
  query(numbers, '', undefined),
  query(numbers, 'color=1', [1]),
  query(texts, 'color=', ['']),
  query(numbers, 'color=1&color=x', '<type>'),
  query({ type: 'array', prefixItems: [integer, boolean], items: text }, 'color=1&color=true&color=2', [1, true, '2']),
  query({ type: 'array', items: color }, 'color={"R":1}', [{ R: 1 }]),
  row('query', 'form', false)(numbers, 'color=', []),
  row('query', 'form', false)(texts, 'color=a%2Cb,c', ['a,b', 'c']),
  row('query', 'form', false)(color, 'color=R,100,G', '<type>'),
  row('query', 'pipeDelimited', false)(numbers, 'color=1|2%7c3', [1, 2, 3]),
  row('query', 'spaceDelimited', false)(numbers, 'color=1+2', [1, 2]),
  query(any, 'a=1&b=2', { a: 1, b: 2 }),
  query(color, 'other=1', undefined),
  row('query', 'deepObject')(
    { type: 'object', properties: { a: { type: 'object', properties: { b: numbers } }, c: boolean } },
    'color[a][b]=1&color[a][b]=2&color[c]=true&color[d]=1',
    { a: { b: [1, 2] }, c: true, d: '1' },
  ),
  row('query', 'deepObject')({ $ref: '#/components/schemas/Tree' }, 'color[n]=1&color[in][in][n]=2', {
    n: 1,
    in: { in: { n: 2 } },
  }),
  row('query', 'deepObject')(color, 'color=1', '<type>'),
  row('query', 'deepObject')(color, 'color[R][x]=1', '<type>'),
  row('query', 'deepObject')({ type: 'object', properties: { l: numbers } }, 'color[l][]=1&color[l][]=2', {
    l: [1, 2],
  }),
  row('query', 'deepObject')({ type: 'object', properties: { l: numbers } }, 'color[l][0]=1', '<type>'),
  row('query', 'deepObject')({ $ref: '#/components/schemas/Trees' }, 'color[0][n]=1&color[2][of][0][n]=3', [
    { n: 1 },
    { of: [{ n: 3 }] },
  ]),
  row('query', 'deepObject')({ type: 'object', properties: { l: numbers } }, 'color[l][__proto__][x]=1', '<type>'),
  row('query', 'deepObject')(color, 'colors[R]=1&color[R=1&colorR]=1', undefined),
  row('query', 'deepObject')(any, 'color[__proto__]=1', JSON.parse('{"__proto__":1}')),
  row('query', 'deepObject')(color, `color${'[a]'.repeat(10_000)}=1`, undefined),
  query(integer, '__proto__=5', 5, { name: '__proto__' }),
  query(integer, 'constructor=5', 5, { name: 'constructor' }),
  query(numbers, 'color%5B%5D=1&color[]=2', [1, 2], { name: 'color[]' }),
  // Percent-encoding.
  query(text, 'color=a+b%2Bc%20d', 'a b+c d'),
  query(text, 'color=%C3%BC%26%3D', 'ü&='),
  query(text, 'color=a=b', 'a=b'),
  query(text, 'c%6Flor=a', 'a'),
  query(text, 'color=100%', '<encoding>'),
  query(text, 'color=%zz', '<encoding>'),
  query(text, 'color=%E0%A4', '<encoding>'),
  query(text, '%zz=1&color=a', 'a'),
  path(text, 'a+b%2Fc', 'a+b/c'),
  path(texts, 'a%2Cb,c', ['a,b', 'c']),
  path(text, '%zz', '<encoding>'),
  path(integer, '5', 5),
  path(integer, '', '<type>'),
  row('path', 'label')(text, 'blue', '<style>'),
  row('path', 'matrix')(text, 'color=blue', '<style>'),
  row('path', 'matrix')(text, ';other=blue', '<style>'),
  row('path', 'matrix', true)(text, 'x', '<style>'),
  header(text, 'a%20b', 'a%20b'),
  header(numbers, '1, 2 ,3', [1, 2, 3]),
  header(integer, ' 5 ', 5),
  cookie(integer, 'x=1; color=5;y', 5),
  cookie(text, 'color=a%20b', 'a b'),
  cookie(text, 'color=100%', '100%'),
  cookie(texts, 'color=a; color=b', ['a', 'b']),
  // Parameters whose content is JSON.
  query(undefined, 'color=%7B%22a%22%3A1%7D', { a: 1 }, jsonContent),
  query(undefined, 'color=%7B%7D', '<required>', jsonContent),
  query(undefined, 'color=a', '<content>', jsonContent),
  header(undefined, '{"a":[1,2]}', { a: [1, 2] }, jsonContent),
  path(undefined, '%7B%22a%22%3A1%7D', { a: 1 }, jsonContent),
  cookie(undefined, 'color=%7B%22a%22%3A1%7D', { a: 1 }, jsonContent),
];

const tree = {
  type: 'object',
  properties: { n: integer, in: { $ref: '#/components/schemas/Tree' }, of: { $ref: '#/components/schemas/Trees' } },
};
const schemas = {
  Count: integer,
  Counts: { type: 'array', items: { $ref: '#/components/schemas/Count' } },
  Tree: tree,
  Trees: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
};

/** A package in which each of these is the only parameter of its operation. */
const reading = async (
  declared: readonly Declared[],
): Promise<(index: number, raw: string) => { readonly value?: unknown; readonly issues: readonly RequestIssue[] }> => {
  const operations = declared.map((one, index) => {
    const { in: place, name = 'color', style, explode, schema = {}, content } = one;
    const described = content === undefined ? { schema, style, explode } : { content };
    const parameter = { name, in: place, ...(place === 'path' ? { required: true } : {}), ...described };
    const template = place === 'path' ? `/o${index}/{${name}}` : `/o${index}`;
    return [template, { get: { parameters: [JSON.parse(JSON.stringify(parameter))], responses: {} } }] as const;
  });
  const { load } = await packageOf(documentWith(schemas, Object.fromEntries(operations)));
  const { readRequest } = (await load('index.js')) as unknown as RequestReader<object>;
  return (index, raw) => {
    const { in: place, name = 'color' } = declared[index] as Declared;
    const requests: Readonly<Record<Place, RawRequest>> = {
      path: { path: `/o${index}/${raw}` },
      query: { path: `/o${index}?${raw}` },
      header: { path: `/o${index}`, headers: { [name]: raw } },
      cookie: { path: `/o${index}`, headers: { cookie: raw } },
    };
    const result = readRequest(`GET ${operations[index]?.[0]}`, requests[place]);
    if (!result.valid) return { issues: result.errors };
    const values = result.value[part[place]] as Readonly<Record<string, unknown>>;
    return Object.hasOwn(values, name) ? { value: values[name], issues: [] } : { issues: [] };
  };
};

const rows = [...table, ...further];
const readRow = await reading(rows);

describe.each(rows.map((one, index) => ({ ...one, index })))(
  '$in $style explode $explode $schema: $raw',
  ({ in: place, name = 'color', index, raw, want }) => {
    test(`is read as ${JSON.stringify(want)}`, () => {
      const { value, issues } = readRow(index, raw);
      const refused = typeof want === 'string' && want.startsWith('<');
      expect(issues.map(({ keyword }) => `<${keyword}>`)).toEqual(refused ? [want] : []);
      expect(issues.every((issue) => issue.part === part[place] && issue.parameter === name)).toBe(true);
      expect(value).toEqual(refused ? undefined : want);
    });
  },
);

test('100,000 values of one name, and 20,000 names, are read in linear time', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => index % 10);
  const index = (schema: unknown): number => rows.findIndex((one) => one.in === 'query' && one.schema === schema);
  const { value } = readRow(index(numbers), many.map((one) => `color=${one}`).join('&'));
  expect(JSON.stringify(value) === JSON.stringify(many)).toBe(true);
  const some = many.slice(0, 20_000);
  const names = some.map((one, at) => `n${at}=${one}`).join('&');
  expect(Object.keys(readRow(index(any), names).value as object)).toHaveLength(20_000);
  const deepAny = rows.findIndex((one) => one.style === 'deepObject' && one.schema === any);
  const keys = some.map((one, at) => `color[n${at}]=${one}`).join('&');
  expect(Object.keys(readRow(deepAny, keys).value as object)).toHaveLength(20_000);
});

describe('what the client writes is read as it was', async () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
  // No number of JSON is -0 once a text.
  const whole = fc.integer();
  const decimal = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
  const listOf = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(item, { minLength: 1, maxLength: 6 });
  const object = fc
    .record({ n: whole, d: decimal, b: fc.boolean(), t: word }, { requiredKeys: ['n'] })
    .map((value) => ({ ...value }));
  const members = { n: integer, d: number, b: boolean, t: text };
  const objectSchema = { type: 'object', properties: members };
  const nested = fc.record({ o: object, l: listOf(whole), t: word });
  const nestedSchema = { type: 'object', properties: { o: objectSchema, l: numbers, t: text } };
  const values: readonly (readonly [name: string, schema: unknown, value: fc.Arbitrary<unknown>])[] = [
    ['text', text, word],
    ['integer', integer, whole],
    ['number', number, decimal],
    ['boolean', boolean, fc.boolean()],
    ['texts', texts, listOf(word)],
    ['numbers', { type: 'array', items: number }, listOf(decimal)],
    ['booleans', { type: 'array', items: boolean }, listOf(fc.boolean())],
    ['objects', { type: 'array', items: objectSchema }, listOf(object)],
    ['object', objectSchema, object],
  ];
  interface Writer {
    readonly place: Place;
    readonly style?: string;
    readonly explode?: boolean;
    readonly write: WriteText | WritePairs;
    readonly encode?: (text: string) => string;
    /** What the style has no way to tell from its delimiters: no text holds it. */
    readonly delimiter?: RegExp;
    /** The values that it has no words for. */
    readonly except?: readonly string[];
  }
  const written = (
    place: Place,
    style: string,
    explode: boolean,
    write: Writer['write'],
    more: object = {},
  ): Writer => ({
    place,
    style,
    explode,
    write,
    ...more,
  });
  const writers: readonly Writer[] = [
    written('path', 'simple', false, simple),
    written('path', 'simple', true, simpleExploded),
    written('path', 'label', false, label),
    // A dot is not encoded, so that it delimits. RFC 6570, 3.2.5.
    written('path', 'label', true, labelExploded, { delimiter: /\./g, except: ['numbers', 'object', 'objects'] }),
    written('path', 'matrix', false, matrix),
    written('path', 'matrix', true, matrixExploded),
    written('query', 'form', true, form),
    written('query', 'form', true, form, { encode: reserved, delimiter: /%/g }),
    written('query', 'form', false, csv),
    written('query', 'spaceDelimited', false, space, { delimiter: / /g }),
    written('query', 'pipeDelimited', false, pipe, { delimiter: /\|/g }),
    written('header', 'simple', false, simple, { delimiter: /[\s,]/g, except: ['object', 'objects'] }),
    written('header', 'simple', true, simpleExploded, { delimiter: /[\s,]/g, except: ['objects'] }),
    written('cookie', 'form', true, form),
    written('cookie', 'form', false, csv),
  ];
  const without = (value: unknown, delimiter: RegExp): unknown => {
    if (typeof value === 'string') return value.replace(delimiter, '_');
    if (Array.isArray(value)) return value.map((item) => without(item, delimiter));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, without(member, delimiter)]));
  };
  const everything: readonly { readonly writer: Writer; readonly value: (typeof values)[number] }[] = [
    ...writers.flatMap((writer) =>
      values.filter(([kind]) => writer.except?.includes(kind) !== true).map((value) => ({ writer, value })),
    ),
    ...(
      [
        ['path', jsonText],
        ['query', jsonPair],
        ['header', jsonText],
        ['cookie', jsonPair],
      ] as const
    ).map(([place, write]) => ({ writer: { place, write }, value: ['json', nestedSchema, nested] as const })),
    { writer: written('query', 'deepObject', true, deep), value: ['object', objectSchema, object] },
    { writer: written('query', 'deepObject', true, deep), value: ['nested', nestedSchema, nested] },
  ];
  const read = await reading(
    everything.map(({ writer: { place, style, explode }, value: [kind, schema] }) => ({
      in: place,
      style,
      explode,
      ...(kind === 'json' ? { content: { 'application/json': { schema } } } : { schema }),
    })),
  );

  test.each(
    everything.map(
      ({ writer: { place, style, explode }, value: [kind] }, index) => [place, style, explode, kind, index] as const,
    ),
  )('%s %s explode %s: %s', (place, _style, _explode, _kind, index) => {
    const { writer, value } = everything[index] as (typeof everything)[number];
    const { write, delimiter, encode = place === 'header' ? String : encodeURIComponent } = writer;
    const given = delimiter === undefined ? value[2] : value[2].map((one) => without(one, delimiter));
    fc.assert(
      fc.property(given, (one) => {
        const sent = write('color', one, encode);
        const raw =
          typeof sent === 'string'
            ? sent
            : sent.map(([key, text]) => `${encodeURIComponent(key)}=${text}`).join(place === 'cookie' ? '; ' : '&');
        expect(read(index, raw)).toEqual({ value: one, issues: [] });
      }),
      { numRuns: Number(process.env['RUNS'] ?? 25) },
    );
  });
});
