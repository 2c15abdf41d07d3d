import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { client } from '../src/generators/client.ts';
import { types } from '../src/generators/types.ts';
import { documentWith, packageOf, writeFiles } from './validators/package.ts';
import { pets } from './validators/pets.ts';

const tested = await packageOf(pets);

const bundle = async (contents: string, resolveDir = tested.folder): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};
const size = (code: string): number => gzipSync(code, { level: 9 }).length;

describe('bundled', () => {
  test('the responses of one operation pay for no requests, and only for headers that are declared', async () => {
    const code = await bundle(
      `import { responseValidator } from './index.js'; import { getPet } from './operations/getPet.js'; export const { validateResponse } = responseValidator([getPet])`,
    );
    expect(code).not.toMatch(/percent|boundary|filter|decodeURI|JSON\.parse/);
    expect(size(code)).toBeLessThanOrEqual(1024);
  });

  test('values are checked without what reads texts', async () => {
    const code = await bundle(
      `import { requestValidator } from './index.js'; import { getPetRequest } from './operations/getPet.js'; export const { validateRequest } = requestValidator([getPetRequest])`,
    );
    expect(code).not.toMatch(/boundary|decodeURI|JSON\.parse/);
  });

  test('only the styles that are used come along', async () => {
    const code = await bundle(
      `import { requestReader } from './index.js'; import { getPetReader } from './operations/getPet.js'; export const { readRequest } = requestReader([getPetReader])`,
    );
    expect(code).not.toMatch(/boundary|semicolon|with a dot|JSON\.parse/);
    expect(size(code)).toBeLessThanOrEqual(4096);
  });

  test('modules do nothing of their own: even a bundler that is not told so leaves nothing of them', async () => {
    const files = tested.files.filter(({ path }) => path !== 'package.json');
    writeFiles(files, join(tested.folder, 'untold/package'));
    writeFiles([{ path: 'package.json', text: '{}' }], join(tested.folder, 'untold'));
    const all = files.filter(({ path }) => path.endsWith('.js')).map(({ path }) => `import './${path}';`);
    expect(await bundle(all.join('\n'), join(tested.folder, 'untold/package'))).toBe('');
  });

  test('a schema with all that it offers takes at most 1.66 kB', async () => {
    const properties = { id: { type: 'integer' }, name: { type: 'string' }, tag: { enum: ['a', 'b'] } };
    const kind = { type: 'object', required: ['id', 'name'], properties };
    const { folder } = await packageOf(documentWith({ Kind: kind }));
    const code = await bundle(`export { isKind, assertKind, validateKind, KindSchema } from './index.js'`, folder);
    expect(size(code)).toBeLessThanOrEqual(1700);
  });
});

test('the examples of the README run, and what is read is typed', async () => {
  const root = join(tested.folder, 'consumer');
  const names = { types: '@test/types', client: '@test/client', validators: '@test/validators' };
  const settings = { int64: 'number' } as const;
  writeFiles([{ path: 'package.json', text: '{ "private": true }' }], root);
  writeFiles((await types.generate(tested.contract, names, settings)).files, join(root, 'node_modules/@test/types'));
  writeFiles((await client.generate(tested.contract, names, settings)).files, join(root, 'node_modules/@test/client'));
  writeFiles(tested.files, join(root, 'node_modules/@test/validators'));

  const readme = readFileSync(join(tested.folder, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code ?? '');
  expect(blocks).toHaveLength(3);
  writeFiles(
    blocks.map((code, index) => ({ path: `example${index}.mjs`, text: code })),
    root,
  );
  const outputs = blocks.map((_, index) =>
    execFileSync(process.execPath, ['--disallow-code-generation-from-strings', join(root, `example${index}.mjs`)], {
      encoding: 'utf8',
    }),
  );
  expect(outputs[2]).toContain('status: 400');

  const both = await bundle(
    `import { createClient, getPet } from '@test/client';
import { requestValidator, responseValidator } from '@test/validators';
import { getPet as responses, getPetRequest as request } from '@test/validators/operations/getPet';
export const call = (init) => getPet(createClient({ validators: { ...requestValidator([request]), ...responseValidator([responses]) } }), init);`,
    root,
  );
  expect(size(both)).toBeLessThanOrEqual(6144);

  const use = join(root, 'use.mts');
  writeFiles(
    [
      {
        path: 'use.mts',
        text: `import { createClient } from '@test/client';
import type { Pet } from '@test/types';
import * as all from '@test/validators';
import { readRequest, requestReader, requestValidator, responseValidator, validateRequest, validateResponse } from '@test/validators';
import { getPetReader, getPetRequest } from '@test/validators/operations/getPet';
import { checkPet as responses } from '@test/validators/operations/checkPet';
const result = readRequest('POST /pets', { path: '/pets', headers: new Headers(), body: '{}' });
if (result.valid) {
  const dry: boolean | undefined = result.value.query.dry;
  const trace: number = result.value.headers['X-Trace'];
  const name: string = result.value.body.name;
  // @ts-expect-error it is a number
  const wrong: string = result.value.headers['X-Trace'];
  // @ts-expect-error there is no such parameter
  result.value.path.id;
} else {
  const where: ('path' | 'query' | 'headers' | 'cookies' | 'body' | undefined)[] = result.errors.map(({ part }) => part);
}
const one = requestReader([getPetReader]).readRequest('GET /pets/{id}/{name}.{ending}', { path: { id: '1' } });
const id: number | undefined = one.valid ? one.value.path.id : undefined;
const unread: undefined = one.valid ? one.value.body : undefined;
const loose = requestValidator([getPetRequest]).validateRequest('WHAT' as string, {});
const hook = validateRequest('WEBHOOK pet POST', { body: {} });
const hooked: string | undefined = hook.valid ? hook.value.body.name : undefined;
const form = readRequest('POST /form', {});
const count: number | undefined = form.valid && typeof form.value.body === 'object' ? form.value.body.count : undefined;
validateResponse('POST /pets', 200, null, {}, new Headers());
validateResponse('POST /pets', 200, null, {}, { etag: ['x'] });
createClient({ validators: all });
createClient({ validators: responseValidator([responses]) });
createClient({ validators: requestValidator([getPetRequest]) });
export const values: unknown[] = [id, unread, loose, hooked, count, {} as Pet];
`,
      },
    ],
    root,
  );
  const program = ts.createProgram([use], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    types: [],
  });
  const diagnostics = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file, start }) =>
        `${file?.fileName.slice(-30)}:${start} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  expect(diagnostics).toEqual([]);
});
