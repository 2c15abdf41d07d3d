import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { types } from '../src/generators/types.ts';
import type { StandardSchema, Validation, ValidationIssue } from '../src/runtime/validators/checks.ts';
import type { ResponseValidator } from '../src/runtime/validators/responses.ts';
import { accessToken, introspection } from './validators/introspection.ts';
import { documentWith, packageOf, writeFiles } from './validators/package.ts';

const tokens = await packageOf(introspection);
const { isTokenIntrospection, assertTokenIntrospection, validateTokenIntrospection, TokenIntrospectionSchema } =
  (await tokens.load('schemas/TokenIntrospection.js')) as {
    isTokenIntrospection: (value: unknown) => boolean;
    assertTokenIntrospection: (value: unknown) => void;
    validateTokenIntrospection: (value: unknown) => Validation<unknown>;
    TokenIntrospectionSchema: StandardSchema<unknown>;
  };

const errorsOf = (result: Validation<unknown>): readonly ValidationIssue[] => (result.valid ? [] : result.errors);

describe('a schema has a module', () => {
  test('with a guard', () => {
    expect(isTokenIntrospection(accessToken(7))).toBe(true);
    expect(isTokenIntrospection({ active: false })).toBe(true);
    expect([accessToken(7), 'x', null].map(isTokenIntrospection)).toEqual([true, false, false]);
  });

  test('with an assertion that tells every issue and no value', () => {
    const payload = { ...accessToken(7), app_id: 'secret', user: undefined };
    expect(() => assertTokenIntrospection(accessToken(7))).not.toThrow();
    expect(() => assertTokenIntrospection(payload)).toThrow(
      expect.objectContaining({
        name: 'ValidationError',
        message: '/app_id must be integer',
        issues: [expect.objectContaining({ pointer: '/app_id' })],
      }) as Error,
    );
  });

  test('with errors that name pointer, schema pointer and keyword', () => {
    const signed = { ...accessToken(7).signed_access_token, userId: 2 ** 31, hublet: undefined };
    const payload = { ...accessToken(7), signed_access_token: signed, scopes: ['a', 1], expires_in: 1.5 };
    const schema = '/components/schemas/AccessTokenIntrospection/properties';
    expect(errorsOf(validateTokenIntrospection(payload))).toEqual([
      {
        message: 'must be string',
        path: ['scopes', 1],
        pointer: '/scopes/1',
        schemaPointer: `${schema}/scopes/items/type`,
        keyword: 'type',
      },
      {
        message: 'must be integer',
        path: ['expires_in'],
        pointer: '/expires_in',
        schemaPointer: `${schema}/expires_in/type`,
        keyword: 'type',
      },
      {
        message: 'must have hublet',
        path: ['signed_access_token'],
        pointer: '/signed_access_token',
        schemaPointer: `${schema}/signed_access_token/required`,
        keyword: 'required',
      },
      {
        message: 'must be int32',
        path: ['signed_access_token', 'userId'],
        pointer: '/signed_access_token/userId',
        schemaPointer: `${schema}/signed_access_token/properties/userId/format`,
        keyword: 'format',
      },
    ]);
  });

  test('that for a union tells the errors of the chosen variant alone', () => {
    const pointers = errorsOf(validateTokenIntrospection({ active: true })).map(({ schemaPointer }) => schemaPointer);
    expect(pointers).toEqual(['/components/schemas/InactiveTokenIntrospection/properties/active/const']);
    const unknown = errorsOf(validateTokenIntrospection({ ...accessToken(1), token_use: 'other' }));
    expect(unknown.map(({ keyword }) => keyword)).toEqual(['oneOf']);
  });

  test('with a Standard Schema', () => {
    const standard = TokenIntrospectionSchema['~standard'];
    const payload = accessToken(7);
    expect([standard.version, standard.vendor]).toEqual([1, 'schemawright']);
    expect(standard.validate(payload)).toEqual({ value: payload });
    expect(standard.validate(1)).toEqual({ issues: [expect.objectContaining({ path: [], keyword: 'oneOf' })] });
  });
});

