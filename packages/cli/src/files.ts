import { lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** Folders that hold no sources of anybody: dependencies, what a tool keeps for itself. */
const isPassedOver = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

/** What the path names; nothing when it names nothing, leads through a file as if that were a folder, or in a circle. */
const statOf = (file: string): Stats | undefined => {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
};

/** Whether the path names a folder; a path that names nothing does not. */
export const isFolder = (file: string): boolean => statOf(file)?.isDirectory() ?? false;

/** Whether the path names a regular file, not a pipe for one. */
export const isFile = (file: string): boolean => statOf(file)?.isFile() ?? false;

/** A file as reports name it: from the working folder on, and in full where it is outside of that. */
export const relativeTo = (cwd: string, file: string): string => {
  const relative = path.relative(cwd, file);
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) ? file : relative;
};

/** Whether the path names something that is there. */
export const exists = (file: string): boolean => statOf(file) !== undefined;

/**
 * The files below a folder that `accepts` takes, by path, in the order of their code units. Symbolic links are not
 * followed. Paths begin with `folder` as it was given.
 */
export const filesBelow = (folder: string, accepts: (file: string) => boolean): string[] =>
  readdirSync(folder)
    .sort()
    .filter((name) => !isPassedOver(name))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const entry = lstatSync(file);
      if (entry.isDirectory()) return filesBelow(file, accepts);
      return entry.isFile() && accepts(file) ? [file] : [];
    });
