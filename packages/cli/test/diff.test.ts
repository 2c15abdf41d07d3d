import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { manifest, pets, petsWithMore, petsWithOtherTag, petsWithoutTag } from './contracts.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const cwd = folderWith({
  'pets.json': pets,
  'without-tag.json': petsWithoutTag,
  'other-tag.json': petsWithOtherTag,
  'more.json': petsWithMore,
  'twice.yaml': [
    'openapi: 3.0.0',
    ...Object.entries(pets).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ].join('\n'),
  'malformed.json': '{\n  "a": 1,,\n}',
  'repository/schemas/pets/contract.yaml': manifest,
  'repository/schemas/pets/openapi.json': petsWithOtherTag,
  'repository/schemas/pets/releases/1.9.0.json': petsWithMore,
  'repository/schemas/pets/releases/1.10.0.json': pets,
  'repository/schemas/young/contract.yaml': manifest.replace('name: pets', 'name: young'),
  'repository/schemas/young/openapi.json': pets,
  'bare/pets.json': pets,
});
afterAll(() => remove(cwd));

const repository = join(cwd, 'repository');

test.each<[string, string[], number, string, string?]>([
  ['nothing changed', ['pets.json', 'pets.json'], 0, 'none: nothing changed'],
  ['something was added', ['pets.json', 'more.json'], 0, 'minor: 0 breaking, 0 risky, 1 compatible'],
  ['something broke, and nobody asked', ['pets.json', 'other-tag.json'], 0, 'major: 1 breaking'],
  ['something broke', ['pets.json', 'other-tag.json', '--fail-on', 'breaking'], 1, 'response-type-changed'],
  ['something broke, less would do', ['pets.json', 'other-tag.json', '--fail-on', 'risky'], 1, 'major'],
  ['something risky', ['pets.json', 'without-tag.json', '--fail-on', 'breaking'], 0, 'minor: 0 breaking, 1 risky'],
  ['something risky is too much', ['pets.json', 'without-tag.json', '--fail-on', 'risky'], 1, 'minor'],
  ['nothing broke', ['pets.json', 'more.json', '--fail-on', 'risky'], 0, 'operation-added'],
  ['a missing file', ['pets.json', 'gone.json'], 2, '', 'gone.json:1:1 error'],
  [
    'a path through a file',
    ['pets.json', 'more.json/pets.json'],
    2,
    '',
    'more.json/pets.json:1:1 error source-unreadable',
  ],
  ['a folder', ['pets.json', 'bare'], 2, '', 'bare:1:1 error'],
  ['malformed JSON', ['malformed.json', 'pets.json'], 2, '', 'malformed.json:2:10 error'],
  ['a key that stands twice', ['twice.yaml', 'pets.json'], 0, 'none', 'twice.yaml:2:1 warning yaml-duplicate-key'],
  ['nothing broke, but any change is too much', ['pets.json', 'more.json', '--fail-on', 'any'], 1, 'operation-added'],
  ['a name and a file', ['pets.json', 'pets'], 2, '', 'has a contract, schemas/NAME/contract.yaml'],
  ['three inputs', ['pets.json', 'pets.json', 'pets.json'], 2, '', 'these are 3: give two inputs, OLD and NEW'],
  [
    'inputs that --recordings takes',
    ['--recordings', 'a.har', 'pets.json', 'more.json'],
    2,
    '',
    'OLD and NEW stand before',
  ],
  ['a file without extension, mistyped', ['pets.json', 'petz'], 2, '', 'no file is called petz, and'],
  ['two of them', ['old', 'new'], 2, '', 'no file is called old or new, and'],
  [
    'three of them',
    ['old', 'new', 'more'],
    2,
    '',
    'schemas/NAME/contract.yaml; give two inputs, OLD and NEW, or names',
  ],
  ['an address', ['https://example.com/pets.json', 'pets.json'], 2, '', 'download'],
])('two files, %s', (_, args, status, stdout, stderr = '') => {
  const run = schemawright(['diff', ...args], { cwd });
  expect(run.stdout).toContain(stdout);
  expect(run.stderr).toContain(stderr);
  expect(run.status).toBe(status);
});

test('a file that is compared with itself is warned of once', () => {
  const run = schemawright(['diff', 'twice.yaml', 'twice.yaml'], { cwd });
  expect(run.stderr.match(/yaml-duplicate-key/g)).toHaveLength(1);
});