describe('bundled alone', () => {
  const bundle = async (code: string): Promise<string> => {
    const stdin = { contents: code, resolveDir: tokens.folder };
    const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false });
    return outputFiles[0]?.text ?? '';
  };

  test('the introspection response takes at most 2.2 kB, compressed, and imports nothing', async () => {
    const text = await bundle(
      `export { isTokenIntrospection, assertTokenIntrospection, TokenIntrospectionSchema } from './index.js'`,
    );
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(2252);
    expect(text).not.toMatch(/\bimport\b|\brequire\b|\beval\b|\bFunction\b/);
  });

  test('a schema takes none of the others along', async () => {
    const text = await bundle(`export { isInactiveTokenIntrospection } from './index.js'`);
    expect(text).not.toMatch(/refresh_token|hublet|ValidationError/);
  });

  test('a package from which nothing is used leaves nothing', async () => {
    expect(await bundle(`import './index.js'`)).toBe('');
  });
});

/** Puts both packages where their names are resolved, below a folder of its own. */
const install = async (): Promise<string> => {
  const root = join(tokens.folder, 'consumer');
  const { files } = await types.generate(
    tokens.contract,
    { types: '@test/types', client: '', validators: '' },
    { int64: 'number' },
  );
  writeFiles([{ path: 'package.json', text: '{ "private": true }' }], root);
  writeFiles(files, join(root, 'node_modules/@test/types'));
  writeFiles(tokens.files, join(root, 'node_modules/@test/validators'));
  return root;
};

