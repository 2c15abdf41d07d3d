import { AsyncLocalStorage } from 'node:async_hooks';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { refusal, Refusal } from '../problem.ts';
import { limits } from './limits.ts';

/** Hears of a file, by its absolute path, when it is read; of `undefined` when it can't be. */
export type ReadObserver = (location: string, bytes: Uint8Array | undefined) => void;

const observers = new AsyncLocalStorage<ReadObserver>();

/** Does `work` while `observer` hears of every file that it reads descriptions from, or tries to. */
export const observeReads = <T>(observer: ReadObserver, work: () => T): T => observers.run(observer, work);

/**
 * The text of the file at `location`, which messages call `file`: UTF-8, or UTF-16 by its byte order mark.
 * Throws `Refusal` for what cannot be opened, is no regular file, is too large or no text.
 */
export const readText = (location: string, file: string): string => {
  let bytes: Buffer | undefined;
  try {
    bytes = readBytes(location, file);
  } finally {
    observers.getStore()?.(path.resolve(location), bytes);
  }
  return decode(bytes, file);
};

const readBytes = (location: string, file: string): Buffer => {
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
    if (stat.size > limits.bytes) {
      throw refusal(file, 'source-too-large', `larger than ${limits.bytes} bytes, the limit for a description`);
    }
    return readFileSync(descriptor);
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(file, error);
  } finally {
    closeSync(descriptor);
  }
};

const unreadable = (file: string, error: unknown): Refusal => {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
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

/** UTF-8, or UTF-16 when its byte order mark says so; never with bytes replaced. */
const decode = (bytes: Buffer, file: string): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refusal(file, 'source-encoding', `not valid ${encoding.toUpperCase()}`, { mend: 'save the file as UTF-8' });
  }
};
