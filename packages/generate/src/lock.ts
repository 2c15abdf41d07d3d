import path from 'node:path';
import type { FileSystem } from './file-system.ts';
import { refused } from './refusals.ts';

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** Runs `work` while no other run writes below `root`. The lock of a dead process is taken over. */
export const withLock = async <T>(fs: FileSystem, root: string, work: () => T | Promise<T>): Promise<T> => {
  const file = path.join(root, '.schemawright.lock');
  const take = (): boolean => {
    try {
      fs.create(file, String(process.pid));
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      return false;
    }
  };
  if (!take()) {
    const held = fs.read(file);
    const owner = Number(held);
    // A run that died between making and filling its lock left an empty one.
    if (owner > 0 && lives(owner))
      throw refused(
        'output-locked',
        file,
        `process ${owner} is writing there`,
        'wait for it, or delete the file when it is gone',
      );
    // Another run may have found the same dead owner and taken its place since: then the lock is put back.
    const moved = `${file}.${process.pid}`;
    try {
      fs.rename(file, moved);
      if (fs.read(moved) === held) fs.remove(moved);
      else fs.rename(moved, file);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    }
    if (!take()) throw refused('output-locked', file, 'another process has just begun to write there');
  }
  try {
    return await work();
  } finally {
    fs.remove(file);
  }
};
