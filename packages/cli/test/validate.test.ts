import { afterAll, describe, expect, test } from 'vitest';
import { exchange, manifest, pets } from './contracts.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const escape = '\u001b[31m';
const cwd = folderWith({
  'pets.json': pets,
  'pet.schema.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: ['name'] },
  'pet.struct.json': {
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/pet',
    name: 'Pet',
    type: 'object',
    properties: { name: { type: 'string' }, weight: { type: 'int64' } },
    required: ['name'],
    definitions: { Tag: { type: 'string', maxLength: 3 } },
  },
  'broken.struct.json': {
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/broken',
    name: 'Broken',
    type: 'objekt',
  },
  'closed.struct.json': {
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/closed',
    name: 'Closed',
    type: 'object',
    properties: { name: { type: 'string' } },
    additionalProperties: false,
  },
  'keyed.json': { '0123456789abcdef0123456789abcdef': 1 },
  'backtracking.schema.json': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'string',
    pattern: '^(a+)+$',
  },
  'backtracking.json': `"${'a'.repeat(40)}!"`,
  'heavy.json': { name: 'Rex', weight: '9223372036854775808' },
  'tag.json': '"long"',
  'good.json': { name: 'Rex' },
  'bad.json': { name: 7 },
  'nameless.json': {},
  'list.json': [{ name: 'Rex' }],
  'malformed.json': '{\n  "name": "Rex",,\n}',
  'empty.json': '',
  'lines.ndjson': '{"name":"Rex"}\n{"name":7}\n\n{"name":\n',
  'none.ndjson': '',
  'hostile.json': { name: 'Rex', [`${escape}\n::error::x`]: 1 },
  'closed.schema.json': { type: 'object', properties: { name: true }, additionalProperties: false },
  'traffic/good.ndjson': exchange('/pets', [{ name: 'Rex' }]),
  'traffic/deep/bad.ndjson': [exchange('/pets', [{ name: 7 }]), exchange('/cats', [])].join('\n'),
  'elsewhere.ndjson': exchange('/cats', []),
  'secret.ndjson': exchange('/pets', [{ name: { token: 'planted-secret-value' } }]),
  'schemas/pets/contract.yaml': manifest,
  'schemas/pets/openapi.json': pets,
  'empty-folder/README.md': '',
});
afterAll(() => remove(cwd));

const validate = (...args: string[]) => schemawright(['validate', ...args], { cwd });
const summaryOf = (stdout: string): unknown => (JSON.parse(stdout) as { summary: unknown }).summary;
const Pet = 'pets.json#/components/schemas/Pet';

