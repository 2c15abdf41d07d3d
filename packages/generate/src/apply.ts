import path from 'node:path';
import { fileSystem, type FileSystem } from './file-system.ts';
import { recordOf, recordPath, type PackageOnDisk, type PlannedFile } from './plan.ts';
import { refused } from './refusals.ts';

/** One package's folder and what the plan wants in it. `dir` is absolute. */
export interface PackageChange {
  readonly dir: string;
  readonly files: readonly PlannedFile[];
}

/** One package on its way from the old folder to the new one. */
interface Swap {
  readonly dir: string;
  /** The whole new output, beside the folder that it replaces. */
  readonly next: string;
  /** Where the old folder waits until what others put there has moved over. */
  readonly last: string;
  /** Paths of the old output: these do not move over. */
  readonly owned: readonly string[];
}

const journalName = '.schemawright.journal';

const swapOf = (dir: string, owned: readonly string[]): Swap => {
  const beside = (ending: string): string =>
    path.join(path.dirname(dir), `.${path.basename(dir)}.schemawright-${ending}`);
  return { dir, next: beside('next'), last: beside('last'), owned };
};

/** Moves what is not ours from the old folder into the new one, by renames. Can be done again after a crash. */
const carryOver = (fs: FileSystem, from: string, to: string, owned: readonly string[]): void => {
  for (const name of fs.list(from)) {
    if (owned.includes(name)) continue;
    const source = path.join(from, name);
    const target = path.join(to, name);
    const below = owned.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length + 1));
    const isShared = below.length > 0 || fs.kind(target) === 'folder';
    if (fs.kind(source) === 'folder' && isShared) carryOver(fs, source, target, below);
    else if (fs.kind(target) === undefined) {
      fs.makeFolder(to);
      fs.rename(source, target);
    }
  }
};

/** Brings one swap to its end from wherever it stands: each step is seen in what is there. */
const finish = (fs: FileSystem, { dir, next, last, owned }: Swap): void => {
  if (fs.kind(next) !== undefined) {
    if (fs.kind(dir) !== undefined) fs.rename(dir, last);
    fs.rename(next, dir);
    fs.sync(path.dirname(dir));
  }
  if (fs.kind(last) !== undefined) {
    if (fs.kind(dir) === undefined) fs.rename(last, dir);
    else carryOver(fs, last, dir, owned);
    fs.sync(dir);
    fs.remove(last);
  }
};

const isSwap = (value: unknown): value is { dir: string; owned: string[] } => {
  const { dir, owned } = (value ?? {}) as { dir?: unknown; owned?: unknown };
  return typeof dir === 'string' && Array.isArray(owned) && owned.every((file) => typeof file === 'string');
};

/**
 * Completes a run that died after its output was ready, so that the packages below `root` are whole again.
 * To be called, like `apply`, while the lock of `root` is held.
 */
export const recover = (root: string, fs: FileSystem = fileSystem): void => {
  const journal = path.join(root, journalName);
  fs.remove(`${journal}.new`);
  if (fs.kind(journal) !== 'file') return;
  const swaps: unknown = JSON.parse(fs.read(journal));
  for (const swap of Array.isArray(swaps) ? swaps : []) {
    const dir = isSwap(swap) ? path.resolve(root, swap.dir) : root;
    if (!isSwap(swap) || !dir.startsWith(root + path.sep))
      throw refused('output-journal', journal, 'the journal of a broken run is damaged', 'delete it');
    finish(fs, swapOf(dir, swap.owned));
  }
  fs.remove(journal);
};

/**
 * Refuses output that something stands in the way of: a symbolic link, for nothing is written where the user does not see
 * it, or a folder in the place of a file and the other way round, for it would be lost.
 */
export const refuseObstacles = (
  root: string,
  dir: string,
  files: readonly string[],
  fs: FileSystem = fileSystem,
): void => {
  const kinds = new Map<string, ReturnType<FileSystem['kind']>>();
  const kindOf = (part: string): ReturnType<FileSystem['kind']> => {
    if (!kinds.has(part)) kinds.set(part, fs.kind(part));
    return kinds.get(part);
  };
  for (const file of ['', ...files]) {
    const parts = path.relative(root, path.join(dir, file)).split(path.sep);
    parts.forEach((_, index) => {
      const part = path.join(root, ...parts.slice(0, index + 1));
      const kind = kindOf(part);
      if (kind === 'link')
        throw refused(
          'output-symlink',
          part,
          'a symbolic link stands where output goes',
          'replace it by a folder or a file',
        );
      const wanted = index < parts.length - 1 ? 'folder' : 'file';
      if (part.length > dir.length && kind !== undefined && kind !== wanted)
        throw refused('output-foreign', part, `a ${wanted} is to be generated where something else is`, 'move it away');
    });
  }
};

/** A folder as the plan sees it. */
export const onDisk = (dir: string, fs: FileSystem = fileSystem): PackageOnDisk => ({
  read: (file) => {
    const target = path.join(dir, file);
    return fs.kind(target) === 'file' ? fs.read(target) : undefined;
  },
});

/**
 * Writes the changed packages, all or none: every package is made ready in a folder beside the one that it replaces; one
 * rename of the journal decides; then the folders change places. A run that dies before that leaves the old output, one
 * that dies after it is completed by `recover`. Files of others move along.
 */
export const apply = async (
  root: string,
  changes: readonly PackageChange[],
  fs: FileSystem = fileSystem,
): Promise<void> => {
  const changed = changes.filter(({ files }) => files.some(({ status }) => status !== 'unchanged'));
  if (changed.length === 0) return;
  const swaps = changed.map(({ dir }) => swapOf(dir, [...recordOf(onDisk(dir, fs)).keys(), recordPath]));
  const journal = path.join(root, journalName);
  let decided = false;
  try {
    for (const [index, { files }] of changed.entries()) {
      const swap = swaps[index] as Swap;
      const { next } = swap;
      fs.remove(next);
      finish(fs, swap);
      fs.makeFolder(next);
      const folders = new Set([next]);
      const written: string[] = [];
      for (const { path: file, text } of files) {
        if (text === undefined) continue;
        const target = path.join(next, file);
        const folder = path.dirname(target);
        if (!folders.has(folder)) fs.makeFolder(folder);
        folders.add(folder);
        fs.write(target, text);
        written.push(target);
      }
      await fs.settle(written);
      for (const folder of folders) fs.sync(folder);
    }
    const lines = swaps.map(({ dir, owned }) => ({ dir: path.relative(root, dir), owned }));
    fs.create(`${journal}.new`, JSON.stringify(lines));
    fs.rename(`${journal}.new`, journal);
    decided = true;
    fs.sync(root);
    for (const swap of swaps) finish(fs, swap);
    fs.remove(journal);
  } catch (error) {
    if (!decided) for (const left of [`${journal}.new`, ...swaps.map(({ next }) => next)]) fs.remove(left);
    throw error;
  }
};
