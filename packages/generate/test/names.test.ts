import { contractOf } from '@schemawright/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operationNames, schemaNames } from '../src/names.ts';
import { contract } from './support/packages.ts';

const schemas = (keys: readonly string[]): object => Object.fromEntries(keys.map((key) => [key, { type: 'string' }]));
const named = (keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(schemaNames(contract({ schemas: schemas(keys) })));

test.each<[keys: string[], want: string[]]>([
  [
    ['TokenInfo', 'token_info2', 'v1.token-info'],
    ['TokenInfo', 'TokenInfo2', 'V1TokenInfo'],
  ],
  [
    ['Error', 'Date', 'Record', 'default', 'string'],
    ['ErrorSchema', 'DateSchema', 'RecordSchema', 'Default', 'StringSchema'],
  ],
  [
    ['1st', 'Größe', '+'],
    ['_1st', 'Größe', '_'],
  ],
  [
    ['Index', 'Con', 'Com1'],
    ['IndexSchema', 'ConSchema', 'Com1Schema'],
  ],
])('%j become %j', (keys, want) => {
  expect(Object.values(named(keys))).toEqual(want);
});

test('colliding names: the one that is spelt so keeps it, the others are told apart by a hash', () => {
  const { FooBar, ...others } = named(['foo-bar', 'fooBar', 'FooBar', 'foo_bar']);
  expect(FooBar).toBe('FooBar');
  for (const name of Object.values(others)) expect(name).toMatch(/^FooBar_[0-9a-f]{6}$/i);
});

const keys = fc.uniqueArray(
  fc.oneof(
    fc.string({ minLength: 1 }),
    fc.stringMatching(/^[aA][bB]?[-_.]?[cC]?$/),
    fc.constantFrom('Error', 'ErrorSchema', 'a'.repeat(300), 'A'.repeat(301)),
  ),
  { maxLength: 20 },
);

test('schema names are injective without regard to case, short, identifiers, and the same in every order', () => {
  fc.assert(
    fc.property(keys, (given) => {
      const names = named(given);
      const values = Object.values(names);
      expect(new Set(values.map((name) => name.toLowerCase())).size).toBe(given.length);
      for (const name of values) expect(name).toMatch(/^[\p{L}_$][\p{L}\p{Nd}_$]{0,80}$/u);
      expect(named([...given].reverse())).toEqual(names);
    }),
  );
});

const operation = (operationId?: string): object => ({
  ...(operationId === undefined ? {} : { operationId }),
  responses: {},
});
const path = (method: string, template: string, operationId?: string): string[] => {
  const of = contractOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: { [template]: { [method]: operation(operationId) } },
  });
  return [...operationNames(of).values()];
};

test.each<[method: string, template: string, id: string | undefined, want: string]>([
  ['post', '/oauth/v3/token', 'post-/oauth/v3/token_/oauth/v3/token', 'postOauthV3Token'],
  ['post', '/a', 'introspectToken', 'introspectToken'],
  ['get', '/a', 'get-user.list', 'getUserList'],
  ['get', '/a', 'GetUser', 'getUser'],
  ['get', '/users/{user-id}/roles', undefined, 'getUsersByUserIdRoles'],
  ['delete', '/a', 'delete', 'deleteOperation'],
  ['get', '/a', 'createClient', 'createClientOperation'],
  ['get', '/', undefined, 'get'],
])('%s %s (%s) becomes %s', (method, template, id, want) => {
  expect(path(method, template, id)).toEqual([want === 'get' ? 'getOperation' : want]);
});

test('operations that share an operationId are named by method and path', () => {
  const of = contract({
    paths: { '/a': { get: operation('same'), post: operation('same') }, '/b': { get: operation('other') } },
  });
  expect([...operationNames(of).values()].sort()).toEqual(['getA', 'other', 'postA']);
});
