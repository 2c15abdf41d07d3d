import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { contract, names, project } from './support/packages.ts';
import { reply, startServer } from './support/server.ts';

const text = { type: 'string' };
const objectOf = (properties: object): object => ({ type: 'object', properties });
const list = (operationId: string, parameters: readonly string[], schema: object): object => ({
  get: {
    operationId,
    parameters: ['limit', ...parameters].map((name) => ({ name, in: 'query', schema: text })),
    responses: { 200: { description: '', content: { 'application/json': { schema } } } },
  },
});
const next = objectOf({ next: objectOf({ after: text, link: text }) });

const installed = await project(
  contract({
    schemas: {
      Paging: next,
      Base: objectOf({ paging: { $ref: '#/components/schemas/Paging' } }),
      Tree: objectOf({ after: { $ref: '#/components/schemas/Tree' } }),
    },
    paths: {
      '/things': list('listThings', ['after'], {
        allOf: [{ $ref: '#/components/schemas/Base' }, objectOf({ results: { type: 'array', items: text } })],
      }),
      '/tokens': list('listTokens', ['page_token'], objectOf({ nextPageToken: { type: ['string', 'null'] } })),
      '/meta': list('listMeta', ['cursor'], objectOf({ meta: objectOf({ next_cursor: text }) })),
      '/numbered': list('listNumbered', ['page'], objectOf({ next_page: text })),
      '/lonely': list('listLonely', ['after'], objectOf({ results: { type: 'array' } })),
      '/twice': list('listTwice', ['cursor'], objectOf({ next_cursor: text, meta: objectOf({ nextCursor: text }) })),
      '/tree': list('listTree', ['after'], { $ref: '#/components/schemas/Tree' }),
      '/taken': list('listTaken', ['cursor'], objectOf({ next_cursor: text })),
      '/taken/pages': list('listTakenPages', [], {}),
    },
  }),
);
const server = await startServer();
afterAll(() => {
  server.close();
  installed.remove();
});
beforeEach(() => server.answer());

const loaded = await installed.client();
const client = loaded.createClient({ baseUrl: server.baseUrl });
const all = async (name: string, init?: object): Promise<unknown[]> => {
  const pages = loaded.operation(name)(client, init) as unknown as AsyncIterable<unknown>;
  const found: unknown[] = [];
  for await (const page of pages) found.push(page);
  return found;
};

test.each([
  ['listThingsPages', 'after', { paging: { next: { after: 'b&' } } }, { results: [] }],
  ['listTokensPages', 'page_token', { nextPageToken: 'b&' }, { nextPageToken: null }],
  ['listMetaPages', 'cursor', { meta: { next_cursor: 'b&' } }, { meta: { next_cursor: '' } }],
])('%s follows %s to the last page', async (name, parameter, first, last) => {
  server.answer((response, attempt) => reply(200, JSON.stringify(attempt === 1 ? first : last))(response, attempt));
  expect(await all(name, { params: { query: { limit: '2' } } })).toEqual([first, last]);
  const place = `/${server.seen[0]?.url.slice(1).split('?')[0]}?limit=2`;
  expect(server.seen.map(({ url }) => url)).toEqual([place, `${place}&${parameter}=b%26`]);
});

test('a page that can not be had is thrown', async () => {
  server.answer(reply(500, ''));
  await expect(all('listThingsPages')).rejects.toMatchObject({ name: 'FailedResponse', status: 500 });
});

test('a list that leads back to itself ends', async () => {
  server.answer(reply(200, '{"nextPageToken":"same"}'));
  await expect(all('listTokensPages')).rejects.toThrow('page_token: the reply leads to the same page again');
  expect(server.seen).toHaveLength(2);
});

test('pages are there only where the contract shows them', () => {
  expect(
    Object.keys(loaded)
      .filter((name) => name.endsWith('Pages'))
      .sort(),
  ).toEqual(['listMetaPages', 'listTakenPages', 'listThingsPages', 'listTokensPages']);
});

test('they have the type of the data', () => {
  const code = `import { createClient, listThingsPages } from '${names.client}';
    for await (const page of listThingsPages(createClient(), { params: { query: { limit: '1' } } })) { const all: string[] | undefined = page.results; console.log(all); }`;
  expect(installed.check([code])).toEqual([[]]);
});

test('the README names one', () => {
  const readme = readFileSync(path.join(installed.folder, 'node_modules', names.client, 'README.md'), 'utf8');
  expect(readme).toContain('`for await (const page of listThingsPages(client))`');
});
