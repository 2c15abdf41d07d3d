import { join } from 'node:path';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { manifest, pets, petsWithMore, petsWithOtherTag, petsWithoutTag } from './contracts.ts';
import { folderWith, remove, schemawright, type Run } from './schemawright.ts';

const changesetFor = (bump: string, ...roles: readonly string[]): string =>
  `---\n${roles.map((role) => `"@example/pets-${role}": ${bump}\n`).join('')}---\n\nWhat changed.\n`;

const all = ['types', 'client', 'validators'];

/** The contract breaks those who have release 1.0.0. */
const require = (files: Readonly<Record<string, unknown>>, released = '1.0.0'): Run & { folder: string } => {
  const folder = folderWith({
    'schemas/pets/contract.yaml': manifest,
    'schemas/pets/openapi.json': petsWithOtherTag,
    [`schemas/pets/releases/${released}.json`]: pets,
    ...files,
  });
  onTestFinished(() => remove(folder));
  return { folder, ...schemawright(['diff', 'pets', '--require-changeset'], { cwd: folder }) };
};

test.each<[string, Record<string, string>, string[]]>([
  ['none at all', {}, all],
  ['one that is too small', { '.changeset/a.md': changesetFor('minor', ...all) }, all],
  ['one of other packages', { '.changeset/a.md': '---\n"@example/cats-types": major\n---\n' }, all],
  ['one of some packages', { '.changeset/a.md': changesetFor('major', 'types', 'client') }, ['validators']],
  ['an empty one', { '.changeset/a.md': '---\n---\n' }, all],
  ['one that releases nothing', { '.changeset/a.md': changesetFor('none', ...all) }, all],
  ['the readme', { '.changeset/README.md': changesetFor('major', ...all) }, all],
])('pending changesets that are not enough: %s', (_, files, lacking) => {
  const { status, stderr } = require(files);
  for (const role of all) {
    expect(stderr.includes(`@example/pets-${role}: the changes ask for major, `)).toBe(lacking.includes(role));
  }
  expect(stderr).toContain('schemawright diff --changeset');
  expect(status).toBe(1);
});

