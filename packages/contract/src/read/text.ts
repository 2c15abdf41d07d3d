import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { refusal } from '../problem.ts';
import { disk, type Files } from './files.ts';

/** Hears of a file, by its absolute path, when it is read; of `undefined` when it can't be. */
export type ReadObserver = (location: string, bytes: Uint8Array | undefined) => void;

const observers = new AsyncLocalStorage<ReadObserver>();

/** Does `work` while `observer` hears of every file that it reads descriptions from, or tries to. */
export const observeReads = <T>(observer: ReadObserver, work: () => T): T => observers.run(observer, work);

/** A text as it was read, and the bytes of its UTF-8, which a reader would make again, when the file holds them. */
export interface FileText {
  readonly text: string;
  readonly utf8?: Uint8Array;
}

/**
 * The text of the file at `location`, which messages call `file`: UTF-8, or UTF-16 by its byte order mark.
 * Throws `Refusal` for what cannot be opened, is no regular file, is too large or no text.
 */
export const readText = (location: string, file: string, files: Files = disk): string =>
  readFileText(location, file, files).text;

/** The same with its bytes. */
export const readFileText = (location: string, file: string, files: Files): FileText => {
  let bytes: Uint8Array | undefined;
  try {
    bytes = files.read(location, file);
  } finally {
    observers.getStore()?.(path.resolve(location), bytes);
  }
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding, file);
  return encoding === 'utf-8'
    ? { text, utf8: startsWith(bytes, utf8Mark) ? bytes.subarray(utf8Mark.length) : bytes }
    : { text };
};

const utf8Mark = [0xef, 0xbb, 0xbf];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** UTF-8, or UTF-16 when its byte order mark says so. */
const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8';
};

/** Without byte order mark, and never with bytes replaced. */
const decode = (bytes: Uint8Array, encoding: string, file: string): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refusal(file, 'source-encoding', `not valid ${encoding.toUpperCase()}`, { mend: 'save the file as UTF-8' });
  }
};
