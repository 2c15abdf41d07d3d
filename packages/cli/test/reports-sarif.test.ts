import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDateTime, isUri, isUriReference } from '@schemawright/json-structure/formats';
import { Ajv, type AnySchema } from 'ajv';
import type { Log, Result } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { messageText, sarif, uriOf } from '../src/reports/sarif.ts';
import type { Report } from '../src/reports/report.ts';
import { carried } from './carried.ts';
import { changedPets, hostileReport } from './changed.ts';

/** It carries the schema as schemastore.org publishes it. */
const schemaPackage = {
  name: '@microsoft/jest-sarif',
  version: '1.0.0-beta.0',
  sha512: 'A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A==',
};

let faults: (log: unknown) => readonly string[];
beforeAll(() => {
  const {
    id: _,
    $schema: _draft,
    ...schema
  } = JSON.parse(readFileSync(join(carried(schemaPackage), 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false, // One of its patterns is none by the newer syntax.
    allErrors: true,
    formats: { uri: isUri, 'uri-reference': isUriReference, 'date-time': isDateTime },
  }).compile(schema as AnySchema);
  faults = (log) =>
    validate(log) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
});

const log = (report: Report): Log => JSON.parse(sarif(report)) as Log;
const results = (report: Report): readonly Result[] => log(report).runs[0]?.results ?? [];

const finding = {
  source: 'traffic.har',
  entry: 3,
  operation: 'GET /pets',
  part: 'response.body',
  pointer: '/0/name',
  schemaPointer: '/components/schemas/Pet/properties/name/type',
  keyword: 'type',
  message: 'must be a string, is a number',
};
const problem = { severity: 'error', code: 'ref-unresolved', message: 'm', pointer: '/a', line: 3, column: 5 } as const;

const reports: Readonly<Record<string, Report>> = {
  diff: changedPets(),
  'diff of hostile contracts': hostileReport(),
  lint: { of: 'lint', document: { files: [{ file: 'a b.yaml', kind: 'openapi', problems: [problem] }] } },
  validate: {
    of: 'validate',
    document: {
      summary: { checked: 1, valid: 0, invalid: 1, unmatched: 0, skipped: 0 },
      findings: [finding],
      omitted: 0,
    },
  },
  refusal: { of: 'refusal', document: { refused: { code: 'file-unusable', message: 'm', problems: [problem] } } },
};

test.each(Object.keys(reports))('%s is a log by the schema of SARIF 2.1.0', (name) => {
  const report = reports[name] as Report;
  expect(faults(log(report))).toEqual([]);
  expect(results(report).length).toBeGreaterThan(0);
});

test('what is no log is told', () => {
  expect(faults({ ...log(changedPets()), runs: [{}] })).not.toEqual([]);
});

describe('a result of diff', () => {
  const byRule = new Map(results(changedPets()).map((result) => [result.ruleId, result]));

  test.each([
    ['request-type-changed', 'error'],
    ['response-property-removed', 'warning'],
    ['response-property-added', 'note'],
  ])('%s has level %s by its impact', (rule, level) => {
    expect(byRule.get(rule)?.level).toBe(level);
  });

  test('is in the new file, with the old place beside it', () => {
    const { locations, relatedLocations } = byRule.get('request-type-changed') as Result;
    expect(locations?.[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: 'new.json' }, region: {} });
    expect(relatedLocations?.[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: 'old.json' } });
    expect(locations?.[0]?.physicalLocation?.region?.startLine).toBeGreaterThan(1);
  });

  test('about what is gone is near the place where it was', () => {
    const { locations } = byRule.get('operation-removed') as Result;
    expect(locations?.[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: 'new.json' } });
  });

  test('keeps its fingerprint when lines move', () => {
    const moved = results(changedPets({ newFile: 'sub/other.json' }));
    const prints = (all: readonly Result[]): unknown[] => all.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints(moved)).toEqual(prints([...byRule.values()]));
    expect(new Set(prints(moved).map((print) => JSON.stringify(print))).size).toBe(moved.length);
  });

  test('names a rule that the log explains', () => {
    const rules = log(changedPets()).runs[0]?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of byRule.values()) {
      const rule = rules[ruleIndex ?? -1];
      expect(rule?.id).toBe(ruleId);
      expect(rule?.help?.text).toMatch(/asks for (?:a \w+|no) release/u);
    }
  });

  test('that is accepted is suppressed with its reason', () => {
    const marked = results(
      changedPets({ marked: (change) => ({ ...change, accepted: { reason: 'agreed', until: '2030-01-01' } }) }),
    );
    for (const { suppressions } of marked) {
      expect(suppressions).toEqual([
        { kind: 'external', status: 'accepted', justification: 'agreed (until 2030-01-01)' },
      ]);
    }
    expect([...byRule.values()].some(({ suppressions }) => suppressions !== undefined)).toBe(false);
  });
});

test.each([
  ['schemas/pets/openapi.yaml', 'schemas/pets/openapi.yaml'],
  ['a b%.yaml', 'a%20b%25.yaml'],
  ['../up.yaml', '../up.yaml'],
  ['C:\\pets\\a.yaml', 'C%3A/pets/a.yaml'],
  ['git:main:a.yaml', 'git%3Amain%3Aa.yaml'],
  ['javascript:alert(1)//?x#y', 'javascript%3Aalert(1)//%3Fx%23y'],
  ['/abs/a.yaml', 'file:///abs/a.yaml'],
  ['\ud800.yaml', '%EF%BF%BD.yaml'],
])('the file %j has the URI %s', (file, uri) => {
  expect(uriOf(file)).toBe(uri);
});

test('no text becomes a link', () => {
  expect(messageText('[x](https://evil.example) [y][z]')).toBe('[x] (https://evil.example) [y][z]');
  expect(sarif(hostileReport())).not.toContain('](');
});
