import { expect, test } from 'vitest';
import { paintFor } from '../src/paint.ts';
import type { Finding, ReportedChange } from '../src/reports/documents.ts';
import { pretty } from '../src/reports/pretty.ts';
import type { Report } from '../src/reports/report.ts';

const plain = (report: Report): string => pretty(report, { paint: paintFor(false) });

const change: ReportedChange = {
  rule: 'response-property-removed',
  impact: 'breaking',
  operation: 'GET /pets',
  location: 'response.200.body application/json',
  pointer: '/components/schemas/Pet',
  message: 'the property tag is gone',
  old: { type: 'string' },
  new: null,
};

const finding: Finding = {
  source: 'a.har',
  entry: 0,
  operation: 'GET /pets',
  part: 'response.body',
  pointer: '/0/name',
  schemaPointer: '/components/schemas/Pet/properties/name/type',
  keyword: 'type',
  message: 'must be a string, is a number',
};

test('lint: each problem with its place and its mend, then the counts', () => {
  const problem = {
    severity: 'error',
    code: 'ref-unresolved',
    message: 'nothing is there',
    pointer: '/a',
    line: 41,
    column: 17,
  } as const;
  const files = [
    { file: 'a.yaml', kind: 'openapi', problems: [{ ...problem, mend: 'declare it' }] },
    { file: 'b.yaml', kind: 'openapi', problems: [] },
  ] as const;
  expect(plain({ of: 'lint', document: { files } })).toBe(
    `a.yaml:41:17 error ref-unresolved
  nothing is there
  mend: declare it

2 files: 1 error
`,
  );
});

test('generate: packages with the files that changed', () => {
  const packages = [
    {
      name: 'pets-types',
      dir: 'out/types',
      files: [
        { path: 'src/index.ts', status: 'written' },
        { path: 'README.md', status: 'unchanged' },
      ],
    },
    { name: 'pets-client', dir: 'out/client', files: [{ path: 'src/index.ts', status: 'unchanged' }] },
  ] as const;
  expect(plain({ of: 'generate', document: { packages } })).toBe(
    `pets-types out/types
  written src/index.ts
pets-client up to date out/client

2 packages: 3 files, 1 written, 2 unchanged
`,
  );
});

test('generate --check: says what to do about stale files', () => {
  const packages = [
    { name: 'pets-types', dir: 'out/types', files: [{ path: 'src/index.ts', status: 'stale' }] },
  ] as const;
  expect(plain({ of: 'generate', document: { packages } })).toContain('mend: run the same command without --check');
});

test('validate: the same fault in several places is told once', () => {
  const findings = [
    finding,
    { ...finding, pointer: '/1/name', entry: 3 },
    { ...finding, keyword: 'required', message: 'name is missing' },
  ];
  const summary = { checked: 2, valid: 0, invalid: 2, unmatched: 1, skipped: 0 };
  expect(plain({ of: 'validate', document: { summary, findings, omitted: 0 } })).toBe(
    `GET /pets
  response.body /*/name type ×2
    must be a string, is a number
    in a.har #0, a.har #3
  response.body /0/name required
    name is missing
    in a.har #0

2 values checked: 0 valid, 2 invalid, 1 unmatched
`,
  );
});

test('validate: nothing checked is not passed over in silence', () => {
  const summary = { checked: 0, valid: 0, invalid: 0, unmatched: 0, skipped: 0 };
  expect(plain({ of: 'validate', document: { summary, findings: [], omitted: 0 } })).toContain('nothing was checked');
});

test('diff: by operation, the gravest first, old and new beside each other', () => {
  const changes: ReportedChange[] = [
    { ...change, impact: 'compatible', rule: 'default-changed', message: 'another default', old: 1, new: 2 },
    change,
    {
      ...change,
      impact: 'risky',
      operation: null,
      location: 'servers',
      rule: 'server-removed',
      message: 'one server less',
      old: null,
    },
  ];
  expect(plain({ of: 'diff', document: { bump: 'major', changes } })).toBe(
    `major: 1 breaking, 1 risky, 1 compatible

GET /pets
  ✗ breaking response-property-removed response.200.body application/json
    the property tag is gone
    old
    {"type":"string"}
    at: /components/schemas/Pet
  + compatible default-changed response.200.body application/json
    another default
    old                                            │ new
    1                                              │ 2
    at: /components/schemas/Pet

document
  ! risky server-removed servers
    one server less
    at: /components/schemas/Pet
`,
  );
});

test('upstream check: the verdict first, decisions with their reasons, notes last', () => {
  const source = { from: 'page.md', kind: 'mintlify-page', operation: 'GET /pets', language: 'es' };
  const changes = [{ ...change, evidence: 'declared', sourceLine: 12, decision: { reason: 'kept on purpose' } }];
  const notes = [
    { code: 'no-sample', message: 'the page shows no sample answer' },
    { code: 'unread', message: 'a table', line: 7 },
  ];
  expect(
    plain({
      of: 'upstream check',
      document: { contract: 'pets', verdict: 'same', source, bump: 'none', changes, notes },
    }),
  ).toBe(
    `same: 1 difference, each decided on (GET /pets, page.md, mintlify-page, es)

accepted

GET /pets
  ✗ breaking response-property-removed response.200.body application/json
    the property tag is gone
    old
    {"type":"string"}
    at: /components/schemas/Pet
    source: declared, line 12 of the source
    decided: kept on purpose

notes
  no-sample the page shows no sample answer
  unread, line 7 a table
`,
  );
});

test('nothing of a stranger reaches the terminal raw, colours are our own', () => {
  const hostile = '\u001b]0;owned\u0007\n::error::x\u009b2J\u202e';
  const report: Report = {
    of: 'validate',
    document: {
      summary: { checked: 1, valid: 0, invalid: 1, unmatched: 0, skipped: 0 },
      findings: [
        { ...finding, source: hostile, operation: hostile, pointer: hostile, message: hostile, keyword: hostile },
      ],
      omitted: 0,
    },
  };
  for (const colours of [false, true]) {
    const printed = pretty(report, { paint: paintFor(colours) });
    const uncoloured = printed.replace(/\u001b\[\d+m/gu, '');
    expect(uncoloured).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^\s*::/mu);
  }
});
