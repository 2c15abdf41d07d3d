import { buildSync } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { contract, names, project, type Project } from './support/packages.ts';

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

const pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', format: 'int64' },
    name: { type: 'string', minLength: 1 },
    born: { type: 'string', format: 'date-time' },
    kind: { enum: ['cat', 'dog'], default: 'cat' },
    tags: { type: 'array', items: { type: 'string' } },
    owner: { $ref: '#/components/schemas/Owner' },
  },
};
const owner = {
  type: 'object',
  properties: {
    mail: { type: 'string' },
    pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
  },
};
const petJson = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } };

const given = contract({
  schemas: { Pet: pet, Owner: owner },
  securitySchemes: { oauth: { type: 'oauth2', flows: {} } },
  paths: {
    '/pets': {
      post: {
        operationId: 'makePet',
        requestBody: { content: petJson },
        responses: { 200: { description: '', content: petJson } },
      },
    },
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
});
const [installed, exact] = await Promise.all([project(given, {}, true), project(given, { int64: 'bigint' })]);
afterAll(() => {
  installed.remove();
  exact.remove();
});

/** The bundle of a program, minified, and the modules of the runtime that something is left of. */
const bundle = (
  code: string,
  of: Project = installed,
): { readonly size: number; readonly text: string; readonly modules: readonly string[] } => {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents: code, resolveDir: of.folder },
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

test('one JSON operation takes 3.3 kB with all that it needs', () => {
  const { size, modules } = bundle(calling('sendJson'));
  expect(modules).toEqual([...core, 'body-json'].sort());
  expect(size).toBeLessThanOrEqual(3_300);
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
  expect(size).toBeLessThanOrEqual(3_700);
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

describe('an operation whose values are checked or converted', () => {
  const validated = (which: string): string => `import { createClient, makePet } from '${names.client}';
    import { requestValidator, responseValidator } from '${names.validators}';
    import { makePet as response, makePetRequest as request } from '${names.validators}/operations/makePet';
    const checks = { ${which} };
    console.log(await makePet(createClient({ validators: checks })));`;

  test('takes 6 kB with the validation of requests and replies', () => {
    const { size } = bundle(validated('...requestValidator([request]), ...responseValidator([response])'));
    expect(size).toBeLessThanOrEqual(6_144);
  });

  test.each([
    ['requests', '...requestValidator([request])', 'requests', 'responses'],
    ['replies', '...responseValidator([response])', 'responses', 'requests'],
  ])('%s alone', (_, which, used, unused) => {
    const { modules } = bundle(validated(which));
    expect(modules).toContain(used);
    expect(modules).not.toContain(unused);
  });

  test('has defaults filled in for a few bytes', () => {
    const { size, modules } = bundle(calling('makePet'));
    expect(modules).toEqual([...core, 'body-json', 'convert'].sort());
    expect(size).toBeLessThanOrEqual(3_600);
  });

  test('brings the digits of 64 bits only where the contract has them and someone asked', () => {
    const { size, modules } = bundle(calling('makePet'), exact);
    expect(modules).toContain('exact');
    expect(modules).toContain('send-exact');
    expect(size).toBeLessThanOrEqual(5_000);
    expect(bundle(calling('sendJson'), exact).modules).toEqual([...core, 'body-json'].sort());
  });
});

test('what the client is given comes along, and only then', () => {
  expect(bundle(calling('plain', ', retry', '{ retry: retry() }')).modules).toEqual([...core, 'retry'].sort());
  const unwrapped = `import { createClient, plain, unwrap } from '${names.client}'; await unwrap(plain(createClient()));`;
  expect(bundle(unwrapped).modules).toEqual([...core, 'unwrap'].sort());
  const all = bundle(
    `import { createClient, byPath } from '${names.client}'; await byPath(createClient()).GET('/plain');`,
  );
  expect(all.modules).toContain('body-parts');
  expect(all.size).toBeLessThanOrEqual(7_000);
});

test('an import that is not used leaves nothing', () => {
  expect(bundle(`import { createClient, sendJson } from '${names.client}'; console.log(1);`).text.trim()).toBe(
    'console.log(1);',
  );
});