test.each<[string, Record<string, unknown>]>([
  ['one', { '.changeset/a.md': changesetFor('major', ...all) }],
  [
    'several together',
    {
      '.changeset/a.md': changesetFor('major', 'types'),
      '.changeset/b.md': changesetFor('major', 'client', 'validators'),
    },
  ],
  [
    'the gravest counts',
    { '.changeset/a.md': changesetFor('major', ...all), '.changeset/b.md': changesetFor('patch', ...all) },
  ],
  ['lines as Windows ends them', { '.changeset/a.md': changesetFor('major', ...all).replaceAll('\n', '\r\n') }],
  ['a line of dashes in the text', { '.changeset/a.md': `${changesetFor('major', ...all)}\n---\nmore\n` }],
  [
    'of a pre-release, before a version',
    {
      '.changeset/a.md': changesetFor('major', ...all),
      '.changeset/pre.json': { mode: 'pre', tag: 'rc', changesets: ['a'] },
    },
  ],
])('pending changesets that are enough: %s', (_, files) => {
  const { status, stderr } = require(files);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test.each<[string, object, string, string[]]>([
  ['all', { fixed: [['@example/pets-*']] }, changesetFor('major', 'types'), []],
  ['all, for one among others', { fixed: [['@example/other'], ['@example/*']] }, '---\n"@example/x": major\n---\n', []],
  [
    'those that are released at all',
    { linked: [['@example/*']] },
    changesetFor('major', 'types'),
    ['client', 'validators'],
  ],
  [
    'those that are released at all, by the gravest',
    { linked: [all.map((role) => `@example/pets-${role}`)] },
    '---\n"@example/pets-types": major\n"@example/pets-client": patch\n---\n',
    ['validators'],
  ],
  [
    'all that braces list',
    { fixed: [['@example/pets-{types,client}']] },
    changesetFor('major', 'types'),
    ['validators'],
  ],
  [
    'all but one',
    { fixed: [['@example/*', '!@example/pets-validators']] },
    changesetFor('major', 'types'),
    ['validators'],
  ],
  ['none', { fixed: [['@other/*']], linked: [] }, changesetFor('major', 'types'), ['client', 'validators']],
])('packages that changesets releases together: %s', (_, config, text, lacking) => {
  const { status, stderr } = require({ '.changeset/config.json': config, '.changeset/a.md': text });
  expect(all.filter((role) => stderr.includes(`@example/pets-${role}: the changes ask`))).toEqual(lacking);
  expect(status).toBe(lacking.length === 0 ? 0 : 1);
});

test('behind a pre-release only what it does not hold counts', () => {
  const pre = { '.changeset/pre.json': { mode: 'pre', tag: 'rc', changesets: ['a'] } };
  const a = { '.changeset/a.md': changesetFor('major', ...all) };
  const b = { '.changeset/b.md': changesetFor('major', ...all) };
  expect(require({ ...pre, ...a }, '2.0.0-rc.0').status).toBe(1);
  expect(require({ ...pre, ...a, ...b }, '2.0.0-rc.0').status).toBe(0);
});

/** The packages with these versions, in the order of `all`; those without one were never generated. */
const versions = (...given: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    given.map((version, index) => [
      `packages/pets-${all[index]}/package.json`,
      { name: `@example/pets-${all[index]}`, version },
    ]),
  );

const linked = { '.changeset/config.json': { linked: [['@example/*']] } };
const fixed = { '.changeset/config.json': { fixed: [['@example/*']] } };
const inPre = (...changesets: readonly string[]): object => ({
  '.changeset/pre.json': { mode: 'pre', tag: 'rc', changesets },
});

test.each<[string, string, Record<string, unknown>, string[]]>([
  ['not yet', '1.0.0', versions('1.0.0', '1.0.0', '1.0.0'), all],
  ['by enough', '1.0.0', versions('2.0.0', '2.0.0', '2.0.0'), []],
  ['by more than enough', '1.0.0', versions('3.0.0', '3.0.0', '3.0.0'), []],
  ['by too little', '1.0.0', versions('1.1.0', '1.1.0', '1.1.0'), all],
  [
    'by too little, and a changeset adds to it',
    '1.0.0',
    { ...versions('1.1.0'), '.changeset/a.md': changesetFor('major', ...all) },
    [],
  ],
  ['down', '2.0.0', versions('1.0.0', '1.0.0', '1.0.0'), all],
  ['to what is no version', '1.0.0', versions('two'), all],
  ['each from a version of its own', '1.4.0', versions('2.0.0', '0.8.0', '5.0.1'), []],
  [
    'where one of a linked group stayed behind',
    '1.0.0',
    { ...versions('2.0.0', '2.0.0', '1.0.0'), ...linked },
    ['validators'],
  ],
  ['where one of a linked group went on alone', '1.0.0', { ...versions('2.0.0', '2.0.1', '2.0.0'), ...linked }, []],
  ['where a fixed group was raised together', '1.0.0', { ...versions('2.0.0', '2.0.0', '2.0.0'), ...fixed }, []],
  ['below 1.0.0', '0.9.0', versions('1.0.0', '1.0.0', '1.0.0'), []],
  ['to a pre-release', '1.0.0', { ...versions('2.0.0-rc.0'), ...inPre() }, []],
  ['to a pre-release of too little', '1.0.0', { ...versions('1.1.0-rc.0'), ...inPre() }, all],
  ['to the next pre-release', '2.0.0-rc.0', { ...versions('2.0.0-rc.1'), ...inPre() }, []],
  ['to the next pre-release of too little', '1.1.0-rc.0', { ...versions('1.1.0-rc.1'), ...inPre() }, all],
  ['from a pre-release to its version', '2.0.0-rc.0', versions('2.0.0'), []],
  ['from a pre-release of too little to enough', '1.1.0-rc.0', versions('2.0.0-rc.0'), []],
])('versions that changesets raised from the last release, %s', (_, released, files, lacking) => {
  const { status, stderr } = require(files, released);
  expect(all.filter((role) => stderr.includes(`@example/pets-${role}: the changes ask`))).toEqual(lacking);
  expect(status).toBe(lacking.length === 0 ? 0 : 1);
});

test.each<[string, string, number]>([
  ['the minor version', '0.10.0', 0],
  ['the patch', '0.9.1', 1],
])('a policy for versions below 1.0.0 is met by raising %s as it says', (_, version, status) => {
  const policy = { 'schemas/pets/contract.yaml': `${manifest}diff: { bump: { zeroMajor: true } }\n` };
  expect(require({ ...policy, ...versions(version, version, version) }, '0.9.0').status).toBe(status);
});

test('a changeset is enough until it is spent on versions, these until the release is frozen, and then nothing is asked for', () => {
  const { folder, status } = require({
    ...versions('1.0.0', '1.0.0', '1.0.0'),
    '.changeset/a.md': changesetFor('major', ...all),
  });
  const asked = (): Run => schemawright(['diff', '--require-changeset'], { cwd: folder });
  const release = (contract: object): void =>
    writeFileSync(join(folder, 'schemas/pets/releases/2.0.0.json'), JSON.stringify(contract));
  expect(status).toBe(0);
  rmSync(join(folder, '.changeset/a.md'));
  expect(asked()).toMatchObject({ status: 1, stderr: expect.stringContaining('major, none is pending') });
  for (const [file, content] of Object.entries(versions('2.0.0', '2.0.0', '2.0.0')))
    writeFileSync(join(folder, file), JSON.stringify(content));
  expect(asked().status).toBe(0);
  // What breaks besides is part of the same version, which nobody has yet.
  contractIs(folder, petsWithoutTag);
  expect(asked().status).toBe(0);
  contractIs(folder, petsWithOtherTag);
  release(petsWithOtherTag);
  expect(asked()).toMatchObject({ status: 0, stdout: 'none: nothing changed\n' });
  contractIs(folder, petsWithMore);
  expect(asked()).toMatchObject({ status: 1, stderr: expect.stringContaining('the changes ask for') });
});

test('nothing is asked for where nothing changed', () => {
  const { status, stdout } = require({ 'schemas/pets/openapi.json': pets });
  expect(stdout).toBe('none: nothing changed\n');
  expect(status).toBe(0);
});

test.each([
  ['without front matter', 'What changed.\n', '.changeset/a.md:1:1 error changeset'],
  ['with an unknown bump', changesetFor('huge', 'types'), '.changeset/a.md:1:1 error changeset'],
  ['that is a list', '---\n- a\n---\n', '.changeset/a.md:1:1 error changeset'],
  ['that is no YAML', '---\na: {\n---\n', '.changeset/a.md:'],
])('a changeset %s is refused', (_, text, place) => {
  const { status, stderr } = require({ '.changeset/a.md': text });
  expect(stderr).toContain(place);
  expect(status).toBe(2);
});

test.each([
  ['a text', { fixed: '@example/*' }, 'fixed is no list'],
  ['a list of names', { linked: ['@example/*'] }, 'a group of linked packages is a list'],
  ['an empty name', { fixed: [['']] }, 'a group of fixed packages is a list'],
  ['a name longer than any', { fixed: [['a'.repeat(70_000)]] }, 'a group of fixed packages is a list'],
])('groups of packages that are none are refused: %s', (_, config, said) => {
  const { status, stderr } = require({ '.changeset/config.json': config });
  expect(stderr).toContain('.changeset/config.json:1:1 error changesets-config');
  expect(stderr).toContain(said);
  expect(status).toBe(2);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['ignored ones', { '.changeset/config.json': { ignore: ['@example/*', '!@example/pets-types'] } }, ['types']],
  [
    'private ones, which have versions',
    { 'packages/pets-client/package.json': { version: '1.0.0', private: true } },
    all,
  ],
  [
    'private ones, which have none',
    {
      '.changeset/config.json': { privatePackages: { version: false } },
      'packages/pets-client/package.json': { version: '1.0.0', private: true },
    },
    ['types', 'validators'],
  ],
  [
    'private ones, of which nothing is released',
    {
      '.changeset/config.json': { privatePackages: false },
      'packages/pets-client/package.json': { version: '1.0.0', private: true },
    },
    ['types', 'validators'],
  ],
  ['one without a version', { 'packages/pets-client/package.json': {} }, ['types', 'validators']],
  ['all of them', { '.changeset/config.json': { ignore: ['@example/**'] } }, []],
])('packages that changesets passes over are in no changeset, and lack none: %s', (_, files, released) => {
  const { folder, status } = require(files);
  expect(status).toBe(released.length === 0 ? 0 : 1);
  const { stdout } = schemawright(['diff', 'pets', '--changeset', '--require-changeset', '--format', 'json'], {
    cwd: folder,
  });
  const { changesets, lacking } = JSON.parse(stdout) as { changesets: readonly string[]; lacking: readonly unknown[] };
  const texts = changesets.map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(lacking).toEqual([]);
  expect(all.filter((role) => texts.some((text) => text.includes(`"@example/pets-${role}": `)))).toEqual(released);
});

test('what --changeset writes is enough', () => {
  const { folder, status } = require({});
  expect(status).toBe(1);
  const written = schemawright(['diff', 'pets', '--changeset', '--require-changeset', '--format', 'json'], {
    cwd: folder,
  });
  expect(JSON.parse(written.stdout)).toMatchObject({
    lacking: [],
    changesets: [expect.stringMatching(/^\.changeset\/contract-/)],
  });
  expect(written.status).toBe(0);
  rmSync(join(folder, '.changeset'), { recursive: true });
  const { stdout } = schemawright(['diff', '--require-changeset', '--format', 'json'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({
    lacking: all.map((role) => ({ package: `@example/pets-${role}`, asked: 'major', pending: 'none' })),
  });
});

test('what keeps a changeset from being written is told by its path from the working folder', () => {
  const { folder } = require({ '.changeset': 'no folder' });
  const { status, stdout, stderr } = schemawright(['diff', '--changeset'], { cwd: folder });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: '.changeset:1:1 error file-unusable\n  something that is no folder stands here\n',
  });
});

test.each([
  ['a recording that is not there', ['--recordings', 'nowhere.har'], {}],
  ['a contract that cannot be read', [], { 'schemas/zoo/openapi.json': 'no contract' }],
])('nothing is written when the run is refused: %s', (_, options, broken) => {
  const zoo = {
    'schemas/zoo/contract.yaml': manifest.replaceAll('pets', 'zoo'),
    'schemas/zoo/openapi.json': petsWithOtherTag,
    'schemas/zoo/releases/1.0.0.json': pets,
  };
  const { folder } = require({ ...zoo, ...broken });
  const { status, stdout } = schemawright(['diff', '--changeset', ...options], { cwd: folder });
  expect({ status, stdout, written: existsSync(join(folder, '.changeset')) }).toEqual({
    status: 2,
    stdout: '',
    written: false,
  });
});

/** The changesets in the folder, after `diff --changeset` with these arguments. */
const writing = (folder: string, ...inputs: readonly string[]): { names: readonly string[]; said: string } => {
  const { stdout } = schemawright(['diff', ...inputs, '--changeset'], { cwd: folder });
  return { names: readdirSync(join(folder, '.changeset')).sort(), said: stdout };
};

const contractIs = (folder: string, contract: object): void =>
  writeFileSync(join(folder, 'schemas/pets/openapi.json'), JSON.stringify(contract));

test('a changeset is written in place of the one before, for both tell all since the last release', () => {
  const { folder } = require({ '.changeset/hand-written.md': changesetFor('minor', ...all) });
  const first = writing(folder, 'pets');
  expect(first.names).toHaveLength(2);
  contractIs(folder, petsWithMore);
  const second = writing(folder, 'pets');
  expect(second.names).toHaveLength(2);
  expect(second.names).not.toEqual(first.names);
  expect(second.said).toContain(`removed .changeset/${first.names[0]}`);
  contractIs(folder, pets);
  expect(writing(folder, 'pets').names).toEqual(['hand-written.md']);
});

test('what a pre-release holds, what another contract wrote, and what is counted from elsewhere stays', () => {
  const { folder } = require({});
  const [first = ''] = writing(folder, 'pets').names;
  writeFileSync(
    join(folder, '.changeset/pre.json'),
    JSON.stringify({ mode: 'pre', tag: 'rc', changesets: [first.replace('.md', '')] }),
  );
  writeFileSync(join(folder, '.changeset/contract-0123456789ab.md'), '---\n"@example/cats-types": major\n---\n');
  contractIs(folder, petsWithMore);
  expect(writing(folder, 'pets').names).toHaveLength(4);
  contractIs(folder, petsWithOtherTag);
  expect(writing(folder, 'schemas/pets/releases/1.0.0.json', 'schemas/pets/openapi.json').names).toHaveLength(4);
});
