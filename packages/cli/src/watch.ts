import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { observeReads } from '@schemawright/contract';
import { isFolder } from './files.ts';

/** Editors save in several steps; this long, in milliseconds, after the last of them the files are looked at. */
const quiet = 80;

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files that something was read from, as they were then. */
export interface Inputs {
  /** By absolute path; `undefined` for what was looked for and not there. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Names of the folders that files were looked for in; a new file there may belong to the inputs. */
  readonly folders: ReadonlyMap<string, string>;
}

const isSource = (name: string): boolean => /\.(?:json|ya?ml)$/iu.test(name) && !name.startsWith('.');

/** What in a folder may become an input: descriptions, and folders that may hold some. */
const namesIn = (folder: string): string => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = entries.filter((entry) => isSource(entry.name) && !entry.isDirectory()).map(({ name }) => name);
    return names.sort().join('\0');
  } catch {
    return '';
  }
};

/** The nearest folder that is there. */
const standing = (folder: string): string =>
  isFolder(folder) || folder === path.dirname(folder) ? folder : standing(path.dirname(folder));

/** Does `work`, which does not throw, and tells what it was read from; `named` are files and folders to look at besides. */
export const reading = async (named: readonly string[], work: () => Promise<void>): Promise<Inputs> => {
  const files = new Map<string, string | undefined>();
  await observeReads((location, bytes) => void files.set(location, bytes && digest(bytes)), work);
  for (const file of named) if (!isFolder(file) && !files.has(file)) files.set(file, digestOf(file));
  const folders = new Set([...files.keys()].map((file) => standing(path.dirname(file))));
  for (const folder of named) if (isFolder(folder)) folders.add(folder);
  return { files, folders: new Map([...folders].map((folder) => [folder, namesIn(folder)])) };
};

const digestOf = (file: string): string | undefined => {
  try {
    return digest(readFileSync(file));
  } catch {
    return undefined;
  }
};

const changesSince = ({ files, folders }: Inputs): readonly string[] => {
  const changed = [...files].flatMap(([file, before]) => (digestOf(file) === before ? [] : [file]));
  const grown = [...folders].flatMap(([folder, before]) => (namesIn(folder) === before ? [] : [folder]));
  return [...changed, ...grown.filter((folder) => !changed.some((file) => path.dirname(file) === folder))];
};

/** Waits until inputs differ, or folders of new ones: which they are. An empty list when `signal` aborts. */
export const nextChange = (inputs: Inputs, signal: AbortSignal): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const finish = (changed: readonly string[]): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener('abort', stop);
      resolve(changed);
    };
    const stop = (): void => finish([]);
    const look = (): void => {
      const changed = changesSince(inputs);
      if (changed.length > 0) finish(changed);
    };
    const wake = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, quiet);
    };
    if (signal.aborted) return finish([]);
    signal.addEventListener('abort', stop);
    // Folders, not files: a file that is saved by renaming another to its name would be lost sight of.
    for (const folder of inputs.folders.keys()) {
      if (!existsSync(folder)) continue;
      const watcher = watch(folder, wake);
      watcher.on('error', wake);
      watchers.push(watcher);
    }
    // What changed since the inputs were read has no event to come.
    wake();
  });
