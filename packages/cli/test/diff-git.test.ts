import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { manifest, pets, petsWithMore, petsWithOtherTag, petsWithoutTag } from './contracts.ts';
import { folderWith, remove, schemawright, type Run } from './schemawright.ts';

const folders: string[] = [];
afterAll(() => folders.forEach(remove));

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** A repository with a commit for each step; a step gives contents, or `null` for what goes. */
const repositoryWith = (...steps: readonly Readonly<Record<string, unknown>>[]): string => {
  const folder = folderWith({});
  folders.push(folder);
  git(folder, 'init', '-q', '-b', 'main');
  steps.forEach((files, index) => commit(folder, files, `step ${index + 1}`));
  return folder;
};

const commit = (folder: string, files: Readonly<Record<string, unknown>>, subject: string): void => {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    if (content === null) rmSync(file);
    else writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', subject);
};

const json = ({ stdout }: Run): { bump: string; changes: { rule: string; oldPlace?: { file: string } }[] } =>
  JSON.parse(stdout) as never;

describe('git:REF:PATH', () => {
  const split = (type: string): Record<string, unknown> => ({
    'api/openapi.json': {
      ...(pets as object),
      components: { schemas: { Pet: { $ref: '../shared/pet.json' } } },
    },
    'shared/pet.json': { type: 'object', required: ['name'], properties: { name: { type } } },
  });
  const cwd = repositoryWith({ 'openapi.json': pets }, { 'openapi.json': petsWithOtherTag }, split('string'));
  commit(cwd, split('integer'), 'another type');
  git(cwd, 'tag', 'v1', 'HEAD~3');
  writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(petsWithMore));

  test.each([
    ['a tag', 'git:v1:openapi.json', 'openapi.json', ['operation-added']],
    ['a relative revision', 'git:HEAD~2:openapi.json', 'git:HEAD~3:openapi.json', ['response-type-changed']],
    ['a path from the working folder', 'git:v1:./openapi.json', 'git:main:openapi.json', ['response-type-changed']],
  ])('reads %s', (_, old, next, rules) => {
    const run = schemawright(['diff', old, next, '--format', 'json'], { cwd });
    expect(json(run).changes.map(({ rule }) => rule)).toEqual(rules);
    expect(run.status).toBe(0);
  });

  test('references lead to the files of the same commit', () => {
    writeFileSync(join(cwd, 'shared/pet.json'), 'not read');
    const run = schemawright(['diff', 'git:main~1:api/openapi.json', 'git:main:api/openapi.json', '--format', 'json'], {
      cwd,
    });
    const [change] = json(run).changes;
    expect(change?.rule).toBe('response-type-changed');
    expect(change?.oldPlace?.file).toBe('git:main~1:shared/pet.json');
  });

  test('a folder of JSON Structure files, with imports between them', () => {
    const structure = (name: string, more: object): object => ({
      $schema: 'https://json-structure.org/meta/extended/v0/#',
      $id: `https://example.com/${name}`,
      $uses: ['JSONStructureImport'],
      name,
      type: 'object',
      ...more,
    });
    const id = (type: string): object => ({
      'schemas/s/id.struct.json': structure('Id', { properties: { value: { type } } }),
      'schemas/s/pet.struct.json': structure('Pet', {
        definitions: { Ids: { $import: 'https://example.com/Id' } },
        properties: { id: { type: { $ref: '#/definitions/Ids/Id' } } },
      }),
    });
    const repository = repositoryWith(id('string') as Record<string, unknown>, id('int32') as Record<string, unknown>);
    writeFileSync(join(repository, 'schemas/s/id.struct.json'), 'not read');
    const run = schemawright(['diff', 'git:HEAD~1:schemas/s', 'git:HEAD:schemas/s', '--format', 'json'], {
      cwd: repository,
    });
    expect(run.stderr).toBe('');
    expect(json(run).changes.map(({ rule }) => rule)).toContain('response-type-changed');
    const same = schemawright(['diff', 'git:HEAD:schemas/s', 'git:main:schemas/s'], { cwd: repository });
    expect(same.stdout).toBe('none: nothing changed\n');
  });

  test('the imports of a JSON Structure file are found beside it, at that commit too', () => {
    const structure = (name: string, more: object): object => ({
      $schema: 'https://json-structure.org/meta/extended/v0/#',
      $id: `https://example.com/${name}`,
      name,
      type: 'object',
      ...more,
    });
    const files = (type: string): Record<string, unknown> => ({
      'api/id.struct.json': structure('Id', { properties: { value: { type } } }),
      'api/pet.struct.json': structure('Pet', {
        definitions: { Ids: { $import: 'https://example.com/Id' } },
        properties: { id: { type: { $ref: '#/definitions/Ids/Id' } } },
      }),
    });
    const repository = repositoryWith(files('string'), files('int32'));
    const run = schemawright(['diff', 'git:HEAD~1:api/pet.struct.json', 'api/pet.struct.json', '--format', 'json'], {
      cwd: repository,
    });
    expect(run.stderr).toBe('');
    expect(json(run).changes.map(({ rule }) => rule)).toEqual(['request-type-changed', 'response-type-changed']);
  });

  test.each([
    ['an unknown revision', 'git:nope:openapi.json', 'git-revision-unknown'],
    ['a revision that git would take for an option', 'git:--output=hacked:openapi.json', 'git-revision-unknown'],
    ['an unknown path', 'git:main:gone.json', 'git-path-unknown'],
    ['a path outside', 'git:main:../gone.json', 'git-path-unknown'],
    ['a date that no reflog reaches', 'git:gone@{2026-01-01 10:00}:openapi.json', 'git-revision-unknown'],
    ['no path', 'git:main', 'git-input'],
    ['no revision', 'git::openapi.json', 'git-input'],
  ])('%s is refused', (_, input, code) => {
    const run = schemawright(['diff', input, 'openapi.json'], { cwd });
    expect(run.stderr).toContain(code);
    expect(run.status).toBe(2);
  });

  test.each([
    ['a branch that is known of the remote only', 'git:trunk:openapi.json', 'mend: there is origin/trunk: write that'],
    ['a path with a slash in front', 'git:main:/openapi.json', 'of the repository: git:main:openapi.json'],
    ['a file of a submodule', 'git:main:parts/pet.json', 'mend: parts is a submodule: run the command in it'],
    ['a range', 'git:main..main:openapi.json', 'mend: this is a range: each side is one commit'],
    ['a link to nothing', 'git:main:link.json', 'mend: link.json is a symbolic link, and leads to nothing of this'],
    ['a submodule', 'git:main:parts', 'this is a submodule, whose files another repository holds'],
  ])('%s is refused with what was likely meant', (_, input, said) => {
    const repository = repositoryWith({ 'openapi.json': pets });
    git(repository, 'update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    symlinkSync('../gone.json', join(repository, 'link.json'));
    git(repository, 'add', '-A');
    git(
      repository,
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${git(repository, 'rev-parse', 'HEAD').trim()},parts`,
    );
    git(repository, 'commit', '-q', '-m', 'a submodule');
    const run = schemawright(['diff', input, 'openapi.json'], { cwd: repository });
    expect(run.stderr).toContain(said);
    expect(run.status).toBe(2);
  });

  test('a repository that git does not trust is told as such, with the command that has it trusted', () => {
    const repository = repositoryWith({ 'openapi.json': pets });
    const run = schemawright(['diff', 'git:HEAD:openapi.json', 'openapi.json'], {
      cwd: repository,
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: 'true' },
    });
    expect(run.stderr).toContain('git-not-trusted');
    expect(run.stderr).toContain('mend: git config --global --add safe.directory /');
    expect(run.status).toBe(2);
  });

  test('a partial clone that lacks the file says so, and not that the commit lacks it', () => {
    const repository = repositoryWith({ 'api/openapi.json': pets }, { 'api/openapi.json': petsWithMore });
    git(repository, 'config', 'uploadpack.allowFilter', 'true');
    const clone = folderWith({ 'openapi.json': pets });
    folders.push(clone);
    git(clone, 'clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repository}`, 'clone');
    const run = schemawright(['diff', 'git:HEAD~1:api/openapi.json', '../openapi.json'], { cwd: join(clone, 'clone') });
    expect(run.stderr).toContain('git-object-missing');
    expect(run.stderr).toContain('git archive --output=/dev/null HEAD~1');
    expect(run.status).toBe(2);
  });

  test('a reference out of the repository is refused', () => {
    const repository = repositoryWith({
      'openapi.json': { ...(pets as object), components: { schemas: { Pet: { $ref: '../../etc/passwd' } } } },
    });
    const run = schemawright(['diff', 'git:HEAD:openapi.json', 'openapi.json'], { cwd: repository });
    expect(run.stderr).toContain('ref-outside');
    expect(run.status).toBe(2);
  });

  test('no repository is told', () => {
    const folder = folderWith({ 'openapi.json': pets });
    folders.push(folder);
    const run = schemawright(['diff', 'git:main:openapi.json', 'openapi.json'], { cwd: folder });
    expect(run.stderr).toContain('the working folder is in no git repository');
    expect(run.status).toBe(2);
  });
});

