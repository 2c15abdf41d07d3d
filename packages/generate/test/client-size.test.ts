import { buildSync } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { contract, names, project } from './support/packages.ts';

const json = { 'application/json': { schema: {} } };
const ok = { 200: { description: '', content: json } };
const post = (operationId: string, mediaType: string): object => ({
  post: { operationId, requestBody: { content: { [mediaType]: { schema: {} } } }, responses: ok },
});
const get = (operationId: string, ...parameters: object[]): object => ({
  get: { operationId, parameters: parameters.map((parameter) => ({ schema: {}, ...parameter })), responses: ok },
});
const replies = (operationId: string, mediaType: string): object => ({
  get: { operationId, responses: { 200: { description: '', content: { [mediaType]: { schema: {} } } } } },
});

const installed = await project(
  contract({
    securitySchemes: { oauth: { type: 'oauth2', flows: {} } },
    paths: {
      '/json': post('sendJson', 'application/json'),
      '/form': post('sendForm', 'application/x-www-form-urlencoded'),
      '/parts': post('sendParts', 'multipart/form-data'),
      '/bytes': post('sendBytes', 'application/octet-stream'),
      '/plain': get('plain'),
      '/path/{v}': get('byLabel', { in: 'path', name: 'v', style: 'label' }),
      '/matrix/{v}': get('byMatrix', { in: 'path', name: 'v', style: 'matrix' }),
      '/query': get('byQuery', { in: 'query', name: 'v' }),
      '/deep': get('byDeep', { in: 'query', name: 'v', style: 'deepObject' }),
      '/pipe': get('byPipe', { in: 'query', name: 'v', style: 'pipeDelimited', explode: false }),
      '/reserved': get('byReserved', { in: 'query', name: 'v', allowReserved: true }),
      '/content': get('byContent', { in: 'query', name: 'v', content: json }),
      '/lines': replies('lines', 'application/jsonl'),
      '/events': replies('events', 'text/event-stream'),
      '/binary': replies('binary', 'application/pdf'),
      '/text': replies('words', 'text/plain'),
      '/secret': { get: { operationId: 'secret', security: [{ oauth: [] }], responses: ok } },
    },
  }),
);
afterAll(installed.remove);

/** The bundle of a program, minified, and the modules of the runtime that something is left of. */
const bundle = (
  code: string,
): { readonly size: number; readonly text: string; readonly modules: readonly string[] } => {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents: code, resolveDir: installed.folder },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    size: gzipSync(outputFiles[0]?.contents ?? '').length,
    text: outputFiles[0]?.text ?? '',
    modules: inputs
      .filter(([file, { bytesInOutput }]) => /\/runtime\//.test(file) && bytesInOutput > 0)
      .map(([file]) => path.basename(file, '.js'))
      .sort(),
  };
};

const calling = (operation: string, more = '', options = ''): string =>
  `import { createClient, ${operation}${more} } from '${names.client}'; console.log(await ${operation}(createClient(${options})));`;

const core = ['check', 'client', 'errors', 'media', 'read-json', 'reply', 'request', 'values'];

test('one JSON operation takes 3.1 kB with all that it needs', () => {
  const { size, modules } = bundle(calling('sendJson'));
  expect(modules).toEqual([...core, 'body-json'].sort());
  expect(size).toBeLessThanOrEqual(3_100);
});

test.each<[operation: string, modules: readonly string[]]>([
  ['plain', []],
  ['sendForm', ['body-form']],
  ['sendParts', ['body-parts']],
  ['sendBytes', ['body-raw']],
  ['byLabel', ['label', 'simple']],
  ['byMatrix', ['matrix', 'simple']],
  ['byQuery', ['form']],
  ['byDeep', ['deep']],
  ['byPipe', ['delimited', 'simple']],
  ['byReserved', ['form', 'reserved']],
  ['byContent', ['content']],
  ['secret', ['security']],
])('%s brings %j, and nothing that others need', (operation, own) => {
  const { size, modules, text } = bundle(calling(operation));
  expect(modules).toEqual([...core, ...own].sort());
  expect(size).toBeLessThanOrEqual(3_500);
  expect(text.match(/method:"/g)).toHaveLength(1);
});

test.each<[operation: string, modules: readonly string[]]>([
  ['lines', ['lines', 'read-lines']],
  ['events', ['lines', 'read-events']],
  ['binary', ['read-binary']],
  ['words', ['read-text']],
])('%s reads with %j, without JSON', (operation, own) => {
  const { size, modules } = bundle(calling(operation));
  expect(modules.filter((module) => module !== 'read-json')).toEqual(
    [...core, ...own].filter((module) => module !== 'read-json').sort(),
  );
  expect(size).toBeLessThanOrEqual(3_500);
});

test('what the client is given comes along, and only then', () => {
  expect(bundle(calling('plain', ', retry', '{ retry: retry() }')).modules).toEqual([...core, 'retry'].sort());
  const unwrapped = `import { createClient, plain, unwrap } from '${names.client}'; await unwrap(plain(createClient()));`;
  expect(bundle(unwrapped).modules).toEqual([...core, 'unwrap'].sort());
  const all = bundle(
    `import { createClient, byPath } from '${names.client}'; await byPath(createClient()).GET('/plain');`,
  );
  expect(all.modules).toContain('body-parts');
  expect(all.size).toBeLessThanOrEqual(6_500);
});

test('an import that is not used leaves nothing', () => {
  expect(bundle(`import { createClient, sendJson } from '${names.client}'; console.log(1);`).text.trim()).toBe(
    'console.log(1);',
  );
});
