import { afterAll, describe, expect, test } from 'vitest';
import { folderWith, remove, schemawright } from './schemawright.ts';

const sound = { openapi: '3.1.0', info: { title: 'pets', version: '1.0.0' }, paths: {} };
const broken = `openapi: 3.1.0
info: { title: pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: the pets
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
`;

const escape = '\u001b[31m';
const cwd = folderWith({
  'openapi.json': sound,
  'broken.yaml': broken,
  'empty.yaml': '',
  'malformed.yaml': 'a: 1\nb: [1\nc: 2\n',
  'malformed.json': '{\n  "a": 1,,\n}',
  'prose.yaml': 'just some words',
  'person.struct.json': {
    $schema: 'https://json-structure.org/meta/core/v0/#',
    $id: 'https://example.com/person',
    name: 'Person',
    type: 'object',
    properties: { name: { type: 'string' } },
  },
  'person.schema.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' },
  [`${escape}::error::.yaml`]: broken,
  'repository/schemas/pets/contract.yaml': 'name: pets',
  'repository/schemas/pets/openapi.yaml': broken,
  'repository/schemas/pets/pet.struct.json': '{ not json',
  'repository/schemas/pets/releases/1.0.0.json': sound,
  'repository/package.json': { type: 'module' },
  'bare/README.md': '',
});
afterAll(() => remove(cwd));

const lint = (...args: string[]) => schemawright(['lint', ...args], { cwd });

describe('exit status and place', () => {
  test.each<[string, string[], number, { stdout?: string; stderr?: string }]>([
    ['nothing wrong', ['openapi.json'], 0, { stdout: '1 file: no problems' }],
    ['all three kinds', ['openapi.json', 'person.struct.json', 'person.schema.json'], 0, { stdout: '3 files' }],
    ['an error', ['broken.yaml'], 1, { stdout: 'broken.yaml:13:17 error ref-unresolved\n  #/components/schemas/Pet' }],
    ['an error in one of several', ['openapi.json', 'broken.yaml'], 1, { stdout: '2 files: 1 error' }],
    ['a missing file', ['nowhere.yaml'], 2, { stderr: 'nowhere.yaml:1:1 error' }],
    ['an empty file', ['empty.yaml'], 2, { stderr: 'empty.yaml:1:1 error' }],
    ['malformed YAML', ['malformed.yaml'], 2, { stderr: 'malformed.yaml:3:1 error' }],
    ['malformed JSON', ['malformed.json'], 2, { stderr: 'malformed.json:2:10 error' }],
    ['no description at all', ['prose.yaml'], 2, { stderr: 'prose.yaml:1:1 error not-a-description' }],
    ['one of several unreadable', ['nowhere.yaml', 'broken.yaml'], 2, { stdout: '1 error', stderr: 'nowhere.yaml' }],
    ['a folder of a repository', ['repository'], 2, { stdout: 'openapi.yaml:13:17', stderr: 'pet.struct.json:1:3' }],
    ['a folder without descriptions', ['bare'], 2, { stderr: 'name the files' }],
  ])('%s', (_, args, status, { stdout = '', stderr = '' }) => {
    const run = lint(...args);
    expect(run).toMatchObject({
      status,
      stdout: expect.stringContaining(stdout) as string,
      stderr: expect.stringContaining(stderr) as string,
    });
    expect(run.stderr).not.toMatch(/\n {4}at /u);
  });
});

test('--format json is one document, with what could not be read in it', () => {
  const { status, stdout, stderr } = lint('--format', 'json', 'broken.yaml', 'nowhere.yaml', 'openapi.json');
  expect(status).toBe(2);
  expect(stderr).toContain('nowhere.yaml');
  expect(JSON.parse(stdout)).toEqual({
    files: [
      {
        file: 'broken.yaml',
        kind: 'openapi',
        problems: [expect.objectContaining({ severity: 'error', code: 'ref-unresolved', line: 13, column: 17 })],
      },
      { file: 'nowhere.yaml', kind: null, problems: [expect.objectContaining({ severity: 'error', line: 1 })] },
      { file: 'openapi.json', kind: 'openapi', problems: [] },
    ],
  });
});

describe('colours', () => {
  const coloured = (env: Record<string, string>): boolean =>
    schemawright(['lint', 'broken.yaml'], { cwd, env }).stdout.includes('\u001b[');

  test.each([
    ['none where no terminal is', {}, false],
    ['none in CI', { CI: 'true' }, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['NO_COLOR over FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', (_, env, expected) => {
    expect(coloured(env)).toBe(expected);
  });
});

test.each(['pretty', 'json'])('a hostile file name is shown harmless (%s)', (format) => {
  const { status, stdout, stderr } = lint(`${escape}::error::.yaml`, `${escape}gone`, '--format', format);
  expect(status).toBe(2);
  expect(stdout + stderr).toContain(format === 'pretty' ? '\\u{1b}[31m::error::.yaml:13:17' : '\\u001b[31m::error::');
  expect(stdout + stderr).not.toContain('\u001b');
});
