import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { Refusal } from '@schemawright/contract';

const largest = 32 * 2 ** 20;

/**
 * The text of a saved page, UTF-8 or UTF-16 by its byte order mark; `file` names it in messages. Throws `Refusal` for what is no regular
 * file, too large or no text, and the error of the operating system for what cannot be opened.
 */
export const readPage = (location: string, file: string): string => {
  // Without O_NONBLOCK opening a named pipe waits for a writer.
  const descriptor = openSync(location, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw refusal(file, 'source-not-a-file', 'this is no regular file');
    if (stats.size > largest)
      throw refusal(file, 'source-too-large', `larger than ${largest} bytes, the limit for a page`);
    return decode(readFileSync(descriptor), file);
  } finally {
    closeSync(descriptor);
  }
};

const decode = (bytes: Buffer, file: string): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refusal(file, 'source-encoding', `not valid ${encoding.toUpperCase()}; save the page as UTF-8`);
  }
};

const refusal = (file: string, code: string, message: string): Refusal =>
  new Refusal([{ severity: 'error', code, message, pointer: '', place: { file, line: 1, column: 1 } }]);
