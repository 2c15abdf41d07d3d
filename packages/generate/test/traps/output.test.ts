import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { contractOf, Refusal, type Contract } from '@schemawright/contract';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../src/digest.ts';
import { generate, type Target } from '../../src/index.ts';
import { install, type Installed } from '../support/installed.ts';
import { names } from '../support/packages.ts';

const roots: string[] = [];
const folder = (): string => {
  const made = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'output-')));
  roots.push(made);
  return made;
};
afterAll(() => roots.forEach((root) => fs.rmSync(root, { recursive: true, force: true })));

const targetIn = (root: string): Target => ({
  names,
  folders: {
    types: path.join(root, 'types'),
    client: path.join(root, 'client'),
    validators: path.join(root, 'validators'),
  },
});

const treeOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.lstatSync(path.join(root, file)).isFile())
      .sort()
      .map((file) => [file, digest(fs.readFileSync(path.join(root, file), 'utf8'))]),
  );

const pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', format: 'int64', readOnly: true },
    name: { type: 'string', maxLength: 10 },
    kind: { enum: ['cat', 'dog'], default: 'cat' },
    tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } },
    born: { type: 'string', format: 'date' },
  },
};
const json = (schema: object): object => ({ 'application/json': { schema } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const operation = (operationId: string, extra: object = {}): object => ({
  operationId,
  responses: {
    200: { description: '', content: json(ref('Pet')) },
    default: { description: '', content: json(ref('Error')) },
  },
  ...extra,
});
const schemas = {
  Pet: pet,
  Tag: { type: 'string', enum: ['a', 'b'] },
  Error: { type: 'object', properties: { message: { type: 'string' } } },
};
const paths = {
  '/pets': {
    get: operation('listPets', { parameters: [{ in: 'query', name: 'tag', schema: ref('Tag') }] }),
    post: operation('addPet', { requestBody: { required: true, content: json(ref('Pet')) } }),
  },
  '/pets/{id}': {
    delete: operation('delete', {
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
    }),
  },
};
const document = (parts: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.example.com' }],
  paths,
  components: { schemas },
  ...parts,
});
const contract = (parts?: object): Contract => contractOf(document(parts), { name: 'pets' });

/** Runs the built generator as a process of its own. */
const run = promisify(execFile);
const built = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const script = `
import { contractOf } from ${JSON.stringify(import.meta.resolve('@schemawright/contract'))};
import { generate } from ${JSON.stringify(built)};
const [document, target] = process.argv.slice(1).map((text) => JSON.parse(text));
await generate(contractOf(document, { name: 'pets' }), target).catch((error) => {
  console.log(error.problems?.map(({ code }) => code).join(' '));
  process.exitCode = 2;
});
`;
const generateApart = (
  target: Target,
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<{ stdout: string }> =>
  run(process.execPath, ['--input-type=module', '--eval', script, JSON.stringify(document()), JSON.stringify(target)], {
    ...options,
    env: { ...process.env, ...options.env },
  });

test('the same input gives the same bytes in every folder, time zone and language', async () => {
  const [one, other] = [folder(), folder()];
  await generateApart(targetIn(one), {
    cwd: one,
    env: { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  await generate(contract(), targetIn(other));
  expect(treeOf(one)).toEqual(treeOf(other));
  const text = Object.keys(treeOf(one)).map((file) => fs.readFileSync(path.join(one, file), 'utf8'));
  expect(text.filter((file) => file.includes(one) || file.includes(tmpdir()))).toEqual([]);
});

test('the order of schemas and paths moves declarations about, and changes none', async () => {
  const reversed = (members: object): object => Object.fromEntries(Object.entries(members).reverse());
  const [one, other] = [folder(), folder()];
  await generate(contract(), targetIn(one));
  await generate(contract({ paths: reversed(paths), components: { schemas: reversed(schemas) } }), targetIn(other));
  const inOrder = /(?:index\.(?:js|d\.ts)|README\.md|contract\.json|\.schemawright\.json)$/;
  const apart = (root: string): [string, string][] =>
    Object.entries(treeOf(root)).filter(([file]) => !inOrder.test(file));
  expect(apart(one)).toEqual(apart(other));
  expect(Object.keys(treeOf(one))).toEqual(Object.keys(treeOf(other)));
  const lines = (root: string): string[] =>
    ['types/index.d.ts', 'client/index.d.ts', 'client/index.js']
      .flatMap((file) => fs.readFileSync(path.join(root, file), 'utf8').split('\n'))
      .sort();
  expect(lines(one)).toEqual(lines(other));
});

let installed: Installed;
beforeAll(async () => {
  installed = await install(contract(), names);
});
afterAll(() => installed.remove());

test.each<[name: string, options: ts.CompilerOptions]>([
  ['NodeNext', { module: ts.ModuleKind.NodeNext }],
  ['a bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
])('consumers compile under the strictest options, resolved as %s does', (_, options) => {
  const file = path.join(installed.folder, `${options.module}.ts`);
  fs.writeFileSync(
    file,
    `import type { Pet, paths } from '${names.types}';
import { addPet, byPath, createClient, listPets, unwrap } from '${names.client}';
import { isPet, validateResponse } from '${names.validators}';
import { assertPet } from '${names.validators}/schemas/Pet';
export type Path = keyof paths;
export const keep = (pet: Pet): Pet => pet;
export const use = async (value: unknown): Promise<number> => {
  const client = createClient({ validators: { validateResponse } });
  const { data, status } = await listPets(client, { params: { query: { tag: 'a' } } });
  await byPath(client).GET('/pets');
  await unwrap(addPet(client, { body: { name: 'x' } }));
  assertPet(value);
  return isPet(data) ? data.id + value.id : status;
};
`,
  );
  const program = ts.createProgram([file], {
    ...options,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    noEmit: true,
    declaration: true,
    strict: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
  });
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(messages).toEqual([]);
});

/** What a rung of a ladder says of the next one: each reaches the next in many ways, the last in more than anyone can count. */
const many = <T>(value: T): T[] => Array.from({ length: 40 }, () => value);
const rungs: Readonly<Record<string, (next: object) => object>> = {
  AllOf: (next) => ({ allOf: many(next) }),
  Required: (next) => ({ required: ['a'], allOf: many(next), properties: { a: next } }),
  OneOf: (next) => ({ oneOf: many(next) }),
  Unevaluated: (next) => ({ anyOf: many(next), unevaluatedProperties: false }),
  Members: (next) => ({ properties: Object.fromEntries(many(next).map((value, index) => [`p${index}`, value])) }),
  Not: (next) => ({ allOf: many({ not: next }) }),
  Conditions: (next) => ({ allOf: many({ if: next, then: next, else: next }) }),
  Views: (next) => ({ properties: { id: { readOnly: true }, secret: { writeOnly: true }, next, other: next } }),
  Tuples: (next) => ({ prefixItems: many(next), unevaluatedItems: false }),
};
const ladder = ([name, rung]: [string, (next: object) => object]): [string, object][] =>
  Array.from({ length: 12 }, (_, index) => [
    `${name}${index}`,
    index < 11 ? rung(ref(`${name}${index + 1}`)) : { type: 'object', properties: { next_cursor: {} } },
  ]);

test('what can be reached in countless ways is generated once', async () => {
  const list = (name: string): object => ({
    get: {
      ...operation(`list${name}`, { parameters: [{ in: 'query', name: 'cursor', schema: {} }] }),
      responses: { 200: { description: '', content: json(ref(`${name}0`)) } },
    },
    post: operation(`add${name}`, { requestBody: { required: true, content: json(ref(`${name}0`)) } }),
  });
  const given = contract({
    paths: Object.fromEntries(Object.keys(rungs).map((name) => [`/${name}`, list(name)])),
    components: { schemas: { ...schemas, ...Object.fromEntries(Object.entries(rungs).flatMap(ladder)) } },
  });
  const { remove, packages } = await install(given, names);
  remove();
  const sizes = packages.map(({ files }) => files.reduce((sum, { text }) => sum + text.length, 0));
  expect(sizes.every((size) => size < 4_000_000)).toBe(true);
});

test('a failed generation leaves the previous output as it was', async () => {
  const root = folder();
  await generate(contract(), targetIn(root));
  const before = treeOf(root);
  const broken = contract({
    paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/None' } } } } },
  });
  expect(broken.problems.some(({ severity }) => severity === 'error')).toBe(true);
  await expect(generate(broken, targetIn(root))).rejects.toThrow(Refusal);
  expect(treeOf(root)).toEqual(before);
});

test.each<[name: string, prepare: (root: string) => void, code: string]>([
  ['the folder is a file', (root) => fs.writeFileSync(path.join(root, 'client'), 'mine'), 'output-unwritable'],
  ['a folder on the way is a file', (root) => fs.writeFileSync(path.join(root, 'out'), 'mine'), 'output-unwritable'],
  ['the folder is a symbolic link', (root) => fs.symlinkSync(folder(), path.join(root, 'client')), 'output-symlink'],
  [
    'a folder of others stands where a file goes',
    (root) => {
      fs.mkdirSync(path.join(root, 'client/index.js'), { recursive: true });
      fs.writeFileSync(path.join(root, 'client/index.js/notes.md'), 'mine');
    },
    'output-foreign',
  ],
  [
    'a file of others stands where a folder goes',
    (root) => {
      fs.mkdirSync(path.join(root, 'client'));
      fs.writeFileSync(path.join(root, 'client/runtime'), 'mine');
    },
    'output-foreign',
  ],
])('%s: refused, and nothing is written', async (name, prepare, code) => {
  const root = folder();
  prepare(root);
  const before = treeOf(root);
  const target = targetIn(name.includes('on the way') ? path.join(root, 'out') : root);
  const problems = await generate(contract(), target).then(
    () => [],
    (error: unknown) => (error as Refusal).problems,
  );
  expect([problems[0]?.code, treeOf(root)]).toEqual([code, before]);
});

test('runs at once write one after the other or are refused, and leave whole output', async () => {
  const root = folder();
  const results = await Promise.allSettled([1, 2].map(() => generateApart(targetIn(root))));
  const refusals = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as { stdout: string }).stdout.trim()] : [],
  );
  expect(refusals.filter((code) => code !== 'output-locked')).toEqual([]);
  expect(refusals.length).toBeLessThan(2);
  const alone = folder();
  await generate(contract(), targetIn(alone));
  expect(treeOf(root)).toEqual(treeOf(alone));
});