test('--format json is the document of the changes', () => {
  const { stdout } = schemawright(['diff', 'pets.json', 'without-tag.json', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    bump: 'minor',
    changes: [
      {
        rule: 'response-property-removed',
        impact: 'risky',
        operation: 'GET /pets',
        location: 'response.200.body application/json',
        pointer: '/components/schemas/Pet/properties/tag',
      },
    ],
  });
});

test('--format json is one document for a refused input too', () => {
  const { status, stdout } = schemawright(['diff', 'malformed.json', 'pets.json', '--format', 'json'], { cwd });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    refused: { problems: [{ file: 'malformed.json', line: 2, column: 10 }] },
  });
});

test('a contract by its name is compared with its last release, from anywhere in the repository', () => {
  for (const folder of [repository, join(repository, 'schemas/pets')]) {
    const { status, stdout } = schemawright(['diff', 'pets', '--fail-on', 'breaking'], { cwd: folder });
    expect(stdout).toContain('response-type-changed');
    expect(stdout).not.toContain('operation-removed');
    expect(status).toBe(1);
  }
});

test('the places of a release are told from the working folder, as all places are', () => {
  for (const [folder, file] of [
    [repository, 'schemas/pets/releases/1.10.0.json'],
    [join(repository, 'schemas/pets'), 'releases/1.10.0.json'],
  ] as const) {
    const { stdout } = schemawright(['diff', 'pets', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ changes: [{ oldPlace: { file } }] });
    expect(stdout).not.toContain(cwd);
  }
});

test('what each package is to be released as is told', () => {
  for (const format of ['pretty', 'markdown', 'html']) {
    const { stdout } = schemawright(['diff', 'pets', '--format', format], { cwd: repository });
    expect(stdout.replaceAll('`', '')).toContain('@example/pets-client: major');
  }
});

test('a format that tells no history is refused before one is walked through', () => {
  const { status, stderr } = schemawright(['diff', '--history', 'gone.json', '--format', 'html'], { cwd });
  expect(stderr).toContain('history has no format html; it has pretty, json, markdown');
  expect(status).toBe(2);
});

test('the folder of a contract stands for its name', () => {
  for (const [folder, word] of [
    [repository, 'schemas/pets'],
    [repository, './schemas/pets/'],
    [join(repository, 'schemas'), 'pets'],
    [repository, 'schemas/pets/contract.yaml'],
    [repository, 'schemas/pets/openapi.json'],
    [join(repository, 'schemas/pets'), '.'],
  ] as const) {
    expect(schemawright(['diff', word], { cwd: folder }).stdout).toContain('response-type-changed');
  }
});

test('a contract without a release has nothing to be compared with', () => {
  const { status, stdout, stderr } = schemawright(['diff', 'young'], { cwd: repository });
  expect(status).toBe(0);
  expect(stdout).toBe('none: nothing changed\n');
  expect(stderr).toContain('young has no release yet');
  const { stdout: report } = schemawright(['diff', 'young', '--format', 'markdown'], { cwd: repository });
  expect(report).toContain('young has no release yet');
});

test('an unknown name is told with those that are known', () => {
  const { status, stderr } = schemawright(['diff', 'cats'], { cwd: repository });
  expect(status).toBe(2);
  expect(stderr).toContain('there is no contract cats; schemas/ has pets, young');
});

test('a name beside a file is the last release as OLD, and the working tree as NEW', () => {
  const run = (...args: string[]) => schemawright(['diff', ...args], { cwd: repository }).stdout;
  expect(run('pets', '../pets.json')).toContain('none: nothing changed');
  expect(run('../pets.json', 'pets')).toContain('response-type-changed');
  expect(run('../pets.json', 'schemas/pets')).toContain('response-type-changed');
  expect(run('../pets.json', 'schemas/pets/contract.yaml')).toContain('response-type-changed');
});

test('two files without names of their own are two states of one schema', () => {
  const folder = folderWith({
    'one.json': { type: 'object', properties: { a: { type: 'string' } } },
    'other.json': { type: 'object', properties: { a: { type: 'integer' } } },
  });
  const { stdout } = schemawright(['diff', 'one.json', 'other.json', '--format', 'json'], { cwd: folder });
  remove(folder);
  const { changes } = JSON.parse(stdout) as { changes: { rule: string }[] };
  expect([...new Set(changes.map(({ rule }) => rule))].sort()).toEqual([
    'request-type-changed',
    'response-type-changed',
  ]);
});

