import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { refusal } from '../problem.ts';
import { disk, type Files } from './files.ts';

/** Hears of a file, by its absolute path, when it is read; of `undefined` when it can't be. */
export type ReadObserver = (location: string, bytes: Uint8Array | undefined) => void;

const observers = new AsyncLocalStorage<ReadObserver>();

/** Does `work` while `observer` hears of every file that it reads descriptions from, or tries to. */
export const observeReads = <T>(observer: ReadObserver, work: () => T): T => observers.run(observer, work);

/**
 * The text of the file at `location`, which messages call `file`: UTF-8, or UTF-16 by its byte order mark.
 * Throws `Refusal` for what cannot be opened, is no regular file, is too large or no text.
 */
export const readText = (location: string, file: string, files: Files = disk): string => {
  let bytes: Uint8Array | undefined;
  try {
    bytes = files.read(location, file);
  } finally {
    observers.getStore()?.(path.resolve(location), bytes);
  }
  return decode(bytes, file);
};

/** UTF-8, or UTF-16 when its byte order mark says so; never with bytes replaced. */
const decode = (bytes: Uint8Array, file: string): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refusal(file, 'source-encoding', `not valid ${encoding.toUpperCase()}`, { mend: 'save the file as UTF-8' });
  }
};
