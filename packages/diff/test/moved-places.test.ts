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

describe('a link', () => {
  const linked = (link: object, id = 'getOwner', path = '/owners/{id}'): ReturnType<typeof contract> =>
    contract({
      paths: {
        '/pets': { get: { responses: { 200: { description: 'Found', links: { owner: link } } } } },
        [path]: { get: { operationId: id, responses: done } },
        '/shops': { get: { operationId: 'getShop', responses: done } },
      },
    });
  const byId = { operationId: 'getOwner' };

  test.each([
    ['its place', '#/paths/~1owners~1{id}/get'],
    ['its place, encoded', '#/paths/~1owners~1%7Bid%7D/get'],
  ])('by the name of an operation or by %s is the same', (_, operationRef) => {
    expect(rulesOf(linked(byId), linked({ operationRef }))).toEqual([]);
    expect(rulesOf(linked({ operationRef }), linked(byId))).toEqual([]);
  });

  test('to an operation that is called otherwise leads where it led', () => {
    expect(rulesOf(linked(byId), linked({ operationId: 'readOwner' }, 'readOwner'))).toEqual(['operation-id-changed']);
    const renamed = linked({ operationRef: '#/paths/~1owners~1{owner}/get' }, 'getOwner', '/owners/{owner}');
    expect(rulesOf(linked(byId), renamed)).not.toContain('response-link-changed');
  });

  test.each([
    ['to another operation', { operationId: 'getShop' }],
    ['to the place of another one', { operationRef: '#/paths/~1shops/get' }],
    ['to none that is there', { operationId: 'getNobody' }],
    ['to another description', { operationRef: 'https://other.test/api.json#/paths/~1owners~1{id}/get' }],
    ['with a parameter', { ...byId, parameters: { id: '$response.body#/owner' } }],
  ])('that leads %s changed', (_, link) => {
    expect(rulesOf(linked(byId), linked(link))).toEqual(['response-link-changed']);
  });
});
