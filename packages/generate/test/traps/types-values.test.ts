import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { info, typesFiles } from '../support/types-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'generate-values-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

describe('values at run time', async () => {
  const strings = ['', '"', '\\', '`', '${x}', '*/', '</script>', '__proto__', 'constructor', '日本', '\u2028'];
  const files = await typesFiles({
    openapi: '3.1.0',
    info,
    paths: {},
    components: {
      schemas: {
        Strings: { type: 'string', enum: strings, description: 'Odd */ ones.', deprecated: true },
        'pet-status': { type: ['integer', 'null'], enum: [1, -1, 1.5, null, 1] },
        Alias: ref('Strings'),
        Either: { anyOf: [ref('pet-status'), { const: 'x' }, { const: 2, title: 'Two' }] },
        Objects: { enum: [{ ['__proto__']: [1] }, {}] },
        Bare: { type: 'object' },
        Narrow: { enum: ['a', 'b'], not: { const: 'a' } },
        Loop: ref('Loop'),
      },
    },
  });
  const js = files.get('values.js') ?? '';
  const file = path.join(folder, 'values.mjs');
  writeFileSync(file, js);
  const values = (await import(pathToFileURL(file).href)) as Record<string, unknown>;

  test.each([
    ['stringsValues', strings],
    ['petStatusValues', [1, -1, null]],
    ['aliasValues', strings],
    ['eitherValues', [1, -1, null, 'x', 2]],
    ['objectsValues', [{ ['__proto__']: [1] }, {}]],
  ])('%s', (name, wanted) => {
    expect(values[name]).toEqual(wanted);
  });

  test('schemas that list no values have none', () => {
    expect(Object.keys(values).sort()).toEqual([
      'aliasValues',
      'eitherValues',
      'objectsValues',
      'petStatusValues',
      'stringsValues',
    ]);
  });

  test('are declared with their exact types, and with what is said of the schema', () => {
    expect(files.get('values.d.ts')).toContain(
      '/**\n * Odd *\\/ ones.\n * @deprecated\n */\nexport declare const stringsValues: readonly ["", ',
    );
    expect(files.get('values.d.ts')).toContain('petStatusValues: readonly [1, -1, null];');
  });

  test('are a part of the package that types alone don’t load', () => {
    const manifest = JSON.parse(files.get('package.json') ?? '') as { exports: object; sideEffects: unknown };
    expect(manifest.exports).toHaveProperty(['./values', 'default'], './values.js');
    expect(manifest.sideEffects).toBe(false);
    expect(files.get('README.md')).toContain('/values` has the values');
    expect(files.get('README.md')).not.toContain('handlers');
    expect(files.get('index.js')).toMatch(/export \{\};\n$/);
  });

  test('a bundle has only those that are used', async () => {
    writeFileSync(
      path.join(folder, 'use.mjs'),
      `import { petStatusValues } from './values.mjs';\nconsole.log(petStatusValues);\n`,
    );
    const { outputFiles } = await build({
      entryPoints: [path.join(folder, 'use.mjs')],
      bundle: true,
      write: false,
      format: 'esm',
    });
    const bundled = outputFiles[0]?.text ?? '';
    expect(bundled).toContain('petStatusValues');
    expect(bundled).not.toContain('stringsValues');
  });

  const chain = Array.from({ length: 252 }, (_, at) => [
    `C${at}`,
    at === 251 ? { enum: ['end'] } : at % 2 === 0 ? ref(`C${at + 1}`) : { oneOf: [ref(`C${at + 2}`)] },
  ]);
  test.each([
    ['from the first', chain],
    ['from the last', chain.toReversed()],
  ])(
    'stand behind 200 references and unions, no more: such schemas have no array, looked at %s',
    async (_, schemas) => {
      const far = await typesFiles({
        openapi: '3.1.0',
        info,
        paths: {},
        components: { schemas: Object.fromEntries(schemas) },
      });
      const listed = [...(far.get('values.js') ?? '').matchAll(/const c(\d+)Values = (.*);/g)];
      expect(Math.min(...listed.map(([, at]) => Number(at)))).toBe(51);
      expect(new Set(listed.map(([, , list]) => list))).toEqual(new Set(['["end"]']));
      expect(far.get('index.d.ts')).toContain('export type C0 = C1;');
    },
  );

  test('a contract without any has no such module', async () => {
    const none = await typesFiles({ openapi: '3.1.0', info, paths: {}, components: { schemas: { A: text } } });
    expect([...none.keys()]).not.toContain('values.js');
    expect(none.get('package.json')).not.toContain('./values"');
  });
});
