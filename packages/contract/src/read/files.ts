import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { refusal, Refusal } from '../problem.ts';
import { limits } from './limits.ts';

/** Where descriptions are read from: the disk, a commit, a package. Locations are absolute. */
export interface Files {
  /** The bytes of a file, which messages call `file`. Throws `Refusal` for what is no regular file or too large. */
  read(location: string, file: string): Uint8Array;
  /** The location behind symbolic links; itself where nothing is. */
  real(location: string): string;
  kind(location: string): 'file' | 'folder' | undefined;
  /** Bytes; 0 where nothing is. */
  size(location: string): number;
  /** What is in a folder. Throws for what is none. */
  list(folder: string): readonly FileEntry[];
  /** What messages call a file that no one has named; a path that starts from its referrer's when this is not there. */
  nameOf?(location: string): string;
  /** What helps against a reference that leads out of here, where nobody can move files. */
  readonly mendOutside?: string;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export const disk: Files = {
  read: (location, file) => {
    let descriptor: number;
    try {
      // Without O_NONBLOCK opening a named pipe waits for a writer.
      descriptor = openSync(location, constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      throw unreadable(file, error);
    }
    try {
      const stat = fstatSync(descriptor);
      if (stat.isDirectory()) throw refusal(file, 'source-not-a-file', 'this is a folder; a file is needed');
      if (!stat.isFile()) throw refusal(file, 'source-not-a-file', 'this is no regular file');
      if (stat.size > limits.bytes) throw tooLarge(file);
      return readFileSync(descriptor);
    } catch (error) {
      throw error instanceof Refusal ? error : unreadable(file, error);
    } finally {
      closeSync(descriptor);
    }
  },
  real: (location) => {
    try {
      return realpathSync(location);
    } catch {
      return path.resolve(location);
    }
  },
  kind: (location) => {
    const stat = statSync(location, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    return stat.isDirectory() ? 'folder' : 'file';
  },
  size: (location) => statSync(location, { throwIfNoEntry: false })?.size ?? 0,
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
    })),
};

export const tooLarge = (file: string): Refusal =>
  refusal(file, 'source-too-large', `larger than ${limits.bytes} bytes, the limit for a description`);

export const noSuchFile = (file: string): Refusal =>
  refusal(file, 'source-unreadable', 'there is no such file', {
    mend: 'look at how the path is spelled, and at the folder that it starts from',
  });

const unreadable = (file: string, error: unknown): Refusal => {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT') return noSuchFile(file);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission to read this file is denied',
    EPERM: 'permission to read this file is denied',
    ELOOP: 'too many symbolic links on the way to this file',
    ENOTDIR: 'a part of this path is no folder',
    ENAMETOOLONG: 'this path is too long',
    EMFILE: 'too many files are open',
  };
  return refusal(
    file,
    'source-unreadable',
    Object.hasOwn(reasons, code) ? (reasons[code] as string) : `cannot be read (${code})`,
  );
};
