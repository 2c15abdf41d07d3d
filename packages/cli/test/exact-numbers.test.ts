import { afterAll, describe, expect, test } from 'vitest';
import { folderWith, remove, schemawright } from './schemawright.ts';

/** The text of a JSON Structure file; the root type is written as text, for a literal in a test has lost its digits. */
const structure = (root: string): string =>
  `{"$schema": "https://json-structure.org/meta/validation/v0/#", "$id": "https://example.com/n", "name": "N", ${root}}`;

const cases: readonly [name: string, root: string, value: string, status: number, keyword?: string][] = [
  ['the maximum itself', '"type": "number", "maximum": 9007199254740992', '9007199254740992', 0],
  [
    'one more than a double can tell',
    '"type": "number", "maximum": 9007199254740992',
    '9007199254740993',
    1,
    'maximum',
  ],
  ['a maximum that no double is', '"type": "number", "maximum": 9007199254740993', '9007199254740993', 0],
  ['one more than that', '"type": "number", "maximum": 9007199254740993', '9007199254740994', 1, 'maximum'],
  ['a long fraction below', '"type": "number", "exclusiveMaximum": 0.3', '0.29999999999999999999', 0],
  ['a long fraction above', '"type": "number", "maximum": 0.3', '0.30000000000000000001', 1, 'maximum'],
  ['cents', '"type": "number", "multipleOf": 0.01', '0.07', 0],
  ['a fraction of a cent', '"type": "number", "multipleOf": 0.01', '0.070000000000000000001', 1, 'multipleOf'],
  ['many cents', '"type": "number", "multipleOf": 0.01', '123456789012345678901234.07', 0],
  ['out of range for 64 bits', '"type": "double"', '1e400', 1, 'type'],
  ['a number of any size', '"type": "number"', '1e400', 0],
  ['out of range for 32 bits', '"type": "float"', '3.5e38', 1, 'type'],
  ['an integer with zeros behind the point', '"type": "int32"', '1.0000000000000000000', 0],
  ['an integer with an exponent', '"type": "int32"', '100e-2', 0],
  ['no integer', '"type": "int32"', '1.0000000000000000001', 1, 'type'],
  ['a constant', '"type": "number", "const": 9007199254740993', '9007199254740993', 0],
  ['not the constant', '"type": "number", "const": 9007199254740993', '9007199254740992', 1, 'const'],
  ['the same number in another spelling', '"type": "number", "enum": [1e400]', '10e399', 0],
  ['a set', '"type": "set", "items": {"type": "number"}', '[9007199254740992, 9007199254740993]', 0],
  ['no set', '"type": "set", "items": {"type": "number"}', '[9007199254740993, 9007199254740993.0]', 1, 'type'],
  ['no object', '"type": "map", "values": {"type": "any"}', '9007199254740993', 1, 'type'],
];

const cwd = folderWith({
  ...Object.fromEntries(cases.map(([, root], index) => [`${index}.struct.json`, structure(root)])),
  ...Object.fromEntries(cases.map(([, , value], index) => [`${index}.json`, value])),
  'lines.ndjson': '9007199254740992\n9007199254740993\n[',
  'deep.json': '['.repeat(100_000) + '1e400' + ']'.repeat(100_000),
  'any.struct.json': structure('"type": "any"'),
});
afterAll(() => remove(cwd));

describe('numbers are checked as they are written, not as doubles', () => {
  test.each(cases.map((row, index) => [...row.slice(0, 1), index, ...row.slice(1)] as const))(
    '%s',
    (_, index, __, ___, status, keyword = '1 valid') => {
      const run = schemawright(['validate', `${index}.json`, '--schema', `${index}.struct.json`], { cwd });
      expect(run.stdout + run.stderr).toContain(keyword);
      expect(run.status).toBe(status);
    },
  );

  test('in lines too', () => {
    const { stdout } = schemawright(['validate', 'lines.ndjson', '--schema', '0.struct.json', '--format', 'json'], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { checked: 2, valid: 1, invalid: 1, skipped: 1 },
      findings: [
        { entry: 1, keyword: 'maximum', message: 'must be at most 9007199254740992; is a number' },
        { entry: 2, keyword: 'truncated' },
      ],
    });
  });

  test('however deep they stand', () => {
    expect(schemawright(['validate', 'deep.json', '--schema', 'any.struct.json'], { cwd }).status).toBe(0);
  });
});
