import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdown } from '../src/reports/markdown.ts';
import { cell, code, prose } from '../src/reports/markdown/foreign.ts';
import { changedPets, contractWith, hostileReport, hostileTexts, pet, reportOf } from './changed.ts';

/** What is left of a line when its code spans, as CommonMark 0.31.2, 6.1 has them, are taken out. */
const withoutCode = (line: string): string => {
  let rest = line;
  let kept = '';
  for (;;) {
    const [fence] = /`+/u.exec(rest) ?? [];
    if (fence === undefined) return kept + rest;
    const start = rest.indexOf(fence);
    const after = rest.slice(start + fence.length);
    const end = [...after.matchAll(/`+/gu)].find(([run]) => run === fence);
    kept += rest.slice(0, start);
    rest = end === undefined ? after : after.slice(end.index + fence.length);
  }
};

const active = /[<>@[\]*_~#\\&]|https?:|www\.|::/u;
const own = /<!-- schemawright [a-z ]+ -->|<\/?details>|<summary>[\w: ]+<\/summary>|^#+ |^\|(?: --- \|)+$/gu;

test('a line that nobody sees, the counts, a table for each impact, then the details folded', () => {
  const output = markdown(changedPets());
  expect(output).toMatch(
    /^<!-- schemawright diff -->\n## Contract changes: major\n\n\d+ breaking, \d+ risky, \d+ compatible\n/u,
  );
  expect(output).toMatch(/^### ❌ Breaking \(\d+\)\n\n\| Operation \| Change \| Where \| Rule \|\n/mu);
  expect(output).toContain(
    '| `POST /pets` | The type changed from `string` to `integer` | `request.body application/json` `/components/schemas/Pet/properties/name` | `request-type-changed` |',
  );
  expect(output).toMatch(/<details><summary>Details: \d+ breaking<\/summary>\n\n- /u);
  expect(output).toMatch(
    / {2}- old: `"string"` at `old\.json:\d+:\d+`\n {2}- new: `"integer"` at `new\.json:\d+:\d+`/u,
  );
});

test('what is accepted has a table of its own, with the reasons', () => {
  const output = markdown(changedPets({ marked: (change) => ({ ...change, accepted: { reason: 'agreed on' } }) }));
  expect(output).not.toContain('### ❌ Breaking');
  expect(output).toMatch(
    /### Accepted \(\d+\)\n\n\| Operation \| Change \| Reason \|\n\| --- \| --- \| --- \|\n.*agreed on/u,
  );
});

test('nothing changed', () => {
  expect(markdown(reportOf(contractWith(pet), contractWith(pet)))).toBe(
    '<!-- schemawright diff -->\n## Contract changes: none\n\nNothing changed.\n',
  );
});

test('where room is short, grave changes are told in full before harmless ones are told at all', () => {
  const paths = Array.from({ length: 40 }, (_, index) => `/pets/${index}`);
  const added = Array.from({ length: 900 }, (_, index) => `/cats/${index}`);
  const output = markdown(reportOf(contractWith(pet, paths), contractWith(pet, added)));
  expect(output.length).toBeLessThanOrEqual(65_536);
  const [tables = '', details = ''] = output.split('<summary>Details: 40 breaking</summary>');
  expect(tables).toContain('✅ Compatible (1800)');
  expect(tables.match(/^\| `GET \/pets\//gmu)).toHaveLength(40);
  expect(details.match(/^- `GET \/pets\//gmu)).toHaveLength(40);
});

test('a comment that would be too long is cut between lines, the least grave first, and says so', () => {
  const paths = Array.from({ length: 3000 }, (_, index) => `/pets/${index}`);
  const added = Array.from({ length: 500 }, (_, index) => `/cats/${index}`);
  const output = markdown(reportOf(contractWith(pet, paths.slice(0, 900)), contractWith(pet, added)));
  expect(output.length).toBeLessThanOrEqual(65_536);
  expect(output.length).toBeGreaterThan(60_000);
  expect(output).toMatch(/\n_\d+ more lines are left out, for a comment has no room for them/u);
  expect(output).toContain('### ❌ Breaking (900)');
  expect(output.split('<details>').length).toBe(output.split('</details>').length);
});

test('lint has a table for each level', () => {
  const problem = {
    severity: 'error',
    code: 'c-d',
    message: 'a | b',
    pointer: '',
    line: 3,
    column: 5,
    mend: 'do',
  } as const;
  const files = [{ file: 'a.yaml', kind: 'openapi', problems: [problem] }] as const;
  expect(markdown({ of: 'lint', document: { files } })).toContain(
    '### ❌ Errors (1)\n\n| Where | About | What | Rule |\n| --- | --- | --- | --- |\n| `a.yaml:3:5` | `c-d` | a `\\|` b; mend: do | `c-d` |\n',
  );
});

describe('foreign text', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``` b`', '```` a``` b` ````'],
    [' ', ''],
    ['a\nb', '`a\\u{a}b`'],
    ['\u202e', '`\\u{202e}`'],
  ])('%j as a code span is %s', (foreign, written) => {
    expect(code(foreign)).toBe(written);
  });

  test.each([
    ['The member tag was removed', 'The member tag was removed'],
    ['The maximum went from 100 to 50.', 'The maximum went from 100 to 50.'],
    ['ask @octocat about #12', 'ask `@octocat` about `#12`'],
    ['see https://evil.example now', 'see `https://evil.example` now'],
    ['see evil.example', 'see `evil.example`'],
    ['<b>bold</b> text', '`<b>bold</b>` text'],
    ['@acme/pets-types: major', '`@acme/pets-types`: major'],
    ['a link: https://evil.example, or ::error::', 'a link: `https://evil.example`, or `::error::`'],
    ['JIRA-12 and 0123456789abcdef', '`JIRA-12` and `0123456789abcdef`'],
  ])('%j in a sentence is %s', (foreign, written) => {
    expect(prose(foreign)).toBe(written);
  });

  test('ends no cell', () => {
    expect(cell(code('a|b'))).toBe('`a\\|b`');
  });

  test('is never markup, a link or a mention outside a code span', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts));
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 3 }), (parts) => {
        const foreign = parts.join(' ');
        for (const written of [code(foreign), prose(foreign)]) {
          expect(written).not.toMatch(/[\r\n]/u);
          expect(withoutCode(written)).not.toMatch(active);
        }
      }),
    );
  });

  test('of hostile contracts neither', () => {
    for (const line of markdown(hostileReport()).split('\n')) {
      expect(withoutCode(line).replaceAll(own, '')).not.toMatch(active);
    }
  });
});
