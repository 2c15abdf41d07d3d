import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as formats from '../src/formats.ts';
import * as api from '../src/index.ts';
import * as pattern from '../src/pattern/read-pattern.ts';
import * as text from '../src/text/parse.ts';

const modules = {
  '@schemawright/json-structure': api,
  '@schemawright/json-structure/formats': formats,
  '@schemawright/json-structure/pattern': pattern,
  '@schemawright/json-structure/text': text,
};
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');

/** Each statement that is followed by a comment promises the value in it; what follows a colon there is a remark. */
const steps = code
  .replace(/^import (\{.*\}) from ('.*');$/gm, 'const $1 = modules[$2];')
  .replace(
    /^((?!const )[\w[][^;]*);\s*\/\/ (.*(?:\n\/\/ .*)*)/gm,
    (_, call: string, promise: string) =>
      `told.push([${call}, ${promise.replaceAll('\n//', '\n').replace(/^(\d+): .*/, '$1')}]);`,
  );

test('the examples of the README do what they say', () => {
  const told: [unknown, unknown][] = [];
  // oxlint-disable-next-line no-new-func, no-implied-eval -- our own README
  new Function('modules', 'told', steps)(modules, told);
  expect(told).toHaveLength(code.match(/^(?:.*;\s*|)\/\/ (?! )/gm)?.length ?? 0);
  for (const [value, promised] of told) expect(value).toEqual(promised);
});

test('every function of the table is there', () => {
  for (const [, name] of readme.matchAll(/^\| `(\w+)\(/gm)) expect(api).toHaveProperty(name as string);
});
