import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import ts from 'typescript';
import { commentText } from '@schemawright/json-structure/printed-text';
import { literal, stringLiteral } from '../src/print/text.ts';
import { contract, names, project } from './support/packages.ts';

const mark = 'planted';
const strings = [
  `*/ globalThis.${mark} = 1; /*`,
  `"; globalThis.${mark} = 1; //`,
  `'; globalThis.${mark} = 1; //`,
  `\`\${globalThis.${mark} = 1}\``,
  `\n globalThis.${mark} = 1; \n`,
  `\u2028globalThis.${mark} = 1;\u2029`,
  `\r*/globalThis.${mark} = 1;`,
  `</script><script>globalThis.${mark} = 1</script>`,
  `\\"; globalThis.${mark} = 1; //`,
  `#/%zz%/../${mark}`,
  `\u202Eetihw\u2066 ${mark}`,
  `\uD800 ${mark}`,
  '__proto__',
  'constructor',
  '@deprecated @param {evil} x',
];

const schemaOf = (text: string): object => ({
  type: 'object',
  title: text,
  description: text,
  required: [text],
  properties: {
    [text]: { type: 'string', format: text, default: text, enum: [text], examples: [text], description: text },
    other: { const: { [text]: [text] } },
  },
  patternProperties: { '^x': { description: text } },
});

const operationOf = (text: string): object => ({
  operationId: text,
  summary: text,
  description: text,
  tags: [text],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    {
      name: text,
      in: 'query',
      style: 'pipeDelimited',
      explode: false,
      description: text,
      schema: { type: 'array', items: { enum: [text] } },
    },
  ],
  requestBody: {
    description: text,
    content: {
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', properties: { [text]: { description: text } } },
      },
    },
  },
  responses: {
    200: {
      description: text,
      headers: { 'x-a': { description: text } },
      content: { 'application/json': { schema: { type: 'string', description: text } } },
    },
    default: { description: text },
  },
});

/** Every text in every place of a contract that reaches the output. */
const everywhere = contract({
  title: strings.join(' '),
  schemas: Object.fromEntries(strings.map((text) => [text, schemaOf(text)])),
  paths: Object.fromEntries(
    strings.map((text) => [`/${text.replaceAll(/[{}?#]/g, '')}/{id}`, { post: operationOf(text) }]),
  ),
});

/** Every identifier in a source file, bare names of members included. */
const identifiers = (file: string): Set<string> => {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true));
  return found;
};

test('foreign text stays text wherever a contract can hold it', async () => {
  const installed = await project(everywhere);
  try {
    const consumer = `import type * as types from '${names.types}'; import * as client from '${names.client}'; export type T = types.paths; client.createClient();`;
    expect(installed.check([consumer])).toEqual([[]]);
    for (const name of [names.types, names.client]) {
      const folder = path.join(installed.folder, 'node_modules', name);
      await import(pathToFileURL(path.join(folder, 'index.js')).href);
      for (const file of ['index.js', 'index.d.ts']) {
        const code = path.join(folder, file);
        expect([...identifiers(code)].filter((found) => found === mark || found === 'globalThis')).toEqual([]);
        expect(fs.readFileSync(code, 'utf8')).not.toMatch(/[\u2028\u2029\u202A-\u202E\u2066-\u2069\u0000-\u0008]/);
      }
    }
    expect([Object.hasOwn(globalThis, mark), Object.hasOwn(Object.prototype, mark)]).toEqual([false, false]);
  } finally {
    installed.remove();
  }
});

const evaluated = (code: string): unknown => runInThisContext(`(${code})`) as unknown;

test.each(strings)('%j comes back from a literal', (text) => {
  expect(evaluated(stringLiteral(text))).toBe(text);
  expect(stringLiteral(text)).not.toContain('</');
  const value = JSON.parse(JSON.stringify({ a: [text, 1, null] })) as object;
  Object.defineProperty(value, text, { value: text, enumerable: true });
  const back = evaluated(literal(value)) as object;
  expect(Object.entries(back)).toEqual(Object.entries(value));
});

test.each(strings)('%j makes one comment and nothing else', (text) => {
  const { statements } = ts.createSourceFile('a.ts', `/** ${commentText(text)} */`, ts.ScriptTarget.ESNext, false);
  expect(statements).toHaveLength(0);
});
