import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, project } from './support/packages.ts';
import { startServer } from './support/server.ts';

const ok = { 200: { description: '', content: { 'application/json': { schema: {} } } } };
const list = ['a b', 'c,d'];
const object = { R: 100, G: 'x&y' };

interface Row {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly content?: object;
  readonly value: unknown;
  /** What arrives: the path, the query, the header, the Cookie header. */
  readonly want: string;
}

const path = (style: string, explode: boolean, value: unknown, want: string): Row => ({
  in: 'path',
  style,
  explode,
  value,
  want: `/${want}`,
});
const query = (style: string | undefined, explode: boolean | undefined, value: unknown, want: string): Row => ({
  in: 'query',
  ...(style === undefined ? {} : { style }),
  ...(explode === undefined ? {} : { explode }),
  value,
  want,
});
const json = { 'application/json': { schema: {} } };

/** OpenAPI 3.1.1, 4.8.12.6 and RFC 6570: every style, on a text, a list and an object. */
const rows: readonly Row[] = [
  path('simple', false, 'a/b c?#', 'a%2Fb%20c%3F%23'),
  path('simple', false, list, 'a%20b,c%2Cd'),
  path('simple', true, list, 'a%20b,c%2Cd'),
  path('simple', false, object, 'R,100,G,x%26y'),
  path('simple', true, object, 'R=100,G=x%26y'),
  path('label', false, 'b/ue', '.b%2Fue'),
  path('label', false, list, '.a%20b,c%2Cd'),
  path('label', true, list, '.a%20b.c%2Cd'),
  path('label', false, object, '.R,100,G,x%26y'),
  path('label', true, object, '.R=100.G=x%26y'),
  path('matrix', false, 'b/ue', ';v=b%2Fue'),
  path('matrix', false, '', ';v'),
  path('matrix', false, list, ';v=a%20b,c%2Cd'),
  path('matrix', true, list, ';v=a%20b;v=c%2Cd'),
  path('matrix', false, object, ';v=R,100,G,x%26y'),
  path('matrix', true, object, ';R=100;G=x%26y'),
  { in: 'path', content: json, value: { a: 'ü/' }, want: '/%7B%22a%22%3A%22%5Cu00fc%2F%22%7D' },

  query(undefined, undefined, 'a b&c', 'v=a%20b%26c'),
  query(undefined, undefined, '', 'v='),
  query(undefined, undefined, false, 'v=false'),
  query(undefined, undefined, new Date(0), 'v=1970-01-01T00%3A00%3A00.000Z'),
  query(undefined, undefined, ['x', null, 'y', undefined], 'v=x&v=y'),
  query(undefined, undefined, [], ''),
  query('form', true, list, 'v=a%20b&v=c%2Cd'),
  query('form', false, list, 'v=a%20b,c%2Cd'),
  query('form', false, [], ''),
  query('form', true, object, 'R=100&G=x%26y'),
  query('form', false, object, 'v=R,100,G,x%26y'),
  query('spaceDelimited', false, list, 'v=a%20b%20c%2Cd'),
  query('spaceDelimited', true, list, 'v=a%20b&v=c%2Cd'),
  query('spaceDelimited', false, object, 'v=R%20100%20G%20x%26y'),
  query('pipeDelimited', false, list, 'v=a%20b%7Cc%2Cd'),
  query('pipeDelimited', true, list, 'v=a%20b&v=c%2Cd'),
  query('pipeDelimited', false, object, 'v=R%7C100%7CG%7Cx%26y'),
  query('deepObject', true, object, 'v%5BR%5D=100&v%5BG%5D=x%26y'),
  query('deepObject', undefined, { a: { b: [1, 2] }, c: null }, 'v%5Ba%5D%5Bb%5D=1&v%5Ba%5D%5Bb%5D=2'),
  { in: 'query', name: 'filter[name]', value: list, want: 'filter%5Bname%5D=a%20b&filter%5Bname%5D=c%2Cd' },
  { in: 'query', name: '__proto__', value: 'x', want: '__proto__=x' },
  { in: 'query', allowReserved: true, value: "/a:b?c@d!$'()*,;=e f%2F%", want: 'v=/a:b?c@d!$%27()*,;=e%20f%2F%25' },
  { in: 'query', allowReserved: true, value: 'a&b#c[d]+e', want: 'v=a%26b%23c%5Bd%5D%2Be' },
  { in: 'query', allowReserved: true, explode: false, value: ['/', '&'], want: 'v=/,%26' },
  { in: 'query', content: json, value: { a: ['ü', 1] }, want: 'v=%7B%22a%22%3A%5B%22%C3%BC%22%2C1%5D%7D' },
  { in: 'query', content: { 'text/plain': { schema: {} } }, value: 'a b', want: 'v=a%20b' },

  { in: 'header', name: 'X-V', value: 'a b,c%', want: 'a b,c%' },
  { in: 'header', name: 'X-V', value: ['a', 'b c'], want: 'a,b c' },
  { in: 'header', name: 'X-V', value: { R: 1, G: 2 }, want: 'R,1,G,2' },
  { in: 'header', name: 'X-V', explode: true, value: { R: 1, G: 2 }, want: 'R=1,G=2' },
  { in: 'header', name: 'X-V', content: json, value: { a: 'ü' }, want: '{"a":"\\u00fc"}' },

  { in: 'cookie', value: 'a b;c', want: 'v=a%20b%3Bc' },
  { in: 'cookie', value: ['a', 'b'], want: 'v=a; v=b' },
  { in: 'cookie', explode: false, value: ['a', 'b,c'], want: 'v=a,b%2Cc' },
  { in: 'cookie', value: { R: 1, G: 2 }, want: 'R=1; G=2' },
  { in: 'cookie', content: json, value: { a: 1 }, want: 'v=%7B%22a%22%3A1%7D' },
];

