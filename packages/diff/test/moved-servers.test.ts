import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

type Json = unknown;

const done = { 204: { description: 'Done' } };
const [one, other] = [[{ url: 'https://one.test' }], [{ url: 'https://other.test' }]];

interface Servers {
  readonly document?: Json;
  readonly pets?: Json;
  readonly owners?: Json;
}

const rulesOf = (old: ReturnType<typeof contract>, next: ReturnType<typeof contract>): readonly string[] =>
  diff(old, next).changes.map(({ rule }) => rule);

describe('servers of the document that moved', () => {
  const served = ({ document, pets, owners }: Servers): ReturnType<typeof contract> =>
    contract({
      ...(document === undefined ? {} : { servers: document }),
      paths: {
        '/pets': { ...(pets === undefined ? {} : { servers: pets }), get: { responses: done } },
        '/owners': { get: { ...(owners === undefined ? {} : { servers: owners }), responses: done } },
      },
    });

  test.each<[string, Servers, Servers]>([
    ['to all paths and operations', { document: one }, { pets: one, owners: one }],
    ['to some of them', { document: one }, { document: one, pets: one }],
    ['and left others behind, which nobody has', { document: one }, { document: other, pets: one, owners: one }],
  ])('%s are no change', (_, before, after) => {
    expect(rulesOf(served(before), served(after))).toEqual([]);
    expect(rulesOf(served(after), served(before))).toEqual([]);
  });

  test('to some, where the others have none any more, are told of these', () => {
    expect(rulesOf(served({ document: one }), served({ pets: one }))).toEqual(['server-removed']);
  });

  test('to all, where one has others, are told there', () => {
    expect(rulesOf(served({ document: one }), served({ pets: one, owners: other }))).toEqual([
      'operation-server-changed',
    ]);
  });
});

describe('a prefix that moved between the paths and the URL of the server', () => {
  const found = { get: { responses: done }, put: { responses: done } };
  const served = (url: string, ...paths: readonly string[]): ReturnType<typeof contract> =>
    contract({ servers: [{ url }], paths: Object.fromEntries(paths.map((path) => [path, found])) });
  const inServer = served('https://one.test/v1', '/pets', '/pets/{id}');
  const inPaths = served('https://one.test', '/v1/pets', '/v1/pets/{id}');

  test('is told of the server alone: all that is called is where it was', () => {
    expect(rulesOf(inServer, inPaths)).toEqual(['server-url-changed']);
    expect(rulesOf(inPaths, inServer)).toEqual(['server-url-changed']);
  });

  test('and is another one now is told of the paths too', () => {
    const rules = rulesOf(inServer, served('https://one.test', '/v2/pets', '/v2/pets/{id}'));
    expect(new Set(rules)).toEqual(new Set(['server-url-changed', 'path-removed', 'operation-added']));
  });

  test.each([
    ['lost', inServer, served('https://one.test', '/v1/pets'), 'path-removed'],
    ['renamed', inServer, served('https://one.test', '/v1/pets', '/v1/pets/{pet}'), 'path-parameter-renamed'],
  ])('and was %s there is told of that besides', (_, old, next, rule) => {
    expect(rulesOf(old, next)).toEqual(['server-url-changed', rule]);
  });
});
