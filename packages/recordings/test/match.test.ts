import { additionalOperations, methods } from '@schemawright/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../src/match.ts';
import type { MatchOptions } from '../src/match.ts';
import { contract } from './support.ts';

const responses = { '200': { description: 'ok' } };

const parametersOf = (path: string, types: Record<string, object>): object[] =>
  [...new Set(Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name))].map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: types[name] ?? {},
  }));

/** A matcher over `METHOD /path` lines. */
const matcher = (
  lines: readonly string[],
  { servers, types = {} }: { servers?: object[]; types?: Record<string, object> } = {},
  options: MatchOptions = {},
) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const line of lines) {
    const [method = '', path = ''] = line.split(' ');
    const operation = { parameters: parametersOf(path, types), responses };
    if (methods.some((name) => name.toUpperCase() === method)) (paths[path] ??= {})[method.toLowerCase()] = operation;
    else paths[path] = { ...paths[path], [additionalOperations]: { [method]: operation } };
  }
  return createMatcher(contract({ ...(servers && { servers }), paths }), options);
};

const outcome = (match: ReturnType<ReturnType<typeof matcher>>): string =>
  match.kind === 'operation' ? match.operation.key : match.kind;

describe('precedence', () => {
  const types = { id: { type: 'integer' }, word: { type: 'string', enum: ['new', 'old'] } };
  const table: [request: string, declared: string[], expected: string][] = [
    ['GET /a/b', ['GET /a/{x}', 'GET /a/b'], 'GET /a/b'],
    ['GET /a/c', ['GET /a/{x}', 'GET /a/b'], 'GET /a/{x}'],
    ['GET /a/x.json', ['GET /a/{x}', 'GET /a/{x}.json'], 'GET /a/{x}.json'],
    ['GET /a/x.json', ['GET /a/{x}n', 'GET /a/{x}.json'], 'GET /a/{x}.json'],
    ['GET /a/b/c', ['GET /{x}/b/c', 'GET /a/{y}/{z}'], 'GET /a/{y}/{z}'],
    ['GET /a/7', ['GET /a/{word}', 'GET /a/{id}'], 'GET /a/{id}'],
    ['GET /a/new', ['GET /a/{id}', 'GET /a/{word}'], 'GET /a/{word}'],
    ['GET /a/x', ['GET /a/{z}', 'GET /a/{b}'], 'GET /a/{b}'],
    ['POST /a/b', ['GET /a/b', 'POST /a/{x}'], 'POST /a/{x}'],
    ['DELETE /a/b', ['GET /a/b', 'POST /a/{x}'], 'undeclared-method'],
    ['HEAD /a', ['GET /a'], 'GET /a'],
    ['HEAD /a', ['GET /a', 'HEAD /a'], 'HEAD /a'],
    ['QUERY /a', ['GET /a', 'QUERY /a', 'POST /a'], 'QUERY /a'],
    ['QUERY /a', ['GET /a'], 'undeclared-method'],
    ['GET /a/', ['GET /a'], 'GET /a'],
    ['GET /a/', ['GET /a', 'GET /a/'], 'GET /a/'],
    ['GET /a', ['GET /a/'], 'GET /a/'],
    ['GET /a//b', ['GET /a/b'], 'unmatched-path'],
    ['GET /a/', ['GET /a/{x}'], 'unmatched-path'],
    ['GET /a/x/../b', ['GET /a/b'], 'GET /a/b'],
    ['GET /A', ['GET /a'], 'unmatched-path'],
    ['GET /a/b%2Fc', ['GET /a/{x}', 'GET /a/b/c'], 'GET /a/{x}'],
    ['GET /caf%C3%A9', ['GET /café'], 'GET /café'],
    ['GET /a%zz', ['GET /{x}'], 'GET /{x}'],
    ['GET /a?x=1#f', ['GET /a'], 'GET /a'],
    ['GET /1,2', ['GET /{a},{b}'], 'GET /{a},{b}'],
    ['GET /report(2026)', ['GET /report({year})'], 'GET /report({year})'],
    ['GET /report()', ['GET /report({year})'], 'unmatched-path'],
    ['GET /aXb.c', ['GET /a.b.c', 'GET /a{x}b.c'], 'GET /a{x}b.c'],
    ['GET /f?op=one', ['GET /f?op=one', 'GET /f?op=two'], 'GET /f?op=one'],
    ['GET /f?op=two', ['GET /f?op=one', 'GET /f?op=two'], 'GET /f?op=two'],
    ['GET /constructor', ['GET /a'], 'unmatched-path'],
  ];

  it.each(table)('%s among %j is %s', (request, declared, expected) => {
    const [method = '', path = ''] = request.split(' ');
    fc.assert(
      fc.property(fc.shuffledSubarray(declared, { minLength: declared.length }), (lines) => {
        expect(outcome(matcher(lines, { types })(method, `http://any.example${path}`))).toBe(expected);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 4) },
    );
  });

  it('gives the path parameters, decoded once', () => {
    const match = matcher(['GET /{a}/{b}.json'])('GET', 'http://x/one%252F/b%20c.json');
    expect(match.kind === 'operation' && [...match.pathParameters]).toEqual([
      ['a', 'one%2F'],
      ['b', 'b c'],
    ]);
  });

  it('tells when only a slash at the end made it match', () => {
    const match = matcher(['GET /a']);
    expect(['http://x/a', 'http://x/a/'].map((url) => match('GET', url))).toMatchObject([
      { slashDiffers: false },
      { slashDiffers: true },
    ]);
  });

  it('stays fast on hostile templates', () => {
    const match = matcher([`GET /${'{a}x'.repeat(40)}y`]);
    expect(match('GET', `http://x/${'x'.repeat(5000)}`).kind).toBe('unmatched-path');
  });
});

