import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Limits } from './limits.ts';
import { refusal } from './refusal.ts';

const windowBytes = 2 ** 20;

/** Bytes that a compressed file may grow to, small as it may be. */
const uncheckedRatio = 16 * 2 ** 20;

/**
 * The bytes of a file as UTF-8, window by window, without a byte order mark; UTF-16 is told by its mark, gzip by its
 * magic bytes. Throws a `Refusal` for what is no readable regular file, no text of that encoding, or grows beyond
 * `inflatedBytes`.
 */
export async function* windowsOf(file: string, limits: Limits): AsyncGenerator<Buffer, void, undefined> {
  let recode: ((window?: Buffer) => Buffer) | undefined;
  let first = true;
  for await (const window of bytesOf(file, limits)) {
    const marked = first ? markOf(window) : undefined;
    first = false;
    if (marked !== undefined && marked.encoding !== 'utf-8') recode = fromUtf16(file, marked.encoding);
    const bytes = marked === undefined ? window : window.subarray(marked.bytes.length);
    yield recode === undefined ? bytes : recode(bytes);
  }
  if (recode !== undefined) yield recode();
}

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const markOf = (window: Buffer): (typeof marks)[number] | undefined =>
  marks.find(({ bytes }) => bytes.every((byte, index) => window[index] === byte));

/** Makes UTF-8 of windows, whose ends may be anywhere in a character; without a window, of what is left at the end. */
const fromUtf16 = (file: string, encoding: string): ((window?: Buffer) => Buffer) => {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (window) => {
    try {
      return Buffer.from(window === undefined ? decoder.decode() : decoder.decode(window, { stream: true }));
    } catch {
      const message = `not valid ${encoding.toUpperCase()}`;
      throw refusal(file, 'recording-encoding', message, 'save the recording as UTF-8');
    }
  };
};

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  ENAMETOOLONG: 'the name is too long',
};

const unreadable = (file: string, error: unknown): Error => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_'))
    return refusal(file, 'gzip-broken', 'the compressed data is broken', 'compress the recording again');
  const cause = Object.hasOwn(causes, code) ? causes[code] : `reading failed (${code || 'unknown cause'})`;
  return refusal(file, 'file-unreadable', String(cause), 'name a readable file');
};

async function* bytesOf(file: string, limits: Limits): AsyncGenerator<Buffer, void, undefined> {
  let size: number;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw refusal(file, 'file-unreadable', 'this is no regular file', 'name a file');
    size = stat.size;
  } catch (error) {
    throw error instanceof Error && error.name === 'Refusal' ? error : unreadable(file, error);
  }
  const raw = createReadStream(file, { highWaterMark: Math.min(windowBytes, size + 1) });
  let stream: Readable = raw;
  try {
    const gzip = await startsWithGzipMagic(raw);
    if (gzip) {
      const { createGunzip } = await import('node:zlib');
      const gunzip = createGunzip({ chunkSize: windowBytes });
      raw.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
      stream = gunzip;
    }
    let total = 0;
    for await (const window of stream) {
      total += window.length;
      if (gzip && total > limits.inflatedBytes)
        throw refusal(
          file,
          'inflated-too-large',
          `the compressed file grows beyond ${limits.inflatedBytes} bytes`,
          'raise the limit inflatedBytes, or split the recording',
        );
      if (gzip && total > uncheckedRatio && total > limits.inflatedRatio * size)
        throw refusal(
          file,
          'inflated-too-large',
          `the compressed file grows to more than ${limits.inflatedRatio} times its size`,
          'raise the limit inflatedRatio, or give the file without compression',
        );
      yield window as Buffer;
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'Refusal' ? error : unreadable(file, error);
  } finally {
    raw.destroy();
    stream.destroy();
  }
}

const startsWithGzipMagic = (stream: Readable): Promise<boolean> =>
  new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => resolve(false));
    stream.once('readable', () => {
      const window = stream.read() as Buffer | null;
      stream.off('error', reject);
      if (window === null) return resolve(false);
      stream.unshift(window);
      resolve(window[0] === 0x1f && window[1] === 0x8b);
    });
  });
