import { describe, expect, test } from 'vitest';
import { info, typesFiles } from '../support/types-files.ts';

const text = { type: 'string' };

test('labels of tuples are titles that can be names', async () => {
  const items = ['x', 'not a name', 'default', 'class', 'string', 'of', '*/', 'é', ''].map((title) => ({
    type: 'number',
    title,
  }));
  const files = await typesFiles({
    openapi: '3.1.0',
    info,
    paths: {},
    components: { schemas: { A: { type: 'array', prefixItems: items, minItems: 8, items: false } } },
  });
  expect((files.get('index.d.ts') ?? '').replace(/\s+/g, ' ')).toContain(
    'A = [ x: number, number, number, number, string: number, of: number, number, number, number? ]',
  );
});

describe('documentation and deprecation', async () => {
  const said = { summary: 'Sum.', description: 'Says */ more.\n@throws nothing', deprecated: true };
  const files = await typesFiles({
    openapi: '3.1.0',
    info,
    paths: {
      '/a': {
        get: {
          ...said,
          operationId: 'getA',
          parameters: [{ ...said, name: 'q', in: 'query', schema: text }],
          responses: { 200: { description: '', headers: { H: { ...said, schema: text } } } },
        },
      },
    },
    webhooks: { w: { post: { ...said, operationId: 'sentW', responses: {} } } },
    components: {
      schemas: {
        A: { title: 'Sum.', description: said.description, deprecated: true, enum: ['a'] },
        B: {
          type: 'object',
          properties: { m: { title: 'Sum.', description: said.description, deprecated: true, example: null } },
        },
      },
    },
  });
  const declared = (files.get('index.d.ts') ?? '').replace(/^ +/gm, '');
  const sum = '* Sum.\n*\n* Says *\\/ more.\n* \\@throws nothing\n';

  test.each([
    ['a schema', 'export type A ='],
    ['a member', 'm?: unknown'],
    ['a parameter', 'q?: string'],
    ['a header', 'H?: string'],
    ['an operation, by its path', 'get: operations["getA"]'],
    ['an operation, by its name', 'getA: {'],
    ['a webhook', 'post: operations["sentW"]'],
  ])('of %s', (_, code) => {
    expect(declared).toContain(`/**\n${sum}* @deprecated\n*/\n${code}`);
  });

  test('of a handler, with its route', () => {
    expect(declared).toContain(`/**\n${sum}*\n* \`WEBHOOK w POST\`\n* @deprecated\n*/\nsentW: handler<`);
  });

  test('an example of null says nothing', () => {
    expect(declared).not.toContain('@example');
  });
});
