import { loadFolder } from '@schemawright/contract';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { generate } from '../src/index.ts';

const root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'generate-')));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const head = (name: string, ...uses: string[]): object => ({
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $id: `https://example.com/${name}`,
  name,
  ...(uses.length > 0 ? { $uses: uses } : {}),
});
const structures = {
  'order.struct.json': {
    ...head('Order', 'JSONStructureImport', 'JSONStructureValidation'),
    type: 'object',
    properties: {
      id: { type: 'int64' },
      total: { type: 'decimal' },
      ship: { type: { $ref: '#/definitions/common/Address' } },
      lines: { type: 'array', items: { type: { $ref: '#/definitions/Line' } }, minItems: 1 },
    },
    required: ['id', 'lines'],
    definitions: {
      common: { $importdefs: 'https://example.com/Common' },
      Line: {
        type: 'tuple',
        properties: { sku: { type: 'string' }, count: { type: 'uint8' } },
        tuple: ['sku', 'count'],
      },
    },
  },
  'shared/common.struct.json': {
    ...head('Common'),
    type: 'map',
    values: { type: { $ref: '#/definitions/Address' } },
    definitions: {
      Address: { type: 'object', properties: { street: { type: 'string' } }, required: ['street'] },
    },
  },
};
for (const [file, value] of Object.entries(structures)) {
  fs.mkdirSync(path.dirname(path.join(root, 'structures', file)), { recursive: true });
  fs.writeFileSync(path.join(root, 'structures', file), JSON.stringify(value));
}

const names = { types: '@acme/api-types', client: '@acme/api-client', validators: '@acme/api-validators' };
const modules = path.join(root, 'node_modules');
const folders = {
  types: path.join(modules, names.types),
  client: path.join(modules, names.client),
  validators: path.join(modules, names.validators),
};
const contract = loadFolder('structures', { cwd: root });
const report = await generate(contract, { names, folders });

test('a folder of structures becomes types and validators, without a client', () => {
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.packages.map(({ name }) => name)).toEqual([names.types, names.validators]);
  expect(fs.existsSync(folders.client)).toBe(false);
});

test('what was remembered without a client does not stand for one with it', async () => {
  const both = await generate(contract, { names, folders }, { emptyClient: true, check: true });
  expect(both.packages.map(({ name }) => name)).toEqual([names.types, names.client, names.validators]);
  expect(both.packages[1]?.files.map(({ status }) => status)).toContain('stale');
  expect((await generate(contract, { names, folders })).packages).toHaveLength(2);
});

test('the name of a client that is not generated need not be one', async () => {
  const same = { ...names, client: 'Not A Name' };
  expect((await generate(contract, { names: same, folders }, { check: true })).packages).toHaveLength(2);
});

const order = { id: '9007199254740993', total: '1.50', ship: { street: 'a' }, lines: [['x', 2]] };

describe('the packages', () => {
  test('type-check together, as a consumer uses them', () => {
    const consumer = path.join(root, 'consumer.ts');
    fs.writeFileSync(path.join(root, 'package.json'), '{"type":"module","private":true}');
    fs.writeFileSync(
      consumer,
      `import type { Order, Order_common_Address, Common } from '${names.types}';
import { assertOrder, isOrder } from '${names.validators}';
export const order: Order = ${JSON.stringify(order)};
export const address: Order_common_Address = { street: 'a' };
export const all: Common = { home: address };
export const read = (value: unknown): string => { assertOrder(value); return value.id; };
export const known = (value: unknown): Order | undefined => (isOrder(value) ? value : undefined);
// @ts-expect-error an int64 is a string
export const wide: Order = { ...order, id: 7 };
// @ts-expect-error street is required
export const nowhere: Order_common_Address = {};
`,
    );
    const program = ts.createProgram([consumer], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      exactOptionalPropertyTypes: true,
      skipDefaultLibCheck: true,
      types: [],
    });
    const said = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText, file }) => [file?.fileName, ts.flattenDiagnosticMessageText(messageText, ' ')]);
    expect(said).toEqual([]);
  });

  test.each<[string, unknown, boolean]>([
    ['a value', order, true],
    ['an int64 that is a number', { ...order, id: 7 }, false],
    ['an int64 out of range', { ...order, id: '9223372036854775808' }, false],
    ['a decimal that is none', { ...order, total: 'x' }, false],
    ['an imported type', { ...order, ship: {} }, false],
    ['a tuple', { ...order, lines: [['x', 256]] }, false],
    ['a count', { ...order, lines: [] }, false],
  ])('run: %s', async (_, value, valid) => {
    const { isOrder } = (await import(pathToFileURL(path.join(folders.validators, 'index.js')).href)) as {
      isOrder: (value: unknown) => boolean;
    };
    expect(isOrder(value)).toBe(valid);
  });
});
