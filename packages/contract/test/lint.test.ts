import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintContract, lintFile } from '../src/lint/lint.ts';
import { lintRules } from '../src/lint/table.ts';
import { contractOf, problemsOfLowering } from '../src/load.ts';
import { mayBacktrack } from '../src/pattern.ts';
import { folderWith } from './folder.ts';

const info = { title: 't', version: '1' };
const ok = { responses: { 200: { description: 'ok' } } };
const withSchema = (schema: object): object => ({ paths: {}, components: { schemas: { A: schema } } });
const withQuery = (name: string): object => ({
  paths: { '/a': { get: { ...ok, parameters: [{ name, in: 'query', schema: { type: 'string' } }] } } },
});

/** A document that breaks one rule, and the pointer where that is told. */
const cases: Readonly<Record<string, readonly [document: object, pointer: string]>> = {
  'info-incomplete': [{ info: { title: 't' }, paths: {} }, '/info'],
  'nothing-described': [{}, ''],
  'component-name': [{ paths: {}, components: { schemas: { 'a b': {} } } }, '/components/schemas/a b'],
  'server-variable-undeclared': [{ paths: {}, servers: [{ url: 'https://{region}.example.com' }] }, '/servers/0/url'],
  'path-slash': [{ paths: { a: {} } }, '/paths/a'],
  'path-ambiguous': [{ paths: { '/a/{b}': {}, '/a/{c}': {} } }, '/paths/~1a~1{c}'],
  'method-invalid': [
    { openapi: '3.2.0', paths: { '/a': { get: ok, additionalOperations: { 'a b': ok } } } },
    '/paths/~1a/additionalOperations/a b',
  ],
  'path-parameter-undeclared': [{ paths: { '/a/{b}': { get: ok } } }, '/paths/~1a~1{b}/get'],
  'path-parameter-unused': [
    { paths: { '/a': { get: { ...ok, parameters: [{ name: 'b', in: 'path', required: true, schema: {} }] } } } },
    '/paths/~1a/get/parameters/0',
  ],
  'path-parameter-optional': [
    { paths: { '/a/{b}': { get: { ...ok, parameters: [{ name: 'b', in: 'path', schema: {} }] } } } },
    '/paths/~1a~1{b}/get/parameters/0',
  ],
  'operation-id-duplicate': [
    { paths: { '/a': { get: { ...ok, operationId: 'x' }, post: { ...ok, operationId: 'x' } } } },
    '/paths/~1a/post/operationId',
  ],
  'status-invalid': [
    { paths: { '/a': { get: { responses: { 200: { description: '' }, ok: {} } } } } },
    '/paths/~1a/get/responses/ok',
  ],
  'responses-missing': [{ paths: { '/a': { get: {} } } }, '/paths/~1a/get'],
  'security-scheme-undeclared': [{ paths: { '/a': { get: { ...ok, security: [{ key: [] }] } } } }, '/paths/~1a/get'],
  'parameter-untyped': [
    { paths: { '/a': { get: { ...ok, parameters: [{ name: 'b', in: 'query' }] } } } },
    '/paths/~1a/get/parameters/0',
  ],
  'parameter-reserved': [
    { paths: { '/a': { get: { ...ok, parameters: [{ name: 'accept', in: 'header', schema: {} }] } } } },
    '/paths/~1a/get/parameters/0',
  ],
  'secret-in-query': [withQuery('client_secret'), '/paths/~1a/get/parameters/0'],
  'enum-empty': [withSchema({ enum: [] }), '/components/schemas/A/enum'],
  'enum-type': [withSchema({ type: 'string', enum: ['a', 1] }), '/components/schemas/A/enum/1'],
  'required-undeclared': [withSchema({ required: ['b'], properties: { a: {} } }), '/components/schemas/A/required/0'],
  'array-items': [withSchema({ type: 'array' }), '/components/schemas/A'],
  'bounds-crossed': [withSchema({ minimum: 2, maximum: 1 }), '/components/schemas/A/minimum'],
  'pattern-backtracks': [withSchema({ pattern: '^(a+)+$' }), '/components/schemas/A/pattern'],
  'pattern-invalid': [withSchema({ pattern: '(' }), '/components/schemas/A/pattern'],
};

describe('each rule tells its own fault and no other', () => {
  test.each(lintRules.map(({ code }) => code))('%s', (code) => {
    const [document, pointer] = cases[code] ?? [];
    const found = lintContract(contractOf({ openapi: '3.1.0', info, ...document }));
    expect(found.map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
  });
});

test.each([
  ['^(a+)+$', true],
  ['(?:a|ab)*c', true],
  ['a*a*b', true],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', true],
  ['(x(a+)y)+', true],
  ['^[a-z]+$', false],
  ['^(?:ab)+$', false],
  ['^((a*)b)*$', false],
  ['^[(a+)+]*$', false],
  ['^\\(a+\\)+$', false],
  ['^(a|b)$', false],
  ['^\\d{4}-\\d{2}$', false],
])('%s may backtrack: %s', (source, expected) => {
  expect(mayBacktrack(source)).toBe(expected);
});

test('a sound description has no problems', () => {
  const document = {
    paths: {
      '/a/{b}': {
        get: {
          ...ok,
          operationId: 'a',
          parameters: [{ name: 'b', in: 'path', required: true, schema: { type: 'string' } }],
        },
      },
    },
  };
  expect(lintContract(contractOf({ openapi: '3.1.0', info, ...document }))).toEqual([]);
});

test('what lowering found can be asked for without what rules tell to readers', () => {
  const contract = contractOf({
    openapi: '3.1.0',
    info,
    paths: { a: {} },
    components: { schemas: { A: { type: 'x' } } },
  });
  const codes = (problems: readonly { readonly code: string }[]): readonly string[] => problems.map(({ code }) => code);
  expect(codes(problemsOfLowering(contract))).toEqual(['oas-structure']);
  expect(codes(contract.problems)).toEqual(['oas-structure', 'path-slash']);
  expect(problemsOfLowering({ ...contract })).toEqual(contract.problems);
});

test('a file is linted in the order of its lines, loading and rules together', () => {
  const folder = folderWith({
    'a.yaml': `openapi: 3.1.0
info: { title: t }
paths:
  /a: { get: { responses: { oops: { description: x } } } }
components:
  schemas:
    A: { type: strng }
    B: { $ref: '#/components/schemas/C' }
`,
  });
  const { kind, problems } = lintFile(path.join(folder, 'a.yaml'), { cwd: folder });
  expect(kind).toBe('openapi');
  expect(problems.map(({ code, place }) => [place.line, code])).toEqual([
    [2, 'info-incomplete'],
    [4, 'status-invalid'],
    [7, 'oas-structure'],
    [8, 'ref-unresolved'],
  ]);
});
