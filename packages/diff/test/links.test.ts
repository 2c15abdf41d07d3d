import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

interface Described {
  readonly path?: string;
  readonly id?: string | undefined;
  readonly link: object;
}

const parameter = (name: string, place: string): object => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: 'string' },
});

const described = ({ path = '/users/{id}', id, link }: Described): Contract =>
  contract({
    paths: {
      [path]: {
        get: {
          ...(id !== undefined && { operationId: id }),
          parameters: [parameter('id', 'path'), parameter('q', 'query'), parameter('q', 'header')],
          responses: { 204: { description: 'd' } },
        },
        put: {
          operationId: 'putUser',
          parameters: [parameter('id', 'path')],
          responses: { 204: { description: 'd' } },
        },
      },
      '/users': { post: { responses: { 200: { description: 'd', links: { self: link } } } } },
    },
  });

const told = (old: Described, next: Described): readonly string[] =>
  diff(described(old), described(next)).changes.map(({ rule }) => rule);

const byPlace = { operationRef: '#/paths/~1users~1{id}/get' };
const byId = { operationId: 'getUser' };

describe('a link to the same operation is no change', () => {
  test.each<readonly [what: string, old: object, next: object]>([
    ['by its id, or by where it stands', byId, byPlace],
    ['by where it stands, in the letters of an address', byPlace, { operationRef: '#/paths/~1users~1%7Bid%7D/get' }],
    [
      'with parameters whose places are said',
      { ...byId, parameters: { id: '$response.body#/id' } },
      { ...byPlace, parameters: { 'path.id': '$response.body#/id' } },
    ],
  ])('%s', (_what, old, next) => {
    const id = 'getUser';
    expect(told({ id, link: old }, { id, link: next })).toEqual([]);
    expect(told({ id, link: next }, { id, link: old })).toEqual([]);
  });

  test('that is called otherwise', () => {
    const renamed = told({ id: 'getUser', link: byId }, { id: 'readUser', link: { operationId: 'readUser' } });
    expect(renamed).toEqual(['operation-id-changed']);
  });

  test('that has its id with the link', () => {
    expect(told({ link: byPlace }, { id: 'getUser', link: byId })).toEqual(['operation-id-added']);
  });

  test('that stands elsewhere', () => {
    const link = { operationRef: '#/paths/~1people~1{id}/get' };
    const id = 'getUser';
    expect(told({ id, link: byPlace }, { id, path: '/people/{id}', link })).toEqual(['path-renamed']);
  });
});

test.each<readonly [what: string, old: object, next: object]>([
  ['to another operation', byId, { operationId: 'putUser' }],
  ['to another operation, by where it stands', byId, { operationRef: '#/paths/~1users~1{id}/put' }],
  ['to an operation of somebody else', byId, { operationRef: 'https://other.test/a.yaml#/paths/~1users~1{id}/get' }],
  ['to what is not there', byId, { operationId: 'nobody' }],
  ['with another value', { ...byId, parameters: { id: 'a' } }, { ...byId, parameters: { id: 'b' } }],
  [
    'with one of several parameters of a name',
    { ...byId, parameters: { 'query.q': 'a' } },
    { ...byId, parameters: { 'header.q': 'a' } },
  ],
])('a link %s is told', (_what, old, next) => {
  expect(told({ id: 'getUser', link: old }, { id: 'getUser', link: next })).toEqual(['response-link-changed']);
});
