import type { Contract } from '@schemawright/contract';
import { diff } from '@schemawright/diff';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { withEvidence } from '../src/evidence.ts';
import {
  folder,
  type Recorded,
  entryOf,
  har,
  contract,
  json,
  ok,
  get,
  post,
  replayed,
  numbers,
  object,
  text,
  sent,
  read,
  asked,
  limit,
  answers,
} from './replayed.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

afterAll(() => remove(folder));

type Case = readonly [
  rule: string,
  old: Contract,
  next: Contract,
  recorded: readonly Recorded[],
  numbers: readonly [exchanges: number, broken: number, of: number],
];

describe('what a change touches and breaks, of the exchanges of its operations', () => {
  test.each<Case>([
    // Schemas: what one contract accepts and the other refuses there.
    [
      'request-max-length-added',
      post(object({ name: text })),
      post(object({ name: { ...text, maxLength: 3 } })),
      sent({ name: 'Rex' }, { name: 'Bello' }, {}),
      [1, 1, 3],
    ],
    [
      'request-max-length-removed',
      post(object({ name: { ...text, maxLength: 3 } })),
      post(object({ name: text })),
      sent({ name: 'Rex' }, { name: 'Bello' }, {}),
      [1, 0, 3],
    ],
    [
      'response-type-changed',
      get(ok(object({ id: text }))),
      get(ok(object({ id: { type: 'integer' } }))),
      read({ id: 'a' }, {}),
      [1, 1, 2],
    ],
    [
      'response-enum-value-added',
      get(ok({ enum: ['a', 'b'] })),
      get(ok({ enum: ['a', 'b', 'c'] })),
      read('a', 'b'),
      [0, 0, 2],
    ],
    ['request-enum-value-removed', post({ enum: ['a', 'b'] }), post({ enum: ['a'] }), sent('a', 'b', 'b'), [2, 2, 3]],
    [
      'request-property-became-required',
      post(object({ name: text, tag: text }, { required: ['tag'] })),
      post(object({ name: text, tag: text }, { required: ['tag', 'name'] })),
      sent({ tag: 'a', name: 'b' }, { tag: 'a' }, { tag: 'c' }),
      [2, 2, 3],
    ],
    [
      'request-required-property-added',
      post(object({})),
      post(object({ name: text }, { required: ['name'] })),
      sent({ name: 'b' }, {}),
      [1, 1, 2],
    ],
    [
      'response-property-became-optional',
      get(ok(object({ name: text }, { required: ['name'] }))),
      get(ok(object({ name: text }))),
      read({ name: 'Rex' }, { name: 'Bello' }),
      [0, 0, 2],
    ],
    // Members that come and go: whether they are there.
    ['request-property-removed', post(object({ name: text })), post(object({})), sent({ name: 'Rex' }, {}), [1, 0, 2]],
    [
      'request-property-removed',
      post(object({ name: text }, { additionalProperties: false })),
      post(object({}, { additionalProperties: false })),
      sent({ name: 'Rex' }, {}),
      [1, 1, 2],
    ],
    [
      'response-property-removed',
      get(ok({ type: 'array', items: object({ owner: object({ name: text }) }) })),
      get(ok({ type: 'array', items: object({ owner: object({}) }) })),
      read([{ owner: {} }, { owner: { name: 'Ann' } }], [{}], []),
      [1, 0, 3],
    ],
    // Outside of schemas: whether the exchange has it.
    ['operation-removed', get({}), contract({}), asked('', '?limit=1'), [2, 2, 2]],
    ['operation-deprecated', get({}), get({ deprecated: true }), asked('', ''), [2, 0, 2]],
    [
      'path-renamed',
      contract({ '/pets': { get: { operationId: 'list', ...ok({}) } } }),
      contract({ '/animals': { get: { operationId: 'list', ...ok({}) } } }),
      asked(''),
      [1, 1, 1],
    ],
    ['parameter-removed', get({ parameters: [limit()] }), get({}), asked('', '?limit=1'), [1, 0, 2]],
    [
      'parameter-became-required',
      get({ parameters: [limit()] }),
      get({ parameters: [limit({ required: true })] }),
      asked('?limit=1', '', ''),
      [2, 2, 3],
    ],
    [
      'parameter-required-added',
      get({}),
      get({ parameters: [limit({ required: true })] }),
      asked('?limit=1', ''),
      [1, 1, 2],
    ],
    [
      'request-maximum-added',
      get({ parameters: [limit()] }),
      get({ parameters: [limit({ schema: { type: 'integer', maximum: 10 } })] }),
      asked('?limit=1', '?limit=11', ''),
      [1, 1, 3],
    ],
    [
      'request-body-became-required',
      contract({ '/pets': { post: { requestBody: json(text), ...ok({}) } } }),
      post(text),
      [...sent('a'), { method: 'POST' }],
      [1, 1, 2],
    ],
    [
      'response-success-status-removed',
      get(answers('200', '202')),
      get(answers('200')),
      [{ status: 200 }, { status: 202 }, { status: 202 }],
      [2, 2, 3],
    ],
    [
      'response-media-type-removed',
      get({ responses: { 200: { description: '', content: { 'application/json': {}, 'text/csv': {} } } } }),
      get({ responses: { 200: { description: '', content: { 'application/json': {} } } } }),
      [{ responseType: 'text/csv' }, {}],
      [1, 1, 2],
    ],
    [
      'response-header-removed',
      get({
        responses: { 200: { description: '', ...json({}), headers: { 'X-Total': { required: true, schema: text } } } },
      }),
      get({ responses: { 200: { description: '', ...json({}) } } }),
      [{ responseHeaders: { 'x-total': '1' } }, {}],
      [1, 0, 2],
    ],
    [
      'security-added',
      contract(
        { '/pets': { get: ok({}) } },
        { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } },
      ),
      contract(
        { '/pets': { get: { ...ok({}), security: [{ key: [] }] } } },
        { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } },
      ),
      asked('', ''),
      [2, 0, 2],
    ],
    // The document as a whole: of all that were checked.
    [
      'server-removed',
      contract(
        { '/pets': { get: ok({}) } },
        {
          servers: [
            { url: 'https://api.example.com' },
            { url: 'https://old.example.com' },
            { url: 'https://x.example.com' },
          ],
        },
      ),
      contract(
        { '/pets': { get: ok({}) } },
        { servers: [{ url: 'https://api.example.com' }, { url: 'https://x.example.com' }] },
      ),
      [{}, { url: 'https://old.example.com/pets' }],
      [1, 1, 2],
    ],
  ])('%s', async (rule, old, next, recorded, expected) => {
    expect(numbers(await replayed(old, next, recorded), rule)).toEqual(expected);
  });
});

