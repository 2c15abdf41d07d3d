import { afterAll, expect, test } from 'vitest';
import ts from 'typescript';
import { types } from '../src/generators/types.ts';
import { contract, names, project } from './support/packages.ts';

const schemas = {
  Error: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
  Bare: { type: 'object' },
  Closed: { type: 'object', additionalProperties: false },
  Anything: {},
  Nothing: { type: 'object', properties: { gone: false, kept: true } },
  WithDefault: { type: 'object', properties: { size: { type: 'integer', default: 0, format: 'int64' } } },
  Tuple: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, items: false },
  Nullable: {
    type: 'object',
    properties: { a: { type: ['string', 'null'] }, b: { type: ['string', 'null'], enum: ['x', null] } },
  },
  NullItems: { type: 'array', items: { type: ['string', 'null'] } },
  Values: { enum: ['', 'a b', '"', '__proto__', -1, 0.5, true, null] },
  Json: {
    oneOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      { type: 'array', items: { $ref: '#/components/schemas/Json' } },
      { type: 'object', additionalProperties: { $ref: '#/components/schemas/Json' } },
    ],
  },
  OnlyRequired: { allOf: [{ $ref: '#/components/schemas/WithDefault' }, { required: ['size'] }] },
  Unlisted: { type: 'object', required: ['there'] },
  BesideUnion: {
    type: 'object',
    properties: { id: { type: 'string' } },
    anyOf: [
      { type: 'object', properties: { a: { const: 1 } }, required: ['a'] },
      { type: 'object', properties: { b: { const: 2 } }, required: ['b'] },
    ],
  },
  Access: {
    type: 'object',
    required: ['use', 'scopes'],
    properties: {
      use: { type: 'string', enum: ['access'], default: 'access' },
      scopes: { type: 'array', items: { type: 'string' } },
    },
  },
  Refresh: { type: 'object', required: ['use'], properties: { use: { type: 'string', enum: ['refresh'] } } },
  Info: { oneOf: [{ $ref: '#/components/schemas/Access' }, { $ref: '#/components/schemas/Refresh' }] },
  Named: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: { type: 'number' } },
  Deep: { type: 'object', properties: { inner: { $ref: '#/components/schemas/Info/oneOf/0' } } },
  'foo-bar': {
    type: 'object',
    properties: { '100%': { type: 'string' }, ['__proto__']: { type: 'string' }, 'a"b\\\n': { type: 'number' } },
  },
};

const given = contract({ schemas });
const installed = await project(given);
afterAll(installed.remove);

const accepted: readonly (readonly [what: string, code: string])[] = [
  [
    'a schema is an export, and a member of components under its own name',
    `import type { ErrorSchema, components } from '@acme/api-types'; const a: ErrorSchema = { message: '' }; export const b: components['schemas']['Error'] = a;`,
  ],
  ['a bare object has any members', `import type { Bare } from '@acme/api-types'; export const a: Bare = { b: 1 };`],
  [
    'an empty schema is unknown, null included',
    `import type { Anything } from '@acme/api-types'; export const a: Anything = null;`,
  ],
  [
    'a default leaves a member optional',
    `import type { WithDefault } from '@acme/api-types'; export const a: WithDefault = {};`,
  ],
  [
    'a tuple may end after minItems',
    `import type { Tuple } from '@acme/api-types'; export const a: Tuple[] = [['a'], ['a', 1]];`,
  ],
  [
    'null where it is declared',
    `import type { Nullable, NullItems } from '@acme/api-types'; export const a: Nullable = { a: null, b: null }; export const b: NullItems = [null];`,
  ],
  [
    'values of every kind',
    `import type { Values } from '@acme/api-types'; export const a: Values[] = ['', 'a b', '"', '__proto__', -1, 0.5, true, null];`,
  ],
  ['a recursive union', `import type { Json } from '@acme/api-types'; export const a: Json = [{ a: [null, 1, 'x'] }];`],
  [
    'a union narrows by its tag',
    `import type { Info } from '@acme/api-types'; export const f = (info: Info): string[] => (info.use === 'access' ? info.scopes : []);`,
  ],
  [
    'a member beside typed other members',
    `import type { Named } from '@acme/api-types'; export const a: Named = { name: 'a', other: 1 };`,
  ],
  [
    'a reference into a schema',
    `import type { Deep } from '@acme/api-types'; export const f = (deep: Deep): string | undefined => deep.inner?.use;`,
  ],
  [
    'names that need quotes',
    `import type { FooBar } from '@acme/api-types'; export const a: FooBar = { '100%': '', ['__proto__']: '', 'a"b\\\\\\n': 1 };`,
  ],
  [
    'own members beside a union',
    `import type { BesideUnion } from '@acme/api-types'; export const a: BesideUnion = { id: 'x', a: 1 };`,
  ],
];

