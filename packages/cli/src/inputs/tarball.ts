import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';

const limits = { inflated: 512 * 1024 * 1024, file: 128 * 1024 * 1024, members: 100_000 };

/** Why a package is not read. */
export class TarballFault extends Error {
  override readonly name = 'TarballFault';
}

/**
 * One file of a package, by its path below the one folder that packages have; nothing when it is not in there. The
 * rest is passed over, nothing is written, and no more is held than that file. Throws `TarballFault`, also for what npm
 * packs in no package: links, and paths that lead elsewhere.
 */
export const fileIn = async (tarball: Uint8Array, name: string): Promise<Uint8Array | undefined> => {
  let found: Buffer[] | undefined;
  let fault: Error | undefined;
  let members = 0;
  const parser = new Parser({
    strict: true,
    brotli: false,
    zstd: false,
    onReadEntry: (entry) => {
      members += 1;
      fault ??= members > limits.members ? tooLarge('the package', limits.members, 'files') : faultIn(entry);
      if (fault !== undefined || below(entry.path) !== name) return void entry.resume();
      if (found !== undefined) fault = new TarballFault(`the package holds ${name} twice`);
      if (entry.size > limits.file) fault = tooLarge(name, limits.file, 'bytes');
      if (fault !== undefined) return void entry.resume();
      const chunks: Buffer[] = [];
      found = chunks;
      entry.on('data', (chunk: Buffer) => void chunks.push(chunk));
    },
  });
  parser.on('error', () => void (fault ??= noArchive()));
  for await (const chunk of inflated(tarball)) {
    parser.write(chunk);
    if (fault !== undefined) throw fault;
  }
  parser.end();
  if (fault !== undefined) throw fault;
  return found === undefined ? undefined : Buffer.concat(found);
};

const noArchive = (): TarballFault => new TarballFault('the package is no tar archive');

/** RFC 1952, 2.3.1. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const tooLarge = (what: string, limit: number, of: string): TarballFault =>
  new TarballFault(`${what} holds more than ${limit} ${of}, the limit`);

const kinds: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile', 'Directory']);

/** The path below the one folder. */
const below = (member: string): string => path.posix.normalize(member).split('/').slice(1).join('/');

const faultIn = (entry: ReadEntry): TarballFault | undefined => {
  if (entry.path.startsWith('/') || entry.path.split(/[/\\]/u).includes('..'))
    return new TarballFault('the package holds a path that leads out of it');
  return kinds.has(entry.type)
    ? undefined
    : new TarballFault('the package holds what is neither file nor folder: a link, for one');
};

/** Piece by piece, so that what inflates without end is noticed before it fills the memory. */
async function* inflated(bytes: Uint8Array): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip();
  gunzip.end(bytes);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      // What is compressed twice the parser would inflate again, past this limit.
      if (size === 0 && isGzip(chunk)) throw noArchive();
      size += chunk.length;
      if (size > limits.inflated) throw tooLarge('the package', limits.inflated, 'bytes');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof TarballFault ? error : new TarballFault('the package is no gzip file');
  }
}