describe('payloads', () => {
  test.each<[string, string[], number, string, string?]>([
    ['a valid one', ['good.json', '--schema', Pet], 0, '1 value checked: 1 valid, 0 invalid'],
    ['an invalid one', ['bad.json', '--schema', Pet], 1, 'bad.json\n  /name type\n'],
    ['by JSON Schema', ['nameless.json', '--schema', 'pet.schema.json'], 1, 'required'],
    ['by JSON Structure', ['good.json', '--schema', 'pet.struct.json'], 0, '1 valid'],
    ['not by JSON Structure', ['nameless.json', '--schema', 'pet.struct.json'], 1, '1 invalid'],
    ['beyond 64 bits, which JSON Schema cannot tell', ['heavy.json', '--schema', 'pet.struct.json'], 1, '/weight'],
    ['by a definition', ['tag.json', '--schema', 'pet.struct.json#/definitions/Tag'], 1, 'maxLength'],
    ['a broken structure', ['good.json', '--schema', 'broken.struct.json'], 2, '', 'broken.struct.json:5:'],
    ['no such definition', ['good.json', '--schema', 'pet.struct.json#/definitions/Cat'], 2, '', 'js-no-type'],
    ['an array is one value', ['list.json', '--schema', Pet], 1, '1 value checked: 0 valid, 1 invalid'],
    ['lines', ['lines.ndjson', '--schema', Pet], 1, '2 values checked: 1 valid, 1 invalid, 1 skipped'],
    ['no lines at all', ['none.ndjson', '--schema', Pet], 1, 'nothing was checked'],
    ['a name like a secret', ['keyed.json', '--schema', 'closed.struct.json'], 1, '/REDACTED additionalProperties'],
    [
      'on which a pattern would backtrack',
      ['backtracking.json', '--schema', 'backtracking.schema.json'],
      1,
      'must match pattern',
    ],
    ['a missing file', ['gone.json', '--schema', Pet], 2, '', 'gone.json:1:1 error'],
    ['a folder', ['traffic', '--schema', Pet], 2, '', 'traffic:1:1 error'],
    ['a malformed one', ['malformed.json', '--schema', Pet], 2, '', 'malformed.json:2:17 error'],
    ['an empty one', ['empty.json', '--schema', Pet], 2, '', 'empty.json:'],
    ['a missing schema file', ['good.json', '--schema', 'gone.json'], 2, '', 'gone.json:1:1 error'],
    ['an OpenAPI file without a pointer', ['good.json', '--schema', 'pets.json'], 2, '', '#/components/schemas/Pet'],
    ['a pointer to nothing', ['good.json', '--schema', 'pets.json#/components/schemas/Cat'], 2, '', 'mend'],
  ])('%s', (_, args, status, stdout, stderr = '') => {
    const run = validate(...args);
    expect(run.stdout).toContain(stdout);
    expect(run.stderr).toContain(stderr);
    expect(run.status).toBe(status);
  });

  test('--format json counts and lists', () => {
    const { stdout } = validate('lines.ndjson', '--schema', Pet, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { checked: 2, valid: 1, invalid: 1, unmatched: 0, skipped: 1 },
      findings: [
        { source: 'lines.ndjson', entry: 1, operation: null, pointer: '/name', keyword: 'type' },
        { source: 'lines.ndjson', entry: 3, operation: null, keyword: 'malformed' },
      ],
    });
  });

  test.each(['pretty', 'json'])('names in a payload steer neither terminal nor log (%s)', (format) => {
    const { status, stdout } = validate('hostile.json', '--schema', 'closed.schema.json', '--format', format);
    expect(status).toBe(1);
    expect(stdout).toContain('additionalProperties');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^\s*::/mu);
  });
});

describe('recordings', () => {
  test('of a folder, by a file', () => {
    const { status, stdout } = validate('traffic', '--contract', 'pets.json');
    expect(status).toBe(1);
    expect(stdout).toContain('GET /pets\n  response.body /0/name type\n');
    expect(stdout).toContain('in traffic/deep/bad.ndjson #0');
    expect(stdout).toContain('2 exchanges checked: 1 valid, 1 invalid, 1 unmatched');
  });

  test('by the name of a contract', () => {
    const { status, stdout } = validate('traffic/good.ndjson', '--contract', 'pets', '--format', 'json');
    expect(status).toBe(0);
    expect(summaryOf(stdout)).toEqual({ checked: 1, valid: 1, invalid: 0, unmatched: 0, skipped: 0 });
  });

  test('that match nothing are a problem', () => {
    const { status, stdout } = validate('elsewhere.ndjson', '--contract', 'pets.json', '--format', 'json');
    expect(status).toBe(1);
    expect(summaryOf(stdout)).toEqual({ checked: 0, valid: 0, invalid: 0, unmatched: 1, skipped: 0 });
  });

  test('that hold nothing are a problem', () => {
    const { status, stdout } = validate('none.ndjson', '--contract', 'pets.json');
    expect(status).toBe(1);
    expect(stdout).toContain('nothing was checked');
  });

  test.each([
    ['no recording', ['good.json', '--contract', 'pets.json'], 'recording'],
    ['a folder without one', ['empty-folder', '--contract', 'pets.json'], 'no recording'],
    ['no contract of that name', ['traffic', '--contract', 'cats'], 'cats'],
  ])('%s is refused', (_, args, said) => {
    const { status, stdout, stderr } = validate(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  test.each(['pretty', 'json'])('recorded values are not repeated (%s)', (format) => {
    const { status, stdout, stderr } = validate('secret.ndjson', '--contract', 'pets.json', '--format', format);
    expect(status).toBe(1);
    expect(stdout + stderr).not.toContain('planted');
  });
});
