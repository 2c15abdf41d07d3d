import { expect, test } from 'vitest';
import { paintFor } from '../src/paint.ts';
import { pretty } from '../src/reports/pretty.ts';
import { changedPets, contractWith, hostileReport, pet, reportOf } from './changed.ts';

const plain = { paint: paintFor(false) };

test('a value that changed stands with its places, old and new side by side', () => {
  const next = { ...pet, properties: { ...pet.properties, age: { type: 'integer', maximum: 50 } } };
  const lines = pretty(reportOf(contractWith(pet), contractWith(next)), plain).split('\n');
  const at = lines.findIndex((line) => line.includes('request-maximum-lowered'));
  const [, message, places, values] = lines.slice(at);
  expect(message).toBe('    The maximum went from 100 to 50');
  expect(places).toMatch(/^ {4}old old\.json:\d+:\d+ +│ new new\.json:\d+:\d+$/u);
  expect(values).toMatch(/^ {4}100 +│ 50$/u);
  expect(places?.indexOf('│')).toBe(values?.indexOf('│'));
});

test('places for which there is no room beside each other stand above, in one piece', () => {
  const next = { ...pet, properties: { ...pet.properties, age: { type: 'integer', maximum: 50 } } };
  const far = reportOf(contractWith(pet), contractWith(next), {
    marked: (change) => ({
      ...change,
      ...(change.oldPlace && { oldPlace: { ...change.oldPlace, file: `${'long/'.repeat(9)}old.json` } }),
    }),
  });
  expect(pretty(far, { ...plain, columns: 64 })).toMatch(
    /^ {4}old (?:long\/){9}old\.json:\d+:\d+\n {4}new new\.json:\d+:\d+\n {4}100 +│ 50$/mu,
  );
});

test('of an object whose texts changed the texts are shown', () => {
  const output = pretty(reportOf(contractWith({ ...pet, title: 'A' }), contractWith({ ...pet, title: 'B' })), plain);
  expect(output).toMatch(/^ {4}\{"title":"A"\} +│ \{"title":"B"\}$/mu);
});

test('the counts come again at the end when the first line is out of sight', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/pets${index}`);
  const [first, ...lines] = pretty(reportOf(contractWith(pet, paths), contractWith(pet, [])), plain).split('\n');
  expect(first).toMatch(/^major: \d+ breaking/u);
  expect(lines.filter((line) => line === first)).toHaveLength(1);
  expect(lines.at(-2)).toBe(first);
});

test('operations with the gravest changes stand first', () => {
  const described = { ...pet, description: 'A pet' };
  const report = reportOf(contractWith(pet, ['/cats', '/dogs', '/pets']), contractWith(described, ['/cats', '/pets']));
  const headings = pretty(report, plain)
    .split('\n')
    .filter((line) => /^(?:document|[A-Z]+ \/)/u.test(line));
  expect(headings[0]).toBe('GET /dogs');
  expect(headings.slice(1)).toContain('GET /cats');
});

test('an operation that nobody recorded is no evidence', () => {
  const marked = (evidence: object) =>
    pretty(changedPets({ marked: (change) => ({ ...change, evidence: evidence as never }) }), plain);
  expect(marked({ exchanges: 0, of: 0, broken: 0 })).toContain(
    'recordings: no recorded exchange is of its operations\n',
  );
  expect(marked({ exchanges: 0, of: 0, broken: 0 })).not.toContain('on paper');
  expect(marked({ exchanges: 0, of: 9, broken: 0 })).toContain('on paper');
  const ofDocument = changedPets({
    marked: (change) => ({ ...change, operation: null, evidence: { exchanges: 0, of: 0, broken: 0 } }),
  });
  expect(pretty(ofDocument, plain)).not.toContain('recordings:');
});

test('what is gone is shown as it was written', () => {
  const output = pretty(changedPets(), plain);
  expect(output).toMatch(
    /The member tag was removed\n {4}old old\.json:\d+:\d+\n {4}\{"type":"string"\}\n {4}at: \/components\/schemas\/Pet\/properties\/tag\n/u,
  );
});

test.each([60, 80, 100, 200])('no side is wider than a terminal of %i columns, whatever the script', (columns) => {
  const wide = '値'.repeat(120);
  const next = { ...pet, properties: { ...pet.properties, tag: { type: 'string', default: wide } } };
  const old = { ...pet, properties: { ...pet.properties, tag: { type: 'string', default: 'é'.repeat(300) } } };
  const output = pretty(reportOf(contractWith(old), contractWith(next)), { ...plain, columns });
  const rows = output.split('\n').filter((line) => line.includes('│') || /^ {4}["値é]/u.test(line));
  expect(rows.length).toBeGreaterThan(2);
  const cells = (row: string): number => row.length + [...row.matchAll(/値/gu)].length;
  for (const row of rows) expect(cells(row)).toBeLessThanOrEqual(columns);
});

test.each([1, 12])('a terminal of %i columns has rows to be read', (columns) => {
  const rows = pretty(changedPets(), { ...plain, columns }).split('\n');
  expect(rows).toContain('    {"type":"string"}');
});

test('recordings, witnesses, renamings and what a change reaches are told, ten operations at most', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/pets${index}`);
  const next = { ...pet, properties: { ...pet.properties, name: { type: 'integer' } } };
  const output = pretty(
    reportOf(contractWith(pet, paths), contractWith(next, paths), {
      marked: (change) => ({
        ...change,
        renamedTo: 'title',
        witness: { value: 7, acceptedBy: 'new' },
        evidence: { exchanges: 400, of: 4210, broken: change.rule.startsWith('request') ? 312 : 0 },
      }),
    }),
    plain,
  );
  expect(output).toContain('    witness: the new contract accepts, the old one refuses 7\n');
  expect(output).toContain('    renamed: likely to title\n');
  expect(output).toContain('    recordings: breaks 312 of 4210 recorded exchanges, touches 400\n');
  expect(output).toContain(
    '    recordings: breaking on paper: breaks none and touches 400 of 4210 recorded exchanges\n',
  );
  expect(output).toMatch(/^ {4}reaches: (?:\w+ \/pets\d+, ){9}\w+ \/pets\d+ and 2 more$/mu);
});

test('what is accepted stands apart, with its reason', () => {
  const output = pretty(
    changedPets({
      marked: (change) =>
        change.operation === 'GET /cats' ? { ...change, accepted: { reason: 'nobody calls it' } } : change,
    }),
    plain,
  );
  const [open = '', accepted = ''] = output.split('\naccepted\n');
  expect(open).toContain('1 accepted');
  expect(open).not.toContain('GET /cats');
  expect(accepted).toContain('GET /cats');
  expect(accepted).toContain('    accepted: nobody calls it\n');
});

test('hostile contracts steer no terminal and no log', () => {
  for (const colours of [false, true]) {
    const output = pretty(hostileReport(), { paint: paintFor(colours), columns: 70 });
    const uncoloured = output.replace(/\u001b\[\d+m/gu, '');
    expect(uncoloured).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/u);
    expect(uncoloured).not.toMatch(/^\s*::|##\[/mu);
  }
});
