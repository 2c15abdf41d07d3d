import fs from 'node:fs';
import path from 'node:path';

/** The few calls by which output gets to disk, each of them all or nothing but `remove` and `settle`. Paths are absolute. */
export interface FileSystem {
  kind(file: string): 'file' | 'folder' | 'link' | 'other' | undefined;
  list(folder: string): readonly string[];
  read(file: string): string;
  /** With the folders on the way. */
  makeFolder(folder: string): void;
  /** A file that must not be there yet, on disk when the call returns. */
  create(file: string, text: string): void;
  /** A file that must not be there yet, on disk when `settle` is done with it. */
  write(file: string, text: string): void;
  /** All of these files are on disk then. */
  settle(files: readonly string[]): Promise<void>;
  rename(from: string, to: string): void;
  /** A file, a link or a whole folder; nothing happens when it is not there. */
  remove(file: string): void;
  /** Renames inside the folder are on disk when the call returns, where the platform can do that. */
  sync(folder: string): void;
}

/** A disk settles several files in little more time than one. */
const atOnce = 16;

export const fileSystem: FileSystem = {
  kind(file) {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (stat.isSymbolicLink()) return 'link';
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : 'other';
  },
  list: (folder) => fs.readdirSync(folder).sort(),
  read: (file) => fs.readFileSync(file, 'utf8'),
  makeFolder(folder) {
    // One by one: below /proc Node 20's recursive mkdir never returns.
    const missing: string[] = [];
    for (let at = path.resolve(folder); !fs.existsSync(at); at = path.dirname(at)) missing.unshift(at);
    for (const each of missing) {
      try {
        fs.mkdirSync(each);
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST') throw error;
      }
    }
    if (!fs.statSync(folder).isDirectory()) fs.mkdirSync(folder);
  },
  create(file, text) {
    const handle = fs.openSync(file, 'wx');
    try {
      fs.writeFileSync(handle, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  },
  write: (file, text) => fs.writeFileSync(file, text, { flag: 'wx' }),
  async settle(files) {
    const waiting = files.values();
    const settleNext = async (): Promise<void> => {
      for (const file of waiting) {
        const handle = await fs.promises.open(file, 'r+');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, settleNext));
  },
  rename: (from, to) => fs.renameSync(from, to),
  remove: (file) => fs.rmSync(file, { recursive: true, force: true }),
  sync(folder) {
    if (process.platform === 'win32') return;
    const handle = fs.openSync(path.resolve(folder), 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  },
};
