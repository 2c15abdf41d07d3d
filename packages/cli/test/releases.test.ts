import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Releases, releasesOf } from '../src/releases.ts';
import { folderWith, remove } from './schemawright.ts';

const releases = (...names: string[]): Releases => {
  const folder = folderWith(Object.fromEntries(names.map((name) => [`releases/${name}`, {}])));
  onTestFinished(() => remove(folder));
  mkdirSync(join(folder, 'releases'), { recursive: true });
  const { last, misnamed } = releasesOf(folder);
  return { last: last && basename(last), misnamed: misnamed.map((file) => basename(file)) };
};

test.each([
  ['numbers, not texts', ['1.9.0.json', '1.10.0.json', '1.2.30.json'], '1.10.0.json'],
  ['a release after its candidates', ['1.0.0-rc.2.json', '1.0.0.json'], '1.0.0.json'],
  ['candidates by number', ['1.0.0-rc.2.json', '1.0.0-rc.10.json'], '1.0.0-rc.10.json'],
  ['words after numbers', ['1.0.0-alpha.1.json', '1.0.0-alpha.beta.json'], '1.0.0-alpha.beta.json'],
  ['more identifiers after fewer', ['1.0.0-alpha.json', '1.0.0-alpha.1.json'], '1.0.0-alpha.1.json'],
  ['only what is named by a version', ['1.0.0.json', 'latest.json', '2.0.0.yaml'], '1.0.0.json'],
])('the last release counts %s', (_, names, newest) => {
  expect(releases(...names).last).toBe(newest);
});

test('there is none before the first', () => {
  expect(releases()).toEqual({ last: undefined, misnamed: [] });
});

test('descriptions that are called by no version are no release, and are told', () => {
  expect(releases('1.0.0.json', 'v2.0.0.json', '2.0.json', '3.0.0.yaml', 'README.md').misnamed).toEqual([
    '2.0.json',
    '3.0.0.yaml',
    'v2.0.0.json',
  ]);
});