test('--rules lists every rule with what it is in both positions', () => {
  const { stdout } = schemawright(['diff', '--rules', '--format', 'json'], { cwd });
  const { rules } = JSON.parse(stdout) as { rules: { rule: string; says: string }[] };
  expect(rules.find(({ rule }) => rule === 'enum-value-added')).toEqual({
    rule: 'enum-value-added',
    about: 'values',
    says: expect.stringContaining('{new}'),
    request: { rule: 'request-enum-value-added', impact: 'compatible', bump: 'minor' },
    response: { rule: 'response-enum-value-added', impact: 'risky', bump: 'minor' },
  });
  expect(rules.every(({ says }) => says !== '')).toBe(true);
});

describe('a policy', () => {
  const policy = (text: string): string => {
    writeFileSync(join(cwd, 'policy.yaml'), text);
    return 'policy.yaml';
  };
  const judge = (text: string, ...args: string[]) =>
    schemawright(['diff', 'pets.json', 'other-tag.json', '--policy', policy(text), ...args], { cwd });

  test('silences rules', () => {
    const { status, stdout } = judge('rules: { response-type-changed: off }', '--fail-on', 'any');
    expect(stdout).toBe('none: nothing changed\n');
    expect(status).toBe(0);
  });

  test('accepts changes: the gate passes, the version moves all the same', () => {
    const accepted = 'accepted: [{ rule: response-type-changed, operation: GET /pets, reason: nobody reads it }]';
    const { status, stdout } = judge(accepted, '--fail-on', 'breaking');
    expect(stdout).toContain('major: 0 breaking, 0 risky, 0 compatible, 1 accepted');
    expect(stdout).toContain('nobody reads it');
    expect(status).toBe(0);
  });

  test('tells acceptances that have run out, with their place', () => {
    const expired = 'accepted:\n  - rule: response-type-changed\n    reason: x\n    until: 2020-01-31\n';
    const { status, stderr } = judge(expired, '--fail-on', 'breaking');
    expect(stderr).toContain('policy.yaml:2:5 warning accepted-expired');
    expect(status).toBe(1);
  });

  test('tells what it says of operations that there are none of, with the place', () => {
    const { status, stderr } = judge(
      'rules:\n  response-type-changed:\n    GET /petz: risky\n    GET /p*: risky\nstability: { paths: { beta: [/pets, /betta/**] } }\n',
    );
    expect(stderr).toContain(
      'policy.yaml:3:5 warning operation-unknown\n  no operation of either contract fits GET /petz',
    );
    expect(stderr).toContain(
      'policy.yaml:5:37 warning operation-unknown\n  no operation of either contract fits /betta/**',
    );
    expect(stderr.match(/warning/gu)).toHaveLength(2);
    expect(status).toBe(0);
  });

  test('for several contracts is warned of where it does nothing for any of them', () => {
    const contract = (name: string, next: object): Record<string, unknown> => ({
      [`schemas/${name}/contract.yaml`]: manifest.replaceAll('pets', name).replace('name: pets', `name: ${name}`),
      [`schemas/${name}/openapi.json`]: next,
      [`schemas/${name}/releases/1.0.0.json`]: pets,
    });
    const folder = folderWith({
      ...contract('cats', petsWithOtherTag),
      ...contract('dogs', petsWithMore),
      'policy.yaml': `rules:
  operation-added: { GET /health: off }
  path-removed: { GET /gone: off }
accepted:
  - { rule: response-type-changed, reason: x, until: 2020-01-31 }
  - { rule: webhook-removed, reason: x }
`,
    });
    const { stderr } = schemawright(['diff', '--policy', 'policy.yaml'], { cwd: folder });
    remove(folder);
    expect(stderr.match(/^policy.*$/gmu)).toEqual([
      'policy.yaml:5:5 warning accepted-expired',
      'policy.yaml:6:5 warning accepted-stale',
      'policy.yaml:3:19 warning operation-unknown',
    ]);
  });

  test('is refused with the place of every fault', () => {
    const { status, stderr } = judge('profile: wires\nrules:\n  response-type-change: risky\n');
    expect(stderr).toContain('policy.yaml:1:1 error policy');
    expect(stderr).toContain('mend: did you mean wire?');
    expect(stderr).toContain('policy.yaml:3:3 error policy');
    expect(stderr).toContain('mend: did you mean response-type-changed?');
    expect(status).toBe(2);
  });

  test.each([
    ['one fault is told once', 'deprecation: { days: -1 }', /a number of days belongs here/gu],
    ['what stands below a line too many', 'diff: { closedEnums: true }', /mend: .*without that line/gu],
  ])('is refused: %s', (_, text, said) => {
    const { status, stderr } = judge(text);
    expect(stderr.match(said)).toHaveLength(1);
    expect(status).toBe(2);
  });

  test('judges by the last entry that fits, so that exceptions stand below the rule', () => {
    const impact = (text: string): string => judge(`rules: { ${text} }`).stdout;
    expect(impact('response-*: compatible, response-type-changed: risky')).toContain('0 breaking, 1 risky');
    expect(impact('response-type-changed: risky, response-*: compatible')).toContain('0 risky, 1 compatible');
    expect(impact('response-*: { /pets: risky, "GET /**": compatible }')).toContain('0 risky, 1 compatible');
  });

  test('stands in contract.yaml, for the entry of the contract as for its name', () => {
    const folder = folderWith({
      'schemas/pets/contract.yaml': `${manifest}diff:\n  rules: { response-type-changed: compatible }\n`,
      'schemas/pets/openapi.json': petsWithOtherTag,
      'schemas/pets/releases/1.0.0.json': pets,
      'old.json': pets,
    });
    for (const inputs of [['pets'], ['old.json', 'schemas/pets/openapi.json']]) {
      const { status, stdout } = schemawright(['diff', ...inputs, '--fail-on', 'risky'], { cwd: folder });
      expect(stdout).toContain('minor: 0 breaking, 0 risky, 1 compatible');
      expect(status).toBe(0);
    }
    writeFileSync(join(folder, 'schemas/pets/contract.yaml'), `${manifest}diff:\n  closedEnum: true\n`);
    const { stderr } = schemawright(['diff', 'pets'], { cwd: folder });
    remove(folder);
    expect(stderr).toContain('schemas/pets/contract.yaml:10:3 error policy');
  });

  test('below 1.0.0 versions move by less when it says so', () => {
    const files = (version: string): Record<string, unknown> => ({
      'schemas/pets/contract.yaml': `${manifest}diff: { bump: { zeroMajor: true } }\n`,
      'schemas/pets/openapi.json': petsWithOtherTag,
      [`schemas/pets/releases/${version}.json`]: pets,
    });
    const bumps = ['0.9.0', '1.0.0'].map((version) => {
      const folder = folderWith(files(version));
      const { stdout } = schemawright(['diff', 'pets', '--format', 'json'], { cwd: folder });
      remove(folder);
      return JSON.parse(stdout) as unknown;
    });
    expect(bumps).toMatchObject([
      { bump: 'minor', packages: [{ bump: 'minor' }, { bump: 'minor' }, { bump: 'minor' }] },
      { bump: 'major', packages: [{ bump: 'major' }, { bump: 'major' }, { bump: 'major' }] },
    ]);
  });
});