describe('which change answers', () => {
  const pet = (more: object): object => ({ components: { schemas: { Pet: object(more) } } });
  const reference = { $ref: '#/components/schemas/Pet' };

  test('of two at one place the one that names the keyword', async () => {
    const told = await replayed(
      post(object({ name: text })),
      post(object({ name: { ...text, maxLength: 4, pattern: '^[A-Z]' } })),
      sent({ name: 'Bello' }, { name: 'rex' }, { name: 'Rex' }),
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([1, 1, 3]);
    expect(numbers(told, 'request-pattern-added')).toEqual([1, 1, 3]);
  });

  test('of several values of one list the one that was sent', async () => {
    const kinds = (...kind: readonly string[]): Contract => post({ enum: kind });
    const recorded = sent('dog', 'bird', 'dog', 'rat');
    const { changes } = await replayed(kinds('cat', 'dog', 'fish'), kinds('cat', 'bird'), recorded);
    const told = changes.map(({ old, evidence: { exchanges, broken } }) => `${old}: ${exchanges}, ${broken}`);
    expect(told).toEqual(['null: 1, 0', 'dog: 2, 2', 'fish: 0, 0']);
  });

  test('a component that is sent and read: each direction by itself', async () => {
    const paths = { '/pets': { post: { requestBody: json(reference), ...ok(reference) } } };
    const told = await replayed(
      contract(paths, pet({ name: text })),
      contract(paths, pet({ name: { ...text, maxLength: 3 } })),
      [
        { method: 'POST', request: { name: 'Bello' }, response: { name: 'Rex' } },
        { method: 'POST', request: { name: 'Rex' }, response: { name: 'Rex' } },
      ],
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([1, 1, 2]);
    expect(numbers(told, 'response-max-length-added')).toEqual([0, 0, 2]);
  });

  test('an edit of a component counts the exchanges of every operation that it reaches', async () => {
    const paths = {
      '/pets': {
        post: { requestBody: json(reference), ...ok({}) },
        put: { requestBody: json(reference), ...ok({}) },
        get: ok({}),
      },
    };
    const told = await replayed(
      contract(paths, pet({ name: text })),
      contract(paths, pet({ name: { ...text, maxLength: 3 } })),
      [
        { method: 'POST', request: { name: 'Bello' } },
        { method: 'PUT', request: { name: 'Bello' } },
        { method: 'GET' },
      ],
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([2, 2, 2]);
  });

  test('a branch of a union that is gone answers for what was meant for it', async () => {
    const branch = (kind: string, more: object): object =>
      object({ kind: { const: kind }, ...more }, { required: ['kind'] });
    const [cat, dog, bird] = [branch('cat', { a: text }), branch('dog', { b: text }), branch('bird', { c: text })];
    const told = await replayed(
      post({ oneOf: [cat, dog, bird] }),
      post({ oneOf: [cat, bird] }),
      sent({ kind: 'cat' }, { kind: 'dog' }, { kind: 'dog', b: 'x' }),
    );
    const removed = told.changes.filter(({ impact }) => impact === 'breaking');
    expect(removed.map(({ evidence }) => evidence)).toEqual([{ exchanges: 2, of: 3, broken: 2 }]);
  });

  test('what neither contract allows is no evidence', async () => {
    const told = await replayed(
      post(object({ name: text })),
      post(object({ name: { ...text, maxLength: 3 } })),
      sent({ name: 1 }, 'x'),
    );
    expect(numbers(told, 'request-max-length-added')).toEqual([0, 0, 2]);
    expect(told.recordings).toEqual({ checked: 2, broken: 0, unmatched: 0, skipped: 0, notChecked: [] });
  });
});

test('unmatched and unreadable entries are counted apart', async () => {
  const [old, next] = [get({}), get({ deprecated: true })];
  const file = join(folder, 'mixed.ndjson.gz');
  const lines = [
    JSON.stringify(entryOf({})),
    '{"request": ',
    JSON.stringify(entryOf({ url: 'https://api.example.com/elsewhere' })),
    JSON.stringify(entryOf({ url: 'https://other.example.com/pets' })),
    JSON.stringify(entryOf({ method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'GET' } })),
  ];
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`));
  const told = await withEvidence(diff(old, next).changes, { old, next }, [file]);
  expect(told.recordings).toEqual({
    checked: 1,
    broken: 0,
    unmatched: 2,
    skipped: 2,
    notChecked: [
      { part: 'recording', reason: 'the entry cannot be read', count: 1 },
      { part: 'recording', reason: 'a CORS preflight is no call of an operation', count: 1 },
    ],
  });
  expect(numbers(told, 'operation-deprecated')).toEqual([1, 0, 1]);
});

test('several files are one run, and nothing that was recorded is shown', async () => {
  const [old, next] = [post(object({ name: text })), post(object({ name: { ...text, maxLength: 3 } }))];
  const secret = 'sk_live_0123456789abcdef';
  const files = [har(sent({ name: secret })), har(sent({ name: secret }, { name: 'Rex' }))];
  const told = await withEvidence(diff(old, next).changes, { old, next }, files);
  expect(told.recordings).toEqual({ checked: 3, broken: 2, unmatched: 0, skipped: 0, notChecked: [] });
  expect(numbers(told, 'request-max-length-added')).toEqual([2, 2, 3]);
  expect(JSON.stringify(told)).not.toContain(secret);
});

test('a file that is no recording is refused', async () => {
  const old = get({});
  await expect(
    withEvidence(diff(old, old).changes, { old, next: old }, [join(folder, 'absent.har')]),
  ).rejects.toMatchObject({
    name: 'Refusal',
  });
});

test('every format that tells of recordings says why some were skipped, as validate does', () => {
  const cwd = folderWith({
    'old.json': { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' }, paths: { '/pets': { get: ok({}) } } },
    'all.ndjson': `${JSON.stringify(entryOf({}))}\n{"a":\n{"b":\n`,
  });
  const said = 'not checked: recording, the entry cannot be read ×2';
  const recordings = ['old.json', 'old.json', '--recordings', 'all.ndjson'];
  const silent = ['pretty', 'markdown', 'sarif', 'github', 'junit', 'html'].filter((format) => {
    const { stdout } = schemawright(['diff', ...recordings, '--format', format], { cwd });
    return !stdout.replaceAll('`', '').includes(said);
  });
  expect(silent).toEqual([]);
  const skipped = '<skipped message="the entry cannot be read ×2"/>';
  expect(schemawright(['diff', ...recordings, '--format', 'junit'], { cwd }).stdout).toContain(skipped);
  expect(schemawright(['validate', 'all.ndjson', '--contract', 'old.json'], { cwd }).stdout).toContain(said);
  remove(cwd);
});

test('the command adds it to the report, and warns when nothing matched', () => {
  const description = (more: object): object => ({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    paths: { '/pets': { get: { ...ok({ type: 'array' }), ...more } } },
  });
  const cwd = folderWith({ 'old.json': description({}), 'new.json': description({ deprecated: true }) });
  const told = schemawright(
    ['diff', 'old.json', 'new.json', '--format', 'json', '--recordings', har(asked('', '?limit=1'))],
    { cwd },
  );
  expect(JSON.parse(told.stdout)).toMatchObject({
    recordings: { checked: 2, broken: 0, unmatched: 0, skipped: 0 },
    changes: [{ rule: 'operation-deprecated', evidence: { exchanges: 2, of: 2, broken: 0 } }],
  });
  const elsewhere = har([{ url: 'https://other.example.com/' }]);
  const unmatched = schemawright(['diff', 'old.json', 'new.json', '--recordings', elsewhere], { cwd });
  expect(unmatched.stderr).toContain('no recorded exchange');
  const none = schemawright(['diff', 'old.json', 'new.json', '--recordings'], { cwd });
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('--recordings needs files')]);
  remove(cwd);
});
