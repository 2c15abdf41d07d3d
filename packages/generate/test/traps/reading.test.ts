import { contractOf, loadContract } from '@schemawright/contract';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { client } from '../../src/generators/client.ts';
import { types } from '../../src/generators/types.ts';
import { validators } from '../../src/generators/validators.ts';
import { names, project } from '../support/packages.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string', example: null };
const object = (properties: object, ...required: string[]): object => ({ type: 'object', properties, required });
const only = (value: string): object => ({ type: 'string', enum: [value], default: value });
const failure = { $ref: '#/components/responses/Failure', description: '' };
const form = (...fields: string[]): object => ({
  content: {
    'application/x-www-form-urlencoded': { schema: object(Object.fromEntries(fields.map((field) => [field, text]))) },
  },
});

/** As HubSpot writes: 3.0, unions as bases of their variants, `* / *` everywhere, ids made of paths. */
const description = {
  openapi: '3.0.1',
  info: { title: 'Faults of real descriptions', version: '1' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/oauth/v3/token': {
      post: {
        operationId: 'post-/oauth/v3/token_/oauth/v3/token',
        requestBody: form('grant_type', 'code'),
        responses: {
          200: { description: '', content: { 'application/json': { schema: ref('Token') } } },
          default: failure,
        },
      },
    },
    '/oauth/v3/token/revoke': {
      post: {
        operationId: 'post-/oauth/v3/token/revoke_/oauth/v3/token/revoke',
        requestBody: form('token'),
        responses: { default: failure },
      },
    },
    '/exports/{id}/{part}': {
      get: {
        operationId: 'same',
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: {
          '2xx': { description: '', content: { 'Application/JSON; charset=UTF-8': { schema: ref('Export') } } },
        },
      },
    },
    '/lists': {
      get: {
        operationId: 'same',
        parameters: [
          { name: 'limit', in: 'query', type: 'int', default: '10' },
          { name: 'limit', in: 'query', schema: text },
          { name: 'free', in: 'query' },
        ],
        responses: { 200: { description: '', content: { '*/*': { schema: ref('Filter') } } } },
      },
    },
  },
  components: {
    responses: { Failure: { description: 'no', content: { '*/*': { schema: ref('Error') } } } },
    schemas: {
      Error: object(
        { message: text, context: { type: 'object', additionalProperties: { type: 'array', items: text } } },
        'message',
      ),
      Array: { type: 'array', items: ref('Promise') },
      Promise: object({ z: ref('z') }),
      z: object({ date: ref('Date') }),
      Date: { type: 'string', format: 'date-time' },
      Export: {
        ...object({ id: text }, 'id'),
        oneOf: [ref('ListExport'), ref('ViewExport')],
      },
      ListExport: {
        allOf: [ref('Export'), object({ exportType: only('LIST'), listId: text }, 'exportType', 'listId')],
      },
      ViewExport: { allOf: [ref('Export'), object({ exportType: only('VIEW') }, 'exportType')] },
      Token: { properties: {}, oneOf: [ref('Access'), ref('Client')] },
      Access: object({ token_use: only('access_token'), hub_id: { type: 'integer' } }, 'token_use', 'hub_id'),
      Client: object({ token_use: only('client_credentials') }, 'token_use'),
      Filter: { oneOf: [ref('And'), ref('Or'), ref('Leaf')] },
      And: object(
        { filterType: only('AND'), filters: { type: 'array', items: ref('Filter') } },
        'filterType',
        'filters',
      ),
      Or: object({ filterType: only('OR'), filters: { type: 'array', items: ref('Filter') } }, 'filterType', 'filters'),
      Leaf: object({ filterType: only('LEAF'), value: text }, 'filterType', 'value'),
      RequiredElsewhere: { allOf: [{ required: ['there'] }, { type: 'object', properties: { there: text } }] },
      Faults: {
        type: 'object',
        properties: {
          needed: { type: 'String', required: true },
          when: { type: 'datetime' },
          beside: { ...ref('Error'), nullable: true },
          either: { allOf: [ref('Error')], nullable: true },
          count: { type: 'integer', enum: ['1', '2'] },
          pair: { type: 'array', items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false },
          gone: ref('NowhereToBeFound'),
        },
      },
    },
  },
};

const read = contractOf(description, { name: 'real', dangling: 'unknown' });
const installed = await project(read, {}, true);
afterAll(() => installed.remove());
const guards = (await installed.validators()) as unknown as Readonly<Record<string, (value: unknown) => boolean>>;

test('each fault is told, none keeps the packages from being made', () => {
  const told = read.problems.map(({ severity, code }) => `${severity} ${code}`);
  expect(told.filter((line) => !line.startsWith('warning '))).toEqual([]);
  expect([...new Set(told.map((line) => line.slice(8)))].toSorted()).toEqual([
    'draft-tuple',
    'healed-default-type',
    'healed-enum-type',
    'healed-null-example',
    'healed-parameter-duplicate',
    'healed-parameter-type',
    'healed-required-flag',
    'healed-type-name',
    'healed-union-base-cycle',
    'operation-id-duplicate',
    'parameter-untyped',
    'path-parameter-undeclared',
    'ref-siblings',
    'ref-unresolved',
  ]);
});

test('a reference to nowhere is an error with its place unless it may stand for anything', () => {
  const errors = contractOf(description).problems.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([
    { code: 'ref-unresolved', pointer: '/components/schemas/Faults/properties/gone/$ref' },
  ]);
});

