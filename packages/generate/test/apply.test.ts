import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { apply, onDisk, recover, refuseObstacles, type PackageChange } from '../src/apply.ts';
import { fileSystem, type FileSystem } from '../src/file-system.ts';
import { withLock } from '../src/lock.ts';
import { planPackage, recordPath } from '../src/plan.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'apply-')));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((made) => fs.rmSync(made, { recursive: true, force: true })));

/** The real thing but for waiting on the disk. */
const quick: FileSystem = {
  ...fileSystem,
  create: fileSystem.write,
  settle: () => Promise.resolve(),
  sync: () => undefined,
};

const versions = { byName: new Map<string, string>(), workspace: false };
const output = (mark: string): { path: string; text: string }[] => [
  { path: 'index.js', text: mark },
  { path: 'runtime/a.js', text: mark },
  { path: `runtime/${mark}.js`, text: mark },
  { path: `only-${mark}/x.js`, text: mark },
];
const change = (root: string, mark: string): PackageChange[] =>
  ['one', 'two'].map((name) => {
    const dir = path.join(root, name);
    return { dir, files: planPackage(output(mark), onDisk(dir), versions) };
  });

const tree = (root: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.lstatSync(path.join(root, file)).isFile())
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
  );

/** The old output with things of others in and beside it. */
const prepared = async (): Promise<string> => {
  const root = folder();
  await apply(root, change(root, 'old'), quick);
  fs.writeFileSync(path.join(root, 'one/CHANGELOG.md'), 'mine');
  fs.writeFileSync(path.join(root, 'one/only-old/notes.md'), 'mine');
  fs.writeFileSync(path.join(root, 'one/runtime/notes.md'), 'mine');
  fs.mkdirSync(path.join(root, 'two/node_modules/.bin'), { recursive: true });
  fs.symlinkSync('../../nowhere', path.join(root, 'two/node_modules/link'));
  fs.writeFileSync(path.join(root, 'two/node_modules/.bin/tool'), 'mine');
  return root;
};

const others = {
  'one/CHANGELOG.md': 'mine',
  'one/only-old/notes.md': 'mine',
  'one/runtime/notes.md': 'mine',
  'two/node_modules/.bin/tool': 'mine',
};

const generatedFiles = async (mark: string): Promise<Record<string, string>> => {
  const root = folder();
  await apply(root, change(root, mark));
  return tree(root);
};
const oldFiles = await generatedFiles('old');
const newFiles = await generatedFiles('new');

test('the new output replaces the old one; what others put there stays', async () => {
  const root = await prepared();
  await apply(root, change(root, 'new'));
  expect(tree(root)).toEqual({ ...newFiles, ...others });
  expect(fs.readlinkSync(path.join(root, 'two/node_modules/link'))).toBe('../../nowhere');
});

/** Dies at the nth call that changes anything: neither it nor anything after it happens. */
const dying = (after: number): { fs: FileSystem; calls: () => number } => {
  let calls = 0;
  const guarded =
    <Arguments extends unknown[]>(change: (...args: Arguments) => void) =>
    (...args: Arguments): void => {
      calls += 1;
      if (calls > after) throw new Error('killed');
      change(...args);
    };
  const { makeFolder, create, write, rename, remove, sync } = quick;
  return {
    calls: () => calls,
    fs: {
      ...fileSystem,
      makeFolder: guarded(makeFolder),
      create: guarded(create),
      write: guarded(write),
      settle: async () => guarded(() => undefined)(),
      rename: guarded(rename),
      remove: guarded(remove),
      sync: guarded(sync),
    },
  };
};

const outcome = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return String(error);
  }
};

/** The generated files of each package, wherever a reader finds them. */
const ofPackage = (files: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).filter(([file]) => file.startsWith(`${name}/`) && !Object.hasOwn(others, file)),
  );

test('killed at any call: each package is old or new as a whole, and the next run brings all to the same state', async () => {
  const whole = dying(Number.POSITIVE_INFINITY);
  const first = await prepared();
  await apply(first, change(first, 'new'), whole.fs);
  expect(whole.calls()).toBeGreaterThan(20);
  for (let nth = 0; nth < whole.calls(); nth += 1) {
    const root = await prepared();
    await expect(apply(root, change(root, 'new'), dying(nth).fs)).rejects.toThrow('killed');
    const left = tree(root);
    // Between two renames a package can be missing for an instant; a mixture it never is.
    const mixtures = ['one', 'two'].filter((name) => {
      const found = ofPackage(left, name);
      return ![{}, ofPackage(oldFiles, name), ofPackage(newFiles, name)].some((whole) =>
        isDeepStrictEqual(found, whole),
      );
    });
    expect(mixtures).toEqual([]);
    // The recovery may be killed as well, at any of its calls.
    for (let again = 0; again < 6; again += 1)
      expect(['done', 'Error: killed']).toContain(outcome(() => recover(root, dying(again).fs)));
    recover(root, quick);
    const recovered = tree(root);
    const visible = Object.fromEntries(
      Object.entries(recovered).filter(([file]) => !/^\.(one|two)\.schemawright-next/.test(file)),
    );
    expect([
      { ...oldFiles, ...others },
      { ...newFiles, ...others },
    ]).toContainEqual(visible);
    await apply(root, change(root, 'new'), quick);
    expect(tree(root)).toEqual({ ...newFiles, ...others });
  }
});

