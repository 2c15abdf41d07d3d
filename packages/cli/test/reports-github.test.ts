import { expect, test } from 'vitest';
import { fromTop } from '../src/reports/checkout.ts';
import { commandData, commandProperty, github } from '../src/reports/github.ts';
import { sarif } from '../src/reports/sarif.ts';
import { changedPets, contractWith, hostileReport, hostileTexts, pet, reportOf } from './changed.ts';

const lines = (output: string): readonly string[] => output.split('\n').filter((line) => line !== '');

test('a change is an annotation at its place in the new file', () => {
  const output = github(changedPets());
  expect(output).toMatch(
    /^::error file=new\.json,line=\d+,col=\d+,title=request-type-changed::POST \/pets: request\.body application\/json: The type changed/mu,
  );
  expect(output).toMatch(/^::warning file=new\.json,line=\d+,col=\d+,title=response-property-removed::/mu);
  expect(output).toMatch(/^::notice file=new\.json,line=\d+,col=\d+,title=response-property-added::/mu);
  expect(lines(output).at(-1)).toMatch(/^diff: major: \d+ breaking/u);
});

test.each([
  ['a step in a folder below the checkout', 'openapi.yaml', '/checkout', 'api/openapi.yaml'],
  ['a file beside that folder', '../shared/pet.yaml', '/checkout', 'shared/pet.yaml'],
  ['an absolute path', '/checkout/a.yaml', '/checkout', 'a.yaml'],
  ['a file outside of the checkout', '/tmp/a.yaml', '/checkout', '/tmp/a.yaml'],
  ['a folder that begins with dots', '..a/b.yaml', '/checkout/api', '..a/b.yaml'],
  ['no checkout', 'openapi.yaml', undefined, 'openapi.yaml'],
  ['a file of a commit', 'git:feature/x:api/open:api.yaml', '/checkout', 'api/open:api.yaml'],
  ['a file of a commit by date', 'git:main@{2026-01-01 10:00}:a.yaml', undefined, 'a.yaml'],
])('places count from the top of the repository: %s', (_, file, top, shown) => {
  expect(fromTop(file, { top, cwd: '/checkout/api' })).toBe(shown);
});

test('annotations and results of code scanning are where the checkout has the file', () => {
  const checkout = { top: '/checkout', cwd: '/checkout/api' };
  expect(github(changedPets(), { checkout })).toMatch(/^::error file=api\/new\.json,/mu);
  expect(sarif(changedPets(), { checkout })).toContain('"uri": "api/new.json"');
  expect(sarif(changedPets(), { checkout })).toContain('"text": "as it was in old.json"');
});

test('what is gone points at the nearest place in the new file', () => {
  expect(github(changedPets())).toMatch(/^::error file=new\.json,line=\d+,col=\d+,title=operation-removed::/mu);
});

test('what is accepted is counted only', () => {
  const output = github(changedPets({ marked: (change) => ({ ...change, accepted: { reason: 'agreed' } }) }));
  expect(lines(output)).toHaveLength(1);
  expect(output).toMatch(/\d+ accepted/u);
});

test('ten of a level are annotated, those that fail first, and the rest is told by rule', () => {
  const paths = Array.from({ length: 30 }, (_, index) => `/pets${index}`);
  const report = reportOf(contractWith(pet, paths), contractWith(pet, []));
  const annotations = lines(github(report)).filter((line) => line.startsWith('::error '));
  expect(annotations).toHaveLength(10);
  expect(github(report)).toMatch(/^20 more of level error without an annotation: path-removed ×20$/mu);
});

test('errors of lint are errors, and have what mends them', () => {
  const problem = { severity: 'error', code: 'c', message: 'm', pointer: '', line: 3, column: 5, mend: 'do' } as const;
  const files = [{ file: 'a,b:c.yaml', kind: 'openapi', problems: [problem] }] as const;
  expect(github({ of: 'lint', document: { files } })).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=c::m%0Amend: do\nlint: 1 file: 1 error, 0 warnings\n',
  );
});

test.each<[string, string, string]>([
  ['a%b', 'a%25b', 'a%25b'],
  ['a\nb', 'a%0Ab', 'a%0Ab'],
  ['a\rb', 'a\\u{d}b', 'a\\u{d}b'],
  ['a:b,c', 'a:b,c', 'a%3Ab%2Cc'],
  ['##[error]x', '#\\u{23}[error]x', '#\\u{23}[error]x'],
  ['\u001b[2J', '\\u{1b}[2J', '\\u{1b}[2J'],
])('%j is escaped for messages and for properties', (foreign, data, property) => {
  expect(commandData(foreign)).toBe(data);
  expect(commandProperty(foreign)).toBe(property);
});

test('hostile contracts start no command of their own', () => {
  const all = lines(github(hostileReport()));
  const own = /^::(?:error|warning|notice) (?:file=[^:,]*,line=\d+,col=\d+,)?title=[\w-]+::/u;
  for (const line of all) {
    expect(own.test(line) || !/^\s*::/u.test(line)).toBe(true);
    expect(line).not.toContain('##[');
    expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/u);
  }
  expect(all.filter((line) => own.test(line)).length).toBeGreaterThan(hostileTexts.length / 2);
});