describe('servers', () => {
  const region = { variables: { region: { default: 'eu', enum: ['eu', 'us'] }, version: { default: '1' } } };
  const base = { variables: { host: { default: 'api.example.com' }, base: { default: 'v1/api' } } };
  const table: [server: object[] | undefined, url: string, options: MatchOptions, expected: string][] = [
    [[{ url: 'https://a.example/v1' }], 'https://a.example/v1/x', {}, 'GET /x'],
    [[{ url: 'https://a.example/v1/' }], 'https://A.EXAMPLE:443/v1/x', {}, 'GET /x'],
    [[{ url: 'https://a.example/v1' }], 'http://a.example/v1/x', {}, 'unmatched-server'],
    [[{ url: 'https://a.example/v1' }], 'https://a.example:8443/v1/x', {}, 'unmatched-server'],
    [[{ url: 'https://a.example/v1' }], 'https://user:pw@a.example/v1/x', {}, 'GET /x'],
    [[{ url: 'https://a.example/api' }], 'https://a.example/apiadmin/x', {}, 'unmatched-path'],
    [[{ url: 'https://a.example/v1' }], 'https://b.example/v1/x', {}, 'unmatched-server'],
    [[{ url: 'https://a.example/v1' }], 'http://localhost:3000/v1/x', { anyHost: true }, 'GET /x'],
    [[{ url: 'https://a.example/v1' }], 'http://localhost:3000/x', { servers: ['http://localhost:3000'] }, 'GET /x'],
    [[{ url: 'https://a.example/v1' }], '/v1/x', {}, 'GET /x'],
    [[{ url: '/v1' }], 'http://anything.example/v1/x', {}, 'GET /x'],
    [undefined, 'http://anything.example/x', {}, 'GET /x'],
    [[{ url: 'https://{region}.example/v{version}', ...region }], 'https://us.example/v22/x', {}, 'GET /x'],
    [[{ url: 'https://{region}.example/v{version}', ...region }], 'https://jp.example/v1/x', {}, 'unmatched-server'],
    [[{ url: 'https://{host}/{base}', ...base }], 'https://api.example.com/v1/api/x', {}, 'GET /x'],
    [[{ url: 'https://{host}/{base}', ...base }], 'https://localhost/v9/x', {}, 'GET /x'],
    [[{ url: 'https://a.example' }], 'no url', {}, 'unmatched-server'],
  ];

  it.each(table)('%j and %s, %j: %s', (servers, url, options, expected) => {
    expect(outcome(matcher(['GET /x'], servers ? { servers } : {}, options)('GET', url))).toBe(expected);
  });

  it('of an operation go before those of the document', () => {
    const own = createMatcher(
      contract({
        servers: [{ url: 'https://a.example' }],
        paths: { '/x': { get: { servers: [{ url: 'https://b.example' }], responses } } },
      }),
    );
    expect(['https://a.example/x', 'https://b.example/x'].map((url) => outcome(own('GET', url)))).toEqual([
      'unmatched-server',
      'GET /x',
    ]);
  });
});