test('the example of the README runs where code from strings is forbidden, and all declarations type-check', async () => {
  const root = await install();
  const readme = readFileSync(join(tokens.folder, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
  expect(blocks).toHaveLength(3);
  for (const [index, block] of blocks.entries()) {
    const file = join(root, `example${index}.mjs`);
    writeFileSync(file, block ?? '');
    execFileSync(process.execPath, ['--disallow-code-generation-from-strings', file]);
  }

  const use = join(root, 'use.mts');
  writeFileSync(
    use,
    `import { assertTokenIntrospection, isAccessTokenIntrospection, validateTokenIntrospection, TokenIntrospectionSchema, validateResponse } from '@test/validators';
import { isAccessTokenIntrospection as guard } from '@test/validators/schemas/AccessTokenIntrospection';
import type { AccessTokenIntrospection, TokenIntrospection } from '@test/types';
export const check = (value: unknown): string[] => (isAccessTokenIntrospection(value) && guard(value) ? value.scopes : []);
export const sure = (value: unknown): TokenIntrospection => { assertTokenIntrospection(value); return value; };
const result = validateTokenIntrospection(1);
export const value: TokenIntrospection | undefined = result.valid ? result.value : undefined;
export const standard: NonNullable<typeof TokenIntrospectionSchema['~standard']['types']>['output'] = value!;
export const reply: boolean = validateResponse('POST /a', 200, null, value).valid;
// @ts-expect-error a guard proves its own type
export const wrong: AccessTokenIntrospection = sure(1) as TokenIntrospection;
`,
  );
  const program = ts.createProgram([use], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
  });
  const diagnostics = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
  expect(diagnostics).toEqual([]);
});

describe('responses', async () => {
  const content = (mediaType: string, schema?: object): object => ({
    description: '',
    content: { [mediaType]: schema === undefined ? {} : { schema } },
  });
  const error = { type: 'object', required: ['message'] };
  const text = { type: 'string' };
  const { load } = await packageOf(
    documentWith(
      { Error: error },
      {
        '/a': {
          post: {
            responses: {
              200: {
                description: '',
                content: {
                  'application/json': { schema: { type: 'object', required: ['a'] } },
                  'application/*+json': { schema: { type: 'array', items: text } },
                  'text/*': { schema: text },
                },
              },
              204: { description: '' },
              '4XX': content('*/*', { $ref: '#/components/schemas/Error' }),
              404: content('application/json'),
            },
          },
        },
        '/revoke': { post: { responses: { default: content('*/*', { $ref: '#/components/schemas/Error' }) } } },
      },
    ),
  );
  const { validateResponse } = (await load('index.js')) as unknown as ResponseValidator;
  const post = 'POST /a';

  test.each([
    ['the exact media type', post, 200, 'application/json; charset=utf-8', { a: 1 }, true],
    ['its schema', post, 200, 'Application/JSON', {}, false],
    ['a suffix', post, 200, 'application/problem+json', ['x'], true],
    ['the schema of a suffix', post, 200, 'application/problem+json', { a: 1 }, false],
    ['a range of types', post, 200, 'text/html', 'x', true],
    ['a media type that is not there', post, 200, 'image/png', '', 'content-type'],
    ['no media type', post, 200, undefined, undefined, 'content-type'],
    ['no body where none is declared', post, 204, null, undefined, true],
    ['a body where none is declared: nothing is said of it', post, 204, 'application/json', {}, true],
    ['a range of statuses', post, 422, 'application/json', {}, false],
    ['a status before its range', post, 404, 'application/json', {}, true],
    ['a status that is not there', post, 500, 'application/json', {}, 'status'],
    ['an operation that is not there', 'GET /a', 200, 'application/json', {}, 'operation'],
    ['an operation that every object inherits', 'toString', 200, 'application/json', {}, 'operation'],
    ['the default', 'POST /revoke', 400, 'application/json', { message: 'x' }, true],
    ['the schema of the default', 'POST /revoke', 400, 'application/json', {}, false],
    ['success without a body under the default alone', 'POST /revoke', 200, null, undefined, true],
    ['an error without a body', 'POST /revoke', 400, null, undefined, false],
  ])('%s', (_name, operation, status, contentType, body, want) => {
    const result = validateResponse(operation, status, contentType, body);
    const { valid, errors = [], undeclared } = { errors: undefined, undeclared: undefined, ...result };
    expect({ valid, told: errors.length > 0, undeclared }).toEqual({
      valid: want === true,
      told: want !== true,
      undeclared: typeof want === 'string' ? want : undefined,
    });
  });

  test('one operation alone', async () => {
    const { responseValidator } = (await load('index.js')) as {
      responseValidator: (operations: readonly unknown[]) => ResponseValidator;
    };
    const { postRevoke } = await load('operations/postRevoke.js');
    const one = responseValidator([postRevoke]);
    expect(one.validateResponse('POST /revoke', 400, 'application/json', { message: '' })).toEqual({ valid: true });
    expect(one.validateResponse(post, 204, null, undefined)).toMatchObject({ undeclared: 'operation' });
  });
});

describe('a contract of a stranger', async () => {
  const hostile = `*/ globalThis.broken = 1; /* \u2028 \${globalThis.broken = 1} ' " \` \\ </script>`;
  const { folder, load, files, problems } = await packageOf(
    documentWith(
      {
        [hostile]: {
          type: 'object',
          required: [hostile, '__proto__', 'constructor'],
          properties: { [hostile]: { enum: [hostile] }, ['__proto__']: { type: 'integer' }, constructor: true },
          patternProperties: { [hostile]: {}, '[': { type: 'string' } },
          additionalProperties: false,
        },
        Patterns: { properties: { a: { pattern: '[' }, b: { pattern: '\\-' }, c: { pattern: '/"\n' } } },
        Endless: { allOf: [{ $ref: '#/components/schemas/Endless' }, { type: 'string' }] },
        Parent: { oneOf: [{ $ref: '#/components/schemas/Child' }], required: ['a'] },
        Child: { allOf: [{ $ref: '#/components/schemas/Parent' }, { required: ['b'] }] },
      },
      { [`/${hostile.replaceAll(/[{}]/g, '')}`]: { get: { responses: { 200: { description: hostile } } } } },
    ),
  );

  test('becomes no code', async () => {
    for (const { path } of files.filter(({ path }) => path.endsWith('.js'))) await load(path);
    expect('broken' in globalThis).toBe(false);
  });

  test('every file parses', () => {
    const sources = files.map(({ path }) => join(folder, path)).filter((path) => /\.(?:js|ts)$/.test(path));
    const program = ts.createProgram(sources, {
      allowJs: true,
      noResolve: true,
      noLib: true,
      target: ts.ScriptTarget.ES2022,
    });
    expect(program.getSyntacticDiagnostics().map(({ messageText }) => messageText)).toEqual([]);
  });

  test('names that objects inherit are names', async () => {
    const file = files.find(({ path, text }) => /^schemas\/.*\.js$/.test(path) && text.includes('__proto__'));
    const module = await load(file?.path ?? '');
    const is = Object.entries(module).find(([name]) => name.startsWith('is'))?.[1] as (value: unknown) => boolean;
    const payload = (extra: string): unknown =>
      JSON.parse(`{ ${JSON.stringify(hostile)}: ${JSON.stringify(hostile)}, "constructor": 1 ${extra} }`);
    expect(is(payload(', "__proto__": 1'))).toBe(true);
    expect(is(payload(', "__proto__": null'))).toBe(false);
    expect(is(payload(''))).toBe(false);
  });

  test('patterns that no engine takes and circles without end are left out, and said', async () => {
    expect(problems.map(({ code }) => code).toSorted()).toEqual([
      'pattern-invalid',
      'pattern-invalid',
      'pattern-invalid',
      'pattern-not-unicode',
      'ref-endless',
    ]);
    const { isEndless } = (await load('schemas/Endless.js')) as { isEndless: (value: unknown) => boolean };
    expect([isEndless('x'), isEndless(1)]).toEqual([true, false]);
    const { isChild } = (await load('schemas/Child.js')) as { isChild: (value: unknown) => boolean };
    expect([isChild({ a: 1, b: 1 }), isChild({ a: 1 }), isChild({})]).toEqual([true, false, false]);
  });
});

test('a payload that is nested too deeply is invalid, and said to be', async () => {
  const tree = { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } };
  const { load } = await packageOf(documentWith({ Tree: tree }));
  const { isTree, validateTree } = (await load('schemas/Tree.js')) as {
    isTree: (value: unknown) => boolean;
    validateTree: (value: unknown) => Validation<unknown>;
  };
  const nested = (depth: number): unknown => JSON.parse(`${'{"child":'.repeat(depth)}{}${'}'.repeat(depth)}`);
  expect([isTree(nested(500)), isTree(nested(200_000))]).toEqual([true, false]);
  expect(errorsOf(validateTree(nested(200_000))).map(({ keyword }) => keyword)).toEqual(['depth']);
});

test('no list of errors grows without end', async () => {
  const { load } = await packageOf(documentWith({ Names: { type: 'array', items: { type: 'string' } } }));
  const { validateNames } = (await load('schemas/Names.js')) as {
    validateNames: (value: unknown) => Validation<unknown>;
  };
  expect(errorsOf(validateNames(Array.from({ length: 1000 }, () => 1)))).toHaveLength(100);
});

test('items that contains has matched count as evaluated, the others do not', async () => {
  const schema = { contains: { type: 'integer' }, unevaluatedItems: { type: 'string' } };
  const { load } = await packageOf(documentWith({ Some: schema }));
  const { isSome } = (await load('schemas/Some.js')) as { isSome: (value: unknown) => boolean };
  expect([isSome(['a', 1]), isSome([1, true])]).toEqual([true, false]);
});
