import { contractOf, Refusal } from '@schemawright/contract';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generate, type Target } from '../src/index.ts';
import { names } from './support/packages.ts';

const made: string[] = [];
const target = (): Target & { root: string } => {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'generate-')));
  made.push(root);
  const at = (name: string): string => path.join(root, 'out', name);
  return { root, names, folders: { types: at('types'), client: at('client'), validators: at('validators') } };
};
afterAll(() => made.forEach((root) => fs.rmSync(root, { recursive: true, force: true })));

const schema = {
  type: 'object',
  required: ['scopes'],
  properties: { scopes: { type: 'array', items: { type: 'string' } } },
};
const form = {
  'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { token: { type: 'string' } } } },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Tokens', version: '1' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/token/introspect': {
      post: {
        operationId: 'introspectToken',
        requestBody: { content: form },
        responses: {
          200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Token' } } } },
        },
      },
    },
    '/token/revoke': {
      post: { operationId: 'revokeToken', requestBody: { content: form }, responses: { 204: { description: '' } } },
    },
  },
  components: { schemas: { Token: schema } },
};
const contract = contractOf(document, { name: 'tokens' });

const tree = (root: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.statSync(path.join(root, file)).isFile())
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
  );
const statuses = (report: {
  packages: readonly { files: readonly { path: string; status: string }[] }[];
}): string[] => [...new Set(report.packages.flatMap(({ files }) => files.map(({ status }) => status)))];

test('writes once, then finds nothing to do, wherever the folder is', async () => {
  const here = target();
  const there = target();
  expect(statuses(await generate(contract, here))).toEqual(['written']);
  expect(statuses(await generate(contract, here))).toEqual(['unchanged']);
  expect(statuses(await generate(contract, here, { check: true }))).toEqual(['unchanged']);
  await generate(contract, there);
  expect(tree(there.root)).toEqual(tree(here.root));
  expect(JSON.stringify(tree(here.root))).not.toContain(here.root);
});

test('webhooks give the same packages by the name that they have before 3.1', async () => {
  const named = { tokenRevoked: { post: { requestBody: { content: form }, responses: { 204: { description: '' } } } } };
  const written = async (openapi: string, field: string): Promise<Record<string, string>> => {
    const into = target();
    await generate(contractOf({ ...document, openapi, [field]: named }, { name: 'tokens' }), into);
    return tree(into.root);
  };
  const files = await written('3.1.1', 'webhooks');
  expect(await written('3.0.3', 'x-webhooks')).toEqual(files);
  expect(files['out/types/index.d.ts']).toContain('export interface webhooks {');
  expect(files['out/types/index.d.ts']).toContain('onTokenRevokedPOST: handler<');
  expect(files['out/validators/operations/onTokenRevokedPOST.js']).toContain('WEBHOOK tokenRevoked POST');
});

test('what a run remembers below node_modules changes nothing in its answers', async () => {
  const into = target();
  fs.mkdirSync(path.join(into.root, 'node_modules'));
  const warned = contractOf(
    { ...document, components: { schemas: { Token: schema, A: { not: { const: 1 } } } } },
    { name: 'tokens' },
  );
  const first = await generate(warned, into);
  const again = await generate(warned, into);
  expect(again.problems).toEqual(first.problems);
  expect(statuses(again)).toEqual(['unchanged']);
  fs.rmSync(path.join(into.folders.types, 'index.d.ts'));
  expect(
    (await generate(warned, into, { check: true })).packages[0]?.files.filter(({ status }) => status !== 'unchanged'),
  ).toEqual([{ path: 'index.d.ts', status: 'stale' }]);
  await generate(warned, into);
  expect(statuses(await generate(contract, into, { check: true }))).toEqual(['unchanged', 'stale']);
});

test('a check writes nothing', async () => {
  const into = target();
  const report = await generate(contract, into, { check: true });
  expect(statuses(report)).toEqual(['stale']);
  expect(tree(into.root)).toEqual({});
});

test('an edited file is reported, then replaced; files of others stay', async () => {
  const into = target();
  await generate(contract, into);
  const file = path.join(into.folders.types, 'index.d.ts');
  fs.appendFileSync(file, '// by hand');
  fs.writeFileSync(path.join(into.folders.types, 'CHANGELOG.md'), 'mine');
  const { problems } = await generate(contract, into);
  expect(problems.map(({ code, place }) => [code, place.file])).toEqual([['generated-file-edited', file]]);
  expect(fs.readFileSync(file, 'utf8')).not.toContain('by hand');
  expect(fs.readFileSync(path.join(into.folders.types, 'CHANGELOG.md'), 'utf8')).toBe('mine');
});

test.each(['that was there before', 'whose list of generated files was lost'])(
  'a file %s is not overwritten',
  async (how) => {
    const into = target();
    if (how === 'that was there before') fs.mkdirSync(into.folders.types, { recursive: true });
    else {
      await generate(contract, into);
      fs.rmSync(path.join(into.folders.types, '.schemawright.json'));
    }
    fs.writeFileSync(path.join(into.folders.types, 'index.d.ts'), 'mine');
    const before = tree(into.root);
    await expect(generate(contract, into)).rejects.toMatchObject({ problems: [{ code: 'output-foreign' }] });
    expect(tree(into.root)).toEqual(before);
  },
);

test('a version set by hand or by changesets stays', async () => {
  const into = target();
  await generate(contract, into);
  const file = path.join(into.folders.types, 'package.json');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"version": "0.1.0"', '"version": "1.2.3"'));
  await generate(contract, into, { workspace: true });
  const read = (folder: string): object =>
    JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as object;
  expect(read(into.folders.types)).toMatchObject({ version: '1.2.3' });
  expect(read(into.folders.client)).toMatchObject({ version: '0.1.0', dependencies: { [names.types]: 'workspace:^' } });
  await generate(contract, into);
  expect(read(into.folders.client)).toMatchObject({
    dependencies: { [names.types]: '^1.2.3' },
  });
});

test.each([
  ['a name that npm refuses', (into: Target): Target => ({ ...into, names: { ...names, types: '../Evil' } })],
  [
    'two packages in one folder',
    (into: Target): Target => ({ ...into, folders: { ...into.folders, client: into.folders.types } }),
  ],
])('refuses %s', async (_, change) => {
  await expect(generate(contract, change(target()))).rejects.toThrow(Refusal);
});

test('refuses a folder of another package', async () => {
  const into = target();
  fs.mkdirSync(into.folders.types, { recursive: true });
  fs.writeFileSync(path.join(into.folders.types, 'package.json'), '{"name":"precious"}');
  await expect(generate(contract, into)).rejects.toThrow(/another package/);
  expect(Object.keys(tree(into.root))).toEqual(['out/types/package.json']);
});

test('refuses a contract with errors', async () => {
  const place = { file: 'x', line: 1, column: 1 };
  const broken = {
    ...contract,
    problems: [{ severity: 'error', code: 'x', message: 'broken', pointer: '', place }],
  } as const;
  await expect(generate(broken, target())).rejects.toThrow('broken');
});
