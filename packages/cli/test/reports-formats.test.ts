import { afterAll, describe, expect, test } from 'vitest';
import { paintFor } from '../src/paint.ts';
import { html } from '../src/reports/html.ts';
import { junit } from '../src/reports/junit.ts';
import { markdown } from '../src/reports/markdown.ts';
import { sarif } from '../src/reports/sarif.ts';
import { hostileReport } from './changed.ts';
import { exchange, pets, petsBroken, petsWithOtherTag } from './contracts.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const cwd = folderWith({
  'pets.json': pets,
  'other.json': petsWithOtherTag,
  'broken.json': petsBroken,
  'malformed.json': '{,',
  'traffic.ndjson': `${exchange('/pets', [{ name: 1 }])}\n${exchange('/pets', [{ name: 'Tom' }])}\n`,
});
afterAll(() => remove(cwd));

const opens: Readonly<Record<string, RegExp>> = {
  json: /^\{/u,
  markdown: /^<!-- schemawright [a-z ]+ -->\n## /u,
  sarif: /^\{\s+"\$schema": "https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json"/u,
  github: /^::error file=/u,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="/u,
  html: /^<!doctype html>\n/u,
};

const commands: Readonly<Record<string, readonly string[]>> = {
  lint: ['lint', 'broken.json'],
  validate: ['validate', 'traffic.ndjson', '--contract', 'pets.json'],
  diff: ['diff', 'pets.json', 'other.json', '--fail-on', 'breaking'],
  'upstream check': ['upstream', 'check', '--from', 'other.json', '--contract', 'pets.json'],
};

describe.each(Object.keys(commands))('%s', (name) => {
  const formats = Object.keys(opens).filter((format) => format !== 'html' || ['diff', 'upstream check'].includes(name));
  test.each(formats)('--format %s', (format) => {
    const { status, stdout } = schemawright([...(commands[name] ?? []), '--format', format], { cwd });
    expect(stdout).toMatch(opens[format] as RegExp);
    expect(stdout.endsWith('\n')).toBe(true);
    if (format === 'json' || format === 'sarif') JSON.parse(stdout);
    expect(status).toBe(1);
  });
});

test.each(Object.entries({ html, junit, markdown, sarif }))('in a log, %s gives its runner no command', (_, format) => {
  expect(format(hostileReport(), { paint: paintFor(false) })).not.toMatch(/##\[|^[^\S\n]*::/mu);
});

test.each<[string[], string]>([
  [['lint', 'pets.json', '--format', 'html'], 'Allowed choices are pretty, json, markdown, sarif, github, junit.'],
  [['generate', '--format', 'sarif'], 'Allowed choices are pretty, json.'],
  [['convert', 'pets.json', '--to', 'python', '--format', 'junit'], 'Allowed choices are pretty, json.'],
  [['diff', 'pets.json', 'other.json', '--format', 'xml'], 'pretty, json, markdown, sarif, github, junit, html.'],
])('%j is refused by name', (args, said) => {
  const { status, stdout, stderr } = schemawright(args, { cwd });
  expect(stderr).toContain(said);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test.each(Object.keys(opens))('what keeps diff from running is told in %s too', (format) => {
  const { status, stdout } = schemawright(['diff', 'malformed.json', 'pets.json', '--format', format], { cwd });
  expect(stdout).toMatch(opens[format] as RegExp);
  expect(stdout).toContain(format === 'json' ? '"line": 1' : 'malformed.json');
  expect(status).toBe(2);
});