describe('types', () => {
  const head = `import type { components, operations } from '${names.types}';
type Of<Name extends keyof components['schemas']> = components['schemas'][Name];\n`;
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['a union that is the base of its variants', `const x: Of<'Export'> = { id: 'a', exportType: 'VIEW' };`, true],
    ['it lacks what the base requires', `const x: Of<'Export'> = { exportType: 'VIEW' };`, false],
    [
      'a union without a discriminator narrows',
      `declare const x: Of<'Token'>; if (x.token_use === 'access_token') x.hub_id.toFixed();`,
      true,
    ],
    [
      'and not to the other branch',
      `declare const x: Of<'Token'>; if (x.token_use !== 'access_token') x.hub_id;`,
      false,
    ],
    ['a component called as a global', `const x: Of<'Array'> = [{ z: { date: 'now' } }];`, true],
    [
      'recursion stays references',
      `const x: Of<'Filter'> = { filterType: 'AND', filters: [{ filterType: 'LEAF', value: 'x' }] };`,
      true,
    ],
    ['required in another branch', `const x: Of<'RequiredElsewhere'> = {};`, false],
    ['a member that says required: true', `const x: Of<'Faults'> = {};`, false],
    [
      'what nothing is known of',
      `const x: Of<'Faults'> = { needed: 'x', gone: Symbol(), count: 2, pair: ['a', 1], either: null };`,
      true,
    ],
    ['null beside $ref counts for nothing in 3.0', `const x: Of<'Faults'> = { needed: 'x', beside: null };`, false],
  ];
  const found = installed.check(rows.map(([, source], index) => `${head}${source}\nexport const n${index} = 0;`));
  test.each(rows.map(([what, , isFine], index) => [what, isFine, index] as const))('%s', (_what, isFine, index) => {
    expect(found[index]?.length === 0).toBe(isFine);
  });
});

describe('validators', () => {
  const leaf = { filterType: 'LEAF', value: 'x' };
  test.each([
    ['isExport', { id: 'a', exportType: 'VIEW' }, true],
    ['isExport', { exportType: 'VIEW' }, false],
    ['isListExport', { id: 'a', exportType: 'LIST' }, false],
    ['isListExport', { id: 'a', exportType: 'LIST', listId: 'l' }, true],
    ['isToken', { token_use: 'client_credentials' }, true],
    ['isToken', { token_use: 'access_token' }, false],
    ['isFilter', { filterType: 'AND', filters: [leaf, { filterType: 'OR', filters: [leaf] }] }, true],
    ['isFilter', { filterType: 'AND', filters: [{ filterType: 'LEAF' }] }, false],
    ['isRequiredElsewhere', {}, false],
    ['isFaults', { needed: 'x', count: 2, pair: ['a', 1], gone: 1, either: null }, true],
    ['isFaults', {}, false],
    ['isFaults', { needed: 'x', count: '2' }, false],
    ['isFaults', { needed: 'x', pair: ['a', 1, 2] }, false],
    ['isFaults', { needed: 'x', when: 'yesterday' }, false],
    ['isFaults', { needed: 'x', beside: null }, false],
  ])('%s(%j) is %s', (name, value, verdict) => {
    expect(guards[name]?.(value)).toBe(verdict);
  });

  test('a tree of any depth ends', () => {
    let tree: object = leaf;
    for (let depth = 0; depth < 500; depth += 1) tree = { filterType: depth % 2 ? 'AND' : 'OR', filters: [tree] };
    expect(guards['isFilter']?.(tree)).toBe(true);
  });
});

describe('client', () => {
  const call = async (name: string, init: object, status: number, type: string, body: string | null) => {
    const { createClient, operation } = await installed.client();
    let url = '';
    const fetch = (input: Request | URL | string): Promise<Response> => {
      url = input instanceof Request ? input.url : String(input);
      return Promise.resolve(new Response(body, { status, headers: type === '' ? {} : { 'content-type': type } }));
    };
    const { data, error } = await operation(name)(createClient({ fetch } as never), init);
    return { url, data, error };
  };

  test('a 2xx without a body under only default is success; any type under */* is read as what it says', async () => {
    expect(await call('postOauthV3TokenRevoke', { body: { token: 't' } }, 204, '', null)).toMatchObject({
      error: undefined,
    });
    const failed = await call(
      'postOauthV3TokenRevoke',
      { body: { token: 't' } },
      400,
      'application/json',
      '{"message":"m"}',
    );
    expect(failed.error).toEqual({ message: 'm' });
  });

  test('media types are compared without case and parameters; the undeclared part of the path is asked for', async () => {
    const reply = await call(
      'getExportsByIdByPart',
      { params: { path: { id: 'a', part: 'b' } } },
      200,
      'application/json',
      '{"id":"a"}',
    );
    expect(reply.url).toBe('https://api.example.com/exports/a/b');
    expect(reply.data).toEqual({ id: 'a' });
  });
});

test('files of one name, and of two versions, become one set of packages', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reading-'));
  const files: Readonly<Record<string, object>> = {
    'openapi.json': {
      openapi: '3.0.3',
      info: { title: 't', version: '1' },
      paths: {},
      components: { schemas: { A: { properties: { x: { $ref: 'a/pet.json' }, y: { $ref: 'b/pet.json' } } } } },
    },
    'a/pet.json': { type: 'string', nullable: true },
    'b/pet.json': { openapi: '3.1.0', type: ['integer', 'null'], items: { $ref: '../a/pet.json' } },
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), JSON.stringify(content));
  }
  const contract = loadContract(path.join(folder, 'openapi.json'), { cwd: folder });
  rmSync(folder, { recursive: true });
  for (const generator of [types, client, validators]) {
    const { files: made } = await generator.generate(contract, names, { int64: 'number' });
    expect(made.length).toBeGreaterThan(0);
  }
  expect(Object.keys(contract.document.components?.schemas ?? {})).toEqual(['A', 'pet', 'b_pet']);
});