/** Fails once, at the nth call of any kind, as the system does when it is short of something. */
const failing = (nth: number, code: string): { fs: FileSystem; calls: () => number } => {
  let calls = 0;
  const counted = Object.entries(quick).map(([name, call]) => [
    name,
    (...args: never[]): unknown => {
      if (calls++ === nth) throw Object.assign(new Error(name), { code });
      return (call as (...args: never[]) => unknown)(...args);
    },
  ]);
  return { calls: () => calls, fs: Object.fromEntries(counted) as FileSystem };
};

const causes = ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE'];
test.each(causes)('%s at any call: old output or new, and the next run heals', async (code) => {
  const whole = failing(-1, code);
  const first = await prepared();
  await apply(first, change(first, 'new'), whole.fs);
  expect(whole.calls()).toBeGreaterThan(60);
  // Each takes every fourth call: together they fail at all of them.
  for (let nth = causes.indexOf(code); nth < whole.calls(); nth += causes.length) {
    const root = await prepared();
    await expect(apply(root, change(root, 'new'), failing(nth, code).fs)).rejects.toThrow(
      expect.objectContaining({ code }),
    );
    const isUndecided = !fs.existsSync(path.join(root, '.schemawright.journal'));
    const left = tree(root);
    const wholes = [oldFiles, newFiles].map((files) => ({ ...files, ...others }));
    expect(!isUndecided || wholes.some((whole) => isDeepStrictEqual(left, whole))).toBe(true);
    recover(root, quick);
    await apply(root, change(root, 'new'), quick);
    expect(tree(root)).toEqual({ ...newFiles, ...others });
  }
});

test('nothing changes when nothing differs', async () => {
  const root = await prepared();
  await apply(root, change(root, 'old'), dying(0).fs);
  expect(tree(root)).toEqual({ ...oldFiles, ...others });
});

test.each(['one', 'one/runtime', 'one/index.js'])('a symbolic link at %s is refused', (link) => {
  const root = folder();
  const elsewhere = folder();
  fs.mkdirSync(path.dirname(path.join(root, link)), { recursive: true });
  fs.symlinkSync(elsewhere, path.join(root, link));
  expect(() => refuseObstacles(root, path.join(root, 'one'), ['index.js', 'runtime/a.js'])).toThrow(/symbolic link/);
});

test('one run at a time; the lock of a dead process is taken over', async () => {
  const root = folder();
  const lock = path.join(root, '.schemawright.lock');
  expect(await withLock(fileSystem, root, () => fs.existsSync(lock))).toBe(true);
  expect(fs.existsSync(lock)).toBe(false);
  fs.writeFileSync(lock, String(process.ppid));
  await expect(withLock(fileSystem, root, () => true)).rejects.toThrow(/is writing there/);
  fs.writeFileSync(lock, '99999999');
  expect(await withLock(fileSystem, root, () => true)).toBe(true);
});

test('a record that points outside is not believed', () => {
  const disk = {
    read: (file: string) =>
      file === recordPath
        ? JSON.stringify({ files: { '../../etc/passwd': 'x', '/etc/passwd': 'x', 'a/../../b': 'x', gone: 'x' } })
        : file === 'index.js'
          ? undefined
          : 'there',
  };
  expect(
    planPackage([], disk, versions)
      .filter(({ text }) => text === undefined)
      .map((file) => file.path),
  ).toEqual(['gone']);
});

test('a package keeps its version, and names the versions of the others', () => {
  const manifest = {
    path: 'package.json',
    text: '{"name":"c","version":"0.1.0","dependencies":{"t":"^0.1.0","x":"^1.0.0"}}',
  };
  const byName = new Map([
    ['c', '2.1.0'],
    ['t', '3.0.0-rc.1'],
  ]);
  const planned = (workspace: boolean): unknown =>
    JSON.parse(
      planPackage([manifest], { read: () => undefined }, { byName, workspace }).find(
        (file) => file.path === 'package.json',
      )?.text ?? '',
    );
  expect(planned(false)).toEqual({ name: 'c', version: '2.1.0', dependencies: { t: '^3.0.0-rc.1', x: '^1.0.0' } });
  expect(planned(true)).toMatchObject({ dependencies: { t: 'workspace:^', x: '^1.0.0' } });
});
