import { gunzipSync } from 'node:zlib';
import { Parser } from 'tar';

const limits = { inflated: 512 * 1024 * 1024, file: 128 * 1024 * 1024 };

/** Why a package is not read. */
export class TarballFault extends Error {
  override readonly name = 'TarballFault';
}

/**
 * One file of a package, by its path below the one folder that packages have; nothing when it is not in there. The
 * rest is passed over, nothing is written. Throws `TarballFault`.
 */
export const fileIn = (tarball: Uint8Array, name: string): Uint8Array | undefined => {
  let found: Buffer[] | undefined;
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const isWanted = entry.type === 'File' && entry.path.split('/').slice(1).join('/') === name;
      if (!isWanted) return void entry.resume();
      if (entry.size > limits.file) throw new TarballFault(`${name} is larger than ${limits.file} bytes, the limit`);
      const chunks: Buffer[] = [];
      found = chunks;
      entry.on('data', (chunk: Buffer) => void chunks.push(chunk));
    },
  });
  let fault: Error | undefined;
  parser.on('error', (error: Error) => void (fault ??= error));
  parser.end(inflated(tarball));
  if (fault !== undefined)
    throw fault instanceof TarballFault ? fault : new TarballFault('the package is no tar archive');
  return found === undefined ? undefined : Buffer.concat(found);
};

const inflated = (bytes: Uint8Array): Buffer => {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.inflated });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new TarballFault(
      isLarge ? `the package inflates to more than ${limits.inflated} bytes` : 'the package is no gzip file',
    );
  }
};
