import { additionalOperations, contractOf } from '@schemawright/contract';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { Generator } from '../src/generator.ts';
import { client } from '../src/generators/client.ts';
import { types } from '../src/generators/types.ts';
import { validators } from '../src/generators/validators.ts';
import { derivedNames, operationNames, schemaNames } from '../src/names.ts';
import { hostileDocument } from './support/hostile.ts';
import { contract, names } from './support/packages.ts';

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
      const made = named(given);
      const values = Object.values(made);
      expect(new Set(values.map((name) => name.toLowerCase())).size).toBe(given.length);
      for (const name of values) expect(name).toMatch(/^[\p{L}_$][\p{L}\p{Nd}_$]{0,80}$/u);
      expect(named([...given].reverse())).toEqual(made);
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

test('operations of further methods leave no trace in code', async () => {
  const responses = { 204: { description: 'd' } };
  const callbacks = { done: { 'https://a.test': { post: { operationId: 'called', responses } } } };
  const of = (further: object): ReturnType<typeof contract> =>
    contract({ paths: { '/a': { get: operation('get'), ...further } } });
  const without = of({});
  const having = of({ [additionalOperations]: { QUERY: { operationId: 'get', responses, callbacks } } });
  for (const { generate } of [types, client, validators]) {
    const [expected, found] = await Promise.all(
      [without, having].map(async (one) =>
        (await generate(one, names, { int64: 'number' })).files.filter(({ path: file }) => file !== 'contract.json'),
      ),
    );
    expect(found).toEqual(expected);
  }
});

/**
 * The names of a source file that an export must not have: what the module declares or takes from outside, and what hides
 * `own` names where they are used. Members, and locals of functions that use none of them, are in nobody's way.
 */
const namesUsedIn = (text: string, own: readonly string[]): string[] => {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ESNext, true);
  const isMember = (node: ts.Node, parent: ts.Node = node.parent): boolean =>
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
      parent.name === node) ||
    ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && parent.propertyName === node);
  const identifiersIn = (root: ts.Node): ts.Identifier[] => {
    const found: ts.Identifier[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && !isMember(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(root);
    return found;
  };
  const functionOf = (node: ts.Node): ts.Node | undefined => ts.findAncestor(node.parent, ts.isFunctionLike);
  const isLocal = ({ parent }: ts.Identifier): boolean =>
    ts.isParameter(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    (ts.isVariableDeclaration(parent) && !!functionOf(parent));
  const locals = identifiersIn(source).filter(isLocal);
  const isHiding = (local: ts.Identifier): boolean =>
    identifiersIn(functionOf(local) ?? source).some((used) => own.includes(used.text));
  const harmless = new Set(locals.map((local) => local.text));
  for (const local of locals.filter(isHiding)) harmless.delete(local.text);
  const all = new Set(identifiersIn(source).map((identifier) => identifier.text));
  return [...all].filter((name) => !own.some((known) => name.includes(known)) && !harmless.has(name));
};

test('no name is one that generated code has a use for', async () => {
  const texts = ['alpha', 'beta', 'gamma'];
  const { components, ...rest } = hostileDocument(texts) as { components: object };
  const page = {
    type: 'object',
    properties: { nextPageToken: { type: 'string', format: 'uuid' }, at: { format: 'date' } },
  };
  const given = contractOf({
    ...rest,
    paths: {
      ...(rest as unknown as { paths: object }).paths,
      '/delta': {
        get: {
          operationId: 'delta',
          parameters: [{ in: 'query', name: 'pageToken', schema: { type: 'string' } }],
          responses: {
            200: { description: '', content: { 'application/json': { schema: page }, 'application/zip': {} } },
          },
        },
      },
    },
    components,
  });
  const own = [...schemaNames(given).values(), ...operationNames(given).values()];
  const usedBy = async ({ generate }: Generator): Promise<string[]> =>
    (await generate(given, names, { int64: 'number' })).files
      .filter(({ path: file }) => /\.[jt]s$/.test(file) && !file.startsWith('runtime/'))
      .flatMap(({ text }) => namesUsedIn(text, own));
  const [inTypes, inClient, inValidators] = [await usedBy(types), await usedBy(client), await usedBy(validators)];
  // A schema called Standard would have StandardSchema, and one called Response validateResponse.
  const parts = inValidators.flatMap((name) => [
    ...(/^(.+)Schema$/.exec(name)?.slice(1) ?? []),
    ...(/^(?:is|assert|validate|check)(.+)$/.exec(name)?.slice(1) ?? []),
  ]);
  const shadowing = (made: (name: string) => readonly string[], used: readonly string[]): string[] => [
    ...new Set(used.filter((name) => made(name).includes(name))),
  ];
  expect([inTypes.length > 5, inClient.length > 20, parts.length > 1]).toEqual([true, true, true]);
  expect(shadowing((name) => Object.values(named([name])), [...inTypes, ...parts])).toEqual([]);
  expect(shadowing((name) => path('get', '/', name), [...inClient, ...inValidators])).toEqual([]);
});

test('derived names are apart from all others, whichever are asked for', () => {
  const suffixes = ['Sent', 'Received', 'Values'];
  const colliding = fc.constantFrom(
    'Pet',
    'PetSent',
    'pet-sent',
    'PETSENT',
    'PetSentReceived',
    'PetReceived',
    'Sent',
    'R',
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(colliding, fc.string()), { maxLength: 12 }),
      fc.array(fc.nat()),
      (given, picks) => {
        const of = schemaNames(contract({ schemas: schemas(given) }));
        const derived = suffixes.map((suffix) => derivedNames(of, suffix));
        const all = [of, ...derived].flatMap((map) => [...map.values()].map((name) => name.toLowerCase()));
        expect(new Set(all).size).toBe(all.length);
        const some = picks.flatMap((pick) => given[pick % (given.length || 1)] ?? []);
        for (const [key, name] of derivedNames(of, 'Sent', some)) expect(derived[0]?.get(key)).toBe(name);
      },
    ),
  );
});

test.each<[schemas: string[], suffix: string, want: RegExp[]]>([
  [['Pet', 'Owner'], 'Sent', [/^PetSent$/, /^OwnerSent$/]],
  [['Pet', 'PetSent'], 'Sent', [/^PetSent_[0-9a-f]{6}$/, /^PetSentSent$/]],
])('the names of %j with %s', (keys, suffix, want) => {
  const derived = [...derivedNames(schemaNames(contract({ schemas: schemas(keys) })), suffix).values()];
  want.forEach((pattern, index) => expect(derived[index]).toMatch(pattern));
});

test('a further schema or operation renames none, save where the names collide', () => {
  const text = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _.-]{0,8}$/);
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 10 }), text, (given, added) => {
      const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
      fc.pre(given.every((name) => letters(name) !== letters(added)));
      const before = named(given);
      expect(named([added, ...given])).toMatchObject(before);
    }),
  );
});
