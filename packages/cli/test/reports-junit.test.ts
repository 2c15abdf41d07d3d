import fc from 'fast-check';
import { expect, test } from 'vitest';
import { junit, xmlAttribute, xmlText } from '../src/reports/junit.ts';
import { changedPets, contractWith, hostileReport, hostileTexts, pet, reportOf } from './changed.ts';

const cases = (xml: string): readonly (readonly [name: string, failures: number])[] =>
  [...xml.matchAll(/<testcase classname="new" name="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/gu)].map(
    ([, name = '', inside = '']) => [name, inside.split('<failure ').length - 1] as const,
  );

test('an operation is a case, and fails for what --fail-on would fail', () => {
  expect(cases(junit(changedPets({ failing: ['breaking'] })))).toEqual([
    ['GET /pets', 1],
    ['POST /pets', 1],
    ['GET /cats', 1],
  ]);
});

test('nothing fails when nobody asked, and what is accepted never does', () => {
  const accept = changedPets({
    failing: ['breaking', 'risky'],
    marked: (change) => ({ ...change, accepted: { reason: 'agreed' } }),
  });
  for (const report of [changedPets(), accept]) expect(junit(report)).toContain('tests="3" failures="0"');
  expect(junit(accept)).toContain('accepted: agreed');
});

test('a contract that did not change is one case that passes', () => {
  expect(junit(reportOf(contractWith(pet), contractWith(pet)))).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="schemawright diff: none: nothing changed" tests="1" failures="0" errors="0" time="0">
  <testsuite name="new" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="new" name="nothing changed" time="0"/>
  </testsuite>
</testsuites>
`,
  );
});

test('lint has a suite for each file, and one case where there is nothing to tell', () => {
  const problem = { severity: 'error', code: 'c-d', message: 'a < b', pointer: '', line: 3, column: 5 } as const;
  const files = [
    { file: 'a.yaml', kind: 'openapi', problems: [problem, { ...problem, severity: 'warning', code: 'w' }] },
    { file: 'b.yaml', kind: 'openapi', problems: [] },
  ] as const;
  expect(junit({ of: 'lint', document: { files } })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="schemawright lint: 2 files: 1 error, 1 warning" tests="3" failures="1" errors="0" time="0">
  <testsuite name="a.yaml" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="a.yaml" name="c-d" time="0">
      <failure type="c-d" message="a &lt; b">c-d: a &lt; b
  a.yaml:3:5</failure>
    </testcase>
    <testcase classname="a.yaml" name="w" time="0">
      <system-out>w: a &lt; b
  a.yaml:3:5</system-out>
    </testcase>
  </testsuite>
  <testsuite name="b.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="b.yaml" name="lint" time="0"/>
  </testsuite>
</testsuites>
`,
  );
});

test('recordings have a case for each operation, and skip those that nobody called', () => {
  const none = { declared: 0, seen: 0, never: [] };
  const xml = junit({
    of: 'validate',
    document: {
      summary: { checked: 2, valid: 1, invalid: 1, unmatched: 1, skipped: 0 },
      findings: [
        {
          source: 'a.har',
          entry: 0,
          operation: 'GET /pets',
          part: 'response.body',
          pointer: '/name',
          schemaPointer: '/s',
          keyword: 'type',
          message: 'must be a string',
        },
      ],
      omitted: 0,
      coverage: { operations: { declared: 2, seen: 1, never: ['GET /cats'] }, responses: none, mediaTypes: none },
    },
  });
  expect(xml).toContain('<testcase classname="recordings" name="GET /pets" time="0">\n      <failure type="type"');
  expect(xml).toMatch(/name="GET \/cats" time="0">\n {6}<skipped message="no recorded exchange"\/>/u);
  expect(xml).toMatch(/name="unmatched" time="0">\n {6}<skipped/u);
});

/** XML 1.0, production 2. */
const foreignToXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

test('whatever a stranger writes is characters of XML, and no markup', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts, '\ud800', '\u{1fffe}'));
  fc.assert(
    fc.property(texts, (foreign) => {
      for (const written of [xmlText(foreign), xmlAttribute(foreign)]) {
        expect(written).not.toMatch(foreignToXml);
        expect(written.replace(/&(?:amp|lt|gt|quot|apos|#35|#58);/gu, '')).not.toMatch(/[&<>"']/u);
      }
      expect(xmlAttribute(foreign)).not.toMatch(/[\t\n\r]/u);
    }),
  );
  expect(junit(hostileReport())).not.toMatch(foreignToXml);
});

/** What the schema that most readers of JUnit keep to (xunit-plugin, junit-10.xsd) has in each element. */
const elements: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
  testcase: ['classname', 'name', 'time'],
  failure: ['type', 'message'],
  skipped: ['message'],
  'system-out': [],
};

test('no element or attribute is one that readers do not know, and all numbers add up', () => {
  const xml = junit(hostileReport());
  const sums = { tests: 0, failures: 0 };
  for (const [, name = '', attributes = ''] of xml.matchAll(/<([a-z-]+)((?: [a-z]+="[^"]*")*)\/?>/gu)) {
    const written = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/gu)].map(
      ([, key = '', value]) => [key, value] as const,
    );
    expect(written.map(([key]) => key)).toEqual(elements[name]);
    for (const [key, value] of name === 'testsuite' ? written : []) {
      if (key === 'tests' || key === 'failures') sums[key] += Number(value);
    }
  }
  expect(xml).toContain(` tests="${sums.tests}" failures="${sums.failures}" errors="0" time="0">\n  <testsuite `);
  expect(xml.split('<testcase ').length - 1).toBe(sums.tests);
  expect(xml.split('<failure ').length - 1).toBe(sums.failures);
});

test('changesets that lack, and what a policy says of itself, are told', () => {
  const { document } = reportOf(contractWith(pet), contractWith(pet));
  const note = {
    severity: 'warning',
    code: 'acceptance-unused',
    message: 'm',
    pointer: '',
    line: 1,
    column: 1,
  } as const;
  const lacking = [{ package: '@acme/pets', asked: 'major', pending: 'none' }] as const;
  const xml = junit({ of: 'diff', document: { ...document, lacking, notes: [{ ...note, file: 'contract.yaml' }] } });
  expect(xml).toMatch(
    /<testcase classname="@acme\/pets" name="changesets" time="0">\n {6}<failure type="changeset-lacking"/u,
  );
  expect(xml).toMatch(/name="acceptance-unused" time="0">\n {6}<system-out>/u);
});