const declared = ({ in: place, name = 'v', style, explode, allowReserved, content }: Row): object => ({
  in: place,
  name,
  ...(place === 'path' ? { required: true } : {}),
  // What is undefined is not there for the contract either.
  ...(JSON.parse(JSON.stringify(content ? { content } : { schema: {}, style, explode, allowReserved })) as object),
});

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const installed = await project(
  contract({
    paths: {
      ...Object.fromEntries(
        rows.map((row, index) => [
          row.in === 'path' ? `/row${index}/{v}` : `/row${index}`,
          { get: { operationId: `row${index}`, parameters: [declared(row)], responses: ok } },
        ]),
      ),
      '/both/{id}': {
        parameters: [id, { name: 'id', in: 'query', schema: { type: 'string' } }],
        get: { operationId: 'both', responses: ok },
      },
      '/over/{id}': {
        parameters: [id, { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } }],
        get: {
          operationId: 'over',
          parameters: [{ name: 'tags', in: 'query', style: 'pipeDelimited', explode: false, schema: {} }],
          responses: ok,
        },
      },
      '/files/{name}.{ending}/{id}': {
        parameters: [id, { ...id, name: 'name' }, { ...id, name: 'ending' }],
        get: { operationId: 'parts', responses: ok },
      },
      '/label/{id}': { parameters: [{ ...id, style: 'label' }], get: { operationId: 'dotted', responses: ok } },
    },
  }),
);
const server = await startServer();
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const { createClient, operation } = await installed.client();
const client = createClient({ baseUrl: `${server.baseUrl}/` });

/** What arrived, without what leads to the row. */
const arrived = (row: Row, index: number): unknown => {
  const { url = '', headers } = server.seen[0] ?? {};
  if (row.in === 'header') return headers?.['x-v'];
  if (row.in === 'cookie') return headers?.cookie;
  return url.slice(`/row${index}`.length).replace(/^\?/, '');
};

describe.each(rows.map((row, index) => ({ ...row, index })))(
  '$in $style explode $explode allowReserved $allowReserved: $value',
  ({ index, ...row }) => {
    test(`arrives as ${row.want}`, async () => {
      await operation(`row${index}`)(client, { params: { [row.in]: { [row.name ?? 'v']: row.value } } });
      expect(arrived(row, index)).toBe(row.want);
    });
  },
);

test('one name in the path and in the query', async () => {
  await operation('both')(client, { params: { path: { id: 'p' }, query: { id: 'q' } } });
  expect(server.seen[0]?.url).toBe('/both/p?id=q');
});

test('a parameter of the operation stands in place of that of its path', async () => {
  await operation('over')(client, { params: { path: { id: 'p' }, query: { tags: ['a', 'b'] } } });
  expect(server.seen[0]?.url).toBe('/over/p?tags=a%7Cb');
});

test('two parameters in one segment', async () => {
  await operation('parts')(client, { params: { path: { name: 'a.b', ending: 'x', id: '1' } } });
  expect(server.seen[0]?.url).toBe('/files/a.b.x/1');
});

test.each([
  ['over', { id: '.' }],
  ['over', { id: '..' }],
  ['over', { id: '' }],
  ['over', { id: [] }],
  ['over', {}],
  ['dotted', { id: '' }],
  ['dotted', { id: '.' }],
])('%s with %j would lead to another path, and is not sent', async (name, given) => {
  await expect(operation(name)(client, { params: { path: given } })).rejects.toThrow('path parameter');
  expect(server.seen).toEqual([]);
});

test('an encoded ".." is a value like any other', async () => {
  await operation('over')(client, { params: { path: { id: '%2e%2e' } } });
  expect(server.seen[0]?.url).toBe('/over/%252e%252e');
});

test('a header can not smuggle in another', async () => {
  const index = rows.findIndex((row) => row.in === 'header');
  const call = operation(`row${index}`)(client, { params: { header: { 'X-V': 'a\r\nX-Evil: hush-hush' } } });
  await expect(call).rejects.toThrow(/^(?!.*hush)GET \/row/);
  expect(server.seen).toEqual([]);
});
