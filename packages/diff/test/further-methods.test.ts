import { contractOf, type Contract, type JsonObject } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff, type Change, type DiffOptions } from '../src/index.ts';
import { contract } from './cases/contracts.ts';
import { documentCases } from './cases/documents.ts';
import { lifecycleCases } from './cases/lifecycles.ts';

const extension = 'x-oai-additionalOperations';
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const furtherName = (method: string): string => (method === 'post' ? 'QUERY' : `MY-${method.toUpperCase()}`);

/** A path item with all its operations under other methods, as one version writes them. */
type Write = (operations: JsonObject) => JsonObject;

const writings: readonly (readonly [openapi: string, write: Write])[] = [
  ['3.1.0', (operations) => ({ [extension]: operations })],
  [
    '3.2.0',
    ({ QUERY, ...additionalOperations }) => ({
      additionalOperations,
      ...(QUERY === undefined ? {} : { query: QUERY }),
    }),
  ],
];

const rewritten = ({ document }: Contract, openapi: string, write: Write): Contract => {
  const itemOf = (item: JsonObject): JsonObject => {
    const own = Object.entries(item).filter(([name]) => methods.includes(name));
    const rest = Object.fromEntries(Object.entries(item).filter(([name]) => !methods.includes(name)));
    return own.length === 0
      ? item
      : { ...rest, ...write(Object.fromEntries(own.map(([name, operation]) => [furtherName(name), operation]))) };
  };
  const items = (field: 'paths' | 'webhooks'): JsonObject =>
    Object.fromEntries(Object.entries(document[field] ?? {}).map(([name, item]) => [name, itemOf(item)]));
  const fields = { openapi, paths: items('paths'), webhooks: items('webhooks') };
  return contractOf({ ...document, ...fields }, { name: 'pets', file: 'pets.yaml' });
};

/** By its method in a field of its own. */
const inField = (text: string): string => text.replaceAll('QUERY', 'POST').replaceAll('MY-', '');

const told = (changes: readonly Change[]): readonly unknown[] =>
  changes.map(({ rule, impact, bump, operation, operations, location, message }) => [
    rule,
    impact,
    bump,
    operation === null ? null : inField(operation),
    operations?.map(inField),
    location,
    message,
  ]);

const byRule = (list: readonly unknown[]): readonly string[] => list.map((one) => JSON.stringify(one)).toSorted();

/** What is told of the file: nothing is left of it to write otherwise. */
const ofFiles: ReadonlySet<string> = new Set(['spec-version-changed', 'reference-unresolvable']);

describe.each(writings)('an edit is told alike under any method, in the words of %s', (openapi, write) => {
  const moved = (one: Contract): Contract => rewritten(one, openapi, write);

  const cases: readonly (readonly [string, Contract, Contract, DiffOptions])[] = [
    ...documentCases.map(([rule, old, next]) => [rule, old, next, {}] as const),
    ...lifecycleCases.map(({ rule, old, next, options = {} }) => [rule, old, next, options] as const),
  ];
  test.each(cases.filter(([rule]) => !ofFiles.has(rule)))('%s', (_rule, old, next, options) => {
    const expected = told(diff(old, next, options).changes);
    const found = told(diff(moved(old), moved(next), options).changes);
    expect(byRule(found)).toEqual(byRule(expected));
  });
});

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const done = { responses: { 204: { description: 'Done' } } };
const at = (item: object, schemas: object = {}): Contract =>
  contract({ openapi: '3.2.0', paths: { '/a': { get: done, ...item } }, components: { schemas } });
const rulesOf = (old: Contract, next: Contract): readonly unknown[] =>
  diff(old, next).changes.map(({ rule, impact, operation }) => [rule, impact, operation]);

test('they come and go', () => {
  const [old, next] = [at({ query: done }), at({ additionalOperations: { COPY: done } })];
  expect(rulesOf(old, next)).toEqual([
    ['operation-added', 'compatible', 'COPY /a'],
    ['operation-removed', 'breaking', 'QUERY /a'],
  ]);
});

test('the field of a later version is the extension of an earlier one', () => {
  const old = contract({ paths: { '/a': { get: done, [extension]: { QUERY: done, COPY: done } } } });
  const next = at({ query: done, additionalOperations: { COPY: done } });
  expect([diff(old, next).changes, diff(next, old).changes]).toEqual([[], []]);
});

test('what components say is judged by the direction in which they use it', () => {
  const pet = (type: string): object => ({ Pet: { type: 'object', properties: { a: { type } } } });
  const ref = json({ $ref: '#/components/schemas/Pet' });
  const sent = (type: string): Contract => at({ query: { ...done, requestBody: ref } }, pet(type));
  const read = (type: string): Contract =>
    at({ additionalOperations: { COPY: { responses: { 200: { description: 'd', ...ref } } } } }, pet(type));
  expect(rulesOf(sent('integer'), sent('number'))).toEqual([['request-type-widened', 'compatible', 'QUERY /a']]);
  expect(rulesOf(read('integer'), read('number'))).toEqual([['response-type-widened', 'breaking', 'COPY /a']]);
});

test('callbacks of theirs, and webhooks, are judged by who reads', () => {
  const hook = (maxLength: number): object => ({
    query: { ...done, requestBody: json({ type: 'string', maxLength }) },
  });
  const both = (maxLength: number): Contract =>
    contract({
      openapi: '3.2.0',
      paths: { '/a': { query: { ...done, callbacks: { onDone: { 'https://b.test': hook(maxLength) } } } } },
      webhooks: { added: hook(maxLength) },
    });
  expect(rulesOf(both(3), both(4))).toEqual([
    ['response-max-length-raised', 'risky', 'CALLBACK QUERY /a onDone QUERY'],
    ['response-max-length-raised', 'risky', 'WEBHOOK added QUERY'],
  ]);
});