describe('--history', () => {
  const respelled = JSON.stringify({ ...(pets as object), info: { title: 'Pets!', version: '1.0.0' } });
  const cwd = repositoryWith(
    { 'openapi.json': pets },
    { 'openapi.json': respelled },
    { 'readme.txt': 'nothing of ours' },
    { 'openapi.json': '{ "openapi": "3.1.0", broken' },
    { 'openapi.json': petsWithOtherTag },
    { 'openapi.json': null, 'schemas/pets/openapi.json': petsWithOtherTag, 'schemas/pets/contract.yaml': manifest },
    { 'schemas/pets/openapi.json': petsWithMore },
  );
  const history = (...args: readonly string[]) =>
    JSON.parse(schemawright(['diff', '--history', ...args, '--format', 'json'], { cwd }).stdout) as {
      commits: number;
      quiet: number;
      entries: { subject: string; event: string; bump: string; before?: string; changes: { rule: string }[] }[];
      skipped: { subject: string; reason: string }[];
    };

  test('tells the commits that changed the meaning, through a rename, and counts the others', () => {
    const { commits, quiet, entries, skipped } = history('pets');
    expect(entries.map(({ subject, event, bump }) => [subject, event, bump])).toEqual([
      ['step 7', 'changed', 'major'],
      ['step 5', 'changed', 'major'],
      ['step 1', 'added', 'none'],
    ]);
    expect(entries[1]?.changes.map(({ rule }) => rule)).toEqual(['response-type-changed']);
    expect(skipped.map(({ subject }) => subject)).toEqual(['step 4']);
    expect([commits, quiet]).toEqual([6, 2]);
  });

  test('a range begins with the state before it', () => {
    const { entries } = history('HEAD~2..HEAD', 'schemas/pets/openapi.json');
    expect(entries.map(({ subject, event }) => [subject, event])).toEqual([['step 7', 'changed']]);
  });

  test('commits of what is referred to count', () => {
    const parts = (type: string): Record<string, unknown> => ({
      'pet.json': { type: 'object', properties: { name: { type } } },
    });
    const openapi = { ...(pets as object), components: { schemas: { Pet: { $ref: './pet.json' } } } };
    const repository = repositoryWith(
      { 'openapi.json': openapi, ...parts('string') },
      { other: 'x' },
      parts('integer'),
    );
    const { stdout } = schemawright(['diff', '--history', 'openapi.json'], { cwd: repository });
    expect(stdout).toContain('step 3');
    expect(stdout).toContain('response-type-changed');
    expect(stdout).toContain('2 commits, 2 of them with meaning; 0 changed bytes alone');
  });

  test('a merge counts as the branch saw it', () => {
    const repository = repositoryWith({ 'openapi.json': pets });
    git(repository, 'switch', '-q', '-c', 'side');
    commit(repository, { 'openapi.json': petsWithoutTag }, 'on the side');
    git(repository, 'switch', '-q', 'main');
    commit(repository, { other: 'x' }, 'meanwhile');
    git(repository, 'merge', '-q', '--no-ff', 'side', '-m', 'merge it');
    const { stdout } = schemawright(['diff', '--history', 'openapi.json', '--format', 'markdown'], { cwd: repository });
    expect(stdout).toContain('merge it');
    expect(stdout).not.toContain('on the side');
  });

  test('a range in which nothing happened to the file is empty, one that is turned round says so', () => {
    const said = (range: string): string => schemawright(['diff', '--history', range, 'pets'], { cwd }).stdout;
    expect(said('HEAD..HEAD')).toBe('0 commits, 0 of them with meaning; 0 changed bytes alone\n');
    expect(said('HEAD..HEAD~2')).toContain('note HEAD..HEAD~2 holds no commit, for its end comes before its start');
    expect(said('HEAD~2..HEAD')).not.toContain('note');
  });

  test('a shallow clone says that its oldest commit is not where the contract began', () => {
    const clone = folderWith({});
    folders.push(clone);
    git(clone, 'clone', '-q', '--depth', '1', `file://${cwd}`, 'clone');
    const { stdout } = schemawright(['diff', '--history', 'pets'], { cwd: join(clone, 'clone') });
    expect(stdout).toContain('note the clone is shallow');
  });

  test('what was removed and came back is compared with what it was', () => {
    const repository = repositoryWith(
      { 'openapi.json': pets },
      { 'openapi.json': null, other: 'x' },
      { 'openapi.json': petsWithOtherTag },
      { 'openapi.json': null },
      { 'openapi.json': petsWithOtherTag },
    );
    const told = (...args: readonly string[]): string =>
      schemawright(['diff', '--history', 'openapi.json', ...args], { cwd: repository }).stdout;
    const { entries } = JSON.parse(told('--format', 'json')) as {
      entries: { event: string; changes: { rule: string }[] }[];
    };
    expect(entries.map(({ event, changes }) => [event, ...changes.map(({ rule }) => rule)])).toEqual([
      ['restored'],
      ['removed'],
      ['restored', 'response-type-changed'],
      ['removed'],
      ['added'],
    ]);
    expect(told()).toContain('restored openapi.json\n  major: 1 breaking');
    expect(told('--format', 'markdown').match(/: restored.*/gu)).toEqual([': restored', ': restored, major']);
  });

  test('what came back is no copy of a file that is like it', () => {
    const repository = repositoryWith(
      { 'openapi.json': pets, 'like.json': petsWithOtherTag },
      { 'openapi.json': null },
      { 'openapi.json': petsWithOtherTag },
    );
    const { stdout } = schemawright(['diff', '--history', 'openapi.json'], { cwd: repository });
    expect(stdout).toContain('restored openapi.json\n  major: 1 breaking');
    expect(stdout).not.toContain('like.json');
  });

  describe('what is referred to', () => {
    const entry = { ...(pets as object), components: { schemas: { Pet: { $ref: 'pet.json' } } } };
    const pet = (type: string): object => ({ type: 'object', properties: { name: { type } } });
    const repository = repositoryWith(
      { 'openapi.json': entry, 'pet.json': pet('string') },
      { 'pet.json': null },
      { 'pet.json': pet('integer') },
      { 'openapi.json': null },
      { 'pet.json': pet('string') },
      { 'openapi.json': entry },
    );
    const events = (...args: readonly string[]): unknown => {
      const { stdout } = schemawright(['diff', '--history', ...args, 'openapi.json', '--format', 'json'], {
        cwd: repository,
      });
      const { entries } = JSON.parse(stdout) as { entries: { subject: string; event: string }[] };
      return entries.map(({ subject, event }) => `${subject}: ${event}`);
    };

    test('may go and come back', () => {
      expect(events()).toEqual([
        'step 6: restored',
        'step 4: removed',
        'step 3: changed',
        'step 2: changed',
        'step 1: added',
      ]);
    });

    test('is nothing while the contract is not there, at the start of a range too', () => {
      expect(events('HEAD~2..HEAD')).toEqual(['step 6: added']);
    });
  });

  test('subjects are data', () => {
    const repository = repositoryWith({ 'openapi.json': pets });
    commit(repository, { 'openapi.json': petsWithoutTag }, '::error::\u001b[31m <script>');
    const { stdout } = schemawright(['diff', '--history', 'openapi.json'], { cwd: repository });
    expect(stdout).toContain('::error::\\u{1b}[31m <script>');
  });

  test.each([
    ['a file that no commit holds', ['new.json'], 'git-path-unknown'],
    ['an unknown revision', ['nope..HEAD', 'pets'], 'git-revision-unknown'],
    ['a revision that would be an option', ['--', '--all..HEAD', 'pets'], 'git-revision-unknown'],
    ['no file at all', [], '--history is about one contract'],
    ['a file that no commit of the range knows', ['HEAD~1..HEAD', 'opanapi.json'], 'git-path-unknown'],
    ['a range without a file', ['HEAD~1..HEAD'], 'name the file behind it'],
    ['a range behind the file', ['schemas/pets/openapi.json', 'HEAD~1..HEAD'], 'the range stands before the file'],
  ])('%s is refused', (_, args, said) => {
    const run = schemawright(['diff', '--history', ...args], { cwd });
    expect(run.stderr).toContain(said);
    expect(run.status).toBe(2);
  });
});

test('git itself may be missing', () => {
  const cwd = repositoryWith({ 'openapi.json': pets });
  const run = schemawright(['diff', 'git:HEAD:openapi.json', 'openapi.json'], { cwd, env: { PATH: '/nowhere' } });
  expect(run.stderr).toContain('git-not-run');
  expect(run.status).toBe(2);
});