test('--changeset writes what releases the packages, once', () => {
  const write = () => schemawright(['diff', 'pets', '--changeset', '--format', 'json'], { cwd: repository });
  const [first, second] = [write(), write()];
  expect(second).toEqual(first);
  const { changesets } = JSON.parse(first.stdout) as { changesets: string[] };
  expect(readdirSync(join(repository, '.changeset')).map((name) => `.changeset/${name}`)).toEqual(changesets);
  const text = readFileSync(join(repository, changesets[0] ?? ''), 'utf8');
  for (const role of ['types', 'client', 'validators']) expect(text).toContain(`"@example/pets-${role}": `);
});

test.each([
  [['--rules', '--fail-on', 'any'], '--rules compares nothing'],
  [['--rules', '--policy', 'policy.yaml'], '--rules compares nothing'],
  [['--history', '--fail-on', 'any'], '--history compares no two inputs'],
])('%j goes with nothing that judges', (options, said) => {
  const { status, stderr } = schemawright(['diff', ...options], { cwd });
  expect(stderr).toContain(said);
  expect(status).toBe(2);
});

test('--changeset is for contracts', () => {
  const { status, stderr } = schemawright(['diff', 'pets.json', 'more.json', '--changeset'], { cwd });
  expect(stderr).toContain('--changeset is for contracts, which have packages');
  expect(status).toBe(2);
});