const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

test.each([
  ['NodeNext', {}],
  ['a bundler', bundler],
])('type-checks under %s', (_, options) => {
  const found = installed.check(
    accepted.map(([, code]) => code),
    options,
  );
  expect(accepted.map(([what], index) => [what, found[index]])).toEqual(accepted.map(([what]) => [what, []]));
});

const refused: readonly (readonly [what: string, code: string])[] = [
  [
    'a closed object with a member',
    `import type { Closed } from '@acme/api-types'; export const a: Closed = { b: 1 };`,
  ],
  ['a member that is never', `import type { Nothing } from '@acme/api-types'; export const a: Nothing = { gone: 1 };`],
  [
    'an element beyond a closed tuple',
    `import type { Tuple } from '@acme/api-types'; export const a: Tuple = ['a', 1, 2];`,
  ],
  [
    'required that only allOf adds',
    `import type { OnlyRequired } from '@acme/api-types'; export const a: OnlyRequired = {};`,
  ],
  [
    'its member still has its type',
    `import type { OnlyRequired } from '@acme/api-types'; export const a: OnlyRequired = { size: 'x' };`,
  ],
  ['required without a declaration', `import type { Unlisted } from '@acme/api-types'; export const a: Unlisted = {};`],
  [
    'a one-value tag with a default left out',
    `import type { Access } from '@acme/api-types'; export const a: Access = { scopes: [] };`,
  ],
  [
    'neither branch of a union',
    `import type { BesideUnion } from '@acme/api-types'; export const a: BesideUnion = { id: 'x' };`,
  ],
  ['a name that is not exported', `import type { Error } from '@acme/api-types'; export type A = Error;`],
];

test('is refused, once each', () => {
  const found = installed.check(refused.map(([, code]) => code));
  expect(refused.map(([what], index) => [what, found[index]?.length])).toEqual(refused.map(([what]) => [what, 1]));
});

test('documentation reaches the members', async () => {
  const { files } = await types.generate(
    contract({
      schemas: {
        A: {
          type: 'object',
          description: 'What it is.',
          deprecated: true,
          properties: { n: { type: 'integer', format: 'int64', default: 5, description: 'How many.\n@returns a lie' } },
        },
      },
    }),
    names,
    { int64: 'number' },
  );
  const text = files.find(({ path }) => path === 'index.d.ts')?.text ?? '';
  expect(text).toContain('/**\n * What it is.\n * @deprecated\n */\nexport type A');
  expect(text).toContain('     * How many.\n     * \\@returns a lie\n     * Format: int64\n     * @default 5');
});

test('what a type leaves out is a warning with its place', async () => {
  const { problems } = await types.generate(
    contract({
      schemas: {
        A: { type: 'object', properties: { x: { not: { const: 1 } } }, allOf: [{}], unevaluatedProperties: false },
      },
    }),
    names,
    { int64: 'number' },
  );
  expect(problems.map(({ severity, code, pointer }) => [severity, code, pointer])).toEqual([
    ['warning', 'types-keyword-dropped', '/components/schemas/A/unevaluatedProperties'],
    ['warning', 'types-keyword-dropped', '/components/schemas/A/properties/x/not'],
  ]);
});

test('conditions of JSON Structure are no part of the type, and a warning each', async () => {
  const tagged = { type: 'object', properties: { a: { const: 1 } } };
  const { files, problems } = await types.generate(
    contract({
      schemas: {
        A: {
          type: 'object',
          properties: { a: { type: 'number' } },
          anyOf: [tagged, { type: 'string' }],
          allOf: [{ properties: { b: { type: 'string' } } }, { not: tagged }],
          'x-json-structure': { conditions: ['anyOf', 'allOf/1'] },
        },
      },
    }),
    names,
    { int64: 'number' },
  );
  const text = files.find(({ path }) => path === 'index.d.ts')?.text ?? '';
  expect(text).toContain('export type A = {\n    a?: number;\n} & {\n    b?: string;\n};');
  expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['types-keyword-dropped', '/components/schemas/A/anyOf'],
    ['types-keyword-dropped', '/components/schemas/A/allOf/1'],
  ]);
});

test('the contract is part of the package', async () => {
  const { files } = await types.generate(given, names, { int64: 'number' });
  const text = files.find(({ path }) => path === 'contract.json')?.text ?? '';
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given.document)));
});
