import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as api from '../src/index.ts';

test('the example of the README does what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  // Each statement that is followed by a comment promises the value in it.
  const steps = code
    .replace(/^import .*$/m, '')
    .replace(
      /^(\w[^\n]*);\s*\/\/ ((?:.*)(?:\n\/\/ .*)*)/gm,
      (_, call: string, promise: string) => `told.push([${call}, ${promise.replaceAll('\n//', '\n')}]);`,
    );
  const told: [unknown, unknown][] = [];
  // oxlint-disable-next-line no-new-func, no-implied-eval -- our own README
  new Function('api', 'told', `const { compile, lint, toJsonSchema } = api;\n${steps}`)(api, told);
  expect(told).toHaveLength(4);
  for (const [value, promised] of told) expect(value).toEqual(promised);
});
